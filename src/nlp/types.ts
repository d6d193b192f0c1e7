import type { Span } from '../types.ts'

type OpenClass = 'ADJ' | 'ADV' | 'INTJ' | 'NOUN' | 'PROPN' | 'VERB'
type ClosedClass = 'ADP' | 'AUX' | 'CCONJ' | 'DET' | 'NUM' | 'PART' | 'PRON' | 'SCONJ'

/** Universal part-of-speech tags (universaldependencies.org/u/pos), as wink-nlp gives them. */
export type PartOfSpeech = OpenClass | ClosedClass | 'PUNCT' | 'SYM' | 'X'

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
