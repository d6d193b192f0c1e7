import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../../src/facts/index.ts'
import {
  ArticleReports,
  commonKeys,
  gatheringSchema,
  latestOffices,
  newestNumbers,
  rankedNames,
} from '../../src/index/gathering.ts'
import type { Payload } from '../../src/index/stored-article.ts'
import { SqliteFile } from '../../src/search/database.ts'
import type { ArticleInfo, NameKind } from '../../src/types.ts'
import { namesOf, newestFirst, officesOf } from './in-memory.ts'

/** Does some work with an SQLite file of these tables, in memory. */
async function withTables<T>(schema: string, work: (file: SqliteFile) => T | Promise<T>): Promise<T> {
  const file = SqliteFile.write(':memory:')
  try {
    file.exec(schema)
    return await work(file)
  } finally {
    file.close()
  }
}

/** What one article tells; its number is its place in the list. */
interface Told {
  readonly published?: string
  readonly names?: Payload['names']
  readonly facts?: Payload['facts']
}

/** Gathers articles in a file, some of which are taken out again, and reads what comes of it. */
const gathered = <T>(
  articles: readonly Told[],
  gone: ReadonlySet<number>,
  read: (file: SqliteFile) => Promise<T>,
): Promise<T> =>
  withTables(gatheringSchema, (file) => {
    const reports = new ArticleReports(file)
    const payloads = articles.map(
      ({ names = { names: [], common: [] }, facts = [] }): Pick<Payload, 'facts' | 'names'> => ({ facts, names }),
    )
    for (const [number, payload] of payloads.entries()) reports.add(number, articles[number]?.published ?? '', payload)
    reports.finish()
    for (const [number, payload] of payloads.entries())
      if (gone.has(number)) reports.remove(number, articles[number]?.published ?? '', payload)
    return read(file)
  })

async function listed<T>(values: Iterable<T> | AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const value of values) all.push(value)
  return all
}

const kinds: readonly NameKind[] = ['person', 'organisation', 'place', 'other']
/** Few of them, so that forms share keys; some that UTF-8 sorts otherwise than JavaScript does. */
const forms = ['Ann Lee', 'ann lee', 'AnnLee', 'Lee', 'Ａnn', '𝔄nn Lee', 'ﬁre', 'Fire', 'X', 'The Lee', 'Öst', 'Ost']

const name = fc.record({
  name: fc.constantFrom(...forms),
  kind: fc.constantFrom(...kinds),
  aliases: fc.array(fc.constantFrom('Lee', 'Annie', 'Ms Lee', 'L'), { maxLength: 3 }),
  count: fc.nat(3),
})
const told = fc.record({
  published: fc.constantFrom('', '2014', '2016-03', '2015-05-04'),
  names: fc.record({
    names: fc.array(name, { maxLength: 6 }),
    common: fc.uniqueArray(fc.constantFrom('lee', 'fire', 'ost', 'x', 'rain'), { maxLength: 3 }),
  }),
})

