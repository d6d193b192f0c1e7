import { isDay } from '../dates/index.ts'
import type { Edtf } from '../types.ts'

/** A date found in a text, as EDTF, with its place. */
interface FoundDate {
  readonly edtf: Edtf
  readonly start: number
  readonly end: number
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthWord =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?'
const dayNumber = '(\\d{1,2})(?:st|nd|rd|th)?'
const year = '(\\d{4})(?!\\d)'

const two = (value: number): string => String(value).padStart(2, '0')
const monthNumber = (word: string): number => months.indexOf(word.slice(0, 3).toLowerCase()) + 1

/** `YYYY-MM-DD`, or undefined where the calendar has no such day. */
function calendarDay(yearText: string, month: number, day: number): Edtf | undefined {
  const isThere = isDay(month, day, yearText === 'XXXX' ? undefined : Number(yearText))
  return isThere ? `${yearText}-${two(month)}-${two(day)}` : undefined
}

/** `03/04/2021` may be March or April: where both readings hold, only the year is certain. */
function slashedDay(first: number, second: number, yearText: string): Edtf | undefined {
  const dayFirst = calendarDay(yearText, second, first)
  const monthFirst = calendarDay(yearText, first, second)
  if (dayFirst && monthFirst && dayFirst !== monthFirst) return yearText
  return dayFirst ?? monthFirst
}

interface DateFormat {
  readonly pattern: RegExp
  readonly read: (parts: RegExpMatchArray) => Edtf | undefined
}

const part = (parts: RegExpMatchArray, index: number): string => parts[index] ?? ''
const numberAt = (parts: RegExpMatchArray, index: number): number => Number(part(parts, index))

/** Formats that give day, month and year. */
const fullFormats: readonly DateFormat[] = [
  {
    pattern: /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/,
    read: (p) => calendarDay(part(p, 1), numberAt(p, 2), numberAt(p, 3)),
  },
  {
    pattern: /(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/,
    read: (p) => calendarDay(part(p, 1), numberAt(p, 2), numberAt(p, 3)),
  },
  {
    pattern: /(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/,
    read: (p) => calendarDay(part(p, 3), numberAt(p, 2), numberAt(p, 1)),
  },
  {
    pattern: /(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)/,
    read: (p) => slashedDay(numberAt(p, 1), numberAt(p, 2), part(p, 3)),
  },
  {
    pattern: new RegExp(`\\b(${monthWord})\\s*${dayNumber}\\s*,?\\s*${year}`, 'i'),
    read: (p) => calendarDay(part(p, 3), monthNumber(part(p, 1)), numberAt(p, 2)),
  },
  {
    pattern: new RegExp(`(?<!\\d)${dayNumber}[\\s-]+(?:of\\s+)?(${monthWord}),?[\\s-]+${year}`, 'i'),
    read: (p) => calendarDay(part(p, 3), monthNumber(part(p, 2)), numberAt(p, 1)),
  },
  {
    // "Wed Mar 09 06:30:00 +0000 2022", as programs write it.
    pattern: new RegExp(
      `\\b(${monthWord})\\s+(\\d{1,2})\\s+\\d{1,2}:\\d{2}:\\d{2}(?:\\s+(?:[A-Z]{1,5}|(?:GMT|UTC)?[+-]\\d{2}:?\\d{2}))?\\s+${year}`,
      'i',
    ),
    read: (p) => calendarDay(part(p, 3), monthNumber(part(p, 1)), numberAt(p, 2)),
  },
]

const monthFormat: DateFormat = {
  pattern: new RegExp(`\\b(${monthWord}),?\\s+${year}`, 'i'),
  read: (p) => `${part(p, 2)}-${two(monthNumber(part(p, 1)))}`,
}

const yearlessFormats: readonly DateFormat[] = [
  {
    pattern: new RegExp(`\\b(${monthWord})\\s*${dayNumber}(?![\\d:])`),
    read: (p) => calendarDay('XXXX', monthNumber(part(p, 1)), numberAt(p, 2)),
  },
  {
    pattern: new RegExp(`(?<!\\d)${dayNumber}\\s+(${monthWord})(?![\\p{L}\\d])`, 'u'),
    read: (p) => calendarDay('XXXX', monthNumber(part(p, 2)), numberAt(p, 1)),
  },
]

function firstOf(formats: readonly DateFormat[], text: string): FoundDate | undefined {
  let best: FoundDate | undefined
  for (const { pattern, read } of formats) {
    const parts = pattern.exec(text)
    const edtf = parts && read(parts)
    if (parts && edtf && (!best || parts.index < best.start)) {
      best = { edtf, start: parts.index, end: parts.index + parts[0].length }
    }
  }
  return best
}

/** The first date of a text that gives day, month and year (an ambiguous `03/04/2021` gives its year only). */
export const findFullDate = (text: string): FoundDate | undefined => firstOf(fullFormats, text)

/** The first date of a text: with day, month and year if there is one, else month and year, else day and month (`XXXX-04-12`). */
export function findDate(text: string): FoundDate | undefined {
  return findFullDate(text) ?? firstOf([monthFormat], text) ?? firstOf(yearlessFormats, text)
}

/** The full dates of a line, each with the words before it: "Updated 7 March 2022 · First published 4 March 2022" is two pieces. */
export function datedPieces(line: string): { readonly text: string; readonly date: Edtf }[] {
  const pieces: { text: string; date: Edtf }[] = []
  let rest = line
  for (let found = findFullDate(rest); found !== undefined; found = findFullDate(rest)) {
    pieces.push({ text: rest.slice(0, found.end), date: found.edtf })
    rest = rest.slice(found.end)
  }
  return pieces
}

/** What programs write where a date is not set: the first second of Unix time, of the calendar, or a year before it. */
const isUnset = (text: string): boolean =>
  /^(?:-\d{4}-|0000-|0001-01-01(?!\d))/.test(text) || (/\d[T ]\d/.test(text) && Date.parse(text) === 0)

/** A moment in seconds or milliseconds of Unix time, of this century; `2024030510` is a day and an hour. */
function unixDay(text: string): Edtf | undefined {
  const [, day, hour] = /^(\d{8})(\d{2})$/.exec(text) ?? []
  if (!/^\d{10}(?:\d{3})?$/.test(text) || (day && Number(hour) < 24 && parseDateField(day))) return undefined
  const moment = Number(text.slice(0, 10))
  return moment < 1_000_000_000 || moment > 4_100_000_000
    ? undefined
    : new Date(moment * 1000).toISOString().slice(0, 10)
}

/** ISO 8601 without dashes: `20240305`, `20240305T2330Z`. */
const compactDay = /^((?:1\d|2[01])\d{2})(\d{2})(\d{2})(?:T\d{4}(?:\d{2})?\S*)?$/

const edtfLiteral =
  /^(?:\d{4}|\d{2}XX|\d{3}X|XXXX)(?:-(?:\d{2}|XX)(?:-(?:\d{2}|XX))?)?[?~%]?(?:\/(?:\.\.|\d{4}(?:-\d{2}(?:-\d{2})?)?[?~%]?)?)?$/

function isCalendarLiteral(value: string): boolean {
  const parts = /^(\d{4}|[\dX]{4})-(\d{2})(?:-(\d{2}))?/.exec(value)
  if (!parts) return true
  const day = parts[3] === undefined ? 1 : Number(parts[3])
  return calendarDay(/^\d{4}$/.test(part(parts, 1)) ? part(parts, 1) : 'XXXX', numberAt(parts, 2), day) !== undefined
}

/**
 * Reads the value of a metadata field (front matter, HTML, `.jsonl`) as EDTF: an EDTF value stays as it is,
 * ISO date-times and Unix times lose their time, and written dates are read. Undefined where it holds no date, or one that is not set.
 */
export function parseDateField(value: unknown): Edtf | undefined {
  // TOML's dates write themselves with the zone that they were written in, so the day is the local one.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : parseDateField(value.toISOString())
  if (typeof value === 'number') return parseDateField(`${value}`)
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  if (isUnset(text)) return undefined
  const unix = unixDay(text)
  if (unix) return unix
  const compact = compactDay.exec(text)
  if (compact) return calendarDay(part(compact, 1), numberAt(compact, 2), numberAt(compact, 3))
  if (edtfLiteral.test(text)) return isCalendarLiteral(text) ? text : undefined
  return findDate(text)?.edtf
}

const clockTime = '\\d{1,2}[:.]\\d{2}(?::\\d{2})?\\s*(?:[ap]\\.?m\\.?)?'
const stampFiller = new RegExp(
  [
    clockTime,
    '\\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\\b\\.?',
    '\\b(?:published|posted|updated|last (?:updated|modified)|modified|created|date|on|at|time|edited|first)\\b',
    '\\b(?:GMT|UTC|BST|CET|CEST|EST|EDT|CST|PST|PDT|MSK|Z)(?:[+-]\\d{1,2}(?::?\\d{2})?)?',
    '[\\s,.;:|/()\\[\\]–—•·-]+',
  ].join('|'),
  'gi',
)

/** Whether a line holds a date or a clock time and nothing else ("24.01.2020 10:07", "Published: 3 May 2021", "10:48"). */
export function isDateStamp(line: string): boolean {
  if (line.length > 90 || !/\d/.test(line)) return false
  if (/^\d{1,2} (?:min(?:ute)?s?|hours?|days?|weeks?|months?) ago$/i.test(line)) return true
  const date = findDate(line)
  const rest = date ? line.slice(0, date.start) + line.slice(date.end) : line
  if (!date && !/\d{1,2}:\d{2}/.test(line)) return false
  const second = date ? findDate(rest) : undefined
  const bare = second ? rest.slice(0, second.start) + rest.slice(second.end) : rest
  const left = bare
    .replace(stampFiller, ' ')
    .replace(/\s\d{1,4}\s*$/, '')
    .trim()
  // "Newswire) 11:27, November 27, 2023": an agency's name beside a date and a time.
  return (
    left === '' ||
    (date !== undefined && /\d{1,2}:\d{2}/.test(rest) && /^\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)?$/u.test(left))
  )
}
