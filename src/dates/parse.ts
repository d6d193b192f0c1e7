import { InputError } from '../errors.ts'
import type { Edtf } from '../types.ts'
import { isDay } from './calendar.ts'

/** A date without qualifiers: a day, a stretch of the calendar with a name, or what is between two of them. */
export type DatePoint =
  | { readonly kind: 'day'; readonly year?: number; readonly month: number; readonly day: number }
  | { readonly kind: 'month'; readonly year?: number; readonly month: number }
  | { readonly kind: 'season'; readonly year: number; readonly season: Season }
  | { readonly kind: 'quarter'; readonly year: number; readonly quarter: number }
  | { readonly kind: 'half'; readonly year: number; readonly half: number }
  /** 0 is 1 BC, -43 is 44 BC. */
  | { readonly kind: 'year'; readonly year: number }
  /** `decade` 199 is 1990 to 1999. */
  | { readonly kind: 'decade'; readonly decade: number }
  /** `century` 19 is 1900 to 1999, which EDTF writes `19XX`; -5 is the 5th century BC, `-04XX`. */
  | { readonly kind: 'century'; readonly century: number }

export type Season = 'spring' | 'summer' | 'autumn' | 'winter'

/** A date and how sure it is: `?` uncertain, `~` approximate, `%` both. */
export type QualifiedPoint = DatePoint & { readonly uncertain: boolean; readonly approximate: boolean }

/** An interval; an end that is not there is open. At least one end is there. */
export interface DateInterval {
  readonly kind: 'interval'
  readonly from?: QualifiedPoint
  readonly to?: QualifiedPoint
}

/** What an EDTF text means. */
export type DateValue = QualifiedPoint | DateInterval

const POINT = /^(-(?!0000)\d{4}|\d{4}|\d{3}X|-?\d{2}XX|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?([?~%])?$/

const SEASONS: Readonly<Record<number, Season>> = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' }

/** The part after the year where it names a part of the year: 01 to 12 months, 21 to 24 seasons, 33 to 36 quarters, 40 and 41 halves. */
function partOfYear(year: number, part: number): DatePoint | undefined {
  const season = SEASONS[part]
  if (season) return { kind: 'season', year, season }
  if (part >= 33 && part <= 36) return { kind: 'quarter', year, quarter: part - 32 }
  if (part === 40 || part === 41) return { kind: 'half', year, half: part - 39 }
  return part >= 1 && part <= 12 ? { kind: 'month', year, month: part } : undefined
}

function yearless(month: number, day: number | undefined): DatePoint | undefined {
  if (day !== undefined) return isDay(month, day) ? { kind: 'day', month, day } : undefined
  return month >= 1 && month <= 12 ? { kind: 'month', month } : undefined
}

function unqualified(head: string, second: string | undefined, third: string | undefined): DatePoint | undefined {
  const part = second === undefined ? undefined : Number(second)
  const day = third === undefined ? undefined : Number(third)
  if (head === 'XXXX') return part === undefined ? undefined : yearless(part, day)
  if (head.endsWith('X')) {
    if (part !== undefined) return undefined
    return head.endsWith('XX')
      ? { kind: 'century', century: head.startsWith('-') ? -Number(head.slice(1, 3)) - 1 : Number(head.slice(0, 2)) }
      : { kind: 'decade', decade: Number(head.slice(0, 3)) }
  }
  const year = Number(head)
  if (part === undefined) return { kind: 'year', year }
  if (day === undefined) return partOfYear(year, part)
  return isDay(part, day, year) ? { kind: 'day', year, month: part, day } : undefined
}

function parsePoint(text: string): QualifiedPoint | undefined {
  const found = POINT.exec(text)
  if (!found) return undefined
  const [, head = '', second, third, mark] = found
  const point = unqualified(head, second, third)
  if (!point) return undefined
  return { ...point, uncertain: mark === '?' || mark === '%', approximate: mark === '~' || mark === '%' }
}

/**
 * Reads an EDTF text (ISO 8601-2:2019): years (`-0043` is 44 BC), months, days, `XXXX-04-09`, `199X`, `19XX`, seasons, quarters, halves,
 * `?`, `~` and `%` at the end of a date, intervals and intervals with an open end (`..`).
 * @returns undefined where it is none of these, or a day that the calendar does not have
 */
export function parseEdtf(text: Edtf): DateValue | undefined {
  const known = values.get(text)
  if (known !== undefined) return known
  const value = parse(text)
  if (values.size >= mostValues) values.clear()
  if (value !== undefined) values.set(text, value)
  return value
}

/** Dates come again and again: the same text always gives the same value, which nobody changes. */
const values = new Map<Edtf, DateValue>()
const mostValues = 20_000

function parse(text: Edtf): DateValue | undefined {
  const slash = text.indexOf('/')
  if (slash < 0) return parsePoint(text)
  const [first, last] = [text.slice(0, slash), text.slice(slash + 1)]
  const from = first === '..' ? undefined : parsePoint(first)
  const to = last === '..' ? undefined : parsePoint(last)
  if ((first !== '..' && !from) || (last !== '..' && !to) || (!from && !to)) return undefined
  return { kind: 'interval', ...(from && { from }), ...(to && { to }) }
}

/** How precise a date is; undefined for what is no EDTF. */
export function precision(edtf: Edtf): DateValue['kind'] | undefined {
  return parseEdtf(edtf)?.kind
}

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
