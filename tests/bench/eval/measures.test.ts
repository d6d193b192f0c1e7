import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bootstrap } from '../../../bench/eval/bootstrap.ts'
import { questionWord } from '../../../bench/eval/question-word.ts'
import { averagePrecision, discountedGain, foundWithin, reciprocalRank } from '../../../bench/eval/ranking-measures.ts'
import { exactMatch, holds, normalise, tokenF1 } from '../../../bench/eval/text-match.ts'

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

describe('questionWord', () => {
  it.each([
    ['Who wrote it?', 'who'],
    ['To whom was it sold?', 'who'],
    ['In what year did it open?', 'when'],
    ['When did the man who wrote it die?', 'when'],
    ['How many doors are there?', 'how many'],
    ['How much does it weigh?', 'how many'],
    ['How is it made?', 'how'],
    ['Which of the two won?', 'which'],
    ['The river flows into what sea?', 'what'],
    ['Name the river.', 'other'],
    ['Why?', 'why'],
    ["Who's there?", 'who'],
  ])('%s', (question, type) => {
    expect(questionWord(question)).toBe(type)
  })
})

describe('rankings', () => {
  const grades = new Map([
    ['a', 1],
    ['b', 2],
    ['c', 0],
  ])
  const rows: [ranked: string[], first: number, five: number, rr: number, ap: number, gain: number][] = [
    [['b', 'a'], 1, 1, 1, 1, 1],
    [['c', 'x', 'a', 'b'], 0, 1, 1 / 3, (1 / 3 + 2 / 4) / 2, (1 / 2 + 2 / Math.log2(5)) / (2 + 1 / Math.log2(3))],
    [['a'], 1, 1, 1, 1 / 2, 1 / (2 + 1 / Math.log2(3))],
    [[], 0, 0, 0, 0, 0],
  ]
  it.each(rows)('%j', (ranked, first, five, rr, ap, gain) => {
    expect(foundWithin(ranked, grades, 1)).toBe(first)
    expect(foundWithin(ranked, grades, 5)).toBe(five)
    expect(reciprocalRank(ranked, grades)).toBeCloseTo(rr, 9)
    expect(averagePrecision(ranked, grades)).toBeCloseTo(ap, 9)
    expect(discountedGain(ranked, grades, 10)).toBeCloseTo(gain, 9)
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
