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
