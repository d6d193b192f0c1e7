import { calendar, type DateExpression } from '../expression.ts'
import { BC, type DateRule, DECADE_WORD, ORDINAL, PHASE, rule, type Surroundings } from '../rule.ts'
import {
  COUNTED,
  DECADES,
  type Groups,
  isCapital,
  ordinalOf,
  plain,
  wordAfter,
  wordBefore,
  wordSet,
  yearOfTwoDigits,
} from '../words.ts'

const counted = new RegExp(`^[\\s-]+(?:${COUNTED}\\b)`)
/** "2000-year-old", "1500-strong", "2000m". */
const measured =
  /^-(?:year|month|day|mile|metre|meter|kilometre|kilometer|strong|seat|pound|ton|tonne|word|page|room|bed|member|foot|feet)/i

/** Words after which four figures are a year. */
const surely = wordSet(
  'in since until till during throughout year circa early late mid established founded est est. born died ending ended copyright © class',
)
/** Words after which they are a year, unless a number of things follows. */
const mostly = wordSet(
  'by from of before after the this a an its their his her our for per through between as dated back dating',
)
/** Words after which they are a year where another year stands shortly before ("in 1996 and 2000"). */
const joining = wordSet('and or versus vs vs. over with')
/** Nouns that a year follows ("elections 2010"). */
const datedNouns = wordSet(
  'election elections championship championships season census games report budget edition tournament fiscal calendar spring summer autumn fall winter',
)
/** What a preposition before a number may belong to, so that the number is one. */
const amountBefore =
  /\b(?:(?:increas|reduc|ris|fall|grow|dropp?|cut|declin|advanc)\w*|rose|fell|grew|up|down) by\s+$|\b(?:sold|bought|paid|priced?|fined|on sale|available) for\s+$|\b(?:capacity|total|population|height|maximum|minimum|average|fee|price|distance|length|range|score|elevation|altitude|speed|group|crowd|number|cost|value|majority|one|most|some|thousands|team|series|set|list) of\s+$/i
const yearShortlyBefore = /\b(?:1[5-9]|20)\d\d\b[^.;]{0,60}$/
/** "2010 and 2011", "2010 to 2012". */
const yearAndBefore = /\b(?:1[5-9]|20)\d\d\s?,?\s+(?:and|or|to)\s+$/
const sinceAtLeast = /\b(?:since|until|from|by|in)\s+(?:at\s+least|about|around|perhaps|probably)\s+$/i
const comparing =
  /\b(?:compared\s+(?:with|to)|unlike|(?:worse|better|higher|lower|earlier|later|stronger|weaker)\s+than)\s+$/i
/** What is counted by the year and not by the thousand ("had 2012 revenue of"). */
const yearNoun =
  /^\s+(?:revenues?|earnings|budget|results|guidance|census|general election|presidential election|elections?|season|campaign|forecast|World Cup)\b/
const yearJustBefore = /\b(?:1[5-9]|20)\d\d\s?,\s*$/
const toYear =
  /\b(?:from\s+(?:\w+\s+)?(?:1\d|20)\d\d|back|dates?|due|up|prior|previous|postponed|slipped|slid|deferred|rescheduled|shifted|delayed|moved|extended|pushed|brought forward)\s+to\s+$/i
const lowerPlural =
  /^\s+(?!(?:was|is|has|as|this|its|his|does|plus|versus|across|always|perhaps|unless|less|afterwards|towards|besides|thus|expires|ends|begins|runs|comes|goes|makes|shows|says|sets|gives|requires|allows|bans|elections?|games|olympics)\b)[a-z]+s\b/
const startsClause = /^\s*(?:was|is|saw|will|has|had|marked|brought|and|would|became|[–—,-]|to\s+\d{4})/

/** Whether four figures that stand alone are a year, and not a number of things, a price, a model or the end of an event's name. */
function isYear(year: number, { before, after, question }: Surroundings): boolean {
  if (counted.test(after) || measured.test(after) || amountBefore.test(before)) return false
  if (question) return true
  const previous = wordBefore(before)
  const word = previous.toLowerCase()
  if (surely.has(word)) return true
  if (year < 1500) return mostly.has(word) && /^\s*[,.;)]/.test(after)
  return reads(before, after, previous)
}

