import type { Sentence } from '../nlp/types.ts'
import type { Citation, Edtf, Explanation, NonEmpty, Span } from '../types.ts'
import type { Reading } from './reading.ts'

/** Names of what proposes answers, as `kind` in an answer. */
export type KindName =
  | 'read'
  | 'expansion'
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

/** Quotes a place of an article to the letter. */
export function cite(reading: Reading, span: Span, answer?: string): Citation {
  const { article } = reading.document
  const quote = article.text.slice(span.start, span.end)
  const at = answer ? quote.indexOf(answer) : -1
  return {
    article: article.id,
    file: article.file,
    title: article.title,
    ...(article.published ? { published: article.published } : {}),
    ...(article.publisher ? { publisher: article.publisher } : {}),
    ...(article.url ? { url: article.url } : {}),
    quote,
    start: span.start,
    end: span.end,
    ...(answer && at >= 0 ? { highlight: { start: at, end: at + answer.length } } : {}),
  }
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
