import { expect, test } from 'vitest'
import { parseArticle } from '../../src/corpus/index.ts'

const text = `<p>Chair Ann Lee opened the new net loft at Port Vale on Monday, after three years of work that cost the town six million crowns.</p>
<p>The loft holds the nets of forty boats, and visitors may see how they are mended, every day but Sunday, until the end of the season.</p>
<p>Pilot Bob Cole said that the old loft would be sold before the spring tides, and that its beams would go to the school of boat builders.</p>`
const teaser =
  '<h3>Also in the news</h3><ul><li><a href="/b">Fares rise</a> <time datetime="2024-08-02">2 August 2024</time></li></ul>'

const page = (head: string, body: string): string =>
  `<!doctype html><html><head><title>Net loft opens</title>${head}</head><body>${body}</body></html>`
const article = (under: string, after = ''): string =>
  page('', `<main><article><h1>Net loft opens</h1>${under}${text}${after}</article></main>`)
const ld = (content: string): string =>
  page(`<script type="application/ld+json">${content}</script>`, `<article><h1>Net loft opens</h1>${text}</article>`)

test.each<[string, string, string | undefined]>([
  [
    'a mark before its teasers',
    page(
      '',
      `<aside>${teaser}</aside><main><h1>Net loft opens</h1><span itemprop="datePublished" content="2021-05-05">5 May</span>${text}</main>`,
    ),
    '2021-05-05',
  ],
  [
    'two times on one line',
    article(
      '<p><time datetime="2021-05-09">Updated 9 May 2021</time> · <time datetime="2021-05-05">First published 5 May 2021</time></p>',
    ),
    '2021-05-05',
  ],
  [
    'two times on one line, with words before them',
    article(
      '<p>Published: <time datetime="2021-05-05">5 May 2021</time>, modified: <time datetime="2021-05-09">9 May 2021</time></p>',
    ),
    '2021-05-05',
  ],
  [
    'two dates in one block',
    article('<div><span>Last updated: 14 May 2021</span><span>First published: 5 May 2021</span></div>'),
    '2021-05-05',
  ],
  [
    'two dates with a line break',
    article('<div>Updated 4:15 PM EST, Sat May 8, 2021<br>Published 6:30 AM EST, Wed May 5, 2021</div>'),
    '2021-05-05',
  ],
  [
    'a day behind words that only hold for a while',
    article('<span class="date" title="Wednesday, 5 May 2021 06:30">3 days ago</span>'),
    '2021-05-05',
  ],
  ['words that only hold for a while, alone', article('<p class="date">3 days ago</p>'), undefined],
  [
    'a mark of another kind',
    article('<abbr class="published" title="2021-05-05T06:30:00+0000">yesterday</abbr>'),
    '2021-05-05',
  ],
  [
    'a date that is not set, for machines',
    page(
      '<meta property="article:published_time" content="1970-01-01T00:00:00Z">',
      `<article><h1>Net loft opens</h1><p>By Ann Lee, 5 May 2021</p>${text}</article>`,
    ),
    '2021-05-05',
  ],
  ['seconds since 1970', ld('{"@type":"NewsArticle","datePublished":1620196200000}'), '2021-05-05'],
  [
    'a mark on a time',
    article('<p>By Ann Lee, <time itemprop="datePublished" datetime="2021-05-05T23:30:00-08:00">yesterday</time></p>'),
    '2021-05-05',
  ],
  [
    'a mark of a visitor’s comment',
    article(
      '<p>5 May 2021</p>',
      '<div class="comments"><div itemprop="comment"><time itemprop="datePublished" datetime="2022-01-01">1 January</time></div></div>',
    ),
    '2021-05-05',
  ],
  [
    'a line under the headline, an event in the text',
    article('<p>5 May 2021</p>', '<p>The next open day is on <time datetime="2021-07-10">10 July 2021</time>.</p>'),
    '2021-05-05',
  ],
  [
    'a line under the headline, teasers in the article',
    article('<span class="date">May 5, 2021</span>', `<div class="related">${teaser}</div>`),
    '2021-05-05',
  ],
  [
    'a label and the time of an event, both under the headline',
    article('<p>Event: <time datetime="2021-07-10">10 July</time></p><p>Published on 5 May 2021</p>'),
    '2021-05-05',
  ],
  [
    'published and updated',
    article(
      '<p>Updated <time datetime="2021-06-01">1 June 2021</time></p><p>Published <time datetime="2021-05-05">5 May</time></p>',
    ),
    '2021-05-05',
  ],
  ['a byline', article('<div class="by">By Ann Lee | May 5, 2021</div>', teaser), '2021-05-05'],
  ['a time under the headline', article('<time datetime="2021-05-05">Wednesday</time>', teaser), '2021-05-05'],
  [
    'a time above the headline of its article',
    page(
      '',
      `<nav>${teaser}</nav><article><header><p class="kicker">Port</p><h1>Net loft opens</h1><div><time datetime="2021-05-05">Wednesday</time></div></header>${text}</article>`,
    ),
    '2021-05-05',
  ],
  [
    'a label at the end',
    article('', '<footer><p>First published: <time datetime="2021-05-05">5 May</time></p></footer>'),
    '2021-05-05',
  ],
  [
    'cards of other articles',
    page(
      '',
      `<article><h1>Net loft opens</h1><p>Posted May 5, 2021</p>${text}</article><article><h2>Fares rise</h2><time datetime="2024-08-02">2 August</time></article>`,
    ),
    '2021-05-05',
  ],
  ['nothing but teasers', page('', `<main><h1>Net loft opens</h1>${text}</main><aside>${teaser}</aside>`), undefined],
  [
    'nothing but an event',
    article('', '<p>The next open day is on <time datetime="2021-07-10">10 July 2021</time>.</p>'),
    undefined,
  ],
  [
    'the address',
    page(
      '<link rel="canonical" href="https://vale.example/2021/05/05/loft/">',
      `<article><h1>Net loft opens</h1>${text}</article>`,
    ),
    '2021-05-05',
  ],
  [
    'numbers in an address',
    page(
      '<link rel="canonical" href="https://vale.example/2021/55/05/loft/">',
      `<article><h1>Net loft opens</h1>${text}</article>`,
    ),
    undefined,
  ],
  ['JSON-LD', ld('{"@type":"NewsArticle","datePublished":"2021-05-05T23:30:00-08:00"}'), '2021-05-05'],
  ['JSON-LD in CDATA', ld('//<![CDATA[\n{"@type":"NewsArticle","datePublished":"2021-05-05"}\n//]]>'), '2021-05-05'],
  [
    'JSON-LD in CDATA in a comment',
    ld('/*<![CDATA[*/{"@type":"BlogPosting","datePublished":"2021-05-05"}/*]]>*/'),
    '2021-05-05',
  ],
  ['JSON-LD in a page’s comment', ld('<!--\n{"@type":"NewsArticle","datePublished":"2021-05-05"}\n-->'), '2021-05-05'],
  ['JSON-LD with commas too many', ld('[{"@type":["NewsArticle",],"datePublished":"2021-05-05",},]'), '2021-05-05'],
  [
    'JSON-LD with comments',
    ld('{"@type":"NewsArticle", // kind\n /* day */ "datePublished":"2021-05-05","url":"https://vale.example/a"};'),
    '2021-05-05',
  ],
  [
    'JSON-LD with a line end in a text',
    ld('{"@type":"NewsArticle","description":"Net\nloft","datePublished":"2021-05-05"}'),
    '2021-05-05',
  ],
  [
    'JSON-LD of several articles',
    ld(
      '[{"@type":"NewsArticle","headline":"Fares rise","datePublished":"2024-08-02"},{"@type":"NewsArticle","headline":"Net loft opens","datePublished":"2021-05-05"}]',
    ),
    '2021-05-05',
  ],
  ['JSON-LD of something else', ld('{"@type":"Event","name":"Open day","datePublished":"2021-07-10"}'), undefined],
])('%s', (_, content, published) => {
  const read = parseArticle('loft.html', content)
  expect(read.published).toBe(published)
  expect(read.text).toContain('Chair Ann Lee opened')
  expect(read.text).toContain('Pilot Bob Cole said')
})
