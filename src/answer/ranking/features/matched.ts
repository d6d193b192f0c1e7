import type { QuestionTerm } from '../../question-terms.ts'
import type { SentenceView } from '../sentence-view.ts'

/** A token of a sentence that answers to a term of the question. */
export interface MatchedToken {
  readonly at: number
  /** Index of the term. */
  readonly term: number
  readonly weight: number
}

/** The tokens of a sentence that answer to the question's terms. */
export function matchedTokens(view: SentenceView, terms: readonly QuestionTerm[]): MatchedToken[] {
  const matched: MatchedToken[] = []
  view.matches.forEach((term, at) => {
    const weight = (terms[term]?.weight ?? 0) * (view.strength[at] ?? 0)
    if (weight > 0) matched.push({ at, term, weight })
  })
  return matched
}
