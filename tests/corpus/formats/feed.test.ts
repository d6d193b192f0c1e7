import { expect, test } from 'vitest'
import { askFiles, readFiles, readMutated } from './reading.ts'

const rss = `<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Bay &amp; Harbour News</title><link>https://bay.example/</link>
<item><title>Lock &amp;amp; weir &lt;b&gt;open&lt;/b&gt;</title><link>https://bay.example/lock</link><dc:creator>Ida Moss</dc:creator>
<pubDate>Tue, 03 May 2022 23:30:00 -0500</pubDate><description>In short.</description>
<content:encoded><![CDATA[<p>Keeper Bo Ray opened the <i>new</i> lock at Tern Bay on Monday.</p><script>alert(1)</script><ul><li>It is 12 metres long.</li></ul>]]></content:encoded></item>
<item><title>Ferry stops</title><author>ann@bay.example (Ann Lee)</author><guid>https://bay.example/ferry</guid>
<pubDate>2 May 2022</pubDate><description>Fish &amp;amp; chips are sold out.

The ferry stops in June.</description></item>
</channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Weir log</title>
<entry><title type="html">Weir &lt;em&gt;mended&lt;/em&gt;</title><link rel="self" href="https://weir.example/a.xml"/><link href="https://weir.example/a"/>
<updated>2021-02-05T10:00:00Z</updated><published>2021-02-03T10:00:00+02:00</published><author><name>Ann Lee</name></author><author><name>Bo Ray</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2>Boards</h2><p>Two boards &amp; a rail were <b>new</b>.</p></div></content></entry>
</feed>`

const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://old.example/"><title>Old News</title></channel>
<item rdf:about="https://old.example/1"><title>Mill sold</title><link>https://old.example/1</link><description>The mill was sold to Ann Lee.</description><dc:date>2003-07-01</dc:date></item>
</rdf:RDF>`

const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Loft notes',
  items: [
    {
      id: '1',
      url: 'https://loft.example/1',
      title: 'Loft opened',
      content_html: '<p>Ann Lee opened the loft.</p>',
      date_published: '2020-01-02T03:04:05Z',
      authors: [{ name: 'Ann Lee' }, { name: 'Bo Ray' }],
    },
    { id: '2', content_text: 'The loft is closed & dark.\n\nIt opens in May.' },
  ],
})

test.each<[string, string, object[]]>([
  [
    'bay.rss',
    rss,
    [
      {
        id: 'bay/2022-05-03-lock-weir-open',
        title: 'Lock & weir open',
        published: '2022-05-03',
        publisher: 'Bay & Harbour News',
        author: 'Ida Moss',
        url: 'https://bay.example/lock',
        text: 'Keeper Bo Ray opened the new lock at Tern Bay on Monday.\n\nIt is 12 metres long.',
      },
      {
        title: 'Ferry stops',
        published: '2022-05-02',
        author: 'Ann Lee',
        url: 'https://bay.example/ferry',
        text: 'Fish & chips are sold out.\n\nThe ferry stops in June.',
      },
    ],
  ],
  [
    'weir.atom',
    atom,
    [
      {
        title: 'Weir mended',
        published: '2021-02-03',
        publisher: 'Weir log',
        author: 'Ann Lee, Bo Ray',
        url: 'https://weir.example/a',
        text: 'Boards\n\nTwo boards & a rail were new.',
      },
    ],
  ],
  [
    'old.xml',
    rdf,
    [{ title: 'Mill sold', published: '2003-07-01', publisher: 'Old News', text: 'The mill was sold to Ann Lee.' }],
  ],
  [
    'loft.json',
    json,
    [
      {
        title: 'Loft opened',
        published: '2020-01-02',
        author: 'Ann Lee, Bo Ray',
        url: 'https://loft.example/1',
        text: 'Ann Lee opened the loft.',
      },
      { text: 'The loft is closed & dark.\n\nIt opens in May.' },
    ],
  ],
])('%s: an entry is an article', async (file, content, expected) => {
  const { articles, problems } = await readFiles({ [file]: content })
  expect(articles).toMatchObject(expected)
  expect(problems).toEqual([])
})

test.each<[string, string | Uint8Array]>([
  ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(rdf.replace('Mill', 'Café'), 'utf16le')])],
  [
    'declared latin-1',
    Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${rdf.replace('Mill', 'Caf\u00e9')}`, 'latin1'),
  ],
  ['an HTML name', rdf.replace('Mill', 'Café')],
])('a feed in %s', async (_, content) => {
  expect((await readFiles({ 'feed.xml': content })).articles).toMatchObject([{ title: 'Café sold' }])
})

test('a feed is known by its root, whatever its name', async () => {
  expect((await readFiles({ 'feed.txt': atom })).articles).toMatchObject([{ title: 'Weir mended' }])
})

test.each<[string, string, string, number, RegExp]>([
  ['a feed that breaks off keeps what is whole', 'a.rss', rss.slice(0, rss.indexOf('Ferry') + 3), 1, /breaks off/],
  ['no entries', 'a.rss', '<rss><channel><title>Bay</title></channel></rss>', 0, /no entries/],
  ['broken JSON', 'a.json', json.slice(0, -9), 0, /not JSON/],
  ['XML of another kind', 'a.xml', '<svg><text>Bay</text></svg>', 0, /not of the format/],
  [
    'an entry without text',
    'a.rss',
    '<rss><channel><item><title>Bay</title></item></channel></rss>',
    0,
    /no article text/,
  ],
])('%s', async (_, file, content, count, reason) => {
  const { articles, problems } = await readFiles({ [file]: content })
  expect(articles).toHaveLength(count)
  expect(problems).toMatchObject([{ reason: expect.stringMatching(reason) }])
})

test('entities of a document type are not expanded, and elements in elements are not followed far', async () => {
  const laughs = `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>`
  const deep = '<p>'.repeat(20_000)
  const content = `<rss><channel><item><title>Bay</title><description>The lock &b; &x; opened.</description></item><item><description>${deep}in</description></item></channel></rss>`
  const { articles } = await readFiles({ 'a.rss': laughs + content })
  expect(articles).toMatchObject([{ text: 'The lock &b; &x; opened.' }])
})

test('a changed feed is read or told', async () => {
  await readMutated('bay.rss', rss)
  await readMutated('loft.json', json)
})

test('a question is answered from a feed', async () => {
  const answer = await askFiles({ 'bay.rss': rss }, 'Who opened the new lock at Tern Bay?')
  expect(answer).toMatchObject({
    status: 'answered',
    answer: expect.stringContaining('Bo Ray'),
    citations: [{ title: 'Lock & weir open', published: '2022-05-03', url: 'https://bay.example/lock' }],
  })
})
