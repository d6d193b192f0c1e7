import { isDay } from '../../../dates/index.ts'
import type { DateExpression } from '../expression.ts'
import {
  DAY,
  type Groups,
  MONTH,
  NO_NUMBER_BEFORE,
  pattern,
  WEEKDAY_BEFORE,
  YEAR_AFTER,
  YEAR_TAIL,
} from '../pattern.ts'
import { isCapital, monthOf, yearOf } from '../read.ts'
import type { Rule } from '../rule.ts'
import { COUNTED } from '../words.ts'

/** "March 10,000 people" has no day; "Mar 23,2023" has. */
const DAY_ENDS = '(?![\\w%]|[.:/-]\\d|,\\d{3}(?!\\d))'
/** A full stop behind a month that is no abbreviation, where a whole date follows ("May. 4, 2024"). */
const STOP = '(?:\\.(?= ?\\d{1,2}(?:st|nd|rd|th)?,? ?(?:19|20)\\d\\d\\b))?'
const NOT_COUNTED = `(?! ${COUNTED}\\b)`
const YEAR = `(?:(?: ?,? ?| ?,? (?:of|in) )${YEAR_AFTER}${NOT_COUNTED}|${YEAR_TAIL})?`
const JOIN = '(?: ?[-–—] ?| (?:to|and|or|until|through) (?:the )?)'
const DAY_TO = DAY.replace('<day>', '<dayTo>')

/** A day or a run of days of a month; undefined for a day that the calendar does not have and for "may" and "march" as verbs. */
function read(groups: Groups): DateExpression | undefined {
  const { month: word = '' } = groups
  const part = monthOf(word)
  const day = Number(groups.day)
  if (part === undefined || !isCapital(word)) return undefined
  const year = yearOf(groups)
  if (!isDay(part, day, year.year)) return undefined
  const from = { kind: 'calendar', unit: 'day', part, day, ...year } as const
  if (groups.dayTo === undefined) return from
  const dayTo = Number(groups.dayTo)
  return dayTo > day && isDay(part, dayTo, year.year) ? { kind: 'range', from, to: { ...from, day: dayTo } } : undefined
}

/** As `read`; "5 and 6 June" is two days on end, "5 and 9 June" is not one date. */
function readRun(groups: Groups, match: string, between: boolean): DateExpression | undefined {
  const onEnd = Number(groups.dayTo) === Number(groups.day) + 1
  const joined = /\s(?:and|or)\s/i.exec(match)?.[0].trim().toLowerCase()
  if (joined === 'or' || (joined === 'and' && !between && !onEnd)) return undefined
  return read(groups)
}

const saysBetween = (match: string, before: string) =>
  /\bbetween\b/i.test(match) || /\bbetween\s+(?:the\s+)?$/i.test(before)

/** Days of a month: "24 August 2019", "the 24th of August", "Aug. 24", "Mar 23,2023", "June 5–7", "between 23 and 26 August". */
export const dayRules: readonly Rule[] = [
  {
    name: 'day-month',
    needs: 'month',
    pattern: pattern(
      `${NO_NUMBER_BEFORE}\\b${WEEKDAY_BEFORE}(?:the )?${DAY}(?: (?:of )?|-)${MONTH}(?:-(?=\\d{4}))?${YEAR}`,
    ),
    read,
  },
  {
    name: 'month-day',
    needs: 'month',
    pattern: pattern(`\\b${WEEKDAY_BEFORE}${MONTH}${STOP} ?(?:the )?${DAY}${DAY_ENDS}${NOT_COUNTED}${YEAR}`),
    read,
  },
  {
    name: 'days-month',
    needs: 'month',
    pattern: pattern(
      `(?:\\b(?:from|between) )?${NO_NUMBER_BEFORE}\\b(?:the )?${DAY}${JOIN}${DAY_TO} (?:of )?${MONTH}${YEAR}`,
    ),
    read: (groups, { match, before }) => readRun(groups, match, saysBetween(match, before)),
  },
  {
    name: 'month-days',
    needs: 'month',
    pattern: pattern(
      `(?:\\b(?:from|between) )?\\b${MONTH} (?:the )?${DAY}${JOIN}${DAY_TO}${DAY_ENDS}${NOT_COUNTED}${YEAR}`,
    ),
    read: (groups, { match, before, after }) =>
      /^\s+(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/.test(
        after,
      )
        ? undefined
        : readRun(groups, match, saysBetween(match, before)),
  },
  {
    name: 'day-in-list-before-month',
    needs: 'month',
    pattern: pattern(
      `${NO_NUMBER_BEFORE}\\b${DAY}(?=(?: ?, \\d{1,2}){0,4}(?: ?,)? (?:and|or) \\d{1,2} ${MONTH}${YEAR})`,
    ),
    read,
  },
  {
    name: 'day-in-list-after-month',
    needs: 'month',
    pattern: pattern(
      `(?<=\\b${MONTH} \\d{1,2} (?:and|or) )${DAY}${YEAR}(?=\\s*[,.;:)]|\\s*$| (?:in|at|to|for|the|and|when|with)\\b)`,
    ),
    read,
  },
]
