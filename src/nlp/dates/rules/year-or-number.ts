import { isCapital, wordAfter, wordBefore } from '../read.ts'
import type { Surroundings } from '../rule.ts'
import { COUNTED } from '../words.ts'

const counted = new RegExp(`^[\\s-]+(?:${COUNTED}\\b)`)
/** "2000-year-old", "1500-strong", "2000m". */
const measured =
  /^-(?:year|month|day|mile|metre|meter|kilometre|kilometer|strong|seat|pound|ton|tonne|word|page|room|bed|member|foot|feet)/i

/** Words after which four figures are a year. */
const surely = new Set(
  'in since until till during throughout year circa early late mid established founded est est. born died ending ended copyright © class'.split(
    ' ',
  ),
)
/** Words after which they are a year, unless a number of things follows. */
const mostly = new Set(
  'by from of before after the this a an its their his her our for per through between as dated back dating'.split(' '),
)
/** Words after which they are a year where another year stands shortly before ("in 1996 and 2000"). */
const joining = new Set(['and', 'or', 'versus', 'vs', 'vs.', 'over', 'with'])
/** Nouns that a year follows ("elections 2010"). */
const datedNouns = new Set(
  'election elections championship championships season census games report budget edition tournament fiscal calendar spring summer autumn fall winter'.split(
    ' ',
  ),
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
  /\b(?:from\s+(?:\w+\s+)?(?:1\d|20)\d\d|back|dates?|due|up|prior|previous|postponed|delayed|moved|extended|pushed|brought forward)\s+to\s+$/i
const lowerPlural =
  /^\s+(?!(?:was|is|has|as|this|its|his|does|plus|versus|across|always|perhaps|unless|less|afterwards|towards|besides|thus|expires|ends|begins|runs|comes|goes|makes|shows|says|sets|gives|requires|allows|bans|elections?|games|olympics)\b)[a-z]+s\b/
const startsClause = /^\s*(?:was|is|saw|will|has|had|marked|brought|and|would|became|[–—,-]|to\s+\d{4})/

/** Whether four figures that stand alone are a year, and not a number of things, a price, a model or the end of an event's name. */
export function isYear(year: number, { before, after, question }: Surroundings): boolean {
  if (year > 2100 || counted.test(after) || measured.test(after) || amountBefore.test(before)) return false
  if (question) return year >= 1000
  const previous = wordBefore(before)
  const word = previous.toLowerCase()
  if (surely.has(word)) return year >= 1000
  if (year < 1500) return mostly.has(word) && /^\s*[,.;)]/.test(after) && year >= 1000
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
