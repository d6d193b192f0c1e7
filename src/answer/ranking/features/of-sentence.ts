import type { Question } from '../../../nlp/question/index.ts'
import type { QuestionTerm } from '../../question-terms.ts'
import type { SentenceView } from '../sentence-view.ts'

/** Features that are the same for all candidates of a sentence. */
export const sentenceFeatureNames = [
  'overlap',
  'overlapAround',
  'pairs',
  'names',
  'namesAround',
  'date',
  'sentenceRank',
  'behindBest',
  'sentenceLength',
  'sentenceFirst',
  'verbFound',
  'focusFound',
  'missing',
  'namesMissing',
  'numbersMissing',
  'datesMissing',
  'missingShare',
  'missingRarest',
  'superlativeMissing',
  'negated',
  'unknownNames',
  'contrary',
  'literal',
] as const

const superlative =
  /^(?:most|least|first|last|only|largest|biggest|smallest|highest|lowest|oldest|youngest|longest|shortest|best|worst|main|except)$/
const negation = /^(?:not|n't|never|no|without|nor|neither|cannot)$/

const weightOf = (terms: readonly QuestionTerm[]): number => terms.reduce((sum, term) => sum + term.weight, 0) || 1

/** What the question has and the sentence has not. */
function lacks(view: SentenceView, question: Question, terms: readonly QuestionTerm[]): number[] {
  const missing = (test: (term: QuestionTerm) => boolean) =>
    terms.reduce((sum, term, i) => sum + (test(term) && (view.foundAround[i] ?? 0) === 0 ? term.weight : 0), 0)
  const rarest = (found: Float32Array) =>
    terms.reduce(
      (most, term, i) => ((found[i] ?? 0) === 0 && term.role !== 'focus' ? Math.max(most, term.weight) : most),
      0,
    )
  const words = new Set(view.sentence.tokens.map((token) => token.lower))
  const asked = question.sentence.tokens.map((token) => token.lower)
  const denies = [...words].some((word) => negation.test(word)) && !asked.some((word) => negation.test(word))
  return [
    rarest(view.foundAround),
    missing((term) => term.role === 'name'),
    missing((term) => term.role === 'number'),
    missing((term) => term.role === 'date'),
    missing((term) => term.role !== 'focus') / weightOf(terms),
    rarest(view.found),
    asked.filter((word) => superlative.test(word) && !words.has(word)).length,
    denies ? 1 : 0,
    question.unknownNames.length,
    // "increased" where the question has "decreased".
    terms.reduce(
      (sum, term, i) =>
        sum +
        ((view.found[i] ?? 0) < 1 && view.sentence.tokens.some((token) => term.contrary.has(token.lemma))
          ? term.weight
          : 0),
      0,
    ),
    // What only words near in meaning answer to.
    terms.reduce((sum, term, i) => sum + ((view.found[i] ?? 0) >= 0.8 ? term.weight : 0), 0) / weightOf(terms),
  ]
}

/**
 * @param rank place of the sentence among all, by overlap: 0 is the best
 * @param best overlap of the best sentence
 */
export function sentenceFeatures(
  view: SentenceView,
  rank: number,
  best: number,
  question: Question,
  terms: readonly QuestionTerm[],
): number[] {
  const foundOf = (role: QuestionTerm['role']) => {
    const at = terms.findIndex((term) => term.role === role)
    return at < 0 ? -1 : (view.found[at] ?? 0)
  }
  return [
    view.overlap,
    view.overlapAround,
    view.pairs,
    view.names,
    view.namesAround,
    view.date,
    rank,
    best - view.overlap,
    Math.min(view.sentence.tokens.length, 80),
    view.sentence.index === 0 ? 1 : 0,
    foundOf('verb'),
    foundOf('focus'),
    ...lacks(view, question, terms),
  ]
}
