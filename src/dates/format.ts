import type { Edtf } from '../types.ts'
import { parseEdtf } from './parse.ts'
import type { DateInterval, DatePoint, QualifiedPoint } from './value.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const ORDINALS = ['first', 'second', 'third', 'fourth'] as const
const NO_YEAR = ' (year not given)'

function withYear(text: string, year: number | undefined): string {
  return year === undefined ? text : `${text} ${year}`
}

function plain(point: DatePoint): string {
  switch (point.kind) {
    case 'day':
      return withYear(`${point.day} ${MONTHS[point.month - 1]}`, point.year)
    case 'month':
      return withYear(`${MONTHS[point.month - 1]}`, point.year)
    case 'season':
      return `${point.season} ${point.year}`
    case 'quarter':
      return `${ORDINALS[point.quarter - 1]} quarter of ${point.year}`
    case 'half':
      return `${ORDINALS[point.half - 1]} half of ${point.year}`
    case 'year':
      return String(point.year)
    case 'decade':
      return `the ${point.decade}0s`
    case 'century':
      return `the ${point.century}00s`
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
    return from.month === to.month ? `${from.day}–` : `${from.day} ${MONTHS[from.month - 1]} – `
  }
  if (from.kind === 'month' && to.kind === 'month' && from.year === to.year) return `${MONTHS[from.month - 1]}–`
  return from.kind === 'year' && to.kind === 'year' ? `${from.year}–` : undefined
}

function formatInterval({ from, to }: DateInterval): string {
  if (!to) return from ? `since ${formatPoint(from)}` : ''
  if (!from) return `until ${formatPoint(to)}`
  const both = {
    uncertain: from.uncertain || to.uncertain,
    approximate: from.approximate || to.approximate,
  }
  const text = `${shortened(from, to) ?? `${plain(from)} – `}${plain(to)}`
  return `${qualified(text, both)}${hasYear(from) || hasYear(to) ? '' : NO_YEAR}`
}

/** A date in English: "24 August 2019", "23–26 August 2019", "9 April (year not given)", "since 2012". What is no EDTF comes back as it is. */
export function formatEdtf(edtf: Edtf): string {
  const value = parseEdtf(edtf)
  if (!value) return edtf
  return value.kind === 'interval' ? formatInterval(value) : formatPoint(value)
}
