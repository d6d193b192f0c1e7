/** What single characters become before words are cut into pieces, as BERT's uncased models were trained on them. */

/**
 * What a character does:
 * - `letter`: it stands in a word
 * - `alone`: it is a word of its own (punctuation, Chinese characters)
 * - `space`: it ends a word
 * - `mark`: nothing is left of it, and it belongs to the character before (accents)
 * - `dropped`: nothing is left of it (control and format characters, lone surrogates)
 */
export type CharacterRole = 'letter' | 'alone' | 'space' | 'mark' | 'dropped'

export interface Character {
  readonly role: CharacterRole
  /** What is left of it: lower case, without accents. Empty but for `letter` and `alone`; a Korean syllable leaves several. */
  readonly letters: string
  /** Code points in `letters`. */
  readonly count: number
}

const space: Character = { role: 'space', letters: '', count: 0 }
const mark: Character = { role: 'mark', letters: '', count: 0 }
const dropped: Character = { role: 'dropped', letters: '', count: 0 }

/** The blocks that BERT reads character by character; Japanese kana and Korean are not among them. */
const chineseBlocks: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b73f],
  [0x2b740, 0x2b81f],
  [0x2b920, 0x2ceaf],
  [0x2f800, 0x2fa1f],
]
/** Everything in ASCII that is neither letter nor digit counts, also "$" and "+", which Unicode calls symbols. */
const punctuation = /[\p{P}!-/:-@[-`{-~]/u

function isChinese(code: number): boolean {
  return code >= 0x3400 && chineseBlocks.some(([first, last]) => code >= first && code <= last)
}

function classify(code: number): Character {
  const source = String.fromCodePoint(code)
  if (/[\t\n\r]/.test(source)) return space
  if (code === 0xfffd || /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(source)) return dropped
  if (/\p{White_Space}/u.test(source)) return space
  let letters = ''
  let count = 0
  for (const part of source.normalize('NFD')) {
    if (/\p{Mn}/u.test(part)) continue
    // Part by part: in a whole word JavaScript makes the last "Σ" a "ς", and BERT does not.
    letters += part.toLowerCase()
    count++
  }
  if (count === 0) return mark
  return { role: isChinese(code) || punctuation.test(letters) ? 'alone' : 'letter', letters, count }
}

/** Characters below this are remembered, so that memory is bounded: nearly all that texts consist of, Emoji aside. */
const remembered = 0x10000
const known = new Map<number, Character>()

/**
 * What a character becomes. The same as Hugging Face's `BertNormalizer` (clean text, Chinese characters, no accents,
 * lower case) and `BertPreTokenizer` for all characters of Unicode 8. What later versions brought those take for
 * letters, whatever it is, and we for what it is: such marks and punctuation make a word unknown there, and not here.
 *
 * @param code a code point, also that of a lone surrogate
 */
export function characterOf(code: number): Character {
  const found = known.get(code)
  if (found) return found
  const character = classify(code)
  if (code < remembered) known.set(code, character)
  return character
}
