import type { Edtf } from '../types.ts'
import { MONTH_NAMES } from './calendar.ts'
import { type DateInterval, type DatePoint, parseEdtf, type QualifiedPoint } from './parse.ts'

const ORDINALS = ['first', 'second', 'third', 'fourth'] as const
const NO_YEAR = ' (year not given)'

/** `2019`, `44 BC`. */
function yearInWords(year: number): string {
  return year > 0 ? String(year) : `${1 - year} BC`
}

/** "5th", "2nd". */
function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13
  return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`
}

function withYear(text: string, year: number | undefined): string {
  return year === undefined ? text : `${text} ${yearInWords(year)}`
}

function plain(point: DatePoint): string {
  switch (point.kind) {
    case 'day':
      return withYear(`${point.day} ${MONTH_NAMES[point.month - 1]}`, point.year)
    case 'month':
      return withYear(`${MONTH_NAMES[point.month - 1]}`, point.year)
    case 'season':
      return withYear(point.season, point.year)
    case 'quarter':
      return withYear(`${ORDINALS[point.quarter - 1]} quarter of`, point.year)
    case 'half':
      return withYear(`${ORDINALS[point.half - 1]} half of`, point.year)
    case 'year':
      return yearInWords(point.year)
    case 'decade':
      return `the ${point.decade}0s`
    case 'century':
      if (point.century === 0) return 'the 1st century'
      return point.century < 0 ? `the ${ordinal(-point.century)} century BC` : `the ${point.century}00s`
  }
}

function hasYear(point: DatePoint): boolean {
  return (point.kind !== 'day' && point.kind !== 'month') || point.year !== undefined
}

function qualified(text: string, point: { readonly uncertain: boolean; readonly approximate: boolean }): string {
  return `${point.approximate ? 'about ' : ''}${text}${point.uncertain ? ' (uncertain)' : ''}`
}

function formatPoint(point: QualifiedPoint): string {
  return `${qualified(plain(point), point)}${hasYear(point) ? '' : NO_YEAR}`
}

/** The first end without what it shares with the last: "23" of "23–26 August 2019", "June" of "June–August 2019"; undefined where they share nothing. */
function shortened(from: DatePoint, to: DatePoint): string | undefined {
  if (from.kind === 'day' && to.kind === 'day' && from.year === to.year) {
    return from.month === to.month ? `${from.day}–` : `${from.day} ${MONTH_NAMES[from.month - 1]} – `
  }
  if (from.kind === 'month' && to.kind === 'month' && from.year === to.year) return `${MONTH_NAMES[from.month - 1]}–`
  if (from.kind !== 'year' || to.kind !== 'year') return undefined
  // "447–431 BC", "27 BC – 14".
  return from.year > 0 === to.year > 0 ? `${yearInWords(from.year).replace(' BC', '')}–` : undefined
}

function formatInterval({ from, to }: DateInterval): string {
  if (!to) return from ? `since ${formatPoint(from)}` : ''
  if (!from) return `until ${formatPoint(to)}`
  const both = { uncertain: from.uncertain || to.uncertain, approximate: from.approximate || to.approximate }
  const text = `${shortened(from, to) ?? `${plain(from)} – `}${plain(to)}`
  return `${qualified(text, both)}${hasYear(from) || hasYear(to) ? '' : NO_YEAR}`
}

/** A date in English: "24 August 2019", "23–26 August 2019", "9 April (year not given)", "since 2012". What is no EDTF comes back as it is. */
export function formatEdtf(edtf: Edtf): string {
  const value = parseEdtf(edtf)
  if (!value) return edtf
  return value.kind === 'interval' ? formatInterval(value) : formatPoint(value)
}
