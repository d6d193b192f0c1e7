import { addDays, compareEdtf, daysInMonth, isoDay, weekday } from '../../dates/index.ts'
import type { DateBasis, Edtf } from '../../types.ts'
import { type Anchor, NO_ANCHOR } from './anchor.ts'
import { type DateExpression, type NthWeekday, type Open, type Range, withYearOf } from './expression.ts'
import { resolveCalendar } from './resolve-calendar.ts'
import { resolveMonthDay, resolveRelative, resolveWeekday, weekOf } from './resolve-relative.ts'
import type { Direction } from './tense.ts'

/** A date as worked out. */
export interface Resolved {
  readonly edtf: Edtf
  readonly basis: DateBasis
}

/** What a date expression is worked out from. */
export interface Circumstances {
  readonly anchor: Anchor
  readonly direction: Direction
  /** Dates found shortly before in the text, the nearest first. */
  readonly recent: readonly Resolved[]
}

function ends(edtf: Edtf): readonly [from: Edtf, to: Edtf] {
  const slash = edtf.indexOf('/')
  return slash < 0 ? [edtf, edtf] : [edtf.slice(0, slash), edtf.slice(slash + 1)]
}

function open({ side, date }: Open, circumstances: Circumstances): Resolved | undefined {
  const resolved = resolve(date, circumstances)
  if (!resolved) return undefined
  const [from, to] = ends(resolved.edtf)
  if (from === '..' || to === '..') return resolved
  return { edtf: side === 'since' ? `${from}/..` : `../${to}`, basis: resolved.basis }
}

/** The day, where its month is known with its year; else the month. */
function nthWeekday(
  { nth, weekday: wanted, weekend, month, next }: NthWeekday,
  circumstances: Circumstances,
): Resolved | undefined {
  const resolved = resolve(month, circumstances)
  const found = /^(\d{4})-(\d\d)([?~%]?)$/.exec(resolved?.edtf ?? '')
  if (!resolved || !found) return resolved
  const [year, part, mark = ''] = [Number(found[1]), Number(found[2]), found[3]]
  const days = daysInMonth(part, year)
  const from = nth < 0 ? days + 1 + 7 * nth : 7 * nth - 6
  const day = from + ((wanted - weekday(isoDay(year, part, from)) + 7) % 7)
  if (day > days) return resolved
  const own = isoDay(year, part, day)
  if (weekend) return { ...resolved, edtf: `${own}/${addDays(own, 1)}` }
  const edtf = next === undefined ? own : addDays(own, (next - wanted + 7) % 7 || 7)
  return { ...resolved, edtf: `${edtf}${mark}` }
}

/** The last date takes its year (or week) from the first, which has been worked out. */
function lastOf({ from, to }: Range, first: Resolved, circumstances: Circumstances): Resolved | undefined {
  if (to.kind === 'weekday') return resolveWeekday({ ...to, of: 'context' }, { ...circumstances, recent: [first] })
  const isOpen = to.kind === 'calendar' && to.year === undefined && !to.yearFrom && to.turn === undefined
  if (!isOpen || from.kind !== 'calendar') return resolve(to, circumstances)
  const year = Number(first.edtf.slice(0, 4))
  if (Number.isNaN(year)) return resolveCalendar(to, { ...circumstances, anchor: NO_ANCHOR })
  const wraps = (to.part ?? 0) < (from.part ?? 0)
  const resolved = resolveCalendar({ ...to, year: year + (wraps ? 1 : 0) }, circumstances)
  return resolved && { ...resolved, edtf: first.edtf.endsWith('?') ? `${resolved.edtf}?` : resolved.edtf }
}

function range(between: Range, circumstances: Circumstances): Resolved | undefined {
  const first = resolve(withYearOf(between.from, between.to), circumstances)
  const last = first && lastOf(between, first, circumstances)
  if (!first || !last) return undefined
  const [start, end] = [ends(first.edtf)[0], ends(last.edtf)[1]]
  if (!start.startsWith('X') && compareEdtf(start, end) > 0) return undefined
  return { edtf: `${start}/${end}`, basis: first.basis }
}

/** Works a date expression out; undefined where what it is told from is not known well enough. Nothing is made up. */
export function resolve(expression: DateExpression, circumstances: Circumstances): Resolved | undefined {
  switch (expression.kind) {
    case 'calendar':
      return resolveCalendar(expression, circumstances)
    case 'weekday':
      return resolveWeekday(expression, circumstances)
    case 'nth-weekday':
      return nthWeekday(expression, circumstances)
    case 'month-day':
      return resolveMonthDay(expression, circumstances, expression.month && resolve(expression.month, circumstances))
    case 'week-of': {
      const day = resolveCalendar(expression.date, circumstances)
      return day && { ...day, edtf: weekOf(day.edtf, expression.begins) }
    }
    case 'relative':
      return resolveRelative(expression, circumstances)
    case 'range':
      return range(expression, circumstances)
    case 'open':
      return open(expression, circumstances)
  }
}
