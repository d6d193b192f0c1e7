import type { Edtf } from '../types.ts'
import { daysInMonth, isoDay, isoMonth, yearOfDay } from './calendar.ts'
import { parseEdtf } from './parse.ts'
import type { DatePoint, DateValue, Precision, Season } from './value.ts'

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

/** As `bounds`, of a value that has been read. */
export function valueBounds(value: DateValue): Bounds | undefined {
  if (value.kind !== 'interval') return pointBounds(value)
  const from = value.from ? pointBounds(value.from)?.from : EARLIEST
  const to = value.to ? pointBounds(value.to)?.to : LATEST
  return from !== undefined && to !== undefined ? { from, to } : undefined
}

/** The earliest and the latest day that a date can be; undefined for a date without a year and for what is no EDTF. Open ends are `EARLIEST` and `LATEST`. */
export function bounds(edtf: Edtf): Bounds | undefined {
  const value = parseEdtf(edtf)
  return value && valueBounds(value)
}

/** How precise a date is; undefined for what is no EDTF. */
export function precision(edtf: Edtf): Precision | undefined {
  return parseEdtf(edtf)?.kind
}
