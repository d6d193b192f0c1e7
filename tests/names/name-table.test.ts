import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keysOf } from '../../src/names/name-key.ts'
import type { NameSource } from '../../src/names/name-source.ts'
import { nearestWords } from '../../src/names/name-source.ts'
import type { NameKind } from '../../src/types.ts'
import { namesIn } from './names-in.ts'

type Row = readonly [name: string, kind: NameKind, articles: readonly number[], aliases?: readonly string[]]

const rows: readonly Row[] = [
  ['Ann Lee', 'person', [0, 1, 2, 3], ['Lee']],
  ['Anna Leeds', 'person', [1, 4]],
  ['Times', 'organisation', [0, 5]],
  ['Times Square', 'place', [2]],
  ['Orrin Bridge', 'place', [0, 1], ['the Bridge']],
  ['Min’er Chen', 'person', [5]],
]
const published = ['2014', '2016-03', '', '2015-05-04', '2016-03', '2020']

const tableOf = (all: readonly Row[]): Promise<NameSource> =>
  namesIn(
    published.map((date, article) => ({
      published: date,
      names: {
        names: all
          .filter(([, , articles]) => articles.includes(article))
          .map(([name, kind, , aliases = []]) => ({ name, kind, aliases, count: 1 })),
        common: article === 0 ? ['bridge'] : [],
      },
    })),
  )

const table = await tableOf(rows)
const names = (entries: readonly { readonly name: string }[]): string[] => entries.map(({ name }) => name)
const persons: ReadonlySet<NameKind> = new Set(['person'])
const any: ReadonlySet<NameKind> = new Set(['person', 'organisation', 'place'])

describe('a name is found', () => {
  it.each([
    ['annlee', ['Ann Lee']],
    ['lee', ['Ann Lee']],
    ['ann', ['Ann Lee']],
    ['leeds', ['Anna Leeds']],
    ['miner', ['Min’er Chen']],
    ['bridge', ['Orrin Bridge']],
    ['nobody', []],
  ])('by its key %s', async (key, expected) => {
    expect((await table.find([key], 5)).map(names)).toEqual([expected])
  })

  it.each([
    ['Piet van den Hoek', ['pietvandenhoek', 'hoek', 'piet', 'vandenhoek']],
    ['Sami al-Hadid', ['samialhadid', 'hadid', 'sami', 'alhadid']],
    ['Joe Fox Jr.', ['joefoxjr', 'fox', 'joe']],
  ])('a person by the keys of %s', (name, keys) => {
    expect(keysOf({ name, kind: 'person', aliases: [] })).toEqual(keys)
  })

  it('by many keys at once, in their order', async () => {
    expect((await table.find(['times', 'nobody', 'annlee'], 1)).map(names)).toEqual([['Times'], [], ['Ann Lee']])
  })
})

describe('completions', () => {
  it.each([
    ['an', persons, ['Ann Lee', 'Anna Leeds']],
    ['lee', persons, ['Ann Lee', 'Anna Leeds']],
    ['', persons, ['Ann Lee', 'Anna Leeds', 'Min’er Chen']],
    ['timess', any, ['Times Square']],
    ['squ', any, ['Times Square']],
    ['zz', any, []],
  ] as const)('of "%s" have the most reported first', async (typed, kinds, expected) => {
    expect(names(await table.complete([typed], kinds, 10))).toEqual(expected)
  })

  it('are no more than wanted', async () => {
    expect(names(await table.complete([''], any, 2))).toEqual(['Ann Lee', 'Anna Leeds'])
  })
})

describe('of a name one learns', () => {
  it('which longer ones begin with it', async () => {
    expect(await table.longer('times', 10)).toEqual(['times square'])
    expect(await table.longer('times square', 10)).toEqual([])
  })

  it('its articles, the newest first', async () => {
    const [found = []] = await table.find(['annlee'], 1)
    expect(await table.articlesOf(found, 10)).toEqual([1, 3, 0, 2])
    expect(await table.articlesOf(found, 2)).toEqual([1, 3])
    expect(await table.articlesOf(found, 10, [0, 4, 3])).toEqual([3, 0])
  })

  it('whether it is a common word, and what is near to it', async () => {
    expect(await table.common(['bridge', 'lee'])).toEqual(new Set(['bridge']))
    expect(await table.known(['orrin', 'oryn'])).toEqual(new Set(['orrin']))
    expect(await table.nearest('oryin', 2)).toEqual(['orrin'])
    expect(names(await table.withWord('lee', 3))).toEqual(['Ann Lee'])
  })
})

describe('a table of any names', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{1,6}$/)
  const name = fc.tuple(word, word).map((parts) => parts.join(' '))

  it('finds each by all its keys and completes each by each beginning', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { minLength: 1, maxLength: 8 }), fc.nat(5), async (given, length) => {
        const made = await tableOf(given.map((each): Row => [each, 'person', [0]]))
        for (const each of given) {
          for (const key of keysOf({ name: each, kind: 'person', aliases: [] })) {
            const [found = []] = await made.find([key], 100)
            expect(names(found)).toContain(each)
          }
          const typed = each
            .toLowerCase()
            .slice(0, length + 1)
            .replace(' ', '')
          expect(names(await made.complete([typed], persons, 100))).toContain(each)
        }
      }),
      { numRuns: 20 },
    )
  })
})

describe('nearest words', () => {
  it.each([
    ['norof', ['norov', 'moroff'], ['norov']],
    ['lee', ['lea'], []],
    ['chongching', ['chongqing', 'chongming'], ['chongming', 'chongqing']],
    ['xorov', ['norov'], []],
  ])('of %s among %j are %j', (word, known, expected) => {
    expect(nearestWords(word, known, 5)).toEqual(expected)
  })
})
