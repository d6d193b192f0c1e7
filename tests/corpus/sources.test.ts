import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listCorpus, listSources, type Read, readSource } from '../../src/corpus/index.ts'
import { InputError } from '../../src/errors.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-corpus-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function write(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(join(folder, file, '..'), { recursive: true })
  await writeFile(join(folder, file), content)
}

async function readAll(path: string): Promise<Read[]> {
  const read: Read[] = []
  const taken = new Set<string>()
  for (const source of await listSources(path)) for await (const one of readSource(source, taken)) read.push(one)
  return read
}

const article = 'Ferry sinks\n\nThe ferry sank in the bay.'

test('a folder gives its articles by name, without dot folders, the index and other files', async () => {
  for (const file of [
    'b.txt',
    'a/c.md',
    'a/c.txt',
    'README.md',
    '.git/x.txt',
    'index/y.txt',
    'picture.png',
    'lines.jsonl',
    'page.HTM',
  ]) {
    await write(file, article)
  }
  await symlink(join(folder, 'nowhere.txt'), join(folder, 'link.txt'))
  const sources = await listSources(folder)
  expect(sources.map(({ file, id, size }) => [file, id, size])).toEqual([
    ['README.md', 'README', article.length],
    ['a/c.md', 'a/c.md', article.length],
    ['a/c.txt', 'a/c.txt', article.length],
    ['b.txt', 'b', article.length],
    ['lines.jsonl', 'lines', article.length],
    ['page.HTM', 'page', article.length],
  ])
  expect(sources.every(({ absolute, mtimeMs }) => absolute.startsWith(folder) && mtimeMs > 0)).toBe(true)
})

test('one file is a corpus', async () => {
  await write('lines.jsonl', '{}')
  expect((await listSources(join(folder, 'lines.jsonl'))).map(({ file }) => file)).toEqual(['lines.jsonl'])
})

test.each([
  ['', /has no articles/],
  ['missing', /there is no folder or file/],
  ['picture.png', /is not a corpus/],
])('nothing to read at "%s"', async (path, message) => {
  if (path.endsWith('.png')) await write(path, 'x')
  const failure = await listSources(join(folder, path)).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(InputError)
  expect(failure).toMatchObject({ message: expect.stringMatching(message), next: expect.stringMatching(/\w{4}/) })
})

