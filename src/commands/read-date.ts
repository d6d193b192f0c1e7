import { bounds, parseUserDate } from '../dates/index.ts'
import { InputError } from '../errors.ts'
import type { Edtf } from '../types.ts'
import { tidyLine } from './read-text.ts'

const LONGEST_SHOWN = 20

/**
 * Reads a date option: a year, a month or a day.
 * @throws InputError where it is anything else, or a day that does not exist
 */
export function readDate(name: string, value: unknown): Edtf {
  const text = typeof value === 'number' || typeof value === 'string' ? tidyLine(String(value)) : ''
  if (text === '' || text.length > LONGEST_SHOWN) {
    throw new InputError(`\`${name}\` is not a date`, 'write 2019, 2019-08 or 2019-08-24')
  }
  return parseUserDate(text)
}

/** @throws InputError where all of `from` lies after all of `to`; `2019-08` to `2019` is a range */
export function refuseReversedRange(from: Edtf, to: Edtf): void {
  const first = bounds(from)?.from
  const last = bounds(to)?.to
  if (first !== undefined && last !== undefined && first > last) {
    throw new InputError(
      `\`from\` (${from}) is after \`to\` (${to})`,
      'swap them, for example from 2019-08 to 2020-02-01',
    )
  }
}
