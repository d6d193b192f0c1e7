import { dayNumber, isoYear, weekday } from '../../../dates/index.ts'
import type { Edtf } from '../../../types.ts'
import { type Rule, rule } from '../rule.ts'
import { pairs } from '../words.ts'

/** What a time expression means, as TIMEX3 (TimeML 1.2) writes it: a date, a time of day, a length of time or what recurs. */
export interface Timex {
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET'
  /** `2019-08`, `2019-W34`, `2019-08-24T19:00`, `P3D`, `XXXX-WXX-2`, `PAST_REF` … */
  readonly value: string
}

/** A rule for a kind of time expression that is no date. */
export type TimexRule = Rule<Timex>

export const timexRule = (source: string, read: TimexRule['read']): TimexRule => rule([], source, read)

/** How values write the parts of a day. */
const DAY_PARTS = pairs('morning:TMO afternoon:TAF evening:TEV night:TNI tonight:TNI')

/** `TMO` for "morning", "mornings" and words that end so; undefined where they name no part of a day. */
export function dayPartOf(words: string): string | undefined {
  const last = /(morning|afternoon|evening|tonight|night)s?(?:['’]s)?$/i.exec(words.trim())?.[1]
  return last === undefined ? undefined : DAY_PARTS.get(last.toLowerCase())
}

/** How values write the parts of a year that EDTF has numbers for. */
const PARTS = pairs('21:SP 22:SU 23:FA 24:WI 33:Q1 34:Q2 35:Q3 36:Q4 40:H1 41:H2')

/** `2019-W34`: the week of ISO 8601, which belongs to the year of its Thursday. */
function isoWeek(day: string): string {
  const thursday = dayNumber(day) - weekday(day) + 3
  const year = new Date(thursday * 86_400_000).getUTCFullYear()
  const week = Math.floor((thursday - dayNumber(`${isoYear(year)}-01-01`)) / 7) + 1
  return `${isoYear(year)}-W${String(week).padStart(2, '0')}`
}

const isDay = (edtf: Edtf): boolean => /^\d{4}-\d\d-\d\d$/.test(edtf)

/** One date, not a stretch between two. */
function pointValue(edtf: Edtf, words: string): string {
  const plain = edtf.replace(/[?~%]$/, '')
  const before = /^-(\d{4})(.*)$/.exec(plain)
  if (plain === '0000') return 'BC0001'
  if (before) return `BC${isoYear(Number(before[1]) + 1)}${before[2]}`
  const part = PARTS.get(/^\d{4}-(\d\d)$/.exec(plain)?.[1] ?? '')
  if (part !== undefined) return `${plain.slice(0, 5)}${part}`
  if (/^\d{4}$/.test(plain) && /\b(?:fiscal|financial)\b|\bFY/i.test(words)) return `FY${plain}`
  if (plain.startsWith('-')) return plain.replace('-', 'BC').replace(/X+$/, '')
  return plain.replace(/X+$/, (unknown) => (plain.includes('-') ? unknown : ''))
}

function writtenOf(edtf: Edtf, words: string): string {
  const [from = '', to] = edtf.split('/')
  const day = from === '..' ? (to ?? '') : from
  if (isDay(day) && /\bweekend/i.test(words)) return `${isoWeek(day)}-WE`
  if (isDay(day) && (to === undefined || to === '..' || isWeek(from, to)) && /\bweeks?\b/i.test(words) && to)
    return isoWeek(day)
  if (to === undefined) return pointValue(edtf, words)
  if (from === '..' || to === '..') return pointValue(day, words)
  return `${pointValue(from, words)}/${pointValue(to, words)}`
}

function isWeek(from: string, to: string): boolean {
  return isDay(from) && isDay(to) && dayNumber(to) - dayNumber(from) === 6
}

/**
 * The TIMEX3 of a date that was worked out.
 * @param words those of the date in its text: "last week" and "Monday morning" are written otherwise than their days
 */
export function timexOfDate(edtf: Edtf, words: string): Timex {
  const value = writtenOf(edtf, words)
  const part = /^[\dX]{4}-\d\d-\d\d$/.test(value) ? dayPartOf(words) : undefined
  return part === undefined ? { type: 'DATE', value } : { type: 'TIME', value: `${value}${part}` }
}
