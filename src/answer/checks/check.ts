import type { AnswerContext } from '../context.ts'
import type { RankedCandidate } from '../ranking/confidence.ts'

/** Whether nothing speaks against giving the best candidate as the answer. */
export type Check = (context: AnswerContext, best: RankedCandidate) => boolean
