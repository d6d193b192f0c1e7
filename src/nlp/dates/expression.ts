import type { Span } from '../../types.ts'

/** "last June", "this June", "next June": -1, 0, 1. */
export type Turn = -1 | 0 | 1

/** Where the year of a part of the year is to be found when the text does not give it. */
export interface YearFrom {
  /** The article's own date, or the date spoken of just before. */
  readonly of: 'article' | 'context'
  /** Years after (below zero: before) that one: -1 for "of last year". */
  readonly years: number
}

/** A named stretch of the calendar. */
export interface Calendar {
  readonly kind: 'calendar'
  readonly unit: 'day' | 'month' | 'season' | 'quarter' | 'half' | 'year' | 'decade' | 'century'
  readonly year?: number | undefined
  /** Month 1 to 12, season 1 (spring) to 4, quarter 1 to 4, half 1 or 2. */
  readonly part?: number | undefined
  /** Day of the month. */
  readonly day?: number | undefined
  readonly turn?: Turn | undefined
  readonly yearFrom?: YearFrom | undefined
  /** "circa 1850". */
  readonly approximate?: boolean | undefined
}

/** A stretch of the calendar from its unit and what else is told of it. */
export const calendar = (unit: Calendar['unit'], of: Omit<Calendar, 'kind' | 'unit'>): Calendar => ({
  kind: 'calendar',
  unit,
  ...of,
})

/** A day of the week: 0 is Monday. */
export interface Weekday {
  readonly kind: 'weekday'
  readonly weekday: number
  readonly turn?: Turn | undefined
  /** "Tuesday of last week": weeks after that of the article. */
  readonly weeks?: number | undefined
  /** "the Friday before last", "the Friday after next": so many weeks beyond the last or the coming one. */
  readonly beyond?: number
  /** "Tuesday week", "a week on Saturday": weeks beyond the coming one. */
  readonly weeksOn?: number
  /** "the following Monday": counts from the date spoken of just before. */
  readonly of?: 'context' | undefined
}

/** "the last Friday of this month", "the second Sunday in May". */
export interface NthWeekday {
  readonly kind: 'nth-weekday'
  /** 1 to 5, or -1 for the last, -2 for the last but one. */
  readonly nth: number
  readonly weekday: number
  /** "the last weekend in May": that Saturday with its Sunday. */
  readonly weekend?: boolean
  readonly month: Calendar | Relative
  /** "the Tuesday after the first Monday in November": the first such day behind the other. */
  readonly next?: number | undefined
}

/** "the 3rd of this month", "the last day of September"; "on the 3rd" is of the month that is spoken of. */
export interface MonthDay {
  readonly kind: 'month-day'
  /** -1 for the last. */
  readonly day: number
  readonly month?: Calendar | Relative
}

/** "the week of 12 August"; "the week beginning 12 August" starts with that day. */
export interface WeekOf {
  readonly kind: 'week-of'
  readonly date: Calendar
  readonly begins: boolean
}

export const RELATIVE_UNITS = ['day', 'week', 'weekend', 'month', 'quarter', 'year'] as const
export type RelativeUnit = (typeof RELATIVE_UNITS)[number]

/** So many days, weeks … after (below zero: before) the article's date, or the date spoken of just before. */
export interface Relative {
  readonly kind: 'relative'
  readonly of: 'article' | 'context'
  readonly unit: RelativeUnit
  readonly amount: number
  /** "about a year ago". */
  readonly approximate?: boolean | undefined
  /** "three days after the fire": counts from a date whose sentence has this word. */
  readonly event?: string
  /** "less than two weeks ago": from then to the article's date. */
  readonly within?: boolean | undefined
}

/** So many units after the date of the article, or the one spoken of just before. */
export const relative = (unit: RelativeUnit, amount: number, of: Relative['of'] = 'article'): Relative => ({
  kind: 'relative',
  of,
  unit,
  amount,
})

/** Between two dates. */
export interface Range {
  readonly kind: 'range'
  readonly from: DateExpression
  readonly to: DateExpression
}

/** "since" or "until" a date. */
export interface Open {
  readonly kind: 'open'
  readonly side: 'since' | 'until'
  /** "from Tuesday on", which may be still to come, and not "since". */
  readonly from?: boolean
  readonly date: DateExpression
}

/** What a date expression says, before it is worked out. */
export type DateExpression = Calendar | Weekday | NthWeekday | MonthDay | WeekOf | Relative | Range | Open

/** What looks like a date and is none, or none that can be told ("every Monday", "over the past few weeks"); nothing else is read there. */
export interface Refused {
  readonly kind: 'refused'
}

export const REFUSED: Refused = { kind: 'refused' }

/** An expression at its place in the text. */
export interface Located<E = DateExpression> extends Span {
  readonly expression: E
}

/** The year of the last date goes for the first as well ("28 December to 3 January 2020" begins in 2019). */
export function withYearOf(from: DateExpression, to: DateExpression): DateExpression {
  if (from.kind !== 'calendar' || to.kind !== 'calendar' || from.year !== undefined || from.yearFrom) return from
  const monthly = (unit: string) => unit === 'day' || unit === 'month'
  const alike = from.unit === to.unit || (monthly(from.unit) && monthly(to.unit))
  const later = alike && (from.part ?? 0) > (to.part ?? 0)
  if (to.year !== undefined) return { ...from, year: to.year - (later ? 1 : 0) }
  return to.yearFrom ? { ...from, yearFrom: { ...to.yearFrom, years: to.yearFrom.years - (later ? 1 : 0) } } : from
}
