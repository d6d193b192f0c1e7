import type { DateExpression } from './expression.ts'

/** The year of the last date goes for the first as well ("28 December to 3 January 2020" begins in 2019). */
export function withYearOf(from: DateExpression, to: DateExpression): DateExpression {
  if (from.kind !== 'calendar' || to.kind !== 'calendar' || from.year !== undefined || from.yearFrom) return from
  const monthly = (unit: string) => unit === 'day' || unit === 'month'
  const alike = from.unit === to.unit || (monthly(from.unit) && monthly(to.unit))
  const later = alike && (from.part ?? 0) > (to.part ?? 0)
  if (to.year !== undefined) return { ...from, year: to.year - (later ? 1 : 0) }
  return to.yearFrom ? { ...from, yearFrom: { ...to.yearFrom, years: to.yearFrom.years - (later ? 1 : 0) } } : from
}
