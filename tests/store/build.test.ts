import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { queryTerms } from '../../src/search/query.ts'
import { type Built, buildStore } from '../../src/store/build.ts'
import { isFresh, openStore, type Store } from '../../src/store/open.ts'
import { TestCorpus, type Words } from './corpus.ts'

let corpus: TestCorpus
beforeEach(async () => {
  corpus = await TestCorpus.create({
    'a.txt': 'alpha: the ferry left Bergen',
    'b.txt': 'beta: the council voted\ngamma: rain fell',
    'c.txt': 'delta: a mayor spoke',
  })
})
afterEach(async () => {
  await corpus.delete()
})

async function build(changed = {}): Promise<Built> {
  corpus.analysed = []
  return buildStore(await corpus.options(changed))
}

async function withStore<T>(use: (store: Store<Words>) => Promise<T>): Promise<T> {
  const opened = await openStore(corpus.index, await corpus.options())
  if (!opened.ok) throw new Error(opened.reason)
  try {
    return await use(opened.store)
  } finally {
    await opened.store.close()
  }
}

async function idsFound(query: string): Promise<string[]> {
  return withStore(async (store) => {
    const found = await store.search.search(queryTerms(query), {}, 10)
    return Promise.all(found.map(async ({ article }) => (await store.record(article)).article.id))
  })
}

async function everything() {
  return withStore(async (store) => {
    const records = []
    for await (const record of store.records()) records.push(record)
    return { records, infos: await store.articles(), ids: await store.blob('ids') }
  })
}

describe('a first build', () => {
  it('keeps each article with what was made of it', async () => {
    expect(await build()).toMatchObject({ changed: true, articles: 4, analysed: 4, problems: [] })
    const { records, infos, ids } = await everything()
    expect(ids).toEqual(['alpha', 'beta', 'gamma', 'delta'])
    expect(infos.map(({ id }) => id)).toEqual(ids)
    expect(records[2]).toEqual({
      article: { id: 'gamma', file: 'b.txt', title: 'gamma', text: 'rain fell' },
      payload: { words: 2 },
    })
    expect(await idsFound('Bergen ferry')).toEqual(['alpha'])
    expect(await withStore((store) => store.numberOf('delta'))).toBe(3)
  })

  it('says by name what could not be read or analysed, and goes on', async () => {
    await corpus.write('b.txt', '!\nbeta: the council voted')
    await corpus.write('bad.txt', 'throw')
    const analyse = ({ id }: { id: string }): Words => {
      if (id === 'delta') throw new Error('no verbs')
      return { words: 0 }
    }
    expect(await build({ analyse })).toMatchObject({
      articles: 2,
      problems: [
        { file: 'b.txt', reason: 'this line is no article' },
        { file: 'bad.txt', reason: 'the disk is gone' },
        { file: 'c.txt', reason: 'could not be analysed: no verbs' },
      ],
    })
  })

  it('gives the second article of one id another id', async () => {
    await corpus.write('d.txt', 'alpha: another ferry')
    await build()
    expect((await everything()).ids).toEqual(['alpha', 'beta', 'gamma', 'delta', 'alpha-2'])
    await corpus.remove('a.txt')
    await build()
    expect((await everything()).ids).toEqual(['beta', 'gamma', 'delta', 'alpha'])
  })

  it('keeps an empty corpus', async () => {
    for (const file of ['a.txt', 'b.txt', 'c.txt']) await corpus.remove(file)
    expect(await build()).toMatchObject({ articles: 0 })
    expect(await idsFound('ferry')).toEqual([])
  })

  it('keeps the order where several articles are analysed at once', async () => {
    const analyse = async ({ id }: { id: string }): Promise<Words> => {
      for (let turn = 0; turn < (id === 'alpha' ? 20 : 1); turn++) await Promise.resolve()
      return { words: 1 }
    }
    await build({ analyse, concurrency: 4 })
    expect((await everything()).ids).toEqual(['alpha', 'beta', 'gamma', 'delta'])
  })
})

