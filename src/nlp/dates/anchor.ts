import { bounds, parseEdtf } from '../../dates/index.ts'
import type { DateBasis, Edtf } from '../../types.ts'
import type { DateExpression, Located } from './expression.ts'

/** The date that others are told from, as precisely as it is known. */
export interface Anchor {
  readonly year?: number
  readonly month?: number
  readonly day?: number
  /** Carried over to what is worked out from it. */
  readonly uncertain: boolean
  /** How a date is marked that is told from it. */
  readonly basis: Extract<DateBasis, 'article' | 'context'>
}

/** Nothing is known of the article's date. */
export const NO_ANCHOR: Anchor = { uncertain: false, basis: 'article' }

/** The anchor that an article's date gives. */
export function anchorOf(published: Edtf | undefined): Anchor {
  const value = published === undefined ? undefined : parseEdtf(published)
  if (!value || value.kind === 'decade' || value.kind === 'century') return NO_ANCHOR
  if (value.kind === 'interval') {
    const stretch = bounds(published ?? '')
    const year = stretch?.from.slice(0, 4)
    return year !== undefined && year === stretch?.to.slice(0, 4)
      ? { year: Number(year), uncertain: false, basis: 'article' }
      : NO_ANCHOR
  }
  return {
    ...(value.year !== undefined && { year: value.year }),
    ...((value.kind === 'day' || value.kind === 'month') && { month: value.month }),
    ...(value.kind === 'day' && { day: value.day }),
    // "About August 2019" is the month of a day that the article itself gives; what is told from it is as good.
    uncertain: value.uncertain || (value.approximate && value.kind !== 'month'),
    basis: 'article',
  }
}

/** Full days that an expression states. */
function fullDays(expression: DateExpression): { year: number; month: number }[] {
  if (expression.kind === 'range') return [...fullDays(expression.from), ...fullDays(expression.to)]
  if (expression.kind === 'open') return fullDays(expression.date)
  const { year, part: month } = expression.kind === 'calendar' ? expression : {}
  return expression.kind === 'calendar' && expression.unit === 'day' && year !== undefined && month !== undefined
    ? [{ year, month }]
    : []
}

function yearsOf(expression: DateExpression): number[] {
  if (expression.kind === 'range') return [...yearsOf(expression.from), ...yearsOf(expression.to)]
  if (expression.kind === 'open') return yearsOf(expression.date)
  return expression.kind === 'calendar' && expression.year !== undefined ? [expression.year] : []
}

const bornBefore = /\bborn\b[^.;]{0,60}$/i

/**
 * For an article without a date: the year (and month) of the full dates in its text, if all are of one year and no later year is named.
 * A day of birth says nothing of it.
 */
export function anchorInText(text: string, dates: readonly Located[]): Anchor {
  const days = dates
    .filter(({ start }) => !bornBefore.test(text.slice(Math.max(0, start - 80), start)))
    .flatMap(({ expression }) => fullDays(expression))
  const [first] = days
  if (!first || days.some((day) => day.year !== first.year)) return NO_ANCHOR
  if (dates.flatMap(({ expression }) => yearsOf(expression)).some((year) => year > first.year)) return NO_ANCHOR
  const sameMonth = days.every((day) => day.month === first.month)
  return { year: first.year, ...(sameMonth && { month: first.month }), uncertain: false, basis: 'context' }
}
