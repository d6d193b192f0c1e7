import { expectedOverlap, type PlacedRow, sentenceShares } from './expected-overlap.ts'
import { featureNames } from './features/index.ts'
import type { TextCandidate } from './rank.ts'

/** A candidate with its score by the ranker. */
export interface RankedCandidate {
  readonly candidate: TextCandidate
  readonly score: number
  readonly row: Float32Array
}

/** What the ranking says of its own best candidate, beside that candidate's features. */
export const rankingFeatures = [
  'rankScore',
  'rankShare',
  'rankMargin',
  'rankCandidates',
  'rankExpected',
  'rankSentence',
] as const

/** Features of the confidence: those of the best candidate, then what the ranking says. */
export const confidenceFeatures: readonly string[] = [...featureNames, ...rankingFeatures]

/**
 * What a ranking says of its best candidate: its score, the logarithm of the odds of its share under softmax (at most 20
 * either way), how far it leads the best other, how many there are, the overlap with the answer to be expected, and the
 * share of all candidates of its sentence.
 * @param first place of the best
 */
export function rankingRow(rows: readonly PlacedRow[], first: number, expected: number): number[] {
  const own = rows[first]?.score ?? 0
  let others = 0
  let next = Number.NEGATIVE_INFINITY
  rows.forEach(({ score }, place) => {
    if (place === first) return
    others += Math.exp(score - own)
    next = Math.max(next, score)
  })
  const odds = Math.max(-20, Math.min(20, -Math.log(Math.max(others, 1e-9))))
  const sentence = sentenceShares(rows).get(rows[first]?.sentence ?? -1) ?? 0
  return [own, odds, rows.length > 1 ? own - next : 20, Math.min(rows.length, 300), expected, sentence]
}

const sentence = featureNames.indexOf('sentenceRank')
const start = featureNames.indexOf('start')
const length = featureNames.indexOf('tokens')

/**
 * Where a candidate stands, read off its features.
 * @param column value of a feature by its place in a row
 */
export const placedRow = (score: number, column: (feature: number) => number): PlacedRow => ({
  score,
  sentence: column(sentence),
  from: column(start),
  to: column(start) + column(length),
})

/** Chosen among 0, 1, 3 and 100 on held-out articles: F1 and exact match are both best at 3. */
const exactWeight = 3
/** Chosen among 0, 0.5, 1, 2 and 4 on held-out articles: at 0.5 the sentence is right more often, at no loss of F1. */
const companyWeight = 0.5

/** What each candidate is worth as an answer: candidates are ordered by it. */
export const worthOf = (placed: readonly PlacedRow[]): Float64Array =>
  expectedOverlap(placed, exactWeight, companyWeight)

/**
 * Orders candidates by the overlap with the answer that their scores let expect; best first.
 * @param scored in any order that is always the same
 */
export function orderRanked(scored: readonly RankedCandidate[]): RankedCandidate[] {
  const placed = scored.map(({ score, row }) => placedRow(score, (feature) => row[feature] ?? 0))
  const expected = worthOf(placed)
  return scored
    .map((ranked, place) => ({ ranked, expected: expected[place] ?? 0 }))
    .sort(
      (a, b) =>
        b.expected - a.expected ||
        b.ranked.score - a.ranked.score ||
        a.ranked.candidate.reading.number - b.ranked.candidate.reading.number ||
        a.ranked.candidate.start - b.ranked.candidate.start,
    )
    .map(({ ranked }) => ranked)
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
  const placed = ranked.map(({ score, row: own }) => placedRow(score, (feature) => own[feature] ?? 0))
  row.set(rankingRow(placed, 0, expectedOverlap(placed)[0] ?? 0), featureNames.length)
  return row
}

/** Log odds → probability. */
export const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds))
