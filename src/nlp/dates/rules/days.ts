import { isDay } from '../../../dates/index.ts'
import { type Calendar, calendar, type DateExpression, relative } from '../expression.ts'
import { movedBefore } from '../paired.ts'
import {
  DAY,
  type DateRule,
  FEAST,
  MONTH,
  NO_NUMBER_AFTER,
  NO_NUMBER_BEFORE,
  rule,
  type Surroundings,
  WEEKDAY_BEFORE,
  YEAR_AFTER,
  YEAR_TAIL,
} from '../rule.ts'
import { COUNTED, FEAST_DAYS, type Groups, isCapital, monthOf, plain, turnOf, yearOf } from '../words.ts'

/** "March 10,000 people" has no day; "Mar 23,2023" has. */
const DAY_ENDS = '(?![\\w%]|[.:/-]\\d|,\\d{3}(?!\\d))'
const NOT_COUNTED = `(?! ${COUNTED}\\b)`
const YEAR = `(?:(?: ?,? ?| ?,? (?:of|in) )${YEAR_AFTER}${NOT_COUNTED}|${YEAR_TAIL})?`
const JOIN = '(?: ?[-–—] ?| (?:to|and|or|until|through) (?:the )?)'
const DAY_TO = DAY.replace('<day>', '<dayTo>')

/** A day or a run of days of a month; undefined for a day that the calendar does not have and for "may" and "march" as verbs. */
function read(groups: Groups): DateExpression | undefined {
  const { month: word = '' } = groups
  const part = monthOf(word) ?? 0
  const day = Number(groups.day)
  const year = yearOf(groups)
  if (!isCapital(word) || !isDay(part, day, year.year)) return undefined
  const from = calendar('day', { part, day, ...year })
  if (groups.dayTo === undefined) return from
  const dayTo = Number(groups.dayTo)
  return dayTo > day && isDay(part, dayTo, year.year) ? { kind: 'range', from, to: { ...from, day: dayTo } } : undefined
}

/** As `read`; "5 and 6 June" is two days on end, "5 and 9 June" is not one date. */
function readRun(groups: Groups, { match, before }: Surroundings): DateExpression | undefined {
  if (/^from\b/i.test(match) && movedBefore.test(before)) return undefined
  const onEnd = Number(groups.dayTo) === Number(groups.day) + 1
  if (/\sor\s/i.test(match) || (/\sand\s/i.test(match) && !/\bbetween\b/i.test(match) && !onEnd)) return undefined
  return read(groups)
}

/** "moved from 4 to 18 May" names two days. */
const readMoved = (groups: Groups, { before }: Surroundings): DateExpression | undefined =>
  movedBefore.test(before) ? read(groups) : undefined

const DAY_MONTH = `${NO_NUMBER_BEFORE}\\b${WEEKDAY_BEFORE}(?:the )?${DAY}(?: (?:of )?|-)${MONTH}(?:-(?=\\d{4}))?${YEAR}`
const DAYS_MONTH = `(?:\\b(?:from|between) )?${NO_NUMBER_BEFORE}\\b(?:the )?${DAY}${JOIN}${DAY_TO} (?:of )?${MONTH}${YEAR}`
const MONTH_DAYS = `(?:\\b(?:from|between) )?\\b${MONTH} (?:the )?${DAY}${JOIN}${DAY_TO}${DAY_ENDS}${NOT_COUNTED}${YEAR}`
const DAY_IN_LIST_BEFORE_MONTH = `${NO_NUMBER_BEFORE}\\b${DAY}(?=(?: ?, \\d{1,2}){0,4}(?: ?,)? (?:and|or) \\d{1,2} ${MONTH}${YEAR})`
const DAY_IN_LIST_AFTER_MONTH = `(?<=\\b${MONTH} \\d{1,2} (?:and|or) )${DAY}${YEAR}(?=\\s*[,.;:)]|\\s*$| (?:in|at|to|for|the|and|when|with)\\b)`
const DAY_MOVED_BEFORE_MONTH = `(?<=\\bfrom (?:the )?)${DAY}(?= to (?:the )?\\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH}${YEAR})`
const DAY_MOVED_AFTER_MONTH = `(?<=\\bfrom ${MONTH} \\d{1,2}(?:st|nd|rd|th)? to (?:the )?)${DAY}${DAY_ENDS}${YEAR}`

