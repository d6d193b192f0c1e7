import { addDays, daysInMonth, isDay, isoDay, isoMonth, isoYear, weekday } from '../../dates/index.ts'
import type { Edtf } from '../../types.ts'
import { marked } from './anchor.ts'
import type { MonthDay, Relative, RelativeUnit, Weekday } from './expression.ts'
import type { Circumstances, Resolved } from './resolve.ts'
import type { Direction } from './tense.ts'

/** A date as far as it is known, to count from. */
type Origin = { readonly [part in 'year' | 'month' | 'day']?: number | undefined }

function dayOf({ year, month, day }: Origin): string | undefined {
  return year !== undefined && month !== undefined && day !== undefined ? isoDay(year, month, day) : undefined
}

/** `XXXX-04-11` from `XXXX-04-12`; undefined where it hangs on whether the year is a leap year. */
function dayWithoutYear({ month, day }: Origin, amount: number): Edtf | undefined {
  if (month === undefined || day === undefined) return undefined
  const [leap, common] = [2004, 2005].map((year) => addDays(isoDay(year, month, day), amount).slice(4))
  return leap === common ? `XXXX${leap}` : undefined
}

function week(day: string, weeks: number): Edtf {
  const monday = addDays(day, 7 * weeks - weekday(day))
  return `${monday}/${addDays(monday, 6)}`
}

/** The seven days of "the week of 12 August", from its Monday or from that day on; a day without its year stays as it is. */
export const weekOf = (day: Edtf, begins: boolean): Edtf =>
  !/^\d{4}-\d\d-\d\d$/.test(day) ? day : begins ? `${day}/${addDays(day, 6)}` : week(day, 0)

/** Saturday and Sunday. "The weekend" of a report is the last one that has begun, of a plan the next one. */
function weekend(day: string, amount: number, direction: Direction): Edtf {
  const saturday = addDays(day, 5 - weekday(day))
  const begun = saturday <= day
  const weeks = amount !== 0 ? amount : !begun && direction === 'past' ? -1 : 0
  const start = addDays(saturday, 7 * weeks)
  return `${start}/${addDays(start, 1)}`
}

/** The EDTF of a quarter, counted from the first of the year 0. */
function quarterOf(quarters: number): Edtf {
  return `${isoYear(Math.floor(quarters / 4))}-${33 + (quarters % 4)}`
}

/** The day, week, month … that lies `amount` of its kind after what is known of `origin`. */
function shifted(origin: Origin, unit: RelativeUnit, amount: number, direction: Direction): Edtf | undefined {
  const { year, month } = origin
  const day = dayOf(origin)
  switch (unit) {
    case 'day':
      if (day !== undefined) return addDays(day, amount)
      if (year === undefined) return dayWithoutYear(origin, amount)
      return amount === 0 && month !== undefined ? isoMonth(year, month) : undefined
    case 'week':
      return day === undefined ? undefined : week(day, amount)
    case 'weekend':
      return day === undefined ? undefined : weekend(day, amount, direction)
    case 'month':
      if (month === undefined) return undefined
      return year === undefined
        ? isoMonth(2000, month + amount).replace(/^\d{4}/, 'XXXX')
        : isoMonth(year, month + amount)
    case 'quarter':
      if (year === undefined || month === undefined) return undefined
      return quarterOf(year * 4 + Math.floor((month - 1) / 3) + amount)
    case 'year':
      return year === undefined ? undefined : isoYear(year + amount)
  }
}

/** What a date found before gives to count from. */
function originOf({ edtf }: Resolved): (Origin & { readonly quarter: number | undefined }) | undefined {
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~]?$/.exec(edtf) ?? /^(\d{4})[^/]*\/\1/.exec(edtf)
  if (!found) return undefined
  const [year, part = 0, day] = found.slice(1).map((digits) => (digits === undefined ? undefined : Number(digits)))
  const month = part >= 1 && part <= 12 ? part : undefined
  return { year, month, day, quarter: part >= 33 && part <= 36 ? part - 33 : undefined }
}

/** "the same day", "a year earlier": counted from the nearest date before that is precise enough. A quarter a year earlier is a quarter. */
function fromContext({ unit, amount }: Relative, { recent, direction }: Circumstances): Resolved | undefined {
  for (const date of recent) {
    const origin = originOf(date)
    if (!origin) continue
    if (origin.quarter !== undefined && (unit === 'quarter' || (unit === 'year' && amount !== 0))) {
      const quarters = (origin.year ?? 0) * 4 + origin.quarter + (unit === 'year' ? 4 * amount : amount)
      return { edtf: quarterOf(quarters), basis: 'context' }
    }
    const edtf = shifted(origin, unit, amount, direction)
    if (edtf !== undefined) return { edtf, basis: 'context' }
  }
  return undefined
}

