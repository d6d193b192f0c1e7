import type { Rule } from '../rule.ts'
import { anaphoraRules } from './anaphora.ts'
import { dayRules } from './days.ts'
import { earlyYearRules } from './early-years.ts'
import { feastDayRules } from './feast-days.ts'
import { monthRules } from './months.ts'
import { numericRules } from './numeric.ts'
import { partOfYearRules } from './parts-of-year.ts'
import { refusalRules } from './refusals.ts'
import { relativeRules } from './relative.ts'
import { weekdayRules } from './weekdays.ts'
import { yearRules } from './years.ts'

/** All rules. Where two find the same place, the longer match is taken; of two as long, the earlier rule. */
export const RULES: readonly Rule[] = [
  ...refusalRules,
  ...feastDayRules,
  ...dayRules,
  ...numericRules,
  ...monthRules,
  ...partOfYearRules,
  ...weekdayRules,
  ...relativeRules,
  ...anaphoraRules,
  ...yearRules,
  ...earlyYearRules,
]
