import { describe, expect, it } from 'vitest'
import { LunrIndexBuilder } from '../../src/search/lunr-backend.ts'
import { decodeTables, encodeTables } from '../../src/search/tables-file.ts'

async function sample() {
  const builder = new LunrIndexBuilder()
  await builder.add({ title: 'Ferry', text: 'The ferry left São Miguel.', days: ['2020-02-01', '2020-02-29'] })
  await builder.add({ title: 'Vote', text: 'The council voted.\n\nIt rained.' })
  return builder.tables()
}

describe('the search index as bytes', () => {
  it('comes back as it was', async () => {
    const tables = await sample()
    expect(decodeTables(encodeTables(tables))).toEqual(tables)
  })

  it('may be empty', () => {
    const tables = new LunrIndexBuilder().tables()
    expect(decodeTables(encodeTables(tables))).toEqual(tables)
  })

  it('is refused when any byte differs or is missing', async () => {
    const bytes = encodeTables(await sample())
    for (let length = 0; length < bytes.length; length += 5) {
      expect(() => decodeTables(bytes.subarray(0, length))).toThrow(/cut off|damaged/)
    }
    for (let place = 60; place < bytes.length; place += 7) {
      const altered = Buffer.from(bytes)
      altered[place] = (altered[place] ?? 0) ^ 4
      expect(() => decodeTables(altered)).toThrow('damaged')
    }
  })
})
