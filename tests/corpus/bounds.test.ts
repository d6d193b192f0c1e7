import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bounded, longestArticle, longestDocument, withoutInlineFiles } from '../../src/corpus/bounds.ts'
import { listSources, parseArticle, type Read, readSource } from '../../src/corpus/index.ts'
import { partsOf } from '../../src/corpus/markdown-parts.ts'

async function readFileOf(file: string, content: string): Promise<Read[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-bounds-'))
  try {
    await writeFile(join(folder, file), content)
    const read: Read[] = []
    for (const source of await listSources(folder)) for await (const one of readSource(source)) read.push(one)
    return read
  } finally {
    await rm(folder, { recursive: true })
  }
}

const paragraphs = (characters: number): string => {
  const rows: string[] = []
  for (let length = 0; length < characters; length += (rows.at(-1)?.length ?? 0) + 2) {
    const net = `Warden Ida Marl mended net number ${rows.length} at the quay of Quellport, and the crew went home.`
    rows.push(Array.from({ length: 8 }, () => net).join(' '))
  }
  return rows.join('\n\n')
}

test.each<[why: string, text: string, perLine: number | undefined, kept: string]>([
  ['a short text is whole', 'a\nb', undefined, 'a\nb'],
  ['a text of just the length is whole', 'a'.repeat(longestArticle), undefined, 'a'.repeat(longestArticle)],
  [
    'a long text ends with a line',
    `first\n${'b '.repeat(1000)}\n${'c '.repeat(1000)}`,
    0.7 * longestArticle,
    'first\n',
  ],
  [
    'a long line ends with a word',
    'net '.repeat(longestArticle),
    undefined,
    `${'net '.repeat(longestArticle / 4 - 1)}net`,
  ],
  ['a long word ends anywhere', 'n'.repeat(longestArticle * 2), undefined, 'n'.repeat(longestArticle)],
])('%s', (_, text, perLine, kept) => {
  const { text: found, share } = bounded(text, perLine === undefined ? undefined : ({ length }) => length + perLine)
  expect(found === kept || found.trimEnd() === kept.trimEnd()).toBe(true)
  expect(share).toBeCloseTo(found.length / text.length, 3)
})

const asPage = (text: string): string =>
  `<html><body>${text
    .split('\n\n')
    .map((row) => `<p>${row}</p>`)
    .join('\n')}</body></html>`

test.each(['long.txt', 'long.md', 'long.html'])(
  '%s: what is longer than an article may be is read as several, and nothing is lost',
  async (file) => {
    const text = paragraphs(longestArticle * 1.2)
    const read = await readFileOf(file, file.endsWith('html') ? asPage(text) : text)
    const articles = read.map((one) => ('article' in one ? one.article : undefined))
    expect(articles.map((one) => [one?.id, one?.title])).toEqual([
      ['long', 'Long'],
      ['long/part-2', 'Long (part 2)'],
    ])
    for (const one of articles) expect(one?.text.length).toBeLessThanOrEqual(longestArticle)
    expect(articles.map((one) => one?.text).join('\n\n')).toBe(text)
  },
  60_000,
)

test.each(['endless.txt', 'endless.html'])(
  '%s: what a file may hold is read, and the rest is named',
  async (file) => {
    const text = paragraphs(longestDocument * 1.2)
    const read = await readFileOf(file, file.endsWith('html') ? asPage(text) : text)
    const articles = read.flatMap((one) => ('article' in one ? [one.article] : []))
    const length = articles.reduce((sum, one) => sum + one.text.length, 0)
    expect(length).toBeGreaterThan(longestDocument * 0.9)
    expect(length).toBeLessThanOrEqual(longestDocument)
    expect(read.slice(articles.length)).toEqual([
      {
        file: `${file}: part-${articles.length}`,
        reason: expect.stringMatching(/^all after its first \d\d % is left out.*split it$/),
      },
    ])
  },
  60_000,
)

