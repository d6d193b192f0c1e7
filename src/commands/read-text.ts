import { InputError } from '../errors.ts'

/** Control, format-override and line-breaking characters that have no place in a line of text. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu
/** With the `u` flag a surrogate matches only where it has no partner. */
const LONE_SURROGATE = /\p{Surrogate}/gu

/** One line of well-formed text: control characters and runs of white space become one blank, lone surrogates U+FFFD. */
export function tidyLine(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd').replace(UNPRINTABLE, ' ').replace(/\s+/g, ' ').trim()
}

/**
 * Reads a text option.
 * @param maxLength in UTF-16 code units
 * @throws InputError where it is no text, empty or too long
 */
export function readText(name: string, value: unknown, maxLength: number): string {
  if (typeof value !== 'string') throw new InputError(`\`${name}\` is not text`, 'write it as words')
  const text = tidyLine(value)
  if (text === '') throw new InputError(`\`${name}\` is empty`, 'write a few words')
  if (text.length > maxLength) {
    throw new InputError(
      `\`${name}\` has ${text.length.toLocaleString('en')} characters`,
      `write at most ${maxLength.toLocaleString('en')}`,
    )
  }
  return text
}
