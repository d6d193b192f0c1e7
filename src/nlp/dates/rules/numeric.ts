import { isDay } from '../../../dates/index.ts'
import type { Calendar, DateExpression } from '../expression.ts'
import { type Groups, NO_NUMBER_AFTER, NO_NUMBER_BEFORE, pattern } from '../pattern.ts'
import type { Rule } from '../rule.ts'

function day(year: number, part: number, ofMonth: number): DateExpression | undefined {
  return isDay(part, ofMonth, year) ? { kind: 'calendar', unit: 'day', year, part, day: ofMonth } : undefined
}

/** "24/08/2019" and "08/24/2019" say which number is the month; "03/04/2019" does not, and is not read. */
function slashed({ first, second, year }: Groups): DateExpression | undefined {
  const [a, b, y] = [Number(first), Number(second), Number(year)]
  if (a > 12 || a === b) return day(y, b, a)
  return b > 12 ? day(y, a, b) : undefined
}

const PAIR = '(?<first>\\d{1,2})/(?<second>\\d{1,2})'
const NO_YEAR = `${NO_NUMBER_AFTER}(?! ?(?:inch|inches|cups?|miles?|of|majority)\\b)`

/** As `slashed`, of a day without its year: the number above twelve is the day. */
function dayOfYear(first: number, second: number): Calendar | undefined {
  const [part, ofMonth] = first > 12 ? [second, first] : second > 12 ? [first, second] : [0, 0]
  return isDay(part, ofMonth) ? { kind: 'calendar', unit: 'day', part, day: ofMonth } : undefined
}

/** "10/1 to 11/17": what one of the two says of the order goes for both; where neither does, the month stands first, as where such runs are written. */
function slashedRun({ first, second, first2, second2 }: Groups): DateExpression | undefined {
  const [a, b, c, d] = [first, second, first2, second2].map(Number)
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined
  const dayFirst = Math.max(a, c) > 12
  if (dayFirst && Math.max(b, d) > 12) return undefined
  const [from, to] = dayFirst
    ? [
        [b, a],
        [d, c],
      ]
    : [
        [a, b],
        [c, d],
      ]
  const dayOf = ([part = 0, ofMonth = 0]: readonly number[]): Calendar | undefined =>
    isDay(part, ofMonth) ? { kind: 'calendar', unit: 'day', part, day: ofMonth } : undefined
  const [start, end] = [dayOf(from ?? []), dayOf(to ?? [])]
  return start && end && { kind: 'range', from: start, to: end }
}

/** Dates in figures alone: "24.01.2020", "2019-08-24", "24/08/2019". */
export const numericRules: readonly Rule[] = [
  {
    name: 'dotted',
    needs: 'digit',
    pattern: pattern(
      `${NO_NUMBER_BEFORE}(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>(?:1[5-9]|20)\\d\\d)${NO_NUMBER_AFTER}`,
    ),
    read: (groups) => day(Number(groups.year), Number(groups.month), Number(groups.day)),
  },
  {
    name: 'iso',
    needs: 'digit',
    pattern: pattern(
      `${NO_NUMBER_BEFORE}(?<year>(?:1[5-9]|20)\\d\\d)([-./])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})(?:T[\\d:.]+Z?)?(?!\\d|[./-]\\d)`,
    ),
    read: (groups) => day(Number(groups.year), Number(groups.month), Number(groups.day)),
  },
  {
    name: 'slashed',
    needs: 'digit',
    pattern: pattern(
      `${NO_NUMBER_BEFORE}(?<first>\\d{1,2})/(?<second>\\d{1,2})/(?<year>(?:1[5-9]|20)\\d\\d)${NO_NUMBER_AFTER}`,
    ),
    read: slashed,
  },
  {
    name: 'slashed-run',
    needs: 'digit',
    pattern: pattern(
      `(?:\\b(?:from|between) )?${NO_NUMBER_BEFORE}\\b${PAIR}(?: ?[–—-] ?| (?:to|through|until|and) )(?<first2>\\d{1,2})/(?<second2>\\d{1,2})${NO_YEAR}`,
    ),
    read: slashedRun,
  },
  {
    name: 'slashed-without-year',
    needs: 'digit',
    pattern: pattern(
      `(?<=\\b(?:on|from|by|until|since|before|after|through|till) )${PAIR}${NO_YEAR}(?! ?(?:to|[–—-]) ?\\d)`,
    ),
    read: ({ first, second }) =>
      first === '24' && second === '7' ? undefined : dayOfYear(Number(first), Number(second)),
  },
]
