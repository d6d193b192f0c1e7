import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binColumn } from '../../bench/train/bins.ts'

describe('binColumn', () => {
  const rows: [what: string, values: number[], bounds: number[], bins: number[]][] = [
    ['one value', [3, 3, 3], [], [0, 0, 0]],
    ['a bin for each of few values', [2, 0, 1, 0], [0.5, 1.5], [2, 0, 1, 0]],
    ['the shortest bound between two', [0.12, 0.19], [0.15], [0, 1]],
    ['NaN last', [Number.NaN, 1, 2], [1.5, 2], [2, 0, 1]],
    ['only NaN', [Number.NaN, Number.NaN], [], [0, 0]],
  ]
  it.each(rows)('%s', (_, values, bounds, bins) => {
    const binned = binColumn(Float32Array.from(values))
    expect(binned.bounds.map((bound) => Number(bound.toPrecision(6)))).toEqual(bounds)
    expect([...binned.bins]).toEqual(bins)
  })

  it('cuts a crowd of values into bins of about equal size', () => {
    const { bins, bounds } = binColumn(
      Float32Array.from({ length: 1000 }, (_, row) => row),
      10,
    )
    expect(bounds).toHaveLength(9)
    const counts = Array.from({ length: 10 }, (_, bin) => bins.filter((other) => other === bin).length)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2)
  })

  it('parts values by bounds exactly as by bins', () => {
    const value = fc.oneof(fc.float({ noDefaultInfinity: true }), fc.integer({ min: -5, max: 5 }))
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 2, max: 255 }),
        (values, limit) => {
          const column = Float32Array.from(values)
          const { bins, bounds } = binColumn(column, limit)
          expect(bounds.length).toBeLessThanOrEqual(limit)
          bounds.forEach((bound, cut) => {
            column.forEach((number, row) => {
              expect(number <= bound).toBe((bins[row] ?? 0) <= cut)
            })
          })
        },
      ),
      { numRuns: 60 },
    )
  })
})