test('a line of JSON that cannot be read is told with its number; the rest goes on', async () => {
  const lines = [
    {
      id: '1',
      title: 'Ferry sinks',
      published: 'May 7, 2005',
      text: 'The ferry sank in the bay.',
      url: 'https://a.example/1',
      publisher: 'Bay News',
      author: 'Ida Moss',
    },
    '{"id": "2", ',
    '',
    { id: 3, text: 'Ferry raised\n\nThe ferry was raised from the bay.' },
    { id: '4', title: 'Empty', text: ' ' },
    { title: 'No id', text: 'Some text.' },
    { id: '1', title: 'Again', text: 'Some text.' },
    ['a list'],
  ]
  await write('lines.jsonl', lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\r\n'))
  const read = await readAll(join(folder, 'lines.jsonl'))
  expect(read.flatMap((one) => ('article' in one ? [one.article] : []))).toEqual([
    {
      id: '1',
      file: 'lines.jsonl',
      title: 'Ferry sinks',
      published: '2005-05-07',
      publisher: 'Bay News',
      author: 'Ida Moss',
      url: 'https://a.example/1',
      text: 'The ferry sank in the bay.',
    },
    { id: '3', file: 'lines.jsonl', title: 'Ferry raised', text: 'The ferry was raised from the bay.' },
  ])
  expect(read.flatMap((one) => ('reason' in one ? [[one.file, one.reason]] : []))).toEqual([
    ['lines.jsonl:2', expect.stringContaining('not JSON')],
    ['lines.jsonl:5', 'the line has no "text"'],
    ['lines.jsonl:6', 'the line has no "id"'],
    ['lines.jsonl:7', expect.stringContaining('"1" is taken')],
    ['lines.jsonl:8', 'the line is not a JSON object'],
  ])
})

test('an id stands once in a corpus', async () => {
  await write('a.jsonl', '{"id": "b", "title": "Ferry sinks", "text": "The ferry sank."}')
  await write('b.txt', article)
  expect(await readAll(folder)).toMatchObject([
    { article: { id: 'b' } },
    { file: 'b.txt', reason: expect.stringContaining('taken') },
  ])
})

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

test.each<[string, string | Uint8Array, RegExp | string]>([
  ['UTF-8 with its mark', `\uFEFF${article}`, 'The ferry sank in the bay.'],
  ['UTF-16', utf16(article), 'The ferry sank in the bay.'],
  ['UTF-16, big end first', utf16(article).swap16(), 'The ferry sank in the bay.'],
  [
    'windows-1252',
    Buffer.from('Caf\xe9 opens\n\nThe caf\xe9 opened in the bay. It\x92s small.', 'latin1'),
    'The café opened in the bay. It’s small.',
  ],
  ['old line ends', article.replaceAll('\n', '\r'), 'The ferry sank in the bay.'],
  ['an empty file', '', /empty/],
  ['white space alone', ' \n\t\n', /no text/],
  ['a binary file', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff]), /not text|binary/],
  ['damaged UTF-8', Buffer.from([0x54, 0x68, 0x65, 0x20, 0xc3, 0x28, 0xff, 0xfe, 0xe2, 0x82]), /UTF-8/],
  ['a title alone', 'Ferry sinks', /no article text/],
])('%s', async (_, content, expected) => {
  await write('ferry.txt', content)
  const [read] = await readAll(folder)
  if (typeof expected === 'string') expect(read).toMatchObject({ article: { text: expected } })
  else expect(read).toMatchObject({ file: 'ferry.txt', reason: expect.stringMatching(expected) })
})

test('a document has the address that it was fetched from, where it says none of its own', async () => {
  const front = '---\ntitle: Fair\nurl: https://club.example/fair\n---\n\nThe fair was held in the bay.'
  await write('minutes.txt', article)
  await write('fair.md', front)
  await write('own.txt', article)
  const pages = {
    'https://club.example/minutes.txt': { file: 'minutes.txt', hash: '1' },
    'https://club.example/copy.txt': { file: 'minutes.txt', hash: '1' },
    'https://club.example/fair?from=mail': { file: 'fair.md', hash: '1' },
    'https://club.example/gone': { file: 'gone.txt', hash: '1' },
  }
  await write('.dateline.json', JSON.stringify({ pages, feeds: {} }))
  const urls = (await readAll(folder)).map((one) => 'article' in one && [one.article.id, one.article.url])
  expect(urls).toEqual([
    ['fair', 'https://club.example/fair'],
    ['minutes', 'https://club.example/minutes.txt'],
    ['own', undefined],
  ])
})

test.each(['{', '[]', '{"pages": {"https://a.example/": 1}}'])(
  'notes that are damaged (%s) are named, and articles are read',
  async (notes) => {
    await write('ferry.txt', article)
    await write('.dateline.json', notes)
    const { sources, skipped } = await listCorpus(folder)
    expect(sources.map(({ file }) => file)).toEqual(['ferry.txt'])
    expect(skipped).toEqual([{ file: '.dateline.json', reason: expect.stringMatching(/damaged.*mend it/) }])
  },
)

test('a file that went away is a problem, not a failure', async () => {
  await write('ferry.txt', article)
  await write('lines.jsonl', '{}')
  const sources = await listSources(folder)
  await rm(join(folder, 'ferry.txt'))
  await rm(join(folder, 'lines.jsonl'))
  const read: Read[] = []
  for (const source of sources) for await (const one of readSource(source)) read.push(one)
  expect(read).toMatchObject([
    { file: 'ferry.txt', reason: expect.stringContaining('could not be read') },
    { file: 'lines.jsonl', reason: expect.stringContaining('could not be read') },
  ])
})