function reads(before: string, after: string, previous: string): boolean {
  const word = previous.toLowerCase()
  if (mostly.has(word) || /['’]s?$/.test(word))
    return !lowerPlural.test(after) || /^(?:the|this|its|their)$|['’]s?$/.test(word)
  if (yearAndBefore.test(before) || toYear.test(before) || sinceAtLeast.test(before) || comparing.test(before))
    return true
  if (yearNoun.test(after)) return true
  if (joining.has(word)) return yearShortlyBefore.test(before) && !lowerPlural.test(after)
  if (datedNouns.has(word)) return true
  if (before.trim() === '' || /[.!?]["”]?\s+$/.test(before)) return startsClause.test(after)
  if (/\(\s*(?:[^()]{0,40}[\s,;])?$/.test(before) && /^\s*[),;–—-]/.test(after))
    return previous === '' || !isCapital(previous)
  if (yearJustBefore.test(before)) return !lowerPlural.test(after)
  if (/\p{L},\s+$/u.test(before) && /^\s+(?:was|saw|will|marked|brought|would|became)\b/.test(after)) return true
  return /\p{L},\s+$/u.test(before) && /^\s*(?:[,.);]|$)/.test(after) && wordAfter(after) === ''
}

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

/** "the 1900s" are a century, "the 2000s" are not. */
const decade = (value: number): DateExpression =>
  value % 10 === 0 && value !== 200 ? calendar('century', { part: value / 10 }) : calendar('decade', { part: value })

function century(groups: Groups): DateExpression | undefined {
  const ordinal = ordinalOf(groups.ordinal) ?? 0
  if (groups.bc !== undefined) return calendar('century', { part: -ordinal })
  // "The first century" of a town is none of ours.
  return ordinal > (groups.ad === undefined ? 1 : 0) && ordinal <= 21
    ? calendar('century', { part: ordinal - 1 })
    : undefined
}

const YEAR_ALONE = `(?:\\b(?:(?<phase>${PHASE})|(?:(?<fiscal>(?:fiscal|financial|calendar)(?: year)? |FY ?)|(?:the )?(?:year|years) )|(?<circa>(?:circa|around|about|c\\.|ca\\.) )(?=${YEAR}(?: BC)?\\b)))?${ALONE}(?<fiscalYear> (?:fiscal|financial) year\\b)?`
const YEARS = `(?<![\\d.,:/+#$£€¥–—-])(?<from>${YEAR})(?: ?[–—-] ?|/)(?<to>${YEAR}|\\d\\d)(?![\\d%]|[.,:/–—-]\\d)`
const SHORT_FISCAL_YEAR = "\\b(?:FY ?['’]?|fiscal (?:year )?['’])(?<digits>\\d\\d)(?![\\w%/]|[.,-]\\d)"
const SHORT_YEAR = "(?<=\\b(?:in|since|of|until|from|by) )['’‘](?<digits>\\d\\d)(?![\\w%]|['’]?s\\b)"
const YEAR_TO_YEAR = `\\b(?:from|between) (?<from>${YEAR})(?: ?[–—-] ?| (?:to|and|until|till|through) )(?<to>${YEAR})(?![\\d%]|[.,:/–—-]\\d| ${COUNTED}\\b)`
const DECADE = `\\b(?<phase>${PHASE})?(?<!\\d)(?<decade>1[0-9]\\d|20\\d)0(?<mark> ?['’])?s\\b`
const SHORT_DECADE = `(?:\\b${PHASE})?(?:['’‘]|(?<=\\bthe )|(?<=\\b(?:early|late|mid)[ -]))(?<digit>[2-9])0['’]?s\\b`
const CENTURY = `\\b(?:${PHASE})?(?:the )?(?:(?:early|late|mid)[- ])?(?<ordinal>\\d{1,2}(?:st|nd|rd|th)|${ORDINAL})[- ]century\\b(?! Fox)(?:(?<bc> ${BC})|(?<ad> (?:AD|CE)\\b| (?:A\\.D\\.|C\\.E\\.)))?`
const CENTURIES = `\\b(?:from |between )?(?:the )?(?<ordinal>\\d{1,2}(?:st|nd|rd|th)|${ORDINAL})(?: ?[–-] ?| (?:and|to) (?:the )?)(?<last>\\d{1,2}(?:st|nd|rd|th)|${ORDINAL})[- ]centur(?:y|ies)\\b(?<bc> ${BC})?`

/** Years and more: "2019", "early 2009", "fiscal 2005", "2003–2007", "the late 1980's", "the '90s", "the 19th century". */
export const yearRules: readonly DateRule[] = [
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
  rule('digit', DECADE, ({ decade: digits, phase, mark }, { before }) =>
    mark !== undefined && phase === undefined && !/\b(?:the|and|of)\s+$/i.test(before)
      ? undefined
      : decade(Number(digits)),
  ),
  rule('digit', SHORT_DECADE, ({ digit }) => calendar('decade', { part: 190 + Number(digit) })),
  rule('decade-word', `\\bthe (?:(?:early|late|mid)[- ])?(?:nineteen[- ])?${DECADE_WORD}\\b`, ({ decadeWord }) =>
    calendar('decade', { part: DECADES.get(plain(decadeWord)) }),
  ),
  rule('unit', CENTURY, century),
  rule('unit', CENTURIES, (groups) => {
    const from = century(groups)
    const to = century({ ordinal: groups.last, bc: groups.bc })
    return from && to && { kind: 'range', from, to }
  }),
]