describe('names gathered in a file', () => {
  it('are those of the table in memory, in its order, with its common words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(told, { maxLength: 12 }), fc.uniqueArray(fc.nat(11)), async (articles, removed) => {
        const gone = new Set(removed)
        const found = await gathered(articles, gone, async (file) => ({
          names: await listed(rankedNames(file)),
          common: (await listed(commonKeys(file))).sort(),
        }))
        const left = [...articles.entries()].filter(([number]) => !gone.has(number))
        expect(found).toEqual(namesOf(left.map(([number, { names }]) => [number, names] as const)))
      }),
      { numRuns: 60 },
    )
  })

  it('stand in the order of JavaScript, which is not that of UTF-8', async () => {
    const names = ['ﬁre', '𐐀rin', 'Zoe'].map((form) => ({ name: form, kind: 'place', aliases: [], count: 1 }) as const)
    const found = await gathered([{ names: { names, common: [] } }], new Set(), (file) => listed(rankedNames(file)))
    expect(found.map((entry) => entry.name)).toEqual(['Zoe', '𐐀rin', 'ﬁre'])
  })

  it('count each mention where an article has the same name twice', async () => {
    const twice = (form: string, count: number) => ({ name: form, kind: 'person', aliases: [], count }) as const
    const names = [twice('Ann Lee', 2), twice('ann lee', 3), twice('Ann Lee', 2)]
    const found = await gathered([{ names: { names, common: [] } }], new Set(), (file) => listed(rankedNames(file)))
    expect(found).toEqual([{ name: 'Ann Lee', kind: 'person', aliases: ['ann lee'], articles: 1 }])
  })

  it('can be read again, also where a reader stopped early', async () => {
    const names = forms.map((form) => ({ name: form, kind: 'place', aliases: [], count: 1 }) as const)
    await gathered([{ names: { names, common: [] } }], new Set(), async (file) => {
      for await (const first of rankedNames(file)) {
        expect(first.name).toBe('Ann Lee')
        break
      }
      expect(await listed(rankedNames(file))).toEqual(await listed(rankedNames(file)))
    })
  })
})

const dates = ['2014', '2016-03', '2016-03-01', '2015-05-04', '2015/2016', '../1999', 'XXXX-05', 'XXXX-05-03', '201X']
const titles = ['Rain', 'rain', 'Räin', 'Ship', 'Ångström', 'a', 'B', 'Ship 10', 'Ship 9', '']

const info = fc
  .record({
    id: fc.uuid(),
    file: fc.constant('a.txt'),
    title: fc.constantFrom(...titles),
    published: fc.option(fc.constantFrom(...dates), { nil: undefined }),
  })
  .map(({ published, ...rest }): ArticleInfo => (published === undefined ? rest : { ...rest, published }))

const inFile = (infos: readonly ArticleInfo[]): Promise<ArticleInfo[]> =>
  withTables('create table article (number integer primary key, published text, info text)', (file) => {
    for (const [number, each] of infos.entries())
      file.run('insert into article values (?, ?, ?)', [number, each.published ?? '', JSON.stringify(each)])
    return [...newestNumbers(file)].flatMap((number) => infos[number] ?? [])
  })

it('articles in a file stand in the order of those in memory', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(info, { maxLength: 30 }), async (infos) => {
      expect(await inFile(infos)).toEqual([...infos].sort(newestFirst))
    }),
    { numRuns: 60 },
  )
})

const office = fc
  .record({
    who: fc.constantFrom('Ann Lee', 'ann lee', 'Joe Fox', 'Öst'),
    title: fc.constantFrom('mayor', 'director'),
    of: fc.option(fc.constantFrom('Harwick', 'Dunmore'), { nil: undefined }),
    asOf: fc.option(fc.constantFrom('2014', '2016-03', '2016-03-02', 'XXXX-05'), { nil: undefined }),
    former: fc.boolean(),
  })
  .map(({ who, title, of, asOf, former }): Fact => {
    const known = { ...(of === undefined ? {} : { of }), ...(asOf === undefined ? {} : { asOf }) }
    const phrase = of === undefined ? title : `${title} of\n ${of}`
    return { kind: 'office', sentence: 0, who, title, phrase, former, ...known, evidence: [{ start: 0, end: 1 }] }
  })

it('offices gathered in a file are those of the table in memory', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(office, { maxLength: 4 }), { maxLength: 8 }),
      fc.uniqueArray(fc.nat(7)),
      async (articles, removed) => {
        const gone = new Set(removed)
        const left = officesOf(articles.filter((_, number) => !gone.has(number)).flat())
        const told = articles.map((facts) => ({ facts }))
        const found = await gathered(told, gone, (file) => listed(latestOffices(file)))
        expect(Object.fromEntries(found)).toEqual(left)
        expect(found).toHaveLength(Object.keys(left).length)
      },
    ),
    { numRuns: 60 },
  )
})
