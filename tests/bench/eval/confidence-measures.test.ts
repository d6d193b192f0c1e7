import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrationError, type GivenAnswer } from '../../../bench/eval/calibration-error.ts'
import { type Candidate, type Choice, rightAtRisk } from '../../../bench/eval/right-at-risk.ts'
import { riskCoverage } from '../../../bench/eval/risk-coverage.ts'

describe('calibrationError', () => {
  const answers = (...rows: [confidence: number, right: boolean][]): GivenAnswer[] =>
    rows.map(([confidence, right]) => ({ confidence, right }))
  const rows: [what: string, answers: GivenAnswer[], error: number][] = [
    ['sure and right', answers([1, true], [1, true]), 0],
    ['sure and wrong', answers([1, false]), 1],
    ['half sure, half right', answers([0.5, true], [0.5, false]), 0],
    ['too modest', answers([0.7, true], [0.7, true]), 0.3],
    ['a bin counts by its answers', answers([0.95, true], [0.95, true], [0.95, true], [0.15, true]), 0.25],
    ['the mean of a bin, not its middle', answers([0.61, true], [0.69, false]), 0.15],
    ['errors of two bins do not cancel', answers([0.85, false], [0.15, true]), 0.85],
    ['0 and 1 are in bins', answers([0, false], [1, true]), 0],
  ]
  it.each(rows)('%s', (_, given, error) => {
    expect(calibrationError(given)).toBeCloseTo(error, 9)
  })

  it('is none without answers', () => {
    expect(calibrationError([])).toBeUndefined()
  })

  it('is the difference of the means with a single bin', () => {
    expect(calibrationError(answers([0.9, true], [0.1, false], [0.2, false]), 1)).toBeCloseTo(1.2 / 3 - 1 / 3, 9)
  })
})

describe('rightAtRisk', () => {
  const right = (confidence: number): Candidate => ({ confidence, right: true, answerable: true })
  const wrong = (confidence: number): Candidate => ({ confidence, right: false, answerable: true })
  const baseless = (confidence: number): Candidate => ({ confidence, right: false, answerable: false })
  const silent: Candidate = { confidence: undefined, right: false, answerable: true }
  const silentRightly: Candidate = { ...silent, answerable: false }
  const four = [right(0.9), wrong(0.8), right(0.7), wrong(0.6)]

  const rows: [what: string, candidates: Candidate[], risk: number, choice: Choice][] = [
    ['stops before the first wrong one', four, 0, { right: 0.25, wrong: 0, from: 0.9 }],
    ['goes on to a right one after it', four, 0.25, { right: 0.5, wrong: 0.25, from: 0.7 }],
    ['takes no risk that brings nothing', four, 1, { right: 0.5, wrong: 0.25, from: 0.7 }],
    ['takes any order', [...four].reverse(), 0.25, { right: 0.5, wrong: 0.25, from: 0.7 }],
    ['counts all questions', [right(0.9), silent], 0, { right: 0.5, wrong: 0, from: 0.9 }],
    ['counts silence where it is right', [right(0.9), silentRightly], 0, { right: 1, wrong: 0, from: 0.9 }],
    ['loses it by an answer', [baseless(0.9), right(0.5)], 0.5, { right: 0.5, wrong: 0, from: undefined }],
    ['never parts equals', [right(0.9), wrong(0.9)], 0, { right: 0, wrong: 0, from: undefined }],
    ['is nothing of nothing', [], 0.1, { right: 0, wrong: 0, from: undefined }],
  ]
  it.each(rows)('%s', (_, candidates, risk, choice) => {
    expect(rightAtRisk(candidates, risk)).toEqual(choice)
  })

  it('takes a share that comes out even', () => {
    const candidates = [...Array.from({ length: 49 }, () => right(0.9)), wrong(0.8), right(0.7)]
    expect(rightAtRisk(candidates, 1 / 51).from).toBe(0.7)
    expect(rightAtRisk(candidates, 0.019).from).toBe(0.9)
  })

  it('never has more wrong than allowed, nor less right for more risk', () => {
    const candidate = fc.record({
      confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
      right: fc.boolean(),
      answerable: fc.constant(true),
    })
    fc.assert(
      fc.property(fc.array(candidate), fc.double({ min: 0, max: 1, noNaN: true }), (candidates, risk) => {
        const choice = rightAtRisk(candidates, risk)
        expect(choice.wrong).toBeLessThanOrEqual(risk + 1e-9)
        expect(rightAtRisk(candidates, risk / 2).right).toBeLessThanOrEqual(choice.right)
      }),
    )
  })
})

describe('riskCoverage', () => {
  const judged = (...rows: [confidence: number, right: number][]) =>
    rows.map(([confidence, right]) => ({ confidence, right }))

  it('gives the share of wrong ones among the surest', () => {
    const { points, area } = riskCoverage(judged([0.1, 0], [0.9, 1], [0.8, 1], [0.5, 0]), [0.25, 0.5, 0.75, 1])
    expect(points.map(({ risk }) => risk)).toEqual([0, 0, 1 / 3, 0.5])
    expect(area).toBeCloseTo((1 / 3 + 0.5) / 4, 9)
  })

  it('does not depend on the order of equals', () => {
    const one = riskCoverage(judged([0.5, 1], [0.5, 0], [0.5, 0]), [0.5, 1])
    expect(riskCoverage(judged([0.5, 0], [0.5, 0], [0.5, 1]), [0.5, 1])).toEqual(one)
    expect(one.area).toBeCloseTo(2 / 3, 9)
  })
})
