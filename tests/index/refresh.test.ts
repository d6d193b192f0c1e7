import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildIndex, type IndexSummary, type Library, openLibrary } from '../../src/library.ts'

const texts: Readonly<Record<string, string>> = {
  bridge:
    'title: Orrin Bridge opened\ndate: 2015-05-04\n\nThe Orrin Bridge was opened by Mayor Ann Lee in Harwick on 3 May 2015. About 900 people came.',
  club: 'title: History of a club\ndate: 2016-06-12\n\nThe Harwick Rowing Club was founded in 1922, according to Joe Fox, secretary of the Harwick Rowing Club.',
  ferry:
    'title: Ferry to Dunmore\ndate: 2017-02-01\n\nTom Hale, director of the Harwick Ferry Company, met Ann Lee in Dunmore on 30 January 2017.',
}

let folder: string
let corpus: string
let clock = 1_600_000_000
const before = process.env.DATELINE_CACHE

async function put(name: string, text: string): Promise<void> {
  clock += 10
  await writeFile(join(corpus, `${name}.txt`), text)
  await utimes(join(corpus, `${name}.txt`), clock, clock)
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'refresh-'))
  corpus = join(folder, 'articles')
  await mkdir(corpus)
  process.env.DATELINE_CACHE = join(folder, 'cache')
  for (const [name, text] of Object.entries(texts)) await put(name, text)
})

afterEach(async () => {
  if (before === undefined) delete process.env.DATELINE_CACHE
  else process.env.DATELINE_CACHE = before
  await rm(folder, { recursive: true, force: true })
})

async function opened<T>(search: string, use: (library: Library) => Promise<T>): Promise<T> {
  const library = await openLibrary({ corpus, search })
  try {
    return await use(library)
  } finally {
    await library.close()
  }
}

describe('a limit of what is read', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      JSON.stringify({
        id: `g${at}`,
        title: `Gala ${at}`,
        text: `The gala of Harwick no. ${at} was opened by Joe Fox.`,
      }),
    )
  const rows = (count: number) => writeFile(join(corpus, 'gala.jsonl'), lines(count).join('\n'))

  it('leaves out what would be more, tells of which file, and reads it when there is room again', async () => {
    await rows(10)
    const problem = {
      file: 'gala.jsonl',
      reason: 'more of it is left out, as all articles together would have more than 0.0007 million characters',
    }
    const mostText = 700
    const summary = await buildIndex({ corpus, search: 'sqlite', mostText })
    expect(summary).toMatchObject({ articles: 11, problems: [problem] })
    // The same again where nothing has changed, and no less for what is there already.
    await put('late', 'title: Late\n\nThe mayor of Harwick, who was in a hurry on that day, came late to it.')
    expect(await buildIndex({ corpus, search: 'sqlite', mostText })).toMatchObject({ articles: 11 })
    await rm(join(corpus, 'ferry.txt'))
    await rm(join(corpus, 'club.txt'))
    const after = await buildIndex({ corpus, search: 'sqlite', mostText })
    expect(after).toMatchObject({ articles: 12, problems: [] })
    await opened('sqlite', async (library) => expect(library.size).toBe(12))
  })
})

/** All that two engines must agree on. */
const picture = async (library: Library) => ({
  size: library.size,
  sources: await library.sources(),
  who: await library.who('Ann Lee'),
  founded: await library.ask('When was the Harwick Rowing Club founded?'),
  met: await library.ask('Whom did Tom Hale meet?'),
  timeline: await library.timeline(''),
  names: await library.suggest('h', new Set(['name']), 25),
  titles: await library.suggest('', new Set(['article']), 25),
  similar: await library.similarNames('Jo Fax', 3),
})

/** What is changed, how, how many articles are read anew, and which files are named. */
const changes: readonly (readonly [string, () => Promise<void>, number, Partial<IndexSummary['files']>])[] = [
  [
    'an article is added',
    () => put('fair', 'title: Fair\ndate: 2018-04-02\n\nHarwick Fair was opened by Joe Fox on 1 April 2018.'),
    1,
    { added: ['fair.txt'] },
  ],
  [
    'an article is changed',
    () => put('club', (texts.club ?? '').replace('1922', '1921')),
    1,
    { changed: ['club.txt'] },
  ],
  ['an article is removed', () => rm(join(corpus, 'ferry.txt')), 0, { removed: ['ferry.txt'] }],
  ['a file is only touched', () => put('club', texts.club ?? ''), 0, {}],
  [
    'all is changed',
    async () => {
      await rm(join(corpus, 'bridge.txt'))
      await put('ferry', 'title: No ferry\ndate: 2019-01-01\n\nTom Hale said that the ferry had stopped.')
      await put('a', 'title: Weather\n\nIt rained in Dunmore on 2 March 2019.')
    },
    2,
    { added: ['a.txt'], changed: ['ferry.txt'], removed: ['bridge.txt'] },
  ],
]