/** Works out "last week", "two days ago", "the same day" and the like. */
export function resolveRelative(relative: Relative, circumstances: Circumstances): Resolved | undefined {
  const { anchor, direction } = circumstances
  if (relative.of === 'context') {
    const resolved = fromContext(relative, circumstances)
    // "up 5 percent from a year earlier" compares with the report's own time.
    if (resolved || relative.unit !== 'year' || relative.amount !== -1) return resolved
  }
  const edtf = shifted(anchor, relative.unit, relative.amount, direction)
  if (edtf === undefined) return undefined
  const day = dayOf(anchor)
  if (relative.within) {
    if (day === undefined) return undefined
    const days = relative.unit === 'week' ? addDays(day, 7 * relative.amount) : edtf
    return { edtf: `${days}/${day}`, basis: anchor.basis }
  }
  return { edtf: marked(edtf, anchor, relative.approximate), basis: anchor.basis }
}

function weekdayFrom(
  { weekday: wanted, turn, weeks, weeksOn, beyond }: Weekday,
  day: string,
  direction: Direction,
): string {
  const own = weekday(day)
  const inThisWeek = addDays(day, wanted - own)
  if (weeksOn !== undefined) return addDays(day, ((wanted - own + 7) % 7) + 7 * weeksOn)
  if (weeks !== undefined) return addDays(inThisWeek, 7 * weeks)
  const before = addDays(day, -((own - wanted + 7) % 7))
  const last = before === day ? addDays(day, -7) : before
  if (beyond !== undefined) return addDays(last, 7 * (beyond < 0 ? beyond : beyond + (before === day ? 2 : 1)))
  if (turn === 1) return addDays(inThisWeek, 7)
  if (turn === -1) return last
  if (turn === 0) return direction === 'past' ? before : inThisWeek < day ? addDays(inThisWeek, 7) : inThisWeek
  return direction === 'future' ? addDays(day, (wanted - own + 7) % 7) : before
}

/** The day of that number in the month of an origin; undefined where the month does not have it. */
function dayIn({ year, month }: Origin, day: number): Edtf | undefined {
  if (year === undefined || month === undefined) return undefined
  const number = day < 0 ? daysInMonth(month, year) : day
  return isDay(month, number, year) ? isoDay(year, month, number) : undefined
}

/** "On the 3rd": in the month spoken of just before, else the last such day up to the article's date, in a plan the next one. */
function dayAlone({ day }: MonthDay, { anchor, recent, direction }: Circumstances): Resolved | undefined {
  const told = recent.map((date) => originOf(date)).find((origin) => origin?.month !== undefined)
  const ofStory = told && dayIn(told, day)
  if (ofStory !== undefined) return { edtf: ofStory, basis: 'context' }
  const { year, month = 0 } = anchor
  const own = dayOf(anchor)
  if (year === undefined || own === undefined) return undefined
  const steps = direction === 'future' ? [0, 1, 2] : [0, -1, -2]
  const days = steps.flatMap((step) => {
    const [y = 0, m = 0] = isoMonth(year, month + step)
      .split('-')
      .map(Number)
    return dayIn({ year: y, month: m }, day) ?? []
  })
  const edtf = days.find((one) => (direction === 'future' ? one >= own : one <= own))
  return edtf === undefined ? undefined : { edtf: marked(edtf, anchor), basis: anchor.basis }
}

/**
 * Works out a day of a month that is told by its number.
 * @param month where the text names it
 */
export function resolveMonthDay(
  expression: MonthDay,
  circumstances: Circumstances,
  month: Resolved | undefined,
): Resolved | undefined {
  if (expression.month === undefined) return dayAlone(expression, circumstances)
  const origin = month && originOf(month)
  const edtf = origin && dayIn(origin, expression.day)
  return month && { ...month, edtf: edtf === undefined ? month.edtf : `${edtf}${/[?~%]$/.exec(month.edtf)?.[0] ?? ''}` }
}

/** Works out a day of the week: in a report the last one up to the article's date, in a plan the next one. It needs a date of day precision. */
export function resolveWeekday(
  expression: Weekday,
  { anchor, recent, direction }: Circumstances,
): Resolved | undefined {
  if (expression.of === 'context') {
    const day = recent
      .map((date) => originOf(date))
      .map((origin) => origin && dayOf(origin))
      .find((found) => found !== undefined)
    if (day === undefined) return undefined
    const ahead = (expression.weekday - weekday(day) + 7) % 7
    return { edtf: addDays(day, ahead === 0 ? 7 : ahead), basis: 'context' }
  }
  const day = dayOf(anchor)
  if (day === undefined) return undefined
  return { edtf: marked(weekdayFrom(expression, day, direction), anchor), basis: anchor.basis }
}
