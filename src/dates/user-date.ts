import { InputError } from '../errors.ts'
import type { Edtf } from '../types.ts'
import { parseEdtf } from './parse.ts'

/**
 * Reads a date that a person has typed for an option: `2019`, `2019-08` or `2019-08-24`.
 * @throws InputError for anything else and for a day that the calendar does not have
 */
export function parseUserDate(text: string): Edtf {
  const typed = text.trim()
  const value = /^\d{4}(?:-\d\d){0,2}$/.test(typed) ? parseEdtf(typed) : undefined
  if (value?.kind === 'year' || value?.kind === 'month' || value?.kind === 'day') return typed
  throw new InputError(`"${typed}" is not a date`, 'write 2019, 2019-08 or 2019-08-24', { text: typed })
}