describe('a refresh', () => {
  let first: Built
  beforeEach(async () => {
    first = await build()
  })

  it('writes nothing when nothing changed', async () => {
    const before = await readdir(corpus.index)
    expect(await build()).toMatchObject({ changed: false, fingerprint: first.fingerprint, articles: 4 })
    expect(await readdir(corpus.index)).toEqual(before)
  })

  it('notes new times of the same content, and looks at it no more', async () => {
    await corpus.touch('a.txt')
    expect(await withStore(async (store) => isFresh(store, await corpus.sources()))).toBe(false)
    expect(await build()).toMatchObject({ changed: false })
    expect(corpus.analysed).toEqual([])
    expect(await withStore(async (store) => isFresh(store, await corpus.sources()))).toBe(true)
  })

  it.each<[string, () => Promise<void>, string[], string[]]>([
    [
      'a changed file',
      () => corpus.write('a.txt', 'alpha: the train left'),
      ['alpha'],
      ['alpha', 'beta', 'gamma', 'delta'],
    ],
    [
      'one changed article of a file',
      () => corpus.write('b.txt', 'beta: the council voted\ngamma: snow fell'),
      ['gamma'],
      ['alpha', 'beta', 'gamma', 'delta'],
    ],
    [
      'a new file',
      () => corpus.write('aa.txt', 'omega: the end'),
      ['omega'],
      ['alpha', 'omega', 'beta', 'gamma', 'delta'],
    ],
    ['a file that is gone', () => corpus.remove('b.txt'), [], ['alpha', 'delta']],
  ])('takes in %s', async (_, change, analysed, ids) => {
    await change()
    const built = await build()
    expect(built.changed).toBe(true)
    expect(built.fingerprint).not.toBe(first.fingerprint)
    expect(corpus.analysed).toEqual(analysed)
    const refreshed = await everything()
    expect(refreshed.ids).toEqual(ids)
    await build({ force: true })
    expect(await everything()).toEqual(refreshed)
  })

  it('tries again what could not be read, once it can be', async () => {
    const [file] = await corpus.sources()
    const lost = { file: 'lost.txt', path: join(corpus.folder, 'lost.txt'), size: 12, mtimeMs: 7 }
    const sources = file === undefined ? [lost] : [file, lost]
    expect((await build({ sources })).problems).toMatchObject([{ file: 'lost.txt' }])
    expect(await build({ sources })).toMatchObject({ changed: false, problems: [{ file: 'lost.txt' }] })
    await writeFile(lost.path, 'lost: and found')
    expect(await build({ sources })).toMatchObject({ changed: true, analysed: 1, problems: [] })
    expect((await everything()).ids).toEqual(['alpha', 'lost'])
  })

  it('searches what is there now', async () => {
    await corpus.write('a.txt', 'alpha: the train left')
    await corpus.remove('c.txt')
    await build()
    expect(await idsFound('ferry')).toEqual([])
    expect(await idsFound('train')).toEqual(['alpha'])
    expect(await idsFound('mayor')).toEqual([])
  })

  it('leaves one generation on disk', async () => {
    await corpus.write('a.txt', 'alpha: the train left')
    await build()
    expect((await readdir(corpus.index)).map((name) => name.replace(/-.*/, '')).sort()).toEqual(['built', 'current'])
  })

  it('leaves an opened index readable', async () => {
    const opened = await openStore(corpus.index, await corpus.options())
    if (!opened.ok) throw new Error(opened.reason)
    await corpus.write('a.txt', 'alpha: the train left')
    await build()
    expect((await opened.store.record(0)).article.text).toBe('the ferry left Bergen')
    expect(await opened.store.blob('ids')).toEqual(['alpha', 'beta', 'gamma', 'delta'])
    await opened.store.close()
  })

  it('reports its way', async () => {
    const seen: string[] = []
    await build({
      force: true,
      onProgress: ({ done, total, articles }: { done: number; total: number; articles: number }) =>
        seen.push(`${done}/${total} ${articles}`),
    })
    expect(seen).toEqual(['0/3 1', '1/3 2', '1/3 3', '2/3 4', '3/3 4'])
    expect((await stat(corpus.index)).isDirectory()).toBe(true)
  })
})
