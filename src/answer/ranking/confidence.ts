import { featureNames } from './features/index.ts'
import type { TextCandidate } from './rank.ts'

/** A candidate with its score by the ranker. */
export interface RankedCandidate {
  readonly candidate: TextCandidate
  readonly score: number
  readonly row: Float32Array
}

/** What the ranking says of its own best candidate, beside that candidate's features. */
export const rankingFeatures = ['rankScore', 'rankShare', 'rankMargin', 'rankCandidates'] as const

/** Features of the confidence: those of the best candidate, then what the ranking says. */
export const confidenceFeatures: readonly string[] = [...featureNames, ...rankingFeatures]

/**
 * Score of the best of some scores, the logarithm of the odds of its share under softmax (at most 20 either way), how
 * far it leads the next, and how many there are.
 * @param first place of the best
 */
export function rankingRow(
  scores: ArrayLike<number>,
  from: number,
  to: number,
  first: number,
): [number, number, number, number] {
  const most = scores[first] ?? 0
  let others = 0
  let next = Number.NEGATIVE_INFINITY
  for (let row = from; row < to; row++) {
    if (row === first) continue
    others += Math.exp((scores[row] ?? 0) - most)
    next = Math.max(next, scores[row] ?? 0)
  }
  const odds = Math.max(-20, Math.min(20, -Math.log(Math.max(others, 1e-9))))
  return [most, odds, to - from > 1 ? most - next : 20, Math.min(to - from, 300)]
}

/**
 * What speaks for and against the best candidate.
 * @param ranked best first
 */
export function confidenceRow(ranked: readonly RankedCandidate[]): Float32Array {
  const row = new Float32Array(confidenceFeatures.length)
  const [best] = ranked
  if (!best) return row
  row.set(best.row)
  row.set(
    rankingRow(
      ranked.map(({ score }) => score),
      0,
      ranked.length,
      0,
    ),
    featureNames.length,
  )
  return row
}

/** Log odds → probability. */
export const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds))
