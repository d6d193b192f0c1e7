import { describe, expect, it } from 'vitest'
import { expectedOverlap, type PlacedRow, sentenceShares } from '../../src/answer/ranking/expected-overlap.ts'

const row = (score: number, from: number, to: number, sentence = 0): PlacedRow => ({ score, sentence, from, to })
const rows: [what: string, rows: PlacedRow[], expected: number[]][] = [
  ['nothing', [], []],
  ['one alone is sure', [row(3, 0, 2)], [1]],
  ['two apart share the chance', [row(1, 0, 1), row(1, 5, 6)], [0.5, 0.5]],
  ['the same words twice', [row(1, 0, 2), row(1, 0, 2)], [1, 1]],
  ['one inside the other', [row(1, 0, 1), row(1, 0, 2)], [5 / 6, 5 / 6]],
  ['the same place in another sentence', [row(1, 0, 1), row(1, 0, 1, 1)], [0.5, 0.5]],
]

describe('expectedOverlap', () => {
  it.each(rows)('%s', (_, given, expected) => {
    const found = expectedOverlap(given)
    expect(found).toHaveLength(expected.length)
    expected.forEach((value, place) => {
      expect(found[place]).toBeCloseTo(value, 9)
    })
  })

  it('puts candidates that support each other before a stronger one that stands alone', () => {
    const [alone = 0, short = 0, long = 0] = expectedOverlap([row(1.1, 20, 21), row(1, 0, 2), row(1, 0, 3)])
    expect(Math.max(short, long)).toBeGreaterThan(alone)
  })
})

describe('sentenceShares', () => {
  it('add up to 1, each by its candidates', () => {
    const shares = sentenceShares([row(1, 0, 1), row(1, 3, 4), row(1, 0, 1, 1), row(1, 2, 3, 1)])
    expect([...shares]).toEqual([
      [0, 0.5],
      [1, 0.5],
    ])
  })

  it('let the sentence in which most candidates stand speak for its own', () => {
    const given = [row(2, 0, 1), row(1.9, 0, 1, 1), row(1.8, 5, 6, 1)]
    const [alone = 0, first = 0] = expectedOverlap(given, 0, 0)
    expect(alone).toBeGreaterThan(first)
    const [helped = 0, backed = 0] = expectedOverlap(given, 0, 1)
    expect(backed).toBeGreaterThan(helped)
  })
})
