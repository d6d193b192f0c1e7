import type { VerbGroup } from '../nlp/chunks.ts'
import { isParticiple } from '../nlp/chunks.ts'
import type { Sentence } from '../nlp/types.ts'

export type Tense = 'past' | 'perfect' | 'present' | 'future' | 'none'

const pastAuxiliary = /^(?:was|were|had|did)$/
const perfectAuxiliary = /^(?:has|have|'ve)$/
const presentAuxiliary = /^(?:am|is|are|'s|'re|'m|does|do|can|may|must|would|could|should|might)$/

/** The tense of a verb group, by its auxiliaries and the form of its verb; 'none' for infinitives, gerunds and participles. */
export function tenseOf(sentence: Sentence, verb: VerbGroup): Tense {
  if (verb.form !== 'finite') return 'none'
  if (verb.future) return 'future'
  const words = sentence.tokens.slice(verb.from, verb.to).map((token) => token.lower)
  const head = sentence.tokens[verb.head]
  if (words.some((word) => pastAuxiliary.test(word))) return 'past'
  if (words.some((word) => perfectAuxiliary.test(word))) return words.length > 1 ? 'perfect' : 'present'
  if (words.some((word) => presentAuxiliary.test(word)) || !head) return 'present'
  const inflected = head.lower !== head.lemma && !/(?:s|ing)$/.test(head.lower)
  return inflected || isParticiple(head.lower) ? 'past' : 'present'
}
