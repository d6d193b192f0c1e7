/** Letters that Unicode does not take apart into a base letter and a mark. */
const bases: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ı: 'i',
  œ: 'o',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ə: 'e',
  ɖ: 'd',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ʻ: "'",
  ʼ: "'",
}

const foreign = /[^\0-\xff]/
const letter = /[\u0100-\u02af]|[\u0300-\u036f]|[\u0370-\u052f\u1e00-\u1fffʻʼ]/g
const mark = /\p{M}/u
/** No word of a language: data in letters, on which the tagger takes time by the square of the length. */
const endless = /\S{400,}/g

/** The nearest letter that the tagger knows, as long as the one it stands for: "Ř" is "R", a Greek or Cyrillic one is "x". */
function plainLetter(original: string, at: number, text: string): string {
  // A mark by itself belongs to the letter before it: it may be any letter, but must not cut the word.
  if (mark.test(original)) return /\p{L}/u.test(text[at - 1] ?? '') ? 'e' : original
  const lower = original.toLowerCase()
  const base = bases[lower] ?? lower.normalize('NFD').charAt(0)
  const known = /^[\0-\xff]$/.test(base) ? base : 'x'
  return original === lower ? known : known.toUpperCase()
}

/**
 * A text in letters that wink knows, which takes any letter beyond Latin-1 for the end of a word. Endless words are blank in it.
 * @param text any text
 * @returns a text of the same length in UTF-16 code units, so that each place in it is the same place in `text`
 */
export function inPlainLetters(text: string): string {
  const words = text.replace(endless, (word) => ' '.repeat(word.length))
  return foreign.test(words) ? words.replace(letter, (found, at: number) => plainLetter(found, at, words)) : words
}
