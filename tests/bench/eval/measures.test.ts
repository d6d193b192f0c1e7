import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bestThreshold,
  bootstrap,
  type Candidate,
  type Choice,
  calibrationError,
  type GivenAnswer,
  rightAtRisk,
} from '../../../bench/eval/measures.ts'
import { exactMatch, holds, normalise, tokenF1 } from '../../../bench/eval/text-match.ts'
import type { Outcome } from '../../../bench/eval/types.ts'

describe('texts', () => {
  it.each([
    ['The  Mayor,', 'mayor'],
    ['a $5.5 million grant', '55 million grant'],
    ['AN apple—the best', 'apple—  best'.replace('  ', ' ')],
    ['theatre', 'theatre'],
  ])('normalises %s', (text, expected) => {
    expect(normalise(text)).toBe(expected)
  })

  it.each([
    ['the mayor', 'Mayor', 1, 1],
    ['mayor of Lyon', 'mayor', 0, 0.5],
    ['red red rose', 'red rose rose', 0, 2 / 3],
    ['rose', 'thorn', 0, 0],
    ['the', 'a', 1, 1],
    ['', 'rose', 0, 0],
  ])('compares %s with %s', (given, gold, exact, f1) => {
    expect(exactMatch(given, gold)).toBe(exact)
    expect(tokenF1(given, gold)).toBeCloseTo(f1, 9)
  })

  it.each([
    ['It opened in 1990, in Lyon.', '1990', true],
    ['It opened in 1990, in Lyon.', 'the 1990', true],
    ['It opened in 1990, in Lyon.', '199', false],
    ['It opened in 1990, in Lyon.', 'in Lyon', true],
  ])('%s holds %s: %s', (whole, part, expected) => {
    expect(holds(whole, part)).toBe(expected)
  })
})

describe('bootstrap', () => {
  it('covers the mean, narrows with the number of questions and repeats itself', () => {
    const few = bootstrap(Array.from({ length: 50 }, (_, place) => place % 2))
    const many = bootstrap(Array.from({ length: 5000 }, (_, place) => place % 2))
    expect(few.mean).toBe(0.5)
    expect(few.low).toBeGreaterThan(0.3)
    expect(few.high).toBeLessThan(0.7)
    expect(many.high - many.low).toBeLessThan((few.high - few.low) / 5)
    expect(bootstrap([0, 1, 1])).toEqual(bootstrap([0, 1, 1]))
  })

  it('keeps low ≤ mean ≤ high within the values', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), (values) => {
        const { low, high } = bootstrap(values, 100)
        expect(low).toBeLessThanOrEqual(high)
        expect(low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9)
        expect(high).toBeLessThanOrEqual(Math.max(...values) + 1e-9)
      }),
      { numRuns: 30 },
    )
  })
})

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

function outcome(confidence: number, f1: number, answerable = true): Outcome {
  return {
    question: { id: '', question: '', type: '', gold: { by: 'texts', texts: [] }, relevant: new Set() },
    given: { answer: 'x', confidence, shown: [] },
    measures: { f1 },
    answerable,
    milliseconds: 1,
  }
}

describe('bestThreshold', () => {
  it.each([
    ['keeps back the unsure answers that have no right one', [outcome(0.9, 1), outcome(0.2, 0, false)], 0.9, 1],
    ['answers all where all is right', [outcome(0.9, 1), outcome(0.3, 1), outcome(0.2, 0, false)], 0.3, 1],
    ['answers nothing where nothing is right', [outcome(0.9, 0), outcome(0.3, 0, false)], 1, 0.5],
    ['takes answers of one confidence together', [outcome(0.5, 1), outcome(0.5, 0, false)], 1, 0.5],
  ])('%s', (_, outcomes, confidence, f1) => {
    expect(bestThreshold(outcomes)).toEqual({ confidence, f1 })
  })

  it('is none where every question has an answer', () => {
    expect(bestThreshold([outcome(0.9, 1), outcome(0.2, 0)])).toBeUndefined()
  })
})
