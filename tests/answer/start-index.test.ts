import fc from 'fast-check'
import { expect, it } from 'vitest'
import { StartIndex } from '../../src/names/start-index.ts'

const word = fc.stringMatching(/^[abé]{1,4}$/)

it('finds what looking through all beginnings finds, also when asked again', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(word, { maxLength: 3 }), { maxLength: 12 }),
      fc.array(word, { minLength: 1, maxLength: 4 }),
      async (entries, prefixes) => {
        const index = await StartIndex.of(entries.length, (entry) => entries[entry] ?? [])
        for (const prefix of [...prefixes, ...prefixes]) {
          const plain = entries.flatMap((starts, i) => (starts.some((start) => start.startsWith(prefix)) ? [i] : []))
          expect(index.find(prefix)).toEqual(plain)
        }
      },
    ),
  )
})
