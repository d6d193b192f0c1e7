import { describe, expect, it } from 'vitest'
import { bestThreshold } from '../../../bench/eval/summary.ts'
import type { Outcome } from '../../../bench/eval/types.ts'

function outcome(confidence: number, f1: number, answerable = true): Outcome {
  return {
    question: { id: '', question: '', type: '', gold: { by: 'texts', texts: [] }, relevant: new Map() },
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
