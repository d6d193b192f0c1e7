import type { Calendar, Turn, YearFrom } from './expression.ts'
import type { Groups } from './pattern.ts'
import { MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS } from './words.ts'

/** Lower case, single spaces, straight apostrophes. */
export const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').replaceAll('’', "'")

export const monthOf = (word: string): number | undefined => MONTHS.get(word.toLowerCase())
export const seasonOf = (word: string): number | undefined => SEASONS.get(word.toLowerCase())
export const weekdayOf = (word: string): number => WEEKDAYS.indexOf(word.toLowerCase())

/** 3 for "three" and "3". */
export const numberOf = (word: string): number | undefined =>
  /^\d+$/.test(word) ? Number(word) : NUMBERS.get(word.toLowerCase())

/** 1 for "first" and "1st". */
export const ordinalOf = (word: string): number | undefined =>
  /^\d/.test(word) ? Number.parseInt(word, 10) : ORDINALS.get(word.toLowerCase())

export const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word)

/** All in capitals, as in a dateline. */
export const isUpper = (word: string): boolean => word === word.toUpperCase()

const TURNS: Readonly<Record<string, Turn>> = { last: -1, past: -1, this: 0, coming: 1, next: 1 }

/** What "last", "this" and "next" say. */
export function turnOf(words: string | undefined): Turn | undefined {
  return TURNS[
    plain(words ?? '')
      .trim()
      .split(' ')
      .at(-1) ?? ''
  ]
}

/** "this year", "the same year", by the last word. */
const YEARS_FROM: Readonly<Record<string, YearFrom>> = {
  this: { of: 'article', years: 0 },
  current: { of: 'article', years: 0 },
  last: { of: 'article', years: -1 },
  next: { of: 'article', years: 1 },
  previous: { of: 'context', years: -1 },
  following: { of: 'context', years: 1 },
  same: { of: 'context', years: 0 },
  that: { of: 'context', years: 0 },
}

/** The year of a part of the year, as far as the match gives it. */
export function yearOf(groups: Groups): Pick<Calendar, 'year' | 'yearFrom'> {
  if (groups.yearBC !== undefined) return { year: 1 - Number(groups.yearBC) }
  if (groups.year !== undefined) return { year: Number(groups.year) }
  const yearFrom =
    YEARS_FROM[
      plain(groups.yearTurn ?? '')
        .split(' ')
        .at(-1) ?? ''
    ]
  return yearFrom ? { yearFrom } : {}
}

/** The year of "'98" or "'04". */
export const yearOfTwoDigits = (digits: string): number => Number(digits) + (Number(digits) > 30 ? 1900 : 2000)

/** The last word before a place; empty where there is none or a mark stands between. */
export const wordBefore = (before: string): string => /([\p{L}\p{N}'’.-]+)\s+$/u.exec(before)?.[1] ?? ''

/** The first word after a place; empty where there is none or a mark stands between. */
export const wordAfter = (after: string): string => /^\s+([\p{L}\p{N}'’.-]+)/u.exec(after)?.[1] ?? ''