describe.each(['lunr', 'sqlite'])('%s', (search) => {
  it.each(changes)('reads only what is new when %s', async (_, change, read, named) => {
    await buildIndex({ corpus, search })
    const version = await opened(search, async (library) => library.version)
    await change()
    const { changed, files } = await buildIndex({ corpus, search })
    expect(changed).toBe(read)
    expect(files).toEqual({ added: [], changed: [], removed: [], ...named })
    const after = await opened(search, async (library) => library.version)
    if (read > 0) expect(after).not.toBe(version)
    expect((await buildIndex({ corpus, search })).changed).toBe(0)
  })
})

describe('a refreshed index', () => {
  it.each(changes)('answers as one that was built at once, after %s', async (_, change) => {
    await buildIndex({ corpus })
    await change()
    const refreshed = await opened('sqlite', picture)
    process.env.DATELINE_CACHE = join(folder, 'anew')
    const fresh = await opened('sqlite', picture)
    const byValue = (a: { value: string }, b: { value: string }) => a.value.localeCompare(b.value)
    // Articles keep the place in which they came, so those that are completed may stand in another order.
    expect({ ...refreshed, titles: refreshed.titles.toSorted(byValue) }).toEqual({
      ...fresh,
      titles: fresh.titles.toSorted(byValue),
    })
  })

  it('goes on answering while a newer one takes its place, and leaves nothing beside it', async () => {
    await opened('sqlite', async (library) => {
      await put('club', (texts.club ?? '').replace('1922', '1921'))
      await buildIndex({ corpus, search: 'sqlite' })
      expect(await library.ask('When was the Harwick Rowing Club founded?')).toMatchObject({ answer: '1922' })
    })
    expect(await opened('sqlite', (library) => library.ask('When was the Harwick Rowing Club founded?'))).toMatchObject(
      {
        answer: '1921',
      },
    )
    const [index = ''] = await readdir(join(folder, 'cache'))
    expect(await readdir(join(folder, 'cache', index))).toEqual(['corpus.db'])
  })

  it('has the address that a document was fetched from, as soon as that is noted, changed and removed', async () => {
    const question = 'When was the Harwick Rowing Club founded?'
    const note = (address: string) =>
      writeFile(
        join(corpus, '.dateline.json'),
        JSON.stringify({ pages: { [address]: { file: 'club.txt', hash: '' } } }),
      )
    const steps: readonly (readonly [() => Promise<unknown>, string | undefined])[] = [
      [async () => {}, undefined],
      [() => note('https://club.example/a.txt'), 'https://club.example/a.txt'],
      [() => note('https://club.example/b.txt'), 'https://club.example/b.txt'],
      [() => rm(join(corpus, '.dateline.json')), undefined],
    ]
    for (const [change, url] of steps) {
      await change()
      const answer = await opened('sqlite', (library) => library.ask(question))
      expect(answer.status === 'answered' && answer.citations[0].url).toBe(url)
    }
    await note('https://club.example/a.txt')
    expect(await buildIndex({ corpus, search: 'sqlite' })).toMatchObject({
      changed: 1,
      files: { changed: ['club.txt'] },
    })
    expect(await buildIndex({ corpus, search: 'sqlite' })).toMatchObject({ changed: 0, files: { changed: [] } })
  })

  it('stays right where much has been replaced', async () => {
    await buildIndex({ corpus, search: 'sqlite' })
    for (const year of [1901, 1902, 1903, 1904, 1905]) {
      await put('club', (texts.club ?? '').replace('1922', String(year)))
      expect((await buildIndex({ corpus, search: 'sqlite' })).changed).toBe(1)
      const answer = await opened('sqlite', (library) => library.ask('When was the Harwick Rowing Club founded?'))
      expect(answer).toMatchObject({ answer: String(year) })
    }
    expect(await opened('sqlite', (library) => library.sources())).toHaveLength(3)
  })

  it('is built again where it is damaged', async () => {
    const { folder: file } = await buildIndex({ corpus, search: 'sqlite' })
    await writeFile(file, 'no database')
    expect(await opened('sqlite', async (library) => library.size)).toBe(3)
  })
})
