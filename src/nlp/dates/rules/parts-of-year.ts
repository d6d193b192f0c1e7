import { calendar, type DateExpression, REFUSED, type Refused } from '../expression.ts'
import { type Groups, PHASE, SEASON, YEAR_AFTER, YEAR_TAIL } from '../pattern.ts'
import { ordinalOf, plain, seasonOf, turnOf, yearOf, yearOfTwoDigits } from '../read.ts'
import { type Rule, rule, type Surroundings } from '../rule.ts'

const OF_YEAR = `(?:,? (?:of |in )?(?:the )?(?:(?<fiscal>fiscal|financial) )?(?:year )?${YEAR_AFTER}|${YEAR_TAIL}| of (?<fiscalYear>the|its|this|next|last) (?:fiscal|financial) year| of (?<theYear>the|the current) year)`
/** "winter of 2011-12" is named by the year in which it begins. */
const SEASON_YEAR =
  "(?:(?<year>(?:1\\d|20)\\d\\d)(?:[-–/]\\d\\d(?:\\d\\d)?)?|['’‘](?<shortYear>\\d\\d))(?![\\d%]|[.,]\\d|-\\d)"
const finance =
  /\b(?:profits?|earnings|revenues?|sales|growth|GDP|results|economy|income|output|production|exports|imports|orders|demand|inflation|unemployment|loss(?:es)?|dividend|shipments|billion|million)\b/i

/** A quarter or half; of the financial year, which begins when the company says, it can't be told. */
function partOf(unit: 'quarter' | 'half', part: number, groups: Groups): DateExpression | Refused {
  if (groups.fiscalYear !== undefined) return REFUSED
  if (groups.fiscal !== undefined) return calendar('year', { ...yearOf(groups), approximate: true })
  const year = groups.theYear === undefined ? yearOf(groups) : ({ yearFrom: { of: 'article', years: 0 } } as const)
  return calendar(unit, { part, ...year })
}

function quarter(groups: Groups, { before, after }: Surroundings): DateExpression | Refused | undefined {
  const word = plain(groups.ordinal ?? '')
  const part = word === 'final' ? 4 : ordinalOf(word)
  if (part === undefined || part > 4) return undefined
  const dated = groups.year ?? groups.yearTurn ?? groups.fiscalYear ?? groups.theYear
  return dated === undefined && !finance.test(before + after) ? undefined : partOf('quarter', part, groups)
}

function season(groups: Groups, { match, before, after }: Surroundings): DateExpression | undefined {
  const part = seasonOf(groups.season ?? '')
  const year = groups.shortYear === undefined ? yearOf(groups) : { year: yearOfTwoDigits(groups.shortYear) }
  const turn = turnOf(groups.turn)
  if (part === undefined) return undefined
  const dated = year.year !== undefined || 'yearFrom' in year || turn !== undefined
  const alone =
    /^(?:in|during|by|until|since|before|after)$/i.test(/(\w+)\s+$/.exec(before)?.[1] ?? '') &&
    /\bthe\b|early|late|mid/i.test(match)
  const more = /^\s+(?:of|in|from|games|olympics?|paralympics?|league|festival|camp|break|school)\b|^-/i.test(after)
  if (dated ? /^\s+(?:olympic|paralympic)/i.test(after) && groups.year === undefined : !alone || more) return undefined
  return calendar('season', { part, turn, ...year })
}

const QUARTER = `\\b(?:${PHASE})?(?:the )?(?<ordinal>first|second|third|fourth|final|[1-4](?:st|nd|rd|th))[- ]quarter(?:${OF_YEAR})?(?!\\w|-?final)`
const SHORT_QUARTER = `\\b(?:Q(?<q>[1-4])|(?<q2>[1-4])Q)(?:(?:,? (?:of )?| ?/ ?)(?<year>(?:19|20)\\d\\d)\\b| ?['’](?<short>\\d\\d)\\b)?(?!\\w)`
const HALF = `\\b(?:${PHASE})?(?:the )?(?<ordinal>first|second|latter|last) half(?: of)?(?:${OF_YEAR})(?!\\w)`
const SHORT_HALF = '\\bH(?<half>[12])(?:,? (?:of )?)(?<year>(?:19|20)\\d\\d)\\b'
const SEASON_OF_YEAR = `\\b(?<phase>${PHASE})?(?:the )?(?:(?:early|late|mid)[- ])?(?<turn>(?:last|this past|this coming|this|next) )?${SEASON}(?: ?,? (?:of |in )?${SEASON_YEAR}|${YEAR_TAIL})?(?!\\w)`

/** Parts of a year: "first quarter of 2012", "Q3 2010", "second half of 2018", "spring of 2018", "last summer". */
export const partOfYearRules: readonly Rule[] = [
  rule('unit', QUARTER, quarter),
  rule('digit', SHORT_QUARTER, ({ q, q2, year, short }) => {
    const digits = year ?? (short === undefined ? undefined : `20${short}`)
    return calendar('quarter', { part: Number(q ?? q2), year: digits === undefined ? undefined : Number(digits) })
  }),
  rule('unit', HALF, (groups) => partOf('half', plain(groups.ordinal ?? '') === 'first' ? 1 : 2, groups)),
  rule('digit', SHORT_HALF, ({ half, year }) => calendar('half', { part: Number(half), year: Number(year) })),
  rule('season', SEASON_OF_YEAR, season),
]
