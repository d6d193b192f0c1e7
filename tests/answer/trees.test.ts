import { describe, expect, it } from 'vitest'
import { scoreRows } from '../../src/answer/ranking/score-rows.ts'
import { readModel, scoreTrees, type TreeFile } from '../../src/answer/ranking/trees.ts'

const provenance = { command: 'npm run train', data: 'made up', questions: 2, rows: 4, seed: 1, options: { leaves: 3 } }
const file: TreeFile = {
  features: ['overlap', 'distance'],
  bias: 0.5,
  trees: [
    { feature: [0, 1], threshold: [0.5, 3], left: [-1, -2], right: [1, -3], value: [-1, 2, 0.25] },
    { feature: [], threshold: [], left: [], right: [], value: [0.125] },
  ],
  provenance,
}

describe('scoreTrees', () => {
  const rows: [what: string, row: number[], score: number][] = [
    ['goes left below the threshold', [0.2, 9], 0.5 - 1 + 0.125],
    ['goes left at the threshold', [0.5, 9], 0.5 - 1 + 0.125],
    ['goes on to the next node above it', [0.6, 3], 0.5 + 2 + 0.125],
    ['reaches the last leaf', [0.6, 3.5], 0.5 + 0.25 + 0.125],
    ['takes NaN to the right', [Number.NaN, Number.NaN], 0.5 + 0.25 + 0.125],
  ]
  const model = readModel(JSON.parse(JSON.stringify(file)))
  it.each(rows)('%s', (_, row, score) => {
    expect(scoreTrees(model, row)).toBe(score)
    expect(scoreTrees(model, Float32Array.from(row))).toBe(score)
  })

  it('refuses a row of another length', () => {
    expect(() => scoreTrees(model, [1])).toThrow(RangeError)
  })

  it('gives many rows at once the scores that each has alone', () => {
    for (let count = 0; count <= rows.length + 4; count++) {
      const some = Array.from({ length: count }, (_, at) => rows[at % rows.length]?.[1] ?? [])
      const scores = some.map((row) => scoreTrees(model, Float32Array.from(row)))
      expect([...scoreRows(model, Float32Array.from(some.flat()))]).toEqual(scores)
    }
  })

  it('refuses rows of another length', () => {
    expect(() => scoreRows(model, new Float32Array(3))).toThrow(RangeError)
  })

  it('keeps where the model comes from', () => {
    expect(model.provenance).toEqual(provenance)
  })
})

describe('readModel', () => {
  const tree = file.trees[0]
  const broken: [what: string, json: unknown, message: RegExp][] = [
    ['nothing', undefined, /the file is not an object/],
    ['a list', [], /the file is not an object/],
    ['no features', { ...file, features: undefined }, /features is not a list/],
    ['a bias that is no number', { ...file, bias: '0' }, /bias is not a number/],
    ['lists of unequal length', { ...file, trees: [{ ...tree, left: [-1] }] }, /tree 0 has lists of unequal length/],
    ['a missing leaf', { ...file, trees: [{ ...tree, value: [1, 2] }] }, /unequal length/],
    ['an unknown feature', { ...file, trees: [{ ...tree, feature: [0, 2] }] }, /a feature that is not there/],
    ['a circle', { ...file, trees: [{ ...tree, right: [0, -3] }] }, /a child that is not there/],
    ['a leaf out of range', { ...file, trees: [{ ...tree, right: [1, -5] }] }, /a child that is not there/],
    ['a threshold that is no number', { ...file, trees: [{ ...tree, threshold: [null, 3] }] }, /threshold is not/],
    ['no provenance', { ...file, provenance: undefined }, /provenance is not an object/],
  ]
  it.each(broken)('refuses %s', (_, json, message) => {
    expect(() => readModel(json)).toThrow(message)
  })
})
