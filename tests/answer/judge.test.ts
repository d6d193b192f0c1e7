import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  confidenceOf,
  decidingEvidence,
  type JudgeModel,
  judgeModel,
  logOdds,
  readJudge,
} from '../../src/answer/judge.ts'

/** Two inputs, two hidden units. */
const tiny: JudgeModel = {
  inputs: [
    { name: 'margin', mean: 1, spread: 2 },
    { name: 'names', mean: 0, spread: 0.5 },
  ],
  hidden: {
    weights: [
      [1, 0],
      [0.5, -1],
    ],
    bias: [0, 0.25],
  },
  output: { weights: [[2, -3]], bias: [0.1] },
  calibration: [
    [-2, 0.1],
    [0, 0.4],
    [2, 0.9],
  ],
}

describe('what decided', () => {
  it('is what changes the odds most when it is put to its mean, with how much it gave or took', () => {
    const evidence = { margin: 3, names: 0.1 }
    const without = logOdds(tiny, { margin: 3, names: 0 })
    expect(decidingEvidence(tiny, evidence, 1)).toEqual({
      names: Math.round(100 * (logOdds(tiny, evidence) - without)) / 100,
    })
    expect(Object.keys(decidingEvidence(tiny, evidence, 5))).toEqual(['names', 'margin'])
    expect(decidingEvidence(tiny, { margin: 1, names: 0 }, 5)).toEqual({})
  })
})

describe('log odds', () => {
  it.each([
    // 2 tanh(margin') - 3 tanh(0.5 margin' - names' + 0.25) + 0.1, with margin' = (margin - 1) / 2 and names' = 2 names
    [{ margin: 1, names: 0 }, 2 * Math.tanh(0) - 3 * Math.tanh(0.25) + 0.1],
    [{ margin: 3, names: 0 }, 2 * Math.tanh(1) - 3 * Math.tanh(0.75) + 0.1],
    [{ margin: 3, names: 1 }, 2 * Math.tanh(1) - 3 * Math.tanh(-1.25) + 0.1],
    [{ margin: 1, names: 0.5 }, 2 * Math.tanh(0) - 3 * Math.tanh(-0.75) + 0.1],
  ])('of %j', (evidence, odds) => {
    expect(logOdds(tiny, evidence)).toBeCloseTo(odds, 5)
  })

  it('evidence that is not given is 0, and what the judge does not know is left out', () => {
    expect(logOdds(tiny, {})).toBe(logOdds(tiny, { margin: 0, names: 0 }))
    expect(logOdds(tiny, { margin: 1, weather: 9 })).toBe(logOdds(tiny, { margin: 1 }))
  })
})

describe('confidence', () => {
  it.each([
    [-99, 0.1],
    [-2, 0.1],
    [-1, 0.25],
    [0, 0.4],
    [0.5, 0.525],
    [2, 0.9],
    [99, 0.9],
    [Infinity, 0.9],
    [-Infinity, 0.1],
  ])('at odds of %d is %d', (odds, confidence) => {
    expect(confidenceOf(tiny, odds)).toBeCloseTo(confidence, 5)
  })

  const rising = (values: readonly number[]) => [...values].sort((a, b) => a - b)
  const knots = fc
    .array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 100 })), {
      minLength: 2,
      maxLength: 8,
    })
    .map((pairs): JudgeModel['calibration'] => {
      const chances = rising(pairs.map(([, chance]) => chance))
      return rising(pairs.map(([odds]) => odds)).map((odds, i) => [odds / 10, (chances[i] ?? 0) / 100])
    })

  it('rises with the odds and stays between the first knot and the last', () => {
    const odds = fc.double({ min: -9, max: 9, noNaN: true })
    fc.assert(
      fc.property(knots, odds, odds, (calibration, a, b) => {
        const model = { ...tiny, calibration }
        const [low, high] = [confidenceOf(model, Math.min(a, b)), confidenceOf(model, Math.max(a, b))]
        expect(low).toBeLessThanOrEqual(high + 1e-9)
        expect(low).toBeGreaterThanOrEqual((calibration[0]?.[1] ?? 0) - 1e-9)
        expect(high).toBeLessThanOrEqual((calibration.at(-1)?.[1] ?? 1) + 1e-9)
      }),
    )
  })

  // Odds that are no number are as sure as can be.
  it('is none where the odds are no number', () => {
    expect(confidenceOf(tiny, Number.NaN)).toBeLessThanOrEqual(0.1)
  })
})

describe('the file', () => {
  it('is read as it is written', () => {
    expect(readJudge(JSON.stringify(tiny))).toEqual(tiny)
  })

  const { calibration: _, ...uncalibrated } = tiny
  const malformed: Readonly<Record<string, string>> = {
    'no JSON': '{"inputs":',
    'no object': '[]',
    'no calibration': JSON.stringify(uncalibrated),
    'one knot': JSON.stringify({ ...tiny, calibration: [[0, 0.5]] }),
    'a knot of three': JSON.stringify({ ...tiny, calibration: [...tiny.calibration, [3, 0.9, 1]] }),
    'an input without spread': JSON.stringify({ ...tiny, inputs: [{ name: 'margin', mean: 0, spread: 0 }] }),
    'an input without name': JSON.stringify({ ...tiny, inputs: [{ mean: 0, spread: 1 }] }),
    'weights in words': JSON.stringify({ ...tiny, output: { weights: [['two']], bias: [0] } }),
    'weights that are no number': JSON.stringify({ ...tiny, output: { weights: [[Number.NaN]], bias: [0] } }),
    'one row of weights for all': JSON.stringify({ ...tiny, hidden: { weights: [1, 0], bias: [0] } }),
  }
  it.each(Object.entries(malformed))('is refused with %s', (_, json) => {
    expect(() => readJudge(json)).toThrow()
  })

  // Missing weights would count 0, and falling knots would make the surer answer look less sure.
  it.each([
    ['too few weights', { ...tiny, hidden: { ...tiny.hidden, weights: [[1], [0.5]] } }],
    [
      'falling knots',
      {
        ...tiny,
        calibration: [
          [2, 0.9],
          [-2, 0.1],
        ],
      },
    ],
    [
      'a chance above 1',
      {
        ...tiny,
        calibration: [
          [-2, 0.1],
          [2, 1.5],
        ],
      },
    ],
  ])('is refused with %s', (_, model) => {
    expect(() => readJudge(JSON.stringify(model))).toThrow()
  })
})

describe('the judge that comes with the program', () => {
  const model = judgeModel()

  it('has a weight for every input', () => {
    const units = model.hidden.bias.length
    expect(model.hidden.weights.map((row) => row.length)).toEqual(Array(units).fill(model.inputs.length))
    expect(model.output.weights.map((row) => row.length)).toEqual([units])
    expect(model.output.bias).toHaveLength(1)
  })

  it('has rising knots, all of them chances', () => {
    const { calibration } = model
    for (const [i, [odds, chance]] of calibration.entries()) {
      const [before, less] = calibration[i - 1] ?? [-Infinity, 0]
      expect(odds).toBeGreaterThanOrEqual(before)
      expect(chance).toBeGreaterThanOrEqual(less)
      expect(chance).toBeLessThanOrEqual(1)
    }
  })
})
