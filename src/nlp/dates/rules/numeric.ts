import { isDay } from '../../../dates/index.ts'
import type { DateExpression } from '../expression.ts'
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
]
