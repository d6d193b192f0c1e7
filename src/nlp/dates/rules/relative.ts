import type { DateExpression, Refused, RelativeUnit } from '../expression.ts'
import { REFUSED } from '../expression.ts'
import { type Groups, NUMBER, PHASE, pattern } from '../pattern.ts'
import { isCapital, numberOf, plain, turnOf } from '../read.ts'
import type { Rule, Surroundings } from '../rule.ts'

const UNIT = '(?<unit>day|week|month|quarter|year)'

const DAY_WORDS: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['tonight', 0],
  ['this morning', 0],
  ['this afternoon', 0],
  ['this evening', 0],
  ['yesterday', -1],
  ['last night', -1],
  ['last evening', -1],
  ['the day before yesterday', -2],
  ['day before yesterday', -2],
  ['tomorrow', 1],
  ['the day after tomorrow', 2],
  ['day after tomorrow', 2],
])

/** "today" for "nowadays": the city is today one of the largest. */
const nowadays =
  /^(?:,|\s)\s*(?:(?:[\p{L}'’]+\s+){0,3}(?:is|are|remains?|stands?|has become|boasts|counts|employs)\s+(?:also\s+|still\s+|now\s+)?(?:one|the|home|known|a|an|about|over|more|most|among|considered|regarded|widely|part|used|some)\b|(?:more|most|many|few|some)\b)/u

/** Also "of today", "in today's dollars" and the newspapers that are called so. */
function isNowadays(match: string, before: string, after: string): boolean {
  if (/\b(?:of|until|even|would|day in and)\s+$/i.test(before)) return true
  if (/^(?:['’]s)?\s+(?:dollars|money|world|society|terms|prices|standards|generation)\b/i.test(after)) return true
  return isCapital(match) && (nowadays.test(after) || /\p{Lu}\p{L}*\s+$/u.test(before))
}

export function unitOf(word: string | undefined): RelativeUnit | undefined {
  switch (word?.toLowerCase()) {
    case 'day':
    case 'week':
    case 'weekend':
    case 'month':
    case 'quarter':
    case 'year':
      return word.toLowerCase() as RelativeUnit
    default:
      return undefined
  }
}

function dayWord(groups: Groups, { match, before, after }: Surroundings): DateExpression | Refused | undefined {
  const word = plain(groups.word ?? '')
  const amount = DAY_WORDS.get(word)
  if (amount === undefined) return undefined
  if (word === 'today' && isNowadays(match, before, after)) return REFUSED
  if (/^\s+(?:Show|Programme|Tonight)\b|^(?:\.com)/.test(after)) return undefined
  return { kind: 'relative', of: 'article', unit: 'day', amount }
}

function turned(groups: Groups, { before }: Surroundings): DateExpression | undefined {
  const unit = unitOf(groups.unit)
  const amount = turnOf(groups.turn)
  if (unit === undefined || unit === 'day' || amount === undefined) return undefined
  // "the last year" is the twelve months behind us, "the next day" counts from another date.
  const withThe = /\bthe\s+(?:very\s+)?$/i.test(before)
  if (withThe && unit !== 'quarter') return undefined
  return { kind: 'relative', of: 'article', unit, amount }
}

function ago(groups: Groups, { match }: Surroundings): DateExpression | undefined {
  const unit = unitOf(groups.unit)
  const number = numberOf(groups.number ?? '')
  if (unit === undefined || number === undefined) return undefined
  const hedge = plain(groups.hedge ?? '').trim()
  const within = hedge.startsWith('less than')
  const approximate = hedge !== '' && !within && !hedge.startsWith('just') && !hedge.startsWith('exactly')
  const sign = /\bago\b|\bback$/i.test(match) ? -1 : 1
  return {
    kind: 'relative',
    of: 'article',
    unit,
    amount: sign * number,
    ...(approximate && { approximate }),
    ...(within && { within }),
  }
}

/** Dates told from the article's own: "yesterday", "last week", "earlier this year", "two days ago", "the end of the month". */
export const relativeRules: readonly Rule[] = [
  {
    name: 'day-word',
    needs: 'day-word',
    pattern: pattern(
      "\\b(?:earlier |later |late |early )?(?<word>(?:the )?day (?:before yesterday|after tomorrow)|today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|last (?:night|evening))\\b(?:['’]s)?(?: (?:morning|afternoon|evening|night)\\b)?",
    ),
    read: dayWord,
  },
  {
    name: 'last-this-next',
    needs: 'unit',
    pattern: pattern(
      `\\b(?:(?:earlier|later|late|early)(?: in)? |${PHASE})?(?<turn>last|this past|this coming|this|next) (?<unit>weekend|week|month|quarter|year)\\b(?!-)(?:['’]s)?`,
    ),
    read: turned,
  },
  {
    name: 'beyond',
    needs: 'unit',
    pattern: pattern('\\bthe (?<unit>week|weekend|month|quarter|year) (?<side>before last|after next)\\b'),
    read: ({ unit: word, side = '' }) => {
      const unit = unitOf(word)
      return unit && { kind: 'relative', of: 'article', unit, amount: /^before/i.test(side) ? -2 : 2 }
    },
  },
  {
    name: 'current',
    needs: 'unit',
    pattern: pattern(
      `\\b(?:${PHASE}|(?:earlier|later|late|early|so far) in the )(?:(?:the )?(?:current )?)(?<unit>week|month|year)\\b(?! (?:of|before|earlier|later|when|in which)\\b)|\\bthe current (?<unit2>week|month|year)\\b|\\b(?:by |at |before |until )(?<unit3>year)(?:[- ]end|['’]s end)\\b`,
    ),
    read: (groups) => {
      const unit = unitOf(groups.unit ?? groups.unit2 ?? groups.unit3)
      return unit && { kind: 'relative', of: 'article', unit, amount: 0 }
    },
  },
  {
    name: 'weekend',
    needs: 'unit',
    pattern: pattern(
      '\\b(?:over|at|during|on) the (?:past )?weekend\\b|\\bthe weekend\\b(?=\\s*(?:[.,;:)]|$|(?:is|was|will|would|and|but|at|in|to|by|as|with|that|when)\\b))',
    ),
    read: () => ({ kind: 'relative', of: 'article', unit: 'weekend', amount: 0 }),
  },
  {
    name: 'ago',
    needs: 'unit',
    pattern: pattern(
      `(?<hedge>\\b(?:about|around|almost|nearly|roughly|some|approximately|less than|just|just over|exactly) )?(?<![\\d.,]|\\bhalf |\\b(?:more|longer) than |\\bover |\\bmillion |\\band )\\b(?<number>${NUMBER})[- ]${UNIT}s? (?:ago|from (?:now|today))\\b`,
    ),
    read: ago,
  },
  {
    name: 'in-time',
    needs: 'unit',
    pattern: pattern(`\\bin (?<number>${NUMBER}) ${UNIT}s?['’]?s? time\\b`),
    read: ago,
  },
]
