import { isDay } from '../../../dates/index.ts'
import { type Calendar, calendar, type DateExpression } from '../expression.ts'
import { type Groups, NO_NUMBER_AFTER, NO_NUMBER_BEFORE } from '../pattern.ts'
import { type Rule, rule } from '../rule.ts'

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

/** Dates in figures alone: "24.01.2020", "2019-08-24", "24/08/2019". */
export const numericRules: readonly Rule[] = [
  rule('digit', DOTTED, ({ year, month, day }) => dayOf(Number(month), Number(day), Number(year))),
  rule('digit', ISO, ({ year, month, day }) => dayOf(Number(month), Number(day), Number(year))),
  rule('digit', SLASHED, slashed),
  rule('digit', SLASHED_RUN, slashedRun),
  rule('digit', SLASHED_WITHOUT_YEAR, ({ first, second }) =>
    first === '24' && second === '7' ? undefined : dayOfYear(Number(first), Number(second)),
  ),
]
