import { InputError } from '../errors.ts'
import type { Edtf } from '../types.ts'

const NEXT = 'write 2019, 2019-08 or 2019-08-24'

/** True where the month and day exist in the calendar ("2019-02-29" does not). */
function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  date.setUTCFullYear(year)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/**
 * Reads a date that a person has typed: a year, a month or a day.
 * @throws InputError where it is anything else, or a day that does not exist
 */
export function readDate(name: string, value: unknown): Edtf {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!parts || !exists(Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1))) {
    throw new InputError(`\`${name}\` is not a date`, NEXT)
  }
  return text
}

/**
 * Dates of one or several parts compare as text up to the shorter one's length: `2019-08` lies within `2019`.
 * @throws InputError where the whole of `from` lies after `to`
 */
export function refuseReversedRange(from: Edtf, to: Edtf): void {
  if (from.slice(0, to.length) > to) {
    throw new InputError(`\`from\` (${from}) is after \`to\` (${to})`, 'swap them, for example from 2019-08 to 2020')
  }
}
