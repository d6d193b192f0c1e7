import { citationOf } from '../citation.ts'
import type { Sentence } from '../nlp/types.ts'
import type { Citation, Edtf, Explanation, NonEmpty, Span } from '../types.ts'
import type { Reading } from './reading.ts'

/** Names of what proposes answers, as `kind` in an answer. */
export type KindName =
  | 'read'
  | 'expansion'
  | 'definition'
  | 'publication'
  | 'article'
  | 'appointment'
  | 'met'
  | 'person'
  | 'office'
  | 'said'
  | 'event'
  | 'yes-no'

/** An answer before it is dressed: always with a citation. */
export interface Draft {
  readonly kind: KindName
  readonly answer: string
  readonly confidence: number
  readonly citations: NonEmpty<Citation>
  readonly date?: Edtf
  readonly notes: readonly string[]
  readonly topic?: string
  readonly explanations?: readonly Explanation[]
}

/** Quotes a place of an article to the letter. @param answer words to highlight where they stand in the quote */
export function cite(reading: Reading, span: Span, answer = ''): Citation {
  const { article } = reading.document
  const at = answer === '' ? -1 : article.text.slice(span.start, span.end).indexOf(answer)
  const start = span.start + at
  return citationOf(article, span, at < 0 ? undefined : { start, end: start + answer.length })
}

/** The sentence of a fact. */
export function sentenceAt(reading: Reading, index: number): Sentence | undefined {
  return reading.document.sentences[index]
}

/** "A", "A and B", "A, B and C". */
export function conjoin(parts: readonly string[]): string {
  if (parts.length < 2) return parts[0] ?? ''
  return `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`
}

/** A list that is known to have a first member. */
export function nonEmpty<T>(list: readonly T[]): NonEmpty<T> | undefined {
  const [first, ...rest] = list
  return first === undefined ? undefined : [first, ...rest]
}
