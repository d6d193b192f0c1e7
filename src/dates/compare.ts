import type { Edtf } from '../types.ts'
import { daysInMonth, isNotAfter, isoDay, isoMonth, yearOfDay } from './calendar.ts'
import { type DatePoint, type DateValue, parseEdtf, type QualifiedPoint, type Season } from './parse.ts'

/** The first and the last day of a date, as ISO days. */
export interface Bounds {
  readonly from: string
  readonly to: string
}

/** What stands for the open start of an interval. */
export const EARLIEST = '-9999-01-01'
/** What stands for the open end of an interval. */
export const LATEST = '9999-12-31'

/** Months of the northern half of the world; winter runs into the next year. */
const FIRST_MONTH: Readonly<Record<Season, number>> = { spring: 3, summer: 6, autumn: 9, winter: 12 }

function months(year: number, first: number, count: number): Bounds {
  const last = isoMonth(year, first + count - 1)
  const days = daysInMonth(Number(last.slice(-2)), yearOfDay(last))
  return { from: `${isoMonth(year, first)}-01`, to: `${last}-${days}` }
}

function pointBounds(point: DatePoint): Bounds | undefined {
  switch (point.kind) {
    case 'day': {
      if (point.year === undefined) return undefined
      const day = isoDay(point.year, point.month, point.day)
      return { from: day, to: day }
    }
    case 'month':
      return point.year === undefined ? undefined : months(point.year, point.month, 1)
    case 'season':
      return months(point.year, FIRST_MONTH[point.season], 3)
    case 'quarter':
      return months(point.year, point.quarter * 3 - 2, 3)
    case 'half':
      return months(point.year, point.half * 6 - 5, 6)
    case 'year':
      return months(point.year, 1, 12)
    case 'decade':
      return months(point.decade * 10, 1, 120)
    case 'century':
      return months(point.century * 100 + (point.century < 0 ? 1 : 0), 1, 1200)
  }
}

/** The earliest and the latest day that a date can be; undefined for a date without a year and for what is no EDTF. Open ends are `EARLIEST` and `LATEST`. */
export function bounds(edtf: Edtf): Bounds | undefined {
  const value = parseEdtf(edtf)
  if (value?.kind !== 'interval') return value && pointBounds(value)
  const from = value.from ? pointBounds(value.from)?.from : EARLIEST
  const to = value.to ? pointBounds(value.to)?.to : LATEST
  return from !== undefined && to !== undefined ? { from, to } : undefined
}

/** Where a day or month without a year stands in the year `year`. */
function pointInYear(point: QualifiedPoint, year: number): Bounds | undefined {
  const stands = point.kind === 'month' || (point.kind === 'day' && point.day <= daysInMonth(point.month, year))
  return stands ? pointBounds({ ...point, year }) : undefined
}

function inYear(value: DateValue, year: number): Bounds | undefined {
  if (value.kind !== 'interval') return pointInYear(value, year)
  // "From 3 March" is no more than the rest of a year where that is not told: it would hold all that came later.
  const from = value.from ? pointInYear(value.from, year) : months(year, 1, 12)
  const to = value.to ? pointInYear(value.to, year) : months(year, 1, 12)
  if (!from || !to || from.from <= to.to) return from && to && { from: from.from, to: to.to }
  const next = value.to && pointInYear(value.to, year + 1)
  return next && { from: from.from, to: next.to }
}

/** Nine years have a 29 February among them, whichever they are (but for 1900 and its like). */
const YEARS_TRIED = 9

/** The stretches that a date can be, near `around`: one for a date with a year, one a year for a date without. */
function placements(edtf: Edtf, around: Bounds | undefined): readonly Bounds[] {
  const known = bounds(edtf)
  if (known) return [known]
  const value = parseEdtf(edtf)
  if (!value) return []
  const first = around ? Math.max(0, yearOfDay(around.from) - 1) : 2000
  return Array.from({ length: YEARS_TRIED }, (_, i) => inYear(value, Math.min(first + i, 9998))).filter(
    (placed) => placed !== undefined,
  )
}

