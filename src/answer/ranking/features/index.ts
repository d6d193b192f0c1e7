import type { Question } from '../../../nlp/question/index.ts'
import type { SpanCandidate } from '../../candidates/types.ts'
import type { QuestionTerm } from '../../question-terms.ts'
import type { SentenceView } from '../sentence-view.ts'
import { type MatchedToken, matchedTokens } from './matched.ts'
import { type Alignment, alignmentFeatureNames, alignmentFeatures, alignmentOf } from './of-alignment.ts'
import { type ArticleStanding, articleFeatureNames, articleFeatures } from './of-article.ts'
import { clauseFeatureNames, clauseFeatures } from './of-clause.ts'
import { type FactSlot, factFeatureNames, factFeatures, factSlots } from './of-facts.ts'
import { type FocusMeaning, meaningFeatureNames, meaningFeatures } from './of-meaning.ts'
import { placeFeatureNames, placeFeatures } from './of-place.ts'
import { questionFeatureNames, questionFeatures } from './of-question.ts'
import { rivalFeatureNames } from './of-rivals.ts'
import { sentenceFeatureNames, sentenceFeatures } from './of-sentence.ts'
import { shapeFeatureNames, shapeFeatures } from './of-shape.ts'

/** Names of the features, in the order of a row. */
export const featureNames: readonly string[] = [
  ...questionFeatureNames,
  ...sentenceFeatureNames,
  ...articleFeatureNames,
  ...shapeFeatureNames,
  ...placeFeatureNames,
  ...clauseFeatureNames,
  ...alignmentFeatureNames,
  ...factFeatureNames,
  ...meaningFeatureNames,
  // Filled in last, when all candidates are known.
  ...rivalFeatureNames,
]

/** What does not change from one candidate of a sentence to the next. */
export interface SentenceScores {
  readonly view: SentenceView
  readonly matched: readonly MatchedToken[]
  /** Features of the question and the sentence. */
  readonly fixed: Float32Array
  readonly alignment: Alignment
  readonly facts: readonly FactSlot[]
  readonly meaning: FocusMeaning
  /** Weight of all terms of the question. */
  readonly total: number
}

/**
 * Prepares a sentence for its candidates.
 * @param rank place of the sentence among all, by overlap: 0 is the best
 * @param best overlap of the best sentence
 */
export function scoreSentence(
  view: SentenceView,
  rank: number,
  best: number,
  question: Question,
  terms: readonly QuestionTerm[],
  meaning: FocusMeaning,
  standing: ArticleStanding,
): SentenceScores {
  const fixed = Float32Array.of(
    ...questionFeatures(question, terms),
    ...sentenceFeatures(view, rank, best, question, terms),
    ...articleFeatures(standing),
  )
  const matched = matchedTokens(view, terms)
  return {
    view,
    matched,
    fixed,
    alignment: alignmentOf(matched, question, terms),
    facts: factSlots(view, question, terms),
    meaning,
    total: terms.reduce((sum, term) => sum + term.weight, 0) || 1,
  }
}

function put(rows: Float32Array, at: number, values: readonly number[]): number {
  for (let i = 0; i < values.length; i++) rows[at + i] = values[i] ?? 0
  return at + values.length
}

/**
 * The feature row of a candidate. All values are numbers that mean the same in every corpus (shares, places, codes), never words.
 * @param rows filled in place with `featureNames.length` numbers
 * @param start place of the first of them
 */
export function fillFeatures(
  rows: Float32Array,
  start: number,
  { view, matched, fixed, alignment, facts, meaning, total }: SentenceScores,
  candidate: SpanCandidate,
  question: Question,
  terms: readonly QuestionTerm[],
): void {
  const { from, to } = candidate
  rows.set(fixed, start)
  let at = start + fixed.length
  at = put(rows, at, shapeFeatures(view, candidate, question, terms))
  at = put(rows, at, placeFeatures(view, matched, from, to, question, terms))
  at = put(rows, at, clauseFeatures(view, matched, from, to, question, terms))
  at = put(rows, at, alignmentFeatures(view, alignment, matched, from, to, question, total))
  at = put(rows, at, factFeatures(view, facts, candidate))
  put(rows, at, meaningFeatures(candidate, meaning))
}
