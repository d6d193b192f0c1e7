import type { Question } from '../nlp/question/index.ts'
import type { Sentence } from '../nlp/types.ts'
import type { ClaimReading } from '../reader/read.ts'
import type { Span } from '../types.ts'
import type { AnswerContext } from './context.ts'
import type { Draft } from './draft.ts'
import { questionKinds } from './kinds/index.ts'
import type { Reading } from './reading.ts'
import type { Window } from './windows.ts'

/** What the reader makes of a span of an article. */
export interface SpanReading {
  /** Score of the span: greater is likelier, comparable between windows. */
  readonly score: number
  /** Score of "this window does not say". */
  readonly none: number
}

/** A span of an article that may be the answer. Offsets into the article's text. */
export interface SpanProposal extends Span, SpanReading {
  readonly source: 'reader'
  readonly reading: Reading
  readonly sentence: Sentence
  readonly window: Window
  readonly text: string
  /** Whether its sentence tells the question's deed as one that was not done: no answer, though others must stand beside it. */
  readonly undone?: true
  /** What the window says to the question with this answer in it; only for the likeliest spans. */
  readonly claim?: ClaimReading
}

/** What the facts propose, ready to be shown. */
export interface FactProposal {
  readonly source: 'facts'
  readonly draft: Draft
  readonly reading: Reading
  readonly sentence: Sentence
}

export type Proposal = SpanProposal | FactProposal

/** The words of a proposal. */
export const textOf = (proposal: Proposal): string =>
  proposal.source === 'reader' ? proposal.text : proposal.draft.answer

/** A number or date that is asked for has a figure or its word in it. */
const canBe = (question: Question, { answer, date }: Draft): boolean =>
  !question.type.startsWith('NUM') ||
  date !== undefined ||
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|half|both|no)\b/i.test(
    answer,
  )

/** All that the facts propose for a question, one for each kind of question that it is of. */
export function proposeFacts(context: AnswerContext): FactProposal[] {
  return questionKinds.flatMap((kind): FactProposal[] => {
    if (!kind.matches(context.question) || (context.pinned && kind.kind === 'article')) return []
    const draft = kind.answer(context)
    if (!draft || !canBe(context.question, draft)) return []
    const [cited] = draft.citations
    const reading = context.readings.find(({ document }) => document.article.id === cited.article)
    const sentence = reading?.document.sentences.find(({ start, end }) => start <= cited.start && cited.start < end)
    return reading && sentence ? [{ source: 'facts', draft, reading, sentence }] : []
  })
}
