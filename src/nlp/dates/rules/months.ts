import { MONTH_NAMES } from '../../../dates/index.ts'
import { calendar, type DateExpression } from '../expression.ts'
import { type Groups, MONTH, oneOf, PHASE, YEAR_AFTER, YEAR_TAIL } from '../pattern.ts'
import { isCapital, isUpper, monthOf, turnOf, wordAfter, yearOf } from '../read.ts'
import { type Rule, rule, type Surroundings } from '../rule.ts'
import { COUNTED, MONTHS } from '../words.ts'

/** Words after which a capitalised month is the month and nothing else. */
const surelyBefore = /\b(?:in|during|since|until|till|throughout|early|late|mid|as of|by early|by late|by mid)[\s-]+$/i
/** Words that stand before months and before persons ("by April Chen"). */
const perhapsBefore = new RegExp(
  `(?:\\b(?:by|of|from|to|for|through|between|after|before|and|or|the|a|an|its|their|his|her|every|each|on)\\s+|\\b${oneOf(MONTH_NAMES)}(?:[,–-]\\s*|\\s+(?:and|or|to)\\s+))$`,
  'i',
)
/** Months that are also verbs, persons or marches. */
const DOUBTFUL = new Set('march may april june august jan mar dec sep'.split(' '))
const ABBREVIATED = /^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/i

/** Places with a month in their name. */
const ofPlace =
  /^\s+(?:Street|St|Road|Rd|Avenue|Ave|Town|Square|Park|Hall|House|Hill|County|Island|River|Lane|Drive|Place|Bay|Beach)\b/
/** "Jan–" before "Mar". */
const joinedBefore = new RegExp(`\\b${oneOf(MONTHS.keys())}\\.?\\s?[–-]\\s?$`, 'i')

/** A first name or title, or the start of a sentence, before the month. */
const capitalBefore = /\p{Lu}[\p{L}.'’-]*\s+$/u
const startBefore = /(?:^|[.!?"“”]\s*)(?:The|By|Of|From|For|Between|After|Before)\s+$/
/** "the March on the capital" is none of the year's. */
const marches = /^\s+(?:on|against|of|for|from|to|in|through)\b/i

/** Whether a month that stands without a day and a year is one. */
function standsAlone(word: string, { match, before, after, question }: Surroundings): boolean {
  if (!isCapital(word) || (isUpper(word) && !question) || ofPlace.test(after)) return false
  if (surelyBefore.test(before)) return true
  if (ABBREVIATED.test(word) && !joinedBefore.test(before)) return false
  const next = wordAfter(after)
  if ((isCapital(next) && next !== 'I') || (capitalBefore.test(before) && !startBefore.test(before))) return false
  if (word.toLowerCase() === 'march' && marches.test(after))
    return perhapsBefore.test(before) && !/\bthe\s+$/i.test(before)
  return !DOUBTFUL.has(word.toLowerCase()) || perhapsBefore.test(before) || match.length > word.length + 2
}

function read(groups: Groups, around: Surroundings): DateExpression | undefined {
  const { month: word = '' } = groups
  const part = monthOf(word)
  if (part === undefined || !isCapital(word)) return undefined
  const turn = turnOf(groups.turn)
  const year = yearOf(groups)
  const dated = year.year !== undefined || year.yearFrom !== undefined
  if (!dated && turn === undefined && groups.phase === undefined && !standsAlone(word, around)) return undefined
  return calendar('month', { part, turn, ...year })
}

const MONTH_OF_YEAR = `\\b(?<phase>${PHASE})?(?<turn>(?:last|this past|past|this coming|this|next) )?${MONTH}(?:(?: ?,? (?:of )?|-)${YEAR_AFTER}(?! ${COUNTED}\\b)|${YEAR_TAIL})?(?!\\w)`

/** Months: "August 2019", "in May of this year", "mid-August", "next June", "in April". */
export const monthRules: readonly Rule[] = [
  rule('month', MONTH_OF_YEAR, read),
  rule('digit', '(?<![\\w./-])(?<year>(?:19|20)\\d\\d)-(?<month>0[1-9]|1[0-2])(?![\\w/-])', ({ year, month }) =>
    Number(month) === (Number(year) + 1) % 100
      ? undefined
      : calendar('month', { year: Number(year), part: Number(month) }),
  ),
]
