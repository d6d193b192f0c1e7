import type { Question } from '../../nlp/question/index.ts'
import type { AnswerContext } from '../context.ts'
import type { Draft, KindName } from '../draft.ts'

/** 'unanswered': this kind knows the question for its own, and the articles do not say. */
export type Outcome = Draft | 'unanswered' | undefined

/** A question kind: whether a question is of it, and what the articles answer. */
export interface QuestionKind {
  readonly kind: KindName
  /** Questions of this kind, for `/help`, the manual and the tests. */
  readonly examples: readonly string[]
  /** Questions that look like it and are not. */
  readonly counterExamples: readonly string[]
  /** Whether a question is of this kind. */
  matches(question: Question): boolean
  /** Undefined: not answered here; kinds further down the list may try. */
  answer(context: AnswerContext): Outcome
}
