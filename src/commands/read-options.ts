import { beginsAfter, parseUserDate } from '../dates/index.ts'
import { InputError } from '../errors.ts'
import type { Edtf } from '../types.ts'
import type { GivenOptions, OptionDefinition, OptionValues } from './command.ts'

/** Control, format-override and line-breaking characters that have no place in a line of text. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu
/** With the `u` flag a surrogate matches only where it has no partner. */
const LONE_SURROGATE = /\p{Surrogate}/gu

/** One line of well-formed text: control characters and runs of white space become one blank, lone surrogates U+FFFD. */
const tidyLine = (text: string): string =>
  text.replace(LONE_SURROGATE, '\ufffd').replace(UNPRINTABLE, ' ').replace(/\s+/g, ' ').trim()

/** @param maxLength in UTF-16 code units */
function readText(name: string, value: unknown, maxLength: number): string {
  if (typeof value !== 'string') throw new InputError(`\`${name}\` is not text`, 'write it as words')
  const text = tidyLine(value)
  if (text === '') throw new InputError(`\`${name}\` is empty`, 'write a few words')
  const [length, most] = [text.length, maxLength].map((count) => count.toLocaleString('en'))
  if (text.length > maxLength) throw new InputError(`\`${name}\` has ${length} characters`, `write at most ${most}`)
  return text
}

const LONGEST_SHOWN = 20

/** A year, a month or a day that exists. */
function readDate(name: string, value: unknown): Edtf {
  const text = typeof value === 'number' || typeof value === 'string' ? tidyLine(String(value)) : ''
  if (text === '' || text.length > LONGEST_SHOWN)
    throw new InputError(`\`${name}\` is not a date`, 'write 2019, 2019-08 or 2019-08-24')
  return parseUserDate(text)
}

/** @throws InputError where all of `from` lies after all of `to`; `2019-08` to `2019` is a range */
function refuseReversedRange(from: Edtf, to: Edtf): void {
  if (beginsAfter(from, to))
    throw new InputError(
      `\`from\` (${from}) is after \`to\` (${to})`,
      'swap them, for example from 2019-08 to 2020-02-01',
    )
}

type OptionValue = string | number | boolean | Edtf

/** True for the value of an option that was not given: nothing, or empty text in an option that may be left out. */
function isAbsent(option: OptionDefinition, value: unknown): boolean {
  if (value === undefined || value === null) return true
  return option.required !== true && typeof value === 'string' && value.trim() === ''
}

/** Whole numbers come as numbers from Discord and as text from a command line. */
function readInteger(name: string, value: unknown, min: number, max: number): number {
  const number = typeof value === 'string' && /^[+-]?\d{1,9}$/.test(value.trim()) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isInteger(number) || number < min || number > max) {
    throw new InputError(`\`${name}\` is not a whole number from ${min} to ${max}`, `write for example ${name} ${min}`)
  }
  return number
}

function readShare(name: string, value: unknown): number {
  const number = typeof value === 'string' && /^\d?(?:\.\d{1,9}|\d)$/.test(value.trim()) ? Number(value) : value
  if (typeof number !== 'number' || !(number >= 0 && number <= 1))
    throw new InputError(`\`${name}\` is not a number from 0 to 1`, `write for example ${name} 0.5`)
  return number
}

function readChoice(name: string, value: unknown, choices: readonly string[]): string {
  const wanted = typeof value === 'string' ? value.trim().toLowerCase().replace(/^\//, '') : undefined
  const choice = choices.find((each) => each.toLowerCase() === wanted)
  if (choice === undefined)
    throw new InputError(`\`${name}\` is none of its choices`, `take one of ${choices.join(', ')}`)
  return choice
}

function readBoolean(name: string, value: unknown): boolean {
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  throw new InputError(`\`${name}\` is neither true nor false`, `write ${name} true or ${name} false`)
}

function readValue(option: OptionDefinition, value: unknown): OptionValue {
  switch (option.type) {
    case 'string':
      return readText(option.name, value, option.maxLength)
    case 'integer':
      return readInteger(option.name, value, option.min, option.max)
    case 'share':
      return readShare(option.name, value)
    case 'boolean':
      return readBoolean(option.name, value)
    case 'date':
      return readDate(option.name, value)
    case 'choice':
      return readChoice(option.name, value, option.choices)
  }
}

/** Holds since `readValue` gives each option the type of its definition and `readOptions` has refused a missing one. */
function areValuesOf<L extends readonly OptionDefinition[]>(
  options: L,
  values: Readonly<Record<string, OptionValue>>,
): values is Readonly<Record<string, OptionValue>> & OptionValues<L> {
  return options.every((option) => option.required !== true || option.name in values)
}

/**
 * Reads and checks the values of a list of options. Values of unknown names are passed over.
 * @throws InputError on the first value that is missing, malformed or out of bounds, and on a `from` after `to`
 */
export function readOptions<const L extends readonly OptionDefinition[]>(
  options: L,
  given: GivenOptions,
): OptionValues<L> {
  const values: Record<string, OptionValue> = {}
  for (const option of options) {
    const value = Object.hasOwn(given, option.name) ? given[option.name] : undefined
    if (isAbsent(option, value)) continue
    values[option.name] = readValue(option, value)
  }
  if (!areValuesOf(options, values)) {
    const missing = options.find((option) => option.required === true && !(option.name in values))
    throw new InputError(`\`${missing?.name}\` is missing`, `add it (${missing?.summary})`)
  }
  const { from, to }: Record<string, OptionValue> = values
  if (typeof from === 'string' && typeof to === 'string') refuseReversedRange(from, to)
  return values
}
