/** The months in English; January is the first. */
export const MONTH_NAMES: readonly string[] =
  'January February March April May June July August September October November December'.split(' ')

const DAY_IN_MS = 86_400_000

/** Days of a month of the Gregorian calendar; `month` counts from 1. Without a year February has 29. */
export function daysInMonth(month: number, year = 2000): number {
  return new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
}

/** True where the calendar has that day. */
export function isDay(month: number, day: number, year?: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(month, year)
}

/** `2019-08-24`; years are of four digits, those before our era with a minus: `-0043` is 44 BC. */
export function isoDay(year: number, month: number, day: number): string {
  return `${isoMonth(year, month)}-${String(day).padStart(2, '0')}`
}

/** `2019-08`. Months below 1 and above 12 run into the neighbouring years. */
export function isoMonth(year: number, month: number): string {
  const months = year * 12 + month - 1
  return `${isoYear(Math.floor(months / 12))}-${String((((months % 12) + 12) % 12) + 1).padStart(2, '0')}`
}

/** `2019`, `-0043`. */
export function isoYear(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`
}

/** The year of an ISO day: 0 is 1 BC, -43 is 44 BC. */
export function yearOfDay(iso: string): number {
  return Number(/^-?\d{4}/.exec(iso)?.[0] ?? Number.NaN)
}

/** True where an ISO day is no later than another; years before our era have a minus and do not sort as text. */
export function isNotAfter(a: string, b: string): boolean {
  return a.startsWith('-') && b.startsWith('-') ? dayNumber(a) <= dayNumber(b) : a <= b
}

/** Days since 1970-01-01 of an ISO day. */
export function dayNumber(iso: string): number {
  return Date.parse(`${iso.replace(/^-/, '-00')}T00:00:00Z`) / DAY_IN_MS
}

/** The ISO day that is `number` days after 1970-01-01. */
export function dayOfNumber(number: number): string {
  const [day = ''] = new Date(number * DAY_IN_MS).toISOString().split('T')
  return day.replace(/^-00/, '-')
}

/** The ISO day `days` after (below zero: before) another. */
export function addDays(iso: string, days: number): string {
  return dayOfNumber(dayNumber(iso) + days)
}

/** Day of the week of an ISO day: 0 is Monday, 6 is Sunday. */
export function weekday(iso: string): number {
  return (((dayNumber(iso) + 3) % 7) + 7) % 7
}
