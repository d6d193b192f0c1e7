/** Letters that Unicode does not decompose into a base letter and a mark. */
const letters: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

const ascii = /^[\x20-\x5f\x61-\x7e]*$/
const apostrophes = /[‘’‛ʼʹʻ′`´＇]/g
const possessive = /'s?$/i

/**
 * The comparable form of one word: compatibility decomposition (NFKD) without marks, straight apostrophes, lower case,
 * no possessive ending, no apostrophe within ("Min’er" and "Miner" are one), no dots within initials ("U.S." is "us").
 */
export function fold(token: string): string {
  const plain = ascii.test(token) ? token.toLowerCase() : foldLetters(token)
  const word = plain.replace(possessive, '').replaceAll("'", '')
  return /^(?:[a-z]\.)+[a-z]?\.?$/.test(word) ? word.replaceAll('.', '') : word
}

function foldLetters(token: string): string {
  return token
    .replace(apostrophes, "'")
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(apostrophes, "'")
    .toLowerCase()
    .replace(/[æœøßłđðþı]/g, (letter) => letters[letter] ?? letter)
}
