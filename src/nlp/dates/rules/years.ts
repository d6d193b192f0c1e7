import { calendar, type DateExpression, REFUSED } from '../expression.ts'
import { BC, DECADE_WORD, type Groups, ORDINAL, PHASE } from '../pattern.ts'
import { ordinalOf, yearOfTwoDigits } from '../read.ts'
import { type Rule, rule, type Surroundings } from '../rule.ts'
import { COUNTED, DECADES } from '../words.ts'
import { isYear } from './year-or-number.ts'

const YEAR = '(?:1\\d|20)\\d\\d'
const ALONE = `(?<![\\d.,:/+#$£€¥–—]|\\d\\s|(?<!\\b(?:early|late|mid))-)(?<year>${YEAR})(?![\\d%‰]|[.,:/]\\d|-\\d|(?:st|nd|rd|th|km|kg|m|mm|GB|MB|am|pm)\\b)`

function year(groups: Groups, around: Surroundings): DateExpression | undefined {
  const value = Number(groups.year)
  // A financial year begins when its owner says, so that it is the calendar's year but roughly.
  const fiscal = (groups.fiscal !== undefined && !/^calendar/i.test(groups.fiscal)) || groups.fiscalYear !== undefined
  const sure = groups.phase !== undefined || groups.fiscal !== undefined || fiscal || groups.circa !== undefined
  if (!sure && !isYear(value, around)) return undefined
  const approximate = fiscal || groups.circa !== undefined
  return calendar('year', { year: value, approximate })
}

/** "2003–2007", "2003–07"; "2010-11" is a season or a financial year. */
function years(groups: Groups): DateExpression | undefined {
  const from = Number(groups.from)
  const short = groups.to ?? ''
  let to = Number(short)
  if (short.length === 2) {
    to += from - (from % 100)
    if (to === from - 99) to += 100
  }
  if (to <= from || to - from > 500) return undefined
  return { kind: 'range', from: calendar('year', { year: from }), to: calendar('year', { year: to }) }
}

/** EDTF has no decades before our era. */
const beforeOurEra = new RegExp(`^\\s+${BC}`)

/** "the 1900s" are a century, "the 2000s" are not. */
const decade = (value: number): DateExpression =>
  value % 10 === 0 && value !== 200 ? calendar('century', { part: value / 10 }) : calendar('decade', { part: value })

function century(groups: Groups): DateExpression | undefined {
  const ordinal = ordinalOf(groups.ordinal ?? '') ?? 0
  if (groups.bc !== undefined) return calendar('century', { part: -ordinal })
  return ordinal > 1 && ordinal <= 21 ? calendar('century', { part: ordinal - 1 }) : undefined
}

const YEAR_ALONE = `(?:\\b(?:(?<phase>${PHASE})|(?:(?<fiscal>(?:fiscal|financial|calendar)(?: year)? |FY ?)|(?:the )?(?:year|years) )|(?<circa>(?:circa|around|about|c\\.|ca\\.) )(?=${YEAR}(?: BC)?\\b)))?${ALONE}(?<fiscalYear> (?:fiscal|financial) year\\b)?`
const YEARS = `(?<![\\d.,:/+#$£€¥–—-])(?<from>${YEAR})(?: ?[–—-] ?|/)(?<to>${YEAR}|\\d\\d)(?![\\d%]|[.,:/–—-]\\d)`
const SHORT_FISCAL_YEAR = "\\b(?:FY ?['’]?|fiscal (?:year )?['’])(?<digits>\\d\\d)(?![\\w%/]|[.,-]\\d)"
const SHORT_YEAR = "(?<=\\b(?:in|since|of|until|from|by) )['’‘](?<digits>\\d\\d)(?![\\w%]|['’]?s\\b)"
const YEAR_TO_YEAR = `\\b(?:from|between) (?<from>${YEAR})(?: ?[–—-] ?| (?:to|and|until|till|through) )(?<to>${YEAR})(?![\\d%]|[.,:/–—-]\\d| ${COUNTED}\\b)`
const DECADE = `\\b(?<phase>${PHASE})?(?<!\\d)(?<decade>1[0-9]\\d|20\\d)0(?<mark> ?['’])?s\\b`
const SHORT_DECADE = `(?:\\b${PHASE})?(?:['’‘]|(?<=\\bthe )|(?<=\\b(?:early|late|mid)[ -]))(?<digit>[2-9])0['’]?s\\b`
const CENTURY = `\\b(?:${PHASE})?(?:the )?(?:(?:early|late|mid)[- ])?(?<ordinal>\\d{1,2}(?:st|nd|rd|th)|${ORDINAL})[- ]century\\b(?! Fox)(?<bc> ${BC})?`
const CENTURIES = `\\b(?:from |between )?(?:the )?(?<ordinal>\\d{1,2}(?:st|nd|rd|th)|${ORDINAL})(?: ?[–-] ?| (?:and|to) (?:the )?)(?<last>\\d{1,2}(?:st|nd|rd|th)|${ORDINAL})[- ]centur(?:y|ies)\\b(?<bc> ${BC})?`

/** Years and more: "2019", "early 2009", "fiscal 2005", "2003–2007", "the late 1980's", "the '90s", "the 19th century". */
export const yearRules: readonly Rule[] = [
  rule('digit', YEAR_ALONE, (groups, around) => {
    // "about 1850 men": only "circa" makes a year of a number by itself.
    const vague = /^[^c]/i.test(groups.circa ?? '')
    return vague && !/\b(?:in|from|since|of|until|by)\s+$/i.test(around.before) ? undefined : year(groups, around)
  }),
  rule('digit', YEARS, years),
  rule('digit', SHORT_FISCAL_YEAR, ({ digits }) =>
    calendar('year', { year: 2000 + Number(digits), approximate: true }),
  ),
  rule('digit', SHORT_YEAR, ({ digits = '' }) => calendar('year', { year: yearOfTwoDigits(digits) })),
  rule('digit', YEAR_TO_YEAR, years),
  // "in 2010's second quarter" is of the year, "in the 1980's" is the decade.
  rule('digit', DECADE, ({ decade: digits, phase, mark }, { before, after }) => {
    if (beforeOurEra.test(after)) return REFUSED
    return mark !== undefined && phase === undefined && !/\b(?:the|and|of)\s+$/i.test(before)
      ? undefined
      : decade(Number(digits))
  }),
  rule('digit', SHORT_DECADE, ({ digit }, { after }) =>
    beforeOurEra.test(after) ? REFUSED : calendar('decade', { part: 190 + Number(digit) }),
  ),
  rule('decade-word', `\\bthe (?:(?:early|late|mid)[- ])?(?:nineteen[- ])?${DECADE_WORD}\\b`, ({ decadeWord }) => {
    const part = DECADES.get((decadeWord ?? '').toLowerCase())
    return part === undefined ? undefined : calendar('decade', { part })
  }),
  rule('unit', CENTURY, century),
  rule('unit', CENTURIES, (groups) => {
    const from = century(groups)
    const to = century({ ordinal: groups.last, bc: groups.bc })
    return from && to && { kind: 'range', from, to }
  }),
]
