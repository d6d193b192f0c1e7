import type { Span } from '../types.ts'

/** Universal part-of-speech tags (universaldependencies.org/u/pos), as wink-nlp gives them. */
export type PartOfSpeech =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X'

/** A word, number or mark. Words joined by a hyphen are one token. */
export interface Token extends Span {
  /** As it stands in the text. */
  readonly text: string
  /** Lower case, straight apostrophes. */
  readonly lower: string
  readonly pos: PartOfSpeech
  /** Dictionary form, lower case. */
  readonly lemma: string
}

/** Some tokens of a sentence, by their indexes; `to` is exclusive. */
export interface TokenRange {
  readonly from: number
  readonly to: number
}

/** A sentence. Its tokens' spans are offsets into the whole text. */
export interface Sentence extends Span {
  readonly index: number
  /** Number of the paragraph it stands in. */
  readonly paragraph: number
  readonly tokens: readonly Token[]
}
