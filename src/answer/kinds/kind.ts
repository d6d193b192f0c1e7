import type { Question } from '../../nlp/question/index.ts'
import type { AnswerContext } from '../context.ts'
import type { Draft, KindName } from '../draft.ts'

/** What the facts know of one kind of question. It proposes and never refuses: the judge weighs it against what the reader found. */
export interface QuestionKind {
  readonly kind: KindName
  /** Questions of this kind, which tests hold it to. */
  readonly examples: readonly string[]
  /** Questions that look like it and are not. */
  readonly counterExamples: readonly string[]
  /** Whether a question is of this kind. */
  matches(question: Question): boolean
  /** Undefined where the facts have nothing to propose. */
  answer(context: AnswerContext): Draft | undefined
}
