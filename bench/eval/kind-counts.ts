import { group } from 'd3-array'
import { verdictOf } from './judge.ts'
import type { Outcome } from './types.ts'

/** The answers that were given in one way. */
export interface KindCount {
  readonly kind: string
  readonly answered: number
  readonly right: number
  readonly wrong: number
}

/** How often each way of answering gave an answer, and how often that was right, the most used first. */
export function kindCounts(outcomes: readonly Outcome[]): KindCount[] {
  const answered = outcomes.filter(({ given }) => given?.answer !== undefined)
  return [...group(answered, ({ given }) => given?.kind ?? '')]
    .map(([kind, part]) => {
      const count = (wanted: string): number => part.filter(({ measures }) => verdictOf(measures) === wanted).length
      return { kind, answered: part.length, right: count('right'), wrong: count('wrong') }
    })
    .sort((a, b) => b.answered - a.answered || a.kind.localeCompare(b.kind))
}
