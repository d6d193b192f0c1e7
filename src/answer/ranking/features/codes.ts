/** Numbers for words of closed classes; similar ones stand beside each other, so that a tree can part them with one cut. */
import type { PartOfSpeech } from '../../../nlp/types.ts'

const order = (words: string): readonly string[] => words.split(' ')

const tags = order('PROPN NOUN PRON NUM ADJ DET ADV VERB AUX PART ADP SCONJ CCONJ SYM INTJ X PUNCT')
const whWords = order('who whose when where why how which what none')
const gaps = order('agent patient predicate oblique none')
const prepositions = order(
  'of in at on by to for from with as during after before between into through about under since until',
)
const marks = order(', . ( ) " ; :')

export const tagCode = (pos: PartOfSpeech | undefined): number => (pos ? tags.indexOf(pos) : -1)
export const whCode = (wh: string): number => whWords.indexOf(wh)
export const gapCode = (gap: string): number => gaps.indexOf(gap)
export const prepositionCode = (word: string): number => prepositions.indexOf(word)

/** Punctuation, "and" and "'s" beside a candidate; 0 at the edge of the sentence. */
export function markCode(text: string | undefined): number {
  if (text === undefined) return 0
  const at = marks.indexOf(text)
  if (at >= 0) return at + 1
  if (/^[“”]$/.test(text)) return 5
  if (/^(?:and|or)$/.test(text)) return 8
  return /^['’]s?$/.test(text) ? 9 : 10
}
