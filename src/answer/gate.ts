import type { AnswerContext } from './context.ts'
import type { Draft } from './draft.ts'
import type { RankedCandidate } from './ranking/confidence.ts'

/** Least confidence for an answer: chosen on SQuAD 2.0 by cross-validation, see bench/RESULTS.md. */
export const threshold = 0.3

/**
 * Whether the best candidate may be given as the answer. What the question names must be there: an article that tells the mayor of one city says
 * nothing about that of another.
 */
export function gate(context: AnswerContext, draft: Draft, ranked: readonly RankedCandidate[]): boolean {
  const { question, terms } = context
  const [best] = ranked
  if (!best || draft.confidence < threshold) return false
  if (question.unknownNames.length > 0) return false
  const { view } = best.candidate
  if (view.namesAround < 1 && !inArticle(context, best)) return false
  if (question.dates.length > 0 && view.date < 0) return false
  const numbers = terms.every((term, i) => term.role !== 'number' || (view.foundAround[i] ?? 0) > 0)
  return numbers
}

/** Whether the article as a whole has the names that the sentence and its neighbours lack. */
function inArticle({ terms }: AnswerContext, best: RankedCandidate): boolean {
  const { view, reading } = best.candidate
  return terms.every((term, i) => term.role !== 'name' || (view.foundAround[i] ?? 0) > 0 || reading.counts.has(term.term) || reading.titleTerms.has(term.term))
}
