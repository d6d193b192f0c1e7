import { MONTH_NAMES } from '../../../dates/index.ts'
import { calendar, type DateExpression, REFUSED, type Refused } from '../expression.ts'
import {
  type DateRule,
  MONTH,
  NUMBER,
  oneOf,
  PHASE,
  rule,
  SEASON,
  type Surroundings,
  YEAR_AFTER,
  YEAR_TAIL,
} from '../rule.ts'
import {
  COUNTED,
  type Groups,
  isCapital,
  isUpper,
  monthOf,
  numberOf,
  ordinalOf,
  plain,
  seasonOf,
  turnOf,
  wordAfter,
  wordSet,
  yearOf,
  yearOfTwoDigits,
} from '../words.ts'

/** Words after which a capitalised month is the month and nothing else. */
const surelyBefore = /\b(?:in|during|since|until|till|throughout|early|late|mid|as of|by early|by late|by mid)[\s-]+$/i
/** Words that stand before months and before persons ("by April Chen"). */
const perhapsBefore = new RegExp(
  `(?:\\b(?:by|of|from|to|for|through|between|after|before|and|or|the|a|an|its|their|his|her|every|each|on)\\s+|\\b${oneOf(MONTH_NAMES)}(?:[,–-]\\s*|\\s+(?:and|or|to)\\s+))$`,
  'i',
)
/** Months that are also verbs, persons or marches. */
const DOUBTFUL = wordSet('march may april june august jan mar dec sep')
const ABBREVIATED = /^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/i

/** Places with a month in their name. */
const ofPlace =
  /^\s+(?:Street|St|Road|Rd|Avenue|Ave|Town|Square|Park|Hall|House|Hill|County|Island|River|Lane|Drive|Place|Bay|Beach)\b/

