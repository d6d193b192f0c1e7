import { InputError } from '../errors.ts'
import type { Edtf } from '../types.ts'
import type { GivenOptions, OptionDefinition, OptionValues } from './command.ts'
import { readDate, refuseReversedRange } from './read-date.ts'
import { readText } from './read-text.ts'

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
