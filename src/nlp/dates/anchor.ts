import { bounds, parseEdtf } from '../../dates/index.ts'
import type { DateBasis, Edtf } from '../../types.ts'
import type { Calendar, DateExpression, Located } from './expression.ts'

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

/** A date that was told from an anchor, with the mark of how sure it is. */
export function marked(edtf: Edtf, { uncertain }: Anchor, approximate = false): Edtf {
  if (edtf.includes('/')) return edtf
  return `${edtf}${uncertain && !edtf.startsWith('X') ? (approximate ? '%' : '?') : approximate ? '~' : ''}`
}

/** The anchor that an article's date gives. */
export function anchorOf(published: Edtf): Anchor {
  const value = parseEdtf(published)
  if (!value || value.kind === 'decade' || value.kind === 'century') return NO_ANCHOR
  if (value.kind === 'interval') {
    const [from, to] = [bounds(published)?.from.slice(0, 4), bounds(published)?.to.slice(0, 4)]
    return from !== undefined && from === to ? { ...NO_ANCHOR, year: Number(from) } : NO_ANCHOR
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

/** The parts of an expression that give a year. */
function yearsIn(expression: DateExpression): Calendar[] {
  if (expression.kind === 'range') return [...yearsIn(expression.from), ...yearsIn(expression.to)]
  if (expression.kind === 'open') return yearsIn(expression.date)
  return expression.kind === 'calendar' && expression.year !== undefined ? [expression] : []
}

const bornBefore = /\bborn\b[^.;]{0,60}$/i

/**
 * For an article without a date: the year (and month) of the full dates in its text, if all are of one year and no later year is named.
 * A day of birth says nothing of it.
 */
export function anchorInText(text: string, dates: readonly Located[]): Anchor {
  const days = dates
    .filter(({ start }) => !bornBefore.test(text.slice(Math.max(0, start - 80), start)))
    .flatMap(({ expression }) => yearsIn(expression))
    .filter(({ unit }) => unit === 'day')
  const { year, part: month } = days[0] ?? {}
  if (year === undefined || days.some((day) => day.year !== year)) return NO_ANCHOR
  if (dates.some(({ expression }) => yearsIn(expression).some((date) => (date.year ?? 0) > year))) return NO_ANCHOR
  const sameMonth = month !== undefined && days.every(({ part }) => part === month)
  return { year, ...(sameMonth && { month }), uncertain: false, basis: 'context' }
}
