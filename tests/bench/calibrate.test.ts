import { describe, expect, it } from 'vitest'
import { chance, chooseThreshold, fitCalibration, type Judgement, riskCoverage } from '../../bench/train/calibrate.ts'
import { seededRandom } from '../../bench/train/random.ts'

const judged = (...rows: [confidence: number, right: number, answerable?: boolean][]): Judgement[] =>
  rows.map(([confidence, right, answerable = true]) => ({ confidence, right, answerable }))

describe('fitCalibration', () => {
  it('finds the chances that made the data', () => {
    const random = seededRandom(2)
    const inputs = Array.from({ length: 5000 }, () => [4 * random() - 2, random()] as const)
    const right = inputs.map(([one]) => random() < 1 / (1 + Math.exp(-(0.5 + 1.5 * one))))
    const { bias, weights } = fitCalibration(inputs, right)
    expect(bias).toBeCloseTo(0.5, 0)
    expect(weights[0]).toBeCloseTo(1.5, 0)
    expect(Math.abs(weights[1] ?? 1)).toBeLessThan(0.3)
  })

  it('stays off 0 and 1 where the data are parted cleanly', () => {
    const fitted = fitCalibration([[-1], [-1], [1], [1]], [false, false, true, true])
    expect(chance(fitted, [1])).toBeGreaterThan(0.7)
    expect(chance(fitted, [1])).toBeLessThan(0.8)
  })
})

describe('chooseThreshold', () => {
  const rows: [
    what: string,
    judgements: Judgement[],
    wrongCosts: number,
    silenceEarns: number,
    expected: [number, number],
  ][] = [
    ['stops before wrong ones', judged([0.9, 1], [0.7, 1], [0.5, 0], [0.3, 0]), 1, 0, [0.6, 0.5]],
    ['goes on where a later right one outweighs', judged([0.9, 1], [0.7, 0], [0.5, 1], [0.3, 1]), 1, 0, [0.3, 1]],
    ['is stricter when wrong answers cost more', judged([0.9, 1], [0.7, 0], [0.5, 1], [0.3, 1]), 3, 0, [0.8, 0.25]],
    ['counts silence on what has no answer', judged([0.9, 1], [0.5, 0, false], [0.3, 1]), 0, 1, [0.7, 1 / 3]],
    ['never parts equals', judged([0.9, 1], [0.9, 0], [0.9, 0]), 1, 0, [Number.MAX_VALUE, 0]],
  ]
  it.each(rows)('%s', (_, judgements, wrongCosts, silenceEarns, [threshold, answered]) => {
    const chosen = chooseThreshold(judgements, wrongCosts, silenceEarns)
    expect(chosen.threshold / threshold).toBeCloseTo(1, 9)
    expect(chosen.answered).toBeCloseTo(answered, 9)
  })
})

describe('riskCoverage', () => {
  it('gives the share of wrong ones among the surest', () => {
    const { points, area } = riskCoverage(judged([0.1, 0], [0.9, 1], [0.8, 1], [0.5, 0]), [0.25, 0.5, 0.75, 1])
    expect(points.map(({ risk }) => risk)).toEqual([0, 0, 1 / 3, 0.5])
    expect(area).toBeCloseTo((1 / 3 + 0.5) / 4, 9)
  })

  it('does not depend on the order of equals', () => {
    const one = riskCoverage(judged([0.5, 1], [0.5, 0], [0.5, 0]))
    const other = riskCoverage(judged([0.5, 0], [0.5, 0], [0.5, 1]))
    expect(one).toEqual(other)
    expect(one.area).toBeCloseTo(2 / 3, 9)
  })
})