function some(a: Edtf, b: Edtf, holds: (a: Bounds, b: Bounds) => boolean): boolean {
  const ofA = placements(a, bounds(b))
  const ofB = placements(b, bounds(a))
  return ofA.some((x) => ofB.some((y) => holds(x, y)))
}

/** True where two dates have a day in common. A date without a year may be of any year. */
export function overlaps(a: Edtf, b: Edtf): boolean {
  return some(a, b, (x, y) => isNotAfter(x.from, y.to) && isNotAfter(y.from, x.to))
}

/** True where all of `inner` lies within `outer`. A date without a year may be of any year. */
export function contains(outer: Edtf, inner: Edtf): boolean {
  return some(outer, inner, (x, y) => isNotAfter(x.from, y.from) && isNotAfter(y.to, x.to))
}

/** Orders by the earliest day, the shorter of two first. "Until 1999" stands at its end; dates without a year stand last, by month and day. */
export function compareEdtf(a: Edtf, b: Edtf): number {
  const x = bounds(a)
  const y = bounds(b)
  if (!x || !y) return x ? -1 : y ? 1 : compareText(a, b)
  const start = (z: Bounds) => (z.from === EARLIEST ? z.to : z.from)
  return compareDays(start(x), start(y)) || compareDays(x.to, y.to) || compareText(a, b)
}

const compareDays = (a: string, b: string): number => (a === b ? 0 : isNotAfter(a, b) ? -1 : 1)
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** True where a date begins after the last day that another can be; never where either has no year or is not given. */
export function beginsAfter(date: Edtf, other: Edtf | undefined): boolean {
  const when = bounds(date)
  const last = other === undefined ? undefined : bounds(other)
  return when !== undefined && last !== undefined && !isNotAfter(when.from, last.to)
}

/**
 * True where a date may lie from the start of `from` to the end of `to`, both included.
 * A date without a year does not where either is given: nothing says that it does.
 */
export function withinScope(edtf: Edtf, from?: Edtf, to?: Edtf): boolean {
  if (from === undefined && to === undefined) return true
  const date = bounds(edtf)
  if (!date) return false
  const first = from === undefined ? EARLIEST : (bounds(from)?.from ?? EARLIEST)
  const last = to === undefined ? LATEST : (bounds(to)?.to ?? LATEST)
  return isNotAfter(date.from, last) && isNotAfter(first, date.to)
}

/** How the date of a fact answers the date of a question. */
export type DateMatch =
  /** The same stretch of days. */
  | 'exact'
  /** All of the fact's date lies within the question's: "in August 2019", 24 August 2019. */
  | 'within'
  /** They overlap, but the fact may be of another day: "on 24 August 2019", August 2019. */
  | 'compatible'
  | 'no'

/** Whether a fact of `factDate` can be the one asked for with `questionDate`. A date without a year may be of any year; only the question's own may be so and still be exact. */
export function matchesDate(questionDate: Edtf, factDate: Edtf): DateMatch {
  if (bounds(questionDate) && !bounds(factDate)) return overlaps(questionDate, factDate) ? 'compatible' : 'no'
  if (some(questionDate, factDate, (x, y) => x.from === y.from && x.to === y.to)) return 'exact'
  if (contains(questionDate, factDate)) return 'within'
  return overlaps(questionDate, factDate) ? 'compatible' : 'no'
}

/**
 * Whether something dated so happened at the time of a question. What is told with an open range goes on or has ended, and
 * happened only where the range begins or ends: "open since 1871" is no event of 2023.
 */
export function matchesHappening(questionDate: Edtf, factDate: Edtf): DateMatch {
  if (questionDate.includes('..') || !factDate.includes('..')) return matchesDate(questionDate, factDate)
  const match = matchesDate(questionDate, factDate.replace(/^\.\.\/|\/\.\.$/, ''))
  return match === 'no' ? 'no' : 'compatible'
}
