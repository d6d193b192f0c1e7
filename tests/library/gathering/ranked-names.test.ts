import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonKeys } from '../../../src/library/gathering/common-keys.ts'
import { rankedNames } from '../../../src/library/gathering/ranked-names.ts'
import { NameTableBuilder } from '../../../src/names/name-table.ts'
import type { NameKind } from '../../../src/types.ts'
import { gathered, listed, type Told } from './gathered.ts'

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

/** What the table in memory says of the articles that are left. */
function inMemory(articles: readonly Told[], gone: ReadonlySet<number>) {
  const builder = new NameTableBuilder()
  for (const [number, { names }] of articles.entries()) if (names && !gone.has(number)) builder.add(number, names)
  const { entries, common } = builder.finish()
  return { names: entries.map((entry) => ({ ...entry, articles: entry.articles.length })), common: [...common].sort() }
}

describe('names gathered in a file', () => {
  it('are those of the table in memory, in its order, with its common words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(told, { maxLength: 12 }), fc.uniqueArray(fc.nat(11)), async (articles, removed) => {
        const gone = new Set(removed)
        const found = await gathered(articles, gone, async (file) => ({
          names: await listed(rankedNames(file)),
          common: (await listed(commonKeys(file))).sort(),
        }))
        expect(found).toEqual(inMemory(articles, gone))
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