test('a line of .jsonl that is too long is several articles, and what is left out is named by its number', async () => {
  const line = (id: string, text: string) => JSON.stringify({ id, title: 'Nets', text })
  const read = await readFileOf(
    'nets.jsonl',
    [
      line('a', paragraphs(longestArticle * 1.2)),
      line('b', 'Ida Marl mended the nets of Quellport.'),
      line('c', paragraphs(longestDocument * 1.1)),
    ].join('\n'),
  )
  expect(read.map((one) => ('article' in one ? `${one.article.id}: ${one.article.title}` : one.file))).toEqual([
    'a: Nets',
    'a/part-2: Nets (part 2)',
    'b: Nets',
    'c: Nets',
    'c/part-2: Nets (part 2)',
    'c/part-3: Nets (part 3)',
    'c/part-4: Nets (part 4)',
    'c/part-5: Nets (part 5)',
    'nets.jsonl:3',
  ])
})

test('an article that fits is whole and no line is said of it', async () => {
  expect(await readFileOf('whole.md', paragraphs(20_000))).toHaveLength(1)
})

test('a picture that is written into a file takes no room in it', () => {
  const picture = `![nets](data:image/png;base64,${'iVBORw0KGgo'.repeat(60_000)})`
  const { text } = parseArticle('a.md', `# Nets\n\n${picture}\n\nIda Marl mended the nets of Quellport.`)
  expect(text).toBe('Ida Marl mended the nets of Quellport.')
  expect(withoutInlineFiles('A short data:image/png;base64,abc= stays')).toBe(
    'A short data:image/png;base64,abc= stays',
  )
})

test('long front matter is read line by line, and the text behind it is read', () => {
  const fields = Array.from({ length: 5000 }, (_, row) => `net${row}: "mesh ${row}"`).join('\n')
  const { title, published, text } = parseArticle(
    'a.md',
    `---\ntitle: Nets\ndate: 2021-05-03\n${fields}\n---\n\nIda Marl mended the nets of Quellport.`,
  )
  expect({ title, published, text }).toEqual({
    title: 'Nets',
    published: '2021-05-03',
    text: 'Ida Marl mended the nets of Quellport.',
  })
})

test('a long file is parsed in parts, and reads as if it were whole', () => {
  const chapter = (number: number): string =>
    [
      `## Chapter ${number}`,
      `Ida Marl mended net ${number} at [the quay][quay], and *all* went home[^${number}].`,
      '- a net of twine that she had mended in the week before',
      '- a rope that the crew of the lightship had asked for\n\n  and a second paragraph on the rope, which was long',
      '```\nIda Marl sold code.\n\n# no heading\n- no item\n```',
      '<!-- Ida Marl sold a comment.\n\n- no item of it\n\n-->',
      `[^${number}]: Ida Marl sold a note.`,
    ].join('\n\n')
  const chapters = Array.from({ length: 180 }, (_, number) => chapter(number))
  const content = `# Nets\n\n${chapters.join('\n\n')}\n\n[quay]: https://quay.example/\n`
  expect(partsOf(content).length).toBeGreaterThan(1)
  const { title, text } = parseArticle('a.md', content)
  expect(title).toBe('Nets')
  expect(text.match(/at the quay, and all went home\./g)).toHaveLength(180)
  expect(text.match(/a second paragraph on the rope/g)?.length).toBeGreaterThan(0)
  expect(text).not.toMatch(/sold|no item|no heading|[[\]`*]/)
}, 60_000)

test('what is nested deeper than any text is read as plain text, and what is nested little is not', () => {
  expect(partsOf(`${'- '.repeat(5000)}nets`).every(({ plain }) => plain)).toBe(true)
  expect(partsOf(`${'> 1. '.repeat(5000)}nets`).every(({ plain }) => plain)).toBe(true)
  expect(partsOf('> - 1. nets\n> - 2. ropes').every(({ plain }) => plain)).toBe(false)
})
