import type { Sentence } from '../../nlp/types.ts'

/** What a candidate is, by the pattern that made it. */
export type CandidateKind =
  | 'date'
  | 'number'
  | 'ordinal'
  | 'money'
  | 'percent'
  | 'person'
  | 'organisation'
  | 'place'
  | 'event'
  | 'work'
  | 'name'
  | 'noun'
  | 'noun-of'
  | 'noun-long'
  | 'list'
  | 'modifier'
  | 'clause'
  | 'infinitive'
  | 'gerund'
  | 'verb'
  | 'adjective'
  | 'quote'
  | 'predicate'

/** A span of a sentence that may be the answer: token indexes, `to` exclusive. */
export interface SpanCandidate {
  readonly sentence: Sentence
  readonly from: number
  readonly to: number
  readonly kind: CandidateKind
  /** The name that a pronoun or description stands for, in place of the span's own words. */
  readonly stands?: string
}