/** "the 3rd of last month", "the last day of September" */
const MONTH_DAY = `\\bthe (?:(?<day>\\d{1,2})(?:st|nd|rd|th)|(?<edge>first|last|final) day) of (?:(?<monthTurn>this|last|next|the current|the previous) month\\b|${MONTH}${YEAR}(?!\\w))`
/** "on the 3rd" of the month that is spoken of; "on the 3rd floor" is none. */
const DAY_ALONE =
  '(?<=\\b(?:on|until|till|by|since|before|after) )the (?<day>\\d{1,2})(?:st|nd|rd|th)(?=\\s*(?:[,.;:)!?–—]|$|(?:at|but|when|where|because|in|to|with|for|by)\\b))'
/** What else goes by such numbers: the holes of a golf course, the storeys of a house, centuries. */
const otherThings =
  /\b(?:holes?|birdie|bogey|eagle|par|putts?|tee|green|fairway|floors?|stor(?:e?y|ies)|centur(?:y|ies)|lap|inning|over)\b/i
const WEEK_OF = '\\bthe week (?<start>of|beginning|starting|commencing) (?:on )?'

/** A day of a month that is named by its place in it. */
function monthDay({ day, edge, month, monthTurn, ...year }: Groups): DateExpression | undefined {
  const number = edge === undefined ? Number(day) : edge.toLowerCase() === 'first' ? 1 : -1
  if (number > 31 || number === 0) return undefined
  if (monthTurn !== undefined)
    return { kind: 'month-day', day: number, month: relative('month', turnOf(monthTurn) ?? 0) }
  if (edge === undefined || !isCapital(month)) return undefined
  return { kind: 'month-day', day: number, month: calendar('month', { part: monthOf(month), ...yearOf(year) }) }
}

/** "the week of 12 August" */
function weekOf(groups: Groups): DateExpression | undefined {
  const date = read(groups)
  return date?.kind === 'calendar' ? { kind: 'week-of', date, begins: groups.start?.toLowerCase() !== 'of' } : undefined
}

const FEAST_YEAR = `(?:,? (?:of |in )?${YEAR_AFTER}|${YEAR_TAIL})?`
const FEAST_DAY = `\\b(?<turn>(?:last|this|next) )?(?:the )?${FEAST}${FEAST_YEAR}(?!\\w)`
const CHRISTMAS = `\\b(?:(?:(?:at|by|before|on|until|since|after|over) )(?<feast>Christmas)${FEAST_YEAR}(?=\\s*(?:[.,;:)]|$|(?:and|in|for|when|that|is|was)\\b(?! New)))|(?<turn>last|this|next) Christmas\\b(?! (?:party|tree|album|card|market|sales|season|shopping)))`
const SEPTEMBER_11 =
  '\\b(?:September 11(?:th)?|11 September|9/11)(?:,? 2001)?,? (?:terror(?:ist)? )?attacks?\\b|(?<=\\b(?:since|after|before|of|until|post|pre)(?: |-))9/11\\b(?!/)'

/** A day where the calendar has it. */
const dayOf = (part: number, day: number, year?: number): Calendar | undefined =>
  isDay(part, day, year) ? calendar('day', { year, part, day }) : undefined

/** "24/08/2019" and "08/24/2019" say which number is the month; "03/04/2019" does not, and is not read. */
function slashed({ first, second, year }: Groups): DateExpression | undefined {
  const [a, b, y] = [Number(first), Number(second), Number(year)]
  if (a > 12 || a === b) return dayOf(b, a, y)
  return b > 12 ? dayOf(a, b, y) : undefined
}

const PAIR = '(?<first>\\d{1,2})/(?<second>\\d{1,2})'
const NO_YEAR = `${NO_NUMBER_AFTER}(?! ?(?:inch|inches|cups?|miles?|of|majority)\\b)`

/** As `slashed`, of a day without its year: the number above twelve is the day. */
function dayOfYear(first: number, second: number): Calendar | undefined {
  if (first > 12) return dayOf(second, first)
  return second > 12 ? dayOf(first, second) : undefined
}

/** "10/1 to 11/17": what one of the two says of the order goes for both; where neither does, the month stands first, as where such runs are written. */
function slashedRun({ first, second, first2, second2 }: Groups): DateExpression | undefined {
  const [a, b, c, d] = [Number(first), Number(second), Number(first2), Number(second2)]
  const dayFirst = Math.max(a, c) > 12
  if (dayFirst && Math.max(b, d) > 12) return undefined
  const [from, to] = dayFirst ? [dayOf(b, a), dayOf(d, c)] : [dayOf(a, b), dayOf(c, d)]
  return from && to && { kind: 'range', from, to }
}

