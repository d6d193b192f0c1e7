import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Fact } from '../../../src/facts/index.ts'
import { latestOffices } from '../../../src/library/gathering/latest-offices.ts'
import { OfficeTableBuilder, officesIn } from '../../../src/library/offices.ts'
import { gathered, listed } from './gathered.ts'

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
        const table = new OfficeTableBuilder()
        for (const [number, facts] of articles.entries()) if (!gone.has(number)) table.add(officesIn(facts))
        const told = articles.map((facts) => ({ facts }))
        const found = await gathered(told, gone, (file) => listed(latestOffices(file)))
        expect(Object.fromEntries(found)).toEqual(table.finish())
        expect(found).toHaveLength(Object.keys(table.finish()).length)
      },
    ),
    { numRuns: 60 },
  )
})
