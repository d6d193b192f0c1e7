import { markdownTable } from 'markdown-table'
import { type Asked, pooled } from './ask-golden.ts'
import { calibrationError } from './calibration-error.ts'
import { kindCounts } from './kind-counts.ts'
import { rightAtRisk } from './right-at-risk.ts'
import type { Outcome } from './types.ts'

/** Shares of the questions that may be answered wrong. */
const risks = [0.02, 0.04, 0.06, 0.08, 0.1]

/** For each way of answering: answers given, right and wrong ones, in all sets and in the blind ones alone. */
export function kindTable(asked: readonly Asked[]): string {
  const all = kindCounts(asked.flatMap(({ outcomes }) => outcomes))
  const blind = new Map(kindCounts(pooled(asked, true)).map((count) => [count.kind, count]))
  const rows = all.map(({ kind, answered, right, wrong }) => {
    const apart = blind.get(kind)
    return [kind, answered, right, wrong, apart?.answered ?? 0, apart?.right ?? 0, apart?.wrong ?? 0].map(String)
  })
  const heading = ['kind', 'answered', 'right', 'wrong', 'blind: answered', 'right', 'wrong']
  return table([heading, ...rows])
}

/** For the blind sets together and for the others: the calibration error, and what is right at each risk with its threshold. */
export function confidenceTable(asked: readonly Asked[]): string {
  const parts: [string, Outcome[]][] = [
    ['blind', pooled(asked, true)],
    ['not blind', pooled(asked, false)],
  ]
  const rows = parts.filter(([, outcomes]) => outcomes.length > 0).map(([name, outcomes]) => [name, ...cells(outcomes)])
  const heading = ['', 'questions', 'ECE', ...risks.map((risk) => `right at ≤ ${100 * risk} % wrong`)]
  return table([heading, ...rows])
}

function cells(outcomes: readonly Outcome[]): string[] {
  const error = calibrationError(
    outcomes.flatMap(({ given, measures }) =>
      given?.answer === undefined ? [] : [{ confidence: given.confidence, right: measures.right === 1 }],
    ),
  )
  const candidates = outcomes.map(candidateOf)
  const choices = risks.map((risk) => {
    const { right, from } = rightAtRisk(candidates, risk)
    return `${percent(right)} ${from === undefined ? '(no answer)' : `from ${from.toFixed(3)}`}`
  })
  return [String(outcomes.length), error === undefined ? '' : percent(error), ...choices]
}

/** The answer, or the guess that was kept back. */
function candidateOf({ given, measures, guessRight, answerable }: Outcome) {
  const [confidence, right] =
    given?.answer === undefined
      ? [given?.guess?.confidence, guessRight ?? false]
      : [given.confidence, measures.right === 1]
  return { confidence, right, answerable }
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
const table = (rows: string[][]): string =>
  markdownTable(rows, { align: ['l', ...(rows[0] ?? []).slice(1).map(() => 'r')] })