const DOTTED = `${NO_NUMBER_BEFORE}(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>(?:1[5-9]|20)\\d\\d)${NO_NUMBER_AFTER}`
const ISO = `${NO_NUMBER_BEFORE}(?<year>(?:1[5-9]|20)\\d\\d)([-./])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})(?:T[\\d:.]+Z?)?(?!\\d|[./-]\\d)`
const SLASHED = `${NO_NUMBER_BEFORE}(?<first>\\d{1,2})/(?<second>\\d{1,2})/(?<year>(?:1[5-9]|20)\\d\\d)${NO_NUMBER_AFTER}`
const SLASHED_RUN = `(?:\\b(?:from|between) )?${NO_NUMBER_BEFORE}\\b${PAIR}(?: ?[–—-] ?| (?:to|through|until|and) )(?<first2>\\d{1,2})/(?<second2>\\d{1,2})${NO_YEAR}`
const SLASHED_WITHOUT_YEAR = `(?<=\\b(?:on|from|by|until|since|before|after|through|till) )${PAIR}${NO_YEAR}(?! ?(?:to|[–—-]) ?\\d)`

/** Feast days with a fixed date ("Christmas Day", "New Year's Eve", "Halloween 2012"); days of a month: "24 August 2019", "the 24th of August", "Aug. 24", "Mar 23,2023", "June 5–7", "between 23 and 26 August"; and dates in figures alone: "24.01.2020", "2019-08-24", "24/08/2019". */
export const dayRules: readonly DateRule[] = [
  rule('feast', FEAST_DAY, (groups) => {
    const { feast = '' } = groups
    const date = FEAST_DAYS.get(plain(feast))
    if (date === undefined || !isCapital(feast)) return undefined
    return calendar('day', {
      part: Math.floor(date / 100),
      day: date % 100,
      turn: turnOf(groups.turn),
      ...yearOf(groups),
    })
  }),
  rule('feast', CHRISTMAS, (groups) =>
    calendar('day', { part: 12, day: 25, turn: turnOf(groups.turn), ...yearOf(groups) }),
  ),
  rule('feast', SEPTEMBER_11, () => calendar('day', { year: 2001, part: 9, day: 11 })),
  rule('month', DAY_MONTH, read),
  rule('month', `\\b${WEEKDAY_BEFORE}${MONTH} ?(?:the )?${DAY}${DAY_ENDS}${NOT_COUNTED}${YEAR}`, read),
  rule('month', DAYS_MONTH, readRun),
  rule('month', MONTH_DAYS, readRun),
  rule(['month', 'and-or'], DAY_IN_LIST_BEFORE_MONTH, read),
  rule(['month', 'and-or'], DAY_IN_LIST_AFTER_MONTH, read),
  rule(['month', 'from'], DAY_MOVED_BEFORE_MONTH, readMoved),
  rule(['month', 'from'], DAY_MOVED_AFTER_MONTH, readMoved),
  rule(['month', 'the-week'], `${WEEK_OF}${WEEKDAY_BEFORE}(?:the )?${DAY} (?:of )?${MONTH}${YEAR}`, weekOf),
  rule(['month', 'the-week'], `${WEEK_OF}${WEEKDAY_BEFORE}${MONTH} (?:the )?${DAY}${DAY_ENDS}${YEAR}`, weekOf),
  rule(['unit', 'day-of'], MONTH_DAY, monthDay),
  rule('digit', DAY_ALONE, ({ day }, { before, after }) =>
    Number(day) > 31 || otherThings.test(before + after) ? undefined : { kind: 'month-day', day: Number(day) },
  ),
  rule('digit', DOTTED, ({ year, month, day }) => dayOf(Number(month), Number(day), Number(year))),
  rule('digit', ISO, ({ year, month, day }) => dayOf(Number(month), Number(day), Number(year))),
  rule('digit', SLASHED, slashed),
  rule('digit', SLASHED_RUN, slashedRun),
  rule('digit', SLASHED_WITHOUT_YEAR, ({ first, second }) =>
    first === '24' && second === '7' ? undefined : dayOfYear(Number(first), Number(second)),
  ),
]
