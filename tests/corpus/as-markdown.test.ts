import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asMarkdown, blocksAsMarkdown, fileOf } from '../../src/corpus/as-markdown.ts'
import { inUtf8 } from '../../src/corpus/decode.ts'
import type { Block } from '../../src/corpus/lines.ts'
import { readMarkdown } from '../../src/corpus/markdown.ts'
import { parseArticle } from '../../src/corpus/read.ts'
import { campaign } from '../campaign.ts'

const source = 'https://news.example/bridge'

async function written(name: string, content: string, origin: { url?: string; source: string } = { source }) {
  const articles = []
  for await (const each of asMarkdown(fileOf(name, Buffer.from(content)), origin)) articles.push(each)
  return articles
}

/** A heading is of the second level where nothing else is known. */
const leveled = (block: Block): Block => (block.role === 'heading' ? { level: 2, ...block } : block)

describe('blocks as Markdown', () => {
  test.each<[string, Block['role'], string]>([
    ['Mayor Ann Lee opened the bridge.', 'plain', 'Mayor Ann Lee opened the bridge.\n'],
    ['Costs', 'heading', '## Costs\n'],
    ['Three million euros.', 'item', '- Three million euros.\n'],
    ['# not a heading', 'plain', '\\# not a heading\n'],
    ['2019. That was the year.', 'plain', '2019\\. That was the year.\n'],
    ['a_b and *c* and ~~d~~', 'plain', 'a_b and \\*c\\* and \\~\\~d\\~\\~\n'],
  ])('%s (%s)', (text, role, markdown) => {
    expect(blocksAsMarkdown([{ text, role }])).toBe(markdown)
    expect(readMarkdown(markdown).blocks).toEqual([leveled({ text, role })])
  })

  test('are read again as the same blocks, whatever their letters', () => {
    const word = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('Ann', 'opened', 'the', 'bridge.', '3 May', '“We', 'won”', 'é', '桥') },
      fc.constantFrom(
        '#',
        '-',
        '1.',
        '>',
        '*',
        '_a_',
        '**b',
        '`c`',
        '~~',
        '<b>',
        '&amp;',
        '|',
        '---',
        '[x]',
        '](',
        '!',
        '%%',
        '{%',
        '{{<',
        '\\',
        '$',
        '@',
        ':',
        '+',
        '=',
        'www.example.org',
        'https://example.org/a_b',
      ),
    )
    const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
    const text = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))
    const block = fc.record({ text, role: fc.constantFrom<Block['role']>('plain', 'item', 'heading') })
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        expect(readMarkdown(blocksAsMarkdown(blocks)).blocks).toEqual(blocks.map(leveled))
      }),
      { numRuns: campaign(60, 20_000) },
    )
  })
})

const page = `<html><head><title>Bridge opens | The Tide</title>
<meta property="og:site_name" content="The Tide"><meta property="article:published_time" content="2024-05-03T10:00:00Z">
</head><body><nav><a href="/">Home</a></nav><article><h1>Bridge opens: at last</h1>
<p>Mayor Carla Reyes opened the harbour bridge on Thursday. She said that it had cost 3 million euros, &amp; more.</p>
<h2>What it cost</h2><ul><li>Steel: two million euros.</li><li>Labour: one million euros.</li></ul>
<table><tr><th>Ship</th><th>Built</th></tr><tr><td>Ibis</td><td>1990</td></tr><tr><td>Heron</td><td>1995</td></tr></table>
<p>The bridge has been planned since 1998, and about nine hundred people came to see it.</p></article></body></html>`

const rss = `<rss version="2.0"><channel><title>The Tide</title>
<item><title>Bridge opens</title><link>https://news.example/bridge</link><pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Mayor Carla Reyes opened the harbour bridge on Thursday.&lt;/p&gt;</description></item>
<item><title>Ferry stops</title><pubDate>Sat, 04 May 2024 10:00:00 GMT</pubDate>
<description>The ferry to Dunmore has stopped: "for good", said Tom Hale.</description></item></channel></rss>`

describe('an article as a file', () => {
  test('of a page has its front matter, and is read as the page is', async () => {
    const [article] = await written('page.html', page, { url: `${source}?page=1`, source })
    if (article === undefined || 'reason' in article) throw new Error('the page is not read')
    expect(article.name).toBe('2024-05-03-bridge-opens-at-last')
    expect(article.content).toMatch(
      /^---\ntitle: .*Bridge opens.*\ndate: 2024-05-03\npublisher: The Tide\nurl: https:\/\/news\.example\/bridge\?page=1\nsource: https:\/\/news\.example\/bridge\n---\n\n/,
    )
    expect(parseArticle('page.md', article.content, 'page')).toEqual({ ...article.article, file: 'page.md' })
    expect(article.article.text).toContain('Ship: Ibis; Built: 1990.')
    expect(article.article).toMatchObject({ url: `${source}?page=1`, published: '2024-05-03' })
  })

  test('of a feed is one an entry', async () => {
    const entries = await written('feed.xml', rss)
    expect(entries).toMatchObject([
      { name: '2024-05-03-bridge-opens', address: 'https://news.example/bridge' },
      { name: '2024-05-04-ferry-stops' },
    ])
    for (const entry of entries) {
      if ('reason' in entry) throw new Error(entry.reason)
      const { article, content } = entry
      expect(parseArticle('page.md', content, article.id)).toEqual({ ...article, file: 'page.md' })
    }
  })

  test('of a page without words is said', async () => {
    expect(await written('page.txt', '\u0000\u0001')).toEqual([{ reason: 'the file is binary, not text' }])
  })
})

test.each([
  ['what the server says', 'iso-8859-2', Buffer.from([0xb3, 0xf3, 0x64, 0xbc]), 'łódź'],
  [
    'what the page says',
    undefined,
    Buffer.from('<meta charset="shift_jis">\x8b\xb4', 'latin1'),
    '<meta charset="shift_jis">橋',
  ],
  ['nothing that is known', 'klingon', Buffer.from('bridge'), 'bridge'],
  ['UTF-8', 'utf-8', Buffer.from('Łódź'), 'Łódź'],
])('letters by %s', (_, declared, bytes, text) => {
  expect(Buffer.from(inUtf8(bytes, declared)).toString()).toBe(text)
})
