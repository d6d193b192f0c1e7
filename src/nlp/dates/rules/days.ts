import { isDay, MONTH_NAMES } from '../../../dates/index.ts'
import { calendar, type DateExpression } from '../expression.ts'
import {
  DAY,
  FEAST,
  type Groups,
  MONTH,
  NO_NUMBER_BEFORE,
  oneOf,
  WEEKDAY_BEFORE,
  YEAR_AFTER,
  YEAR_TAIL,
} from '../pattern.ts'
import { isCapital, monthOf, plain, turnOf, yearOf } from '../read.ts'
import { type Rule, rule } from '../rule.ts'
import { COUNTED, FEAST_DAYS } from '../words.ts'

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
  const from = calendar('day', { part, day, ...year })
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

const monthAfter = new RegExp(`^\\s+(?:of\\s+)?${oneOf(MONTH_NAMES)}\\b`)

const DAY_MONTH = `${NO_NUMBER_BEFORE}\\b${WEEKDAY_BEFORE}(?:the )?${DAY}(?: (?:of )?|-)${MONTH}(?:-(?=\\d{4}))?${YEAR}`
const DAYS_MONTH = `(?:\\b(?:from|between) )?${NO_NUMBER_BEFORE}\\b(?:the )?${DAY}${JOIN}${DAY_TO} (?:of )?${MONTH}${YEAR}`
const MONTH_DAYS = `(?:\\b(?:from|between) )?\\b${MONTH} (?:the )?${DAY}${JOIN}${DAY_TO}${DAY_ENDS}${NOT_COUNTED}${YEAR}`
const DAY_IN_LIST_BEFORE_MONTH = `${NO_NUMBER_BEFORE}\\b${DAY}(?=(?: ?, \\d{1,2}){0,4}(?: ?,)? (?:and|or) \\d{1,2} ${MONTH}${YEAR})`
const DAY_IN_LIST_AFTER_MONTH = `(?<=\\b${MONTH} \\d{1,2} (?:and|or) )${DAY}${YEAR}(?=\\s*[,.;:)]|\\s*$| (?:in|at|to|for|the|and|when|with)\\b)`

const FEAST_YEAR = `(?:,? (?:of |in )?${YEAR_AFTER}|${YEAR_TAIL})?`
const FEAST_DAY = `\\b(?<turn>(?:last|this|next) )?(?:the )?${FEAST}${FEAST_YEAR}(?!\\w)`
const CHRISTMAS = `\\b(?:(?:(?:at|by|before|on|until|since|after|over) )(?<feast>Christmas)${FEAST_YEAR}(?=\\s*(?:[.,;:)]|$|(?:and|in|for|when|that|is|was)\\b(?! New)))|(?<turn>last|this|next) Christmas\\b(?! (?:party|tree|album|card|market|sales|season|shopping)))`
const SEPTEMBER_11 =
  '\\b(?:September 11(?:th)?|11 September|9/11)(?:,? 2001)?,? (?:terror(?:ist)? )?attacks?\\b|(?<=\\b(?:since|after|before|of|until|post|pre)(?: |-))9/11\\b(?!/)'

/** Feast days with a fixed date ("Christmas Day", "New Year's Eve", "Halloween 2012"), and days of a month: "24 August 2019", "the 24th of August", "Aug. 24", "Mar 23,2023", "June 5–7", "between 23 and 26 August". */
export const dayRules: readonly Rule[] = [
  rule('feast', FEAST_DAY, (groups) => {
    const { feast = '' } = groups
    const [part, day] = FEAST_DAYS.get(plain(feast)) ?? []
    return part !== undefined && isCapital(feast)
      ? calendar('day', { part, day, turn: turnOf(groups.turn), ...yearOf(groups) })
      : undefined
  }),
  rule('feast', CHRISTMAS, (groups) =>
    calendar('day', { part: 12, day: 25, turn: turnOf(groups.turn), ...yearOf(groups) }),
  ),
  rule('feast', SEPTEMBER_11, () => calendar('day', { year: 2001, part: 9, day: 11 })),
  rule('month', DAY_MONTH, read),
  rule('month', `\\b${WEEKDAY_BEFORE}${MONTH}${STOP} ?(?:the )?${DAY}${DAY_ENDS}${NOT_COUNTED}${YEAR}`, read),
  rule('month', DAYS_MONTH, (groups, { match, before }) => readRun(groups, match, saysBetween(match, before))),
  rule('month', MONTH_DAYS, (groups, { match, before, after }) =>
    monthAfter.test(after) ? undefined : readRun(groups, match, saysBetween(match, before)),
  ),
  rule('month', DAY_IN_LIST_BEFORE_MONTH, read),
  rule('month', DAY_IN_LIST_AFTER_MONTH, read),
]
