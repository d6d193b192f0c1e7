import { REFUSED } from '../expression.ts'
import { MONTH, NUMBER, pattern } from '../pattern.ts'
import type { Rule } from '../rule.ts'

const UNITS = '(?:days?|weeks?|weekends?|months?|quarters?|years?|decades?|centur(?:y|ies))'
const SOME = `(?:few|several|couple of|many|coming|past|last|next|${NUMBER}(?:[- ]to[- ]${NUMBER}|[-–]\\d+)?(?: and a half)?)`

/** Stretches of time that are no date: "over the past few weeks", "for the last two years", "in recent years", "each year". */
export const refusalRules: readonly Rule[] = [
  {
    name: 'span-of-time',
    needs: 'unit',
    pattern: pattern(
      `\\b(?:the|in|over|for|during|within|these|those)(?: the)? (?:last|past|next|coming|previous|following|first|final|recent) (?:${SOME} )?(?!quarters? of|quarter\\b|(?:day|week|month|year)\\b(?!s))${UNITS}\\b`,
    ),
    read: () => REFUSED,
  },
  {
    name: 'past-unit',
    needs: 'unit',
    pattern: pattern(`\\bthe (?:last|past) (?:week|month|year|day|decade)\\b`),
    read: () => REFUSED,
  },
  {
    name: 'some-time-ago',
    needs: 'unit',
    pattern: pattern(
      `\\b(?:(?:a|the) )?(?:few|several|couple of|many|some|half a|(?:more than|over|at least|up to) ${NUMBER}) ${UNITS} (?:ago|later|earlier|from now|before|after)\\b`,
    ),
    read: () => REFUSED,
  },
  {
    name: 'each-month',
    needs: 'month',
    pattern: pattern(`\\b(?:each|every) ${MONTH}`),
    read: () => REFUSED,
  },
  {
    name: 'each',
    needs: 'unit',
    pattern: pattern(
      `\\b(?:each|every|per|any|one) (?:other )?(?:day|week|weekend|month|quarter|year)\\b(?! (?:ago|later|earlier|before|after))`,
    ),
    read: () => REFUSED,
  },
]
