import { type Bounds, bounds, dayNumber, dayOfNumber, isoMonth, yearOfDay } from '../dates/index.ts'
import type { Edtf } from '../types.ts'

const known = new Map<Edtf, Bounds | undefined>()
const mostKnown = 20_000

/** As `bounds`, remembered: the same dates come again and again. */
export function boundsOf(date: Edtf): Bounds | undefined {
  if (known.has(date)) return known.get(date)
  if (known.size >= mostKnown) known.clear()
  const found = bounds(date)
  known.set(date, found)
  return found
}

/** Days up to which a date is put down by its months, beyond by its years. */
const longest = 45
const mostYears = 12

const monthOf = (day: number): string => dayOfNumber(day).slice(0, -3)

function monthsOf({ from, to }: Bounds, margin: number): string[] {
  const start = dayNumber(from) - margin
  const end = dayNumber(to) + margin
  const months = new Set<string>()
  for (let day = start; day < end; day += 28) months.add(monthOf(day))
  months.add(monthOf(end))
  return [...months]
}

function yearsOf({ from, to }: Bounds): number[] {
  const first = yearOfDay(from)
  const last = yearOfDay(to)
  return last - first > mostYears ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

/**
 * Where a date is put down and where dates that may be the same are sought, so that not every pair is compared.
 * @param margin days by which two dates of one event may differ
 */
export function bucketsOf(
  date: Edtf,
  margin: number,
): { readonly own: readonly string[]; readonly look: readonly string[] } {
  const span = boundsOf(date)
  if (!span) {
    const month = /^XXXX-(\d\d)/.exec(date)?.[1] ?? ''
    return { own: [`yearless ${month}`], look: [`yearless ${month}`, `any ${month}`] }
  }
  const short = !date.includes('..') && dayNumber(span.to) - dayNumber(span.from) <= longest
  if (short) {
    const months = monthsOf(span, 0)
    const any = months.map((month) => `any ${month.slice(-2)}`)
    const years = yearsOf(span).map((year) => `year ${year}`)
    return {
      own: [...months, ...any],
      look: [...monthsOf(span, margin), ...years, ...months.map((month) => `yearless ${month.slice(-2)}`)],
    }
  }
  const years = yearsOf(span)
  const own = years.length > 0 ? years.map((year) => `year ${year}`) : [`long ${date}`]
  return {
    own,
    look: [...own, ...years.flatMap((year) => Array.from({ length: 12 }, (_, i) => isoMonth(year, i + 1)))],
  }
}
