import { expect, test } from 'vitest'
import { parseArticle } from '../../src/corpus/index.ts'

const head = `<title>Library reopens after flood | Dale Courier</title>
<meta property="og:site_name" content="Dale Courier"><link rel="canonical" href="https://courier.example/library">`
const body = `<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
<main><article><h1>Library reopens after flood</h1><p class="byline">By Ida Moss</p>
<figure><img src="x.jpg"><figcaption>The library at dawn. Photo: Jo Hill</figcaption></figure>
<p>The town library reopened on Monday, eight months after a flood ruined its ground floor.</p>
<p>Mayor Ed Lorne cut the ribbon. "We lost 9,000 books," he said, "but <a href="/a">volunteers</a> replaced most of them."</p>
<h2>What is new</h2><p>The building now has a flood wall &amp; a lift, of which the county paid half the cost.</p>
<ul><li>Opening hours: 9 to 5</li><li>Closed on Sundays</li></ul></article></main>
<aside><h3>Most read</h3><ul><li><a href="/1">Fair cancelled</a></li></ul></aside>
<footer><p>© 2022 Dale Courier. All rights reserved.</p><p>We use cookies to improve your experience on our website.</p></footer>`

const text = [
  'The town library reopened on Monday, eight months after a flood ruined its ground floor.',
  'Mayor Ed Lorne cut the ribbon. "We lost 9,000 books," he said, "but volunteers replaced most of them."',
  'What is new',
  'The building now has a flood wall & a lift, of which the county paid half the cost.',
  'Opening hours: 9 to 5',
  'Closed on Sundays',
].join('\n\n')

const jsonLd = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

test.each([
  [
    'JSON-LD',
    jsonLd({
      '@graph': [
        { '@type': 'Organization', name: 'Dale Courier' },
        {
          '@type': 'NewsArticle',
          headline: 'Library reopens after flood',
          datePublished: '2022-05-17T09:00:00+01:00',
          author: [{ name: 'Ida Moss' }],
        },
      ],
    }),
  ],
  [
    'OpenGraph',
    '<meta property="article:published_time" content="2022-05-17T08:00:00Z"><meta name="author" content="Ida Moss">',
  ],
  ['meta tags', '<meta name="DC.date.issued" content="17 May 2022"><meta name="author" content="Ida Moss">'],
  [
    'damaged JSON-LD',
    '<script type="application/ld+json">{"headline": </script><meta name="date" content="2022-05-17">',
  ],
])('metadata from %s', (_, extra) => {
  expect(
    parseArticle('library.html', `<!doctype html><html><head>${head}${extra}</head><body>${body}</body></html>`),
  ).toEqual({
    id: 'library',
    file: 'library.html',
    title: 'Library reopens after flood',
    published: '2022-05-17',
    publisher: 'Dale Courier',
    author: 'Ida Moss',
    url: 'https://courier.example/library',
    text,
    sections: [{ label: 'What is new', start: text.indexOf('What is new') }],
  })
})

test('a date in a time element; a page that is no more than paragraphs', () => {
  const article = parseArticle(
    'a.htm',
    '<h1>Ice hall burns</h1><time datetime="2005-05-07">Saturday</time><p>The ice hall burned down.<br><br>Nobody was hurt.</p>',
  )
  expect(article.title).toBe('Ice hall burns')
  expect(article.published).toBe('2005-05-07')
  expect(article.text).toBe('The ice hall burned down.\n\nNobody was hurt.')
})

const loft = `<h1>Net loft opens</h1><p>5 May 2021</p>
<p>Chair Ann Lee opened the new net loft at Port Vale on Monday, after three years of work that cost the town six million crowns.</p>
<p>The loft holds the nets of forty boats, and visitors may see how they are mended, every day but Sunday, until the end of the season.</p>`
const consent =
  '<h2>We value you</h2><p>This site and its partners keep data on your device, such as which pages you open and for how long you stay on each of them, to show what you like.</p>'

test.each([
  [
    'a dialog beside it',
    `<main aria-hidden="true"><article>${loft}</article></main><div role="dialog">${consent}</div>`,
  ],
  ['a dialog element', `<div id="root" aria-hidden="true"><div>${loft}</div></div><dialog open>${consent}</dialog>`],
  [
    'a script that shows the page late',
    `<div style="visibility: hidden; color: red"><article hidden>${loft}</article></div><div aria-modal="true">${consent}</div>`,
  ],
])('an article hidden by %s is read', (_, body) => {
  const article = parseArticle(
    'loft.html',
    `<html><head><title>Net loft opens</title></head><body>${body}</body></html>`,
  )
  expect(article.published).toBe('2021-05-05')
  expect(article.text.split('\n\n')).toEqual([
    expect.stringMatching(/^Chair Ann Lee/),
    expect.stringMatching(/^The loft holds/),
  ])
})

const inPage = (matter: string): string =>
  parseArticle(
    'loft.html',
    `<html><head><title>Net loft opens</title></head><body><article>${loft}${matter}</article></body></html>`,
  )
    .text.split('\n\n')
    .slice(2)
    .join('\n\n')

test.each([
  [
    'a table with headings',
    '<table><caption>The boats</caption><tr><th>Boat</th><th>Built</th></tr><tr><td>Ibis</td><td>1990</td></tr><tr><td>Tern</td><td><b>1991</b> (rebuilt)</td></tr></table>',
    'The boats\n\nBoat: Ibis; Built: 1990.\n\nBoat: Tern; Built: 1991 (rebuilt).',
  ],
  [
    'an infobox',
    '<table class="infobox"><tr><th colspan="2">Port Vale</th></tr><tr><th>Mayor</th><td>Ann Lee</td></tr><tr><th>Twin towns:</th><td>Selby<br>Hull</td></tr></table>',
    'Port Vale\n\nMayor: Ann Lee.\n\nTwin towns: Selby, Hull.',
  ],
  [
    'two columns without headings',
    '<table><tr><td>Mayor</td><td>Ann Lee</td></tr><tr><td>People</td><td>9,100</td></tr></table>',
    'Mayor: Ann Lee.\n\nPeople: 9,100.',
  ],
  [
    'a cell over two rows',
    '<table><tr><th>Year</th><th>Boat</th></tr><tr><td rowspan="2">1990</td><td>Ibis</td></tr><tr><td>Tern</td></tr></table>',
    'Year: 1990; Boat: Ibis.\n\nYear: 1990; Boat: Tern.',
  ],
  [
    'a list of terms',
    '<dl><dt>Mayor</dt><dd>Ann Lee</dd><dt>Twin towns</dt><dd>Selby</dd><dd>Hull</dd></dl>',
    'Mayor: Ann Lee.\n\nTwin towns: Selby, Hull.',
  ],
  [
    'a table that lays out the page',
    `<table><tr><td><p>${'The nets are mended by hand, as they were a century ago. '.repeat(4)}</p><p>${'Nobody may smoke near them at any time of the day. '.repeat(3)}</p></td><td>Aside</td></tr></table>`,
    `${'The nets are mended by hand, as they were a century ago. '.repeat(4).trim()}\n\n${'Nobody may smoke near them at any time of the day. '.repeat(3).trim()}\n\nAside`,
  ],
  [
    'hidden signs',
    '<p>The nets are kept off Port\u200bland, in a ware&shy;house of wood.</p>',
    'The nets are kept off Portland, in a warehouse of wood.',
  ],
])('%s', (_, matter, text) => {
  expect(inPage(matter)).toBe(text)
})
