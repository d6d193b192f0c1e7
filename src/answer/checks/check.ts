import type { AnswerContext } from '../context.ts'
import type { RankedCandidate } from '../ranking/confidence.ts'

/**
 * Whether nothing speaks against giving the best candidate as the answer.
 * @param confidence that it is right, 0 to 1
 */
export type Check = (context: AnswerContext, best: RankedCandidate, confidence: number) => boolean
