import { type DateExpression, REFUSED } from '../expression.ts'
import { BC, DECADE_WORD, type Groups, ORDINAL, PHASE, pattern } from '../pattern.ts'
import { ordinalOf, yearOfTwoDigits } from '../read.ts'
import type { Rule, Surroundings } from '../rule.ts'
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
  return { kind: 'calendar', unit: 'year', year: value, ...(approximate && { approximate }) }
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
  return {
    kind: 'range',
    from: { kind: 'calendar', unit: 'year', year: from },
    to: { kind: 'calendar', unit: 'year', year: to },
  }
}

/** EDTF has no decades before our era. */
const beforeOurEra = new RegExp(`^\\s+${BC}`)

function decade(value: number): DateExpression {
  if (value % 10 === 0 && value !== 200) return { kind: 'calendar', unit: 'century', part: value / 10 }
  return { kind: 'calendar', unit: 'decade', part: value }
}

function century(groups: Groups): DateExpression | undefined {
  const ordinal = ordinalOf(groups.ordinal ?? '')
  if (groups.bc !== undefined)
    return ordinal === undefined ? undefined : { kind: 'calendar', unit: 'century', part: -ordinal }
  return ordinal !== undefined && ordinal > 1 && ordinal <= 21
    ? { kind: 'calendar', unit: 'century', part: ordinal - 1 }
    : undefined
}

/** Years and more: "2019", "early 2009", "fiscal 2005", "2003–2007", "the late 1980's", "the '90s", "the 19th century". */
export const yearRules: readonly Rule[] = [
  {
    name: 'year',
    needs: 'digit',
    pattern: pattern(
      `(?:\\b(?:(?<phase>${PHASE})|(?:(?<fiscal>(?:fiscal|financial|calendar)(?: year)? |FY ?)|(?:the )?(?:year|years) )|(?<circa>(?:circa|around|about|c\\.|ca\\.) )(?=${YEAR}(?: BC)?\\b)))?${ALONE}(?<fiscalYear> (?:fiscal|financial) year\\b)?`,
    ),
    read: (groups, around) => {
      if (
        groups.circa !== undefined &&
        !/^c/i.test(groups.circa) &&
        !/\b(?:in|from|since|of|until|by)\s+$/i.test(around.before)
      ) {
        return undefined
      }
      return year(groups, around)
    },
  },
  {
    name: 'years',
    needs: 'digit',
    pattern: pattern(
      `(?<![\\d.,:/+#$£€¥–—-])(?<from>${YEAR})(?: ?[–—-] ?|/)(?<to>${YEAR}|\\d\\d)(?![\\d%]|[.,:/–—-]\\d)`,
    ),
    read: years,
  },
  {
    name: 'short-fiscal-year',
    needs: 'digit',
    pattern: pattern("\\b(?:FY ?['’]?|fiscal (?:year )?['’])(?<digits>\\d\\d)(?![\\w%/]|[.,-]\\d)"),
    read: ({ digits }) => ({ kind: 'calendar', unit: 'year', year: 2000 + Number(digits), approximate: true }),
  },
  {
    name: 'short-year',
    needs: 'digit',
    pattern: pattern("(?<=\\b(?:in|since|of|until|from|by) )['’‘](?<digits>\\d\\d)(?![\\w%]|['’]?s\\b)"),
    read: ({ digits = '' }) => ({ kind: 'calendar', unit: 'year', year: yearOfTwoDigits(digits) }),
  },
  {
    name: 'year-to-year',
    needs: 'digit',
    pattern: pattern(
      `\\b(?:from|between) (?<from>${YEAR})(?: ?[–—-] ?| (?:to|and|until|till|through) )(?<to>${YEAR})(?![\\d%]|[.,:/–—-]\\d| ${COUNTED}\\b)`,
    ),
    read: years,
  },
  {
    name: 'decade',
    needs: 'digit',
    pattern: pattern(`\\b(?<phase>${PHASE})?(?<!\\d)(?<decade>1[0-9]\\d|20\\d)0(?<mark> ?['’])?s\\b`),
    // "in 2010's second quarter" is of the year, "in the 1980's" is the decade.
    read: ({ decade: digits, phase, mark }, { before, after }) => {
      if (beforeOurEra.test(after)) return REFUSED
      return mark !== undefined && phase === undefined && !/\b(?:the|and|of)\s+$/i.test(before)
        ? undefined
        : decade(Number(digits))
    },
  },
  {
    name: 'short-decade',
    needs: 'digit',
    pattern: pattern(`(?:\\b${PHASE})?(?:['’‘]|(?<=\\bthe )|(?<=\\b(?:early|late|mid)[ -]))(?<digit>[2-9])0['’]?s\\b`),
    read: ({ digit }, { after }) =>
      beforeOurEra.test(after) ? REFUSED : { kind: 'calendar', unit: 'decade', part: 190 + Number(digit) },
  },
  {
    name: 'decade-in-words',
    needs: 'decade-word',
    pattern: pattern(`\\bthe (?:(?:early|late|mid)[- ])?(?:nineteen[- ])?${DECADE_WORD}\\b`),
    read: ({ decadeWord }) => {
      const part = DECADES.get((decadeWord ?? '').toLowerCase())
      return part === undefined ? undefined : { kind: 'calendar', unit: 'decade', part }
    },
  },
  {
    name: 'century',
    needs: 'unit',
    pattern: pattern(
      `\\b(?:${PHASE})?(?:the )?(?:(?:early|late|mid)[- ])?(?<ordinal>\\d{1,2}(?:st|nd|rd|th)|${ORDINAL})[- ]century\\b(?! Fox)(?<bc> ${BC})?`,
    ),
    read: century,
  },
  {
    name: 'centuries',
    needs: 'unit',
    pattern: pattern(
      `\\b(?:from |between )?(?:the )?(?<ordinal>\\d{1,2}(?:st|nd|rd|th)|${ORDINAL})(?: ?[–-] ?| (?:and|to) (?:the )?)(?<last>\\d{1,2}(?:st|nd|rd|th)|${ORDINAL})[- ]centur(?:y|ies)\\b(?<bc> ${BC})?`,
    ),
    read: (groups) => {
      const from = century(groups)
      const to = century({ ordinal: groups.last, bc: groups.bc })
      return from && to && { kind: 'range', from, to }
    },
  },
]
