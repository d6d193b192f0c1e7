import { MONTH, NUMBER, pattern, SEASON, WEEKDAY } from '../pattern.ts'
import { isCapital, monthOf, numberOf, plain, seasonOf, weekdayOf } from '../read.ts'
import type { Surroundings } from '../rule.ts'
import { lengthOf, rateBefore, unitCode } from './durations.ts'
import { dayPartOf, type Timex, type TimexRule } from './rule.ts'

const UNIT = '(?<unit>second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century)'
const DAY_PART = '(?<dayPart>morning|afternoon|evening|night)'
const SEASONS = ['SP', 'SU', 'FA', 'WI']

const set = (value: string): Timex => ({ type: 'SET', value })
const pad = (n: number) => String(n).padStart(2, '0')

function every(amount: number | 'X', unit: string | undefined): Timex | undefined {
  const code = unitCode(unit)
  if (code === undefined) return undefined
  if (amount === 1 && code === 'WE') return set('XXXX-WXX-WE')
  if (amount === 1 && code === 'NI') return set('XXXX-XX-XXTNI')
  return set(lengthOf(amount, code))
}

const weekly = (weekday: string, part = ''): Timex => set(`XXXX-WXX-${weekdayOf(weekday) + 1}${dayPartOf(part) ?? ''}`)

const ADVERBS: ReadonlyMap<string, string> = new Map([
  ['hourly', 'PT1H'],
  ['daily', 'P1D'],
  ['nightly', 'XXXX-XX-XXTNI'],
  ['weekly', 'P1W'],
  ['biweekly', 'P2W'],
  ['fortnightly', 'P2W'],
  ['monthly', 'P1M'],
  ['quarterly', 'P1Q'],
  ['yearly', 'P1Y'],
  ['annual', 'P1Y'],
  ['annually', 'P1Y'],
  ['biennial', 'P2Y'],
  ['biennially', 'P2Y'],
])

/** "Daily Mail" is a name; at the head of a sentence the word says how often. */
function adverb({ match, before, after }: Surroundings): Timex | undefined {
  if (isCapital(match) && (before.trim() !== '' || /^\s+\p{Lu}/u.test(after))) return undefined
  const value = ADVERBS.get(plain(match))
  return value === undefined ? undefined : set(value)
}

/** What recurs: "every Tuesday", "each year", "every six months", "daily", "twice a week", "on Fridays", "Monday nights". */
export const setRules: readonly TimexRule[] = [
  {
    pattern: pattern(
      `\\b(?:every|each) (?:(?<other>other|second|alternate) |(?<number>\\d+|${NUMBER}) |(?<few>few|couple of) )?${UNIT}s?\\b`,
    ),
    read: ({ other, number, few, unit }) =>
      every(other !== undefined ? 2 : few !== undefined ? 'X' : (numberOf(number ?? 'one') ?? 1), unit),
  },
  {
    pattern: pattern(`\\b(?:every|each|most)(?: other| second)? ${WEEKDAY}s?(?: ${DAY_PART}s?)?\\b`),
    read: ({ weekday = '', dayPart }) => weekly(weekday, dayPart),
  },
  {
    pattern: pattern(`\\b${WEEKDAY}(?:s(?: ${DAY_PART}s?)?| ${DAY_PART.replace('dayPart', 'dayParts')}s)(?!['’\\w])`),
    read: ({ weekday = '', dayPart, dayParts }) =>
      isCapital(weekday) ? weekly(weekday, dayPart ?? dayParts) : undefined,
  },
  {
    pattern: pattern(`\\b(?:every|each|most) ${DAY_PART}s?\\b`),
    read: ({ dayPart = '' }) => set(`XXXX-XX-XX${dayPartOf(dayPart) ?? ''}`),
  },
  {
    pattern: pattern(`\\b(?:every|each) ${MONTH}`),
    read: ({ month = '' }) => (isCapital(month) ? set(`XXXX-${pad(monthOf(month) ?? 0)}`) : undefined),
  },
  {
    pattern: pattern(`\\b(?:every|each|most) ${SEASON}s?\\b`),
    read: ({ season = '' }) => set(`XXXX-${SEASONS[(seasonOf(season) ?? 1) - 1]}`),
  },
  {
    pattern: pattern(
      `\\b(?:(?:(?:\\d+|${NUMBER}|several|many|few) times|once|twice|thrice) (?:an?|per|each|every)|per) ${UNIT}\\b`,
    ),
    read: ({ unit }) => every(1, unit),
  },
  {
    pattern: pattern(`\\ban? ${UNIT}\\b(?!-)`),
    read: ({ unit }, { before }) => (rateBefore.test(before) ? every(1, unit) : undefined),
  },
  {
    pattern: pattern('\\b(?:(?:on|at) weekends|(?<=\\b(?:and|during) )weekends)\\b'),
    read: () => every(1, 'weekend'),
  },
  {
    pattern: pattern(`\\b(?:${[...ADVERBS.keys()].join('|')})\\b`),
    read: (_, around) => adverb(around),
  },
]
