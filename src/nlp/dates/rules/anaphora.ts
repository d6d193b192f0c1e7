import type { DateExpression } from '../expression.ts'
import { type Groups, NUMBER, pattern, SEASON } from '../pattern.ts'
import { numberOf, plain, seasonOf } from '../read.ts'
import type { Rule, Surroundings } from '../rule.ts'
import { unitOf } from './relative.ts'

const UNIT = '(?<unit>day|week|month|quarter|year)'
/** What may follow "the day before" where it says no more of what came after. */
const END = '(?=\\s*(?:[,.;:)!?–—"”]|$|and\\b|but\\b|when\\b))'

function that(groups: Groups): DateExpression | undefined {
  const part = groups.season === undefined ? undefined : seasonOf(groups.season)
  if (part !== undefined) return { kind: 'calendar', unit: 'season', part, yearFrom: { of: 'context', years: 0 } }
  const unit = unitOf(groups.unit) ?? (groups.time ? 'day' : undefined)
  return unit && { kind: 'relative', of: 'context', unit, amount: 0 }
}

const SIGN: Readonly<Record<string, number>> = { following: 1, next: 1, previous: -1, preceding: -1, prior: -1 }

function neighbour(groups: Groups): DateExpression | undefined {
  const unit = unitOf(groups.unit)
  const amount = SIGN[plain(groups.which ?? '')]
  return unit && amount !== undefined ? { kind: 'relative', of: 'context', unit, amount } : undefined
}

function counted(groups: Groups, { match }: Surroundings): DateExpression | undefined {
  const unit = unitOf(groups.unit)
  const number = groups.number === undefined ? 1 : numberOf(groups.number)
  if (!unit || number === undefined) return undefined
  const back = /\b(?:earlier|before|previously|prior)$/i.test(match.trim())
  return { kind: 'relative', of: 'context', unit, amount: back ? -number : number }
}

/** Dates told from another date in the text: "the same day", "that year", "the following week", "two days later", "a year earlier". */
export const anaphoraRules: readonly Rule[] = [
  {
    name: 'that',
    needs: 'unit',
    pattern: pattern(
      `\\b(?:(?:earlier|later|late|early) )?(?:in |on )?(?:the (?:very )?same|that(?: very| same)?) (?:${UNIT}|(?<time>morning|afternoon|evening|night))\\b(?!s|-)`,
    ),
    read: (groups, { before, match }) =>
      /\bthat\b/i.test(match) && /\b(?:say|said|says|so|think|believe)\s+$/i.test(before) ? undefined : that(groups),
  },
  {
    name: 'that-season',
    needs: 'season',
    pattern: pattern(`\\b(?:(?:later|late|early) )?(?:the same|that(?: same)?) ${SEASON}\\b`),
    read: that,
  },
  {
    name: 'following',
    needs: 'unit',
    pattern: pattern(`\\bthe (?<which>following|next|previous|preceding|prior) ${UNIT}\\b(?!['’]|-)`),
    read: neighbour,
  },
  {
    name: 'later',
    needs: 'unit',
    pattern: pattern(
      `(?<![\\d.,]|\\bthan )\\b(?<number>${NUMBER}) ${UNIT}s? (?:later|earlier|afterwards?|previously)\\b(?! (?:than|this|in the)\\b)`,
    ),
    read: counted,
  },
  {
    name: 'before',
    needs: 'unit',
    pattern: pattern(`(?<![\\d.,]|\\bthan )\\b(?:the|(?<number>${NUMBER})) ${UNIT}s? (?:before|prior|after)${END}`),
    read: counted,
  },
]