/** A first name or title, or the start of a sentence, before the month. */
const capitalBefore = /\p{Lu}[\p{L}.'’-]*\s+$/u
const startBefore = /(?:^|[.!?"“”]\s*)(?:The|By|Of|From|For|Between|After|Before)\s+$/
/** "the March on the capital" is none of the year's. */
const marches = /^\s+(?:on|against|of|for|from|to|in|through)\b/i

/** Whether a month that stands without a day and a year is one. */
function standsAlone(word: string, { match, before, after, question }: Surroundings): boolean {
  if (!isCapital(word) || (isUpper(word) && !question) || ofPlace.test(after)) return false
  if (surelyBefore.test(before)) return true
  if (ABBREVIATED.test(word)) return false
  const next = wordAfter(after)
  if ((isCapital(next) && next !== 'I') || (capitalBefore.test(before) && !startBefore.test(before))) return false
  if (word.toLowerCase() === 'march' && marches.test(after))
    return perhapsBefore.test(before) && !/\bthe\s+$/i.test(before)
  return !DOUBTFUL.has(word.toLowerCase()) || perhapsBefore.test(before) || match.length > word.length + 2
}

function read(groups: Groups, around: Surroundings): DateExpression | undefined {
  const { month: word = '' } = groups
  if (!isCapital(word)) return undefined
  const turn = turnOf(groups.turn)
  const year = yearOf(groups)
  const dated = year.year !== undefined || year.yearFrom !== undefined
  if (!dated && turn === undefined && groups.phase === undefined && !standsAlone(word, around)) return undefined
  return calendar('month', { part: monthOf(word), turn, ...year })
}

const MONTH_OF_YEAR = `\\b(?<phase>${PHASE})?(?<turn>(?:last|this past|past|this coming|this|next) )?${MONTH}(?:(?: ?,? (?:of )?|-)${YEAR_AFTER}(?! ${COUNTED}\\b)|${YEAR_TAIL})?(?!\\w)`

const OF_YEAR = `(?:,? (?:of |in )?(?:the )?(?:(?<fiscal>fiscal|financial) )?(?:year )?${YEAR_AFTER}|${YEAR_TAIL}| of (?<fiscalYear>the|its|this|next|last) (?:fiscal|financial) year| of (?<theYear>the|the current) year)`
/** "winter of 2011-12" is named by the year in which it begins. */
const SEASON_YEAR =
  "(?:(?<year>(?:1\\d|20)\\d\\d)(?:[-–/]\\d\\d(?:\\d\\d)?)?|['’‘](?<shortYear>\\d\\d))(?![\\d%]|[.,]\\d|-\\d)"
const finance =
  /\b(?:profits?|earnings|revenues?|sales|growth|GDP|results|economy|income|output|production|exports|imports|orders|demand|inflation|unemployment|loss(?:es)?|dividend|shipments|billion|million)\b/i

/** A quarter or half; of the financial year, which begins when the company says, it can't be told. */
function partOf(unit: 'quarter' | 'half', part: number | undefined, groups: Groups): DateExpression | Refused {
  if (groups.fiscalYear !== undefined) return REFUSED
  if (groups.fiscal !== undefined) return calendar('year', { ...yearOf(groups), approximate: true })
  const year = groups.theYear === undefined ? yearOf(groups) : ({ yearFrom: { of: 'article', years: 0 } } as const)
  return calendar(unit, { part, ...year })
}

function quarter(groups: Groups, { before, after }: Surroundings): DateExpression | Refused | undefined {
  const dated = groups.year ?? groups.yearTurn ?? groups.fiscalYear ?? groups.theYear
  if (dated === undefined && !finance.test(before + after)) return undefined
  return partOf('quarter', plain(groups.ordinal) === 'final' ? 4 : ordinalOf(groups.ordinal), groups)
}

function season(groups: Groups, { match, before, after }: Surroundings): DateExpression | undefined {
  const year = groups.shortYear === undefined ? yearOf(groups) : { year: yearOfTwoDigits(groups.shortYear) }
  const turn = turnOf(groups.turn)
  const dated = year.year !== undefined || 'yearFrom' in year || turn !== undefined
  const alone =
    /^(?:in|during|by|until|since|before|after)$/i.test(/(\w+)\s+$/.exec(before)?.[1] ?? '') &&
    /\bthe\b|early|late|mid/i.test(match)
  const more = /^\s+(?:of|in|from|games|olympics?|paralympics?|league|festival|camp|break|school)\b|^-/i.test(after)
  if (dated ? /^\s+(?:olympic|paralympic)/i.test(after) && groups.year === undefined : !alone || more) return undefined
  return calendar('season', { part: seasonOf(groups.season), turn, ...year })
}

/** "the first three months of the year" */
function firstMonths({ which, number, theYear, ...groups }: Groups): DateExpression | undefined {
  const count = numberOf(number) ?? 0
  if (count < 2 || count > 11) return undefined
  const year = theYear === undefined ? yearOf(groups) : ({ yearFrom: { of: 'article', years: 0 } } as const)
  const [from, to] = plain(which) === 'first' ? [1, count] : [13 - count, 12]
  return {
    kind: 'range',
    from: calendar('month', { part: from, ...year }),
    to: calendar('month', { part: to, ...year }),
  }
}

const MONTHS_OF_YEAR = `\\bthe (?<which>first|last|final) (?<number>${NUMBER}) months (?:of|in) (?:(?<theYear>the year)\\b|${YEAR_AFTER}|(?<yearTurn>this|last|next) year\\b)`
const QUARTER = `\\b(?:${PHASE})?(?:the )?(?<ordinal>first|second|third|fourth|final|[1-4](?:st|nd|rd|th))[- ]quarter(?:${OF_YEAR})?(?!\\w|-?final)`
const SHORT_QUARTER = `\\b(?:Q(?<quarter>[1-4])|(?<count>[1-4])Q)(?:(?:,? (?:of )?| ?/ ?)(?<year>(?:19|20)\\d\\d)\\b| ?['’](?<short>\\d\\d)\\b)?(?!\\w)`
const HALF = `\\b(?:${PHASE})?(?:the )?(?<ordinal>first|second|latter|last) half(?: of)?(?:${OF_YEAR})(?!\\w)`
const SHORT_HALF = '\\bH(?<half>[12])(?:,? (?:of )?)(?<year>(?:19|20)\\d\\d)\\b'
const SEASON_OF_YEAR = `\\b(?<phase>${PHASE})?(?:the )?(?:(?:early|late|mid)[- ])?(?<turn>(?:last|this past|this coming|this|next) )?${SEASON}(?: ?,? (?:of |in )?${SEASON_YEAR}|${YEAR_TAIL})?(?!\\w)`

/** Months: "August 2019", "in May of this year", "mid-August", "next June", "in April"; quarters, halves and seasons: "first quarter of 2012", "Q3 2010", "second half of 2018", "spring of 2018", "last summer". */
export const partOfYearRules: readonly DateRule[] = [
  rule('month', MONTH_OF_YEAR, read),
  rule('digit', '(?<![\\w./-])(?<year>(?:19|20)\\d\\d)-(?<month>0[1-9]|1[0-2])(?![\\w/-])', ({ year, month }) =>
    Number(month) === (Number(year) + 1) % 100
      ? undefined
      : calendar('month', { year: Number(year), part: Number(month) }),
  ),
  rule('unit', MONTHS_OF_YEAR, firstMonths),
  rule('unit', QUARTER, quarter),
  rule('digit', SHORT_QUARTER, (groups) => {
    const year = groups.short === undefined ? yearOf(groups) : { year: yearOfTwoDigits(groups.short) }
    return calendar('quarter', { part: Number(groups.quarter ?? groups.count), ...year })
  }),
  rule('unit', HALF, (groups) => partOf('half', plain(groups.ordinal) === 'first' ? 1 : 2, groups)),
  rule('digit', SHORT_HALF, (groups) => calendar('half', { part: Number(groups.half), ...yearOf(groups) })),
  rule('season', SEASON_OF_YEAR, season),
]
