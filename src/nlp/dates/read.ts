import type { Calendar, Turn, YearFrom } from './expression.ts'
import type { Groups } from './pattern.ts'
import { MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS } from './words.ts'

const spaces = /\s+/g

/** Lower case, single spaces. */
export function plain(text: string): string {
  return text.toLowerCase().replace(spaces, ' ')
}

export function monthOf(word: string): number | undefined {
  return MONTHS.get(word.toLowerCase())
}

export function seasonOf(word: string): number | undefined {
  return SEASONS.get(word.toLowerCase())
}

export function weekdayOf(word: string): number {
  return WEEKDAYS.map(String).indexOf(word.toLowerCase())
}

export function numberOf(word: string): number | undefined {
  return /^\d+$/.test(word) ? Number(word) : NUMBERS.get(word.toLowerCase())
}

/** 1 for "first" and "1st". */
export function ordinalOf(word: string): number | undefined {
  return /^\d/.test(word) ? Number.parseInt(word, 10) : ORDINALS.get(word.toLowerCase())
}

export function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}

/** All in capitals, as in a dateline. */
export function isUpper(word: string): boolean {
  return word === word.toUpperCase()
}

const TURNS: ReadonlyMap<string, Turn> = new Map<string, Turn>([
  ['last', -1],
  ['past', -1],
  ['this past', -1],
  ['this', 0],
  ['this coming', 1],
  ['the coming', 1],
  ['coming', 1],
  ['next', 1],
])

/** What "last", "this" and "next" say. */
export function turnOf(words: string | undefined): Turn | undefined {
  return words === undefined ? undefined : TURNS.get(plain(words.trim()))
}

const YEARS_FROM: ReadonlyMap<string, YearFrom> = new Map<string, YearFrom>([
  ['this', { of: 'article', years: 0 }],
  ['the current', { of: 'article', years: 0 }],
  ['last', { of: 'article', years: -1 }],
  ['next', { of: 'article', years: 1 }],
  ['the previous', { of: 'context', years: -1 }],
  ['the following', { of: 'context', years: 1 }],
  ['the same', { of: 'context', years: 0 }],
  ['that', { of: 'context', years: 0 }],
  ['that same', { of: 'context', years: 0 }],
])

/** The year of a part of the year, as far as the match gives it. */
export function yearOf(groups: Groups): Pick<Calendar, 'year' | 'yearFrom'> {
  if (groups.yearBC !== undefined) return { year: 1 - Number(groups.yearBC) }
  if (groups.year !== undefined) return { year: Number(groups.year) }
  const yearFrom = groups.yearTurn === undefined ? undefined : YEARS_FROM.get(plain(groups.yearTurn))
  return yearFrom ? { yearFrom } : {}
}

/** The year of "'98" or "'04". */
export const yearOfTwoDigits = (digits: string): number => Number(digits) + (Number(digits) > 30 ? 1900 : 2000)

/** The last word before a place; empty where there is none or a mark stands between. */
export function wordBefore(before: string): string {
  return /([\p{L}\p{N}'’.-]+)\s+$/u.exec(before)?.[1] ?? ''
}

/** The first word after a place; empty where there is none or a mark stands between. */
export function wordAfter(after: string): string {
  return /^\s+([\p{L}\p{N}'’.-]+)/u.exec(after)?.[1] ?? ''
}
