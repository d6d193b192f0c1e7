import type { DateExpression } from '../expression.ts'
import { FEAST, pattern, YEAR_AFTER, YEAR_TAIL } from '../pattern.ts'
import { isCapital, plain, turnOf, yearOf } from '../read.ts'
import type { Rule } from '../rule.ts'
import { FEAST_DAYS } from '../words.ts'

const YEAR = `(?:,? (?:of |in )?${YEAR_AFTER}|${YEAR_TAIL})?`
const TURN = '(?<turn>(?:last|this|next) )?'

/** Feast days with a fixed date: "Christmas Day", "New Year's Eve", "Halloween 2012". */
export const feastDayRules: readonly Rule[] = [
  {
    name: 'feast-day',
    needs: 'feast',
    pattern: pattern(`\\b${TURN}(?:the )?${FEAST}${YEAR}(?!\\w)`),
    read: (groups): DateExpression | undefined => {
      const { feast: word = '' } = groups
      const date = FEAST_DAYS.get(plain(word))
      if (!date || !isCapital(word)) return undefined
      const turn = turnOf(groups.turn)
      return {
        kind: 'calendar',
        unit: 'day',
        part: date[0],
        day: date[1],
        ...yearOf(groups),
        ...(turn !== undefined && { turn }),
      }
    },
  },
  {
    name: 'christmas',
    needs: 'feast',
    pattern: pattern(
      `\\b(?:(?:(?:at|by|before|on|until|since|after|over) )(?<feast>Christmas)${YEAR}(?=\\s*(?:[.,;:)]|$|(?:and|in|for|when|that|is|was)\\b(?! New)))|(?<turn>last|this|next) Christmas\\b(?! (?:party|tree|album|card|market|sales|season|shopping)))`,
    ),
    read: (groups): DateExpression | undefined => {
      const turn = turnOf(groups.turn)
      return {
        kind: 'calendar',
        unit: 'day',
        part: 12,
        day: 25,
        ...yearOf(groups),
        ...(turn !== undefined && { turn }),
      }
    },
  },
  {
    name: 'september-11',
    needs: 'feast',
    pattern: pattern(
      '\\b(?:September 11(?:th)?|11 September|9/11)(?:,? 2001)?,? (?:terror(?:ist)? )?attacks?\\b|(?<=\\b(?:since|after|before|of|until|post|pre)(?: |-))9/11\\b(?!/)',
    ),
    read: () => ({ kind: 'calendar', unit: 'day', year: 2001, part: 9, day: 11 }),
  },
]
