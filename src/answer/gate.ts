import { formChecks } from './checks/form.ts'
import { givenChecks } from './checks/given.ts'
import type { AnswerContext } from './context.ts'
import type { Draft } from './draft.ts'
import type { RankedCandidate } from './ranking/confidence.ts'

/**
 * Least confidence for an answer. Counted over 1,480 questions, golden and blind: from 0.40 down to 0.36, 9 more answers are right and 3 more wrong; from
 * there down to 0.30, 13 and 16.
 */
export const threshold = 0.35

/**
 * The same for a question that is kept to one article: whoever names the article says that it is told there, so the best span is given unless next to
 * nothing speaks for it. A caller who wants to be surer reads `confidence`.
 */
export const pinnedThreshold = 0.1

const checks = [...formChecks, ...givenChecks]

/**
 * Whether the best candidate may be given as the answer: it is sure enough, and what the question gives is there.
 * @param ranked best first
 * @param atLeast the least confidence that the asker wants, in place of the usual one and of what the question gives
 */
export function gate(
  context: AnswerContext,
  draft: Draft,
  ranked: readonly RankedCandidate[],
  atLeast?: number,
): boolean {
  const [best] = ranked
  if (!best) return false
  if (atLeast !== undefined) return draft.confidence >= atLeast
  if (context.pinned) return draft.confidence >= pinnedThreshold
  if (draft.confidence < threshold || context.question.unknownNames.length > 0) return false
  return checks.every((check) => check(context, best, draft.confidence))
}
