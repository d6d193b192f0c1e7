import { type Calendar, calendar, type DateExpression } from '../expression.ts'
import { BC, type DateRule, ORDINAL, rule, type Surroundings } from '../rule.ts'
import { type Groups, ordinalOf } from '../words.ts'

/** Years that are so only where the text says it, most of fewer than four figures: "987 AD", "AD 79", "44 BC", "the year 312". */

const ERA = `(?<era>A\\.D\\.|C\\.E\\.|AD\\b|CE\\b|${BC})`
const NO_NUMBER_BEFORE = '(?<![\\d.,:/+#$£€¥–—-]|\\d\\s)\\b'
const NO_NUMBER_AFTER = '(?![\\w%‰]|[.,:/]\\d|-\\w)'
const CIRCA = '(?:(?<circa>circa|around|about|c\\.|ca\\.) )?'
const TO = '(?: ?[–—-] ?| (?<word>to|and|until|till|through) )'

/** "ad" is also an advertisement, "CE" a mark on goods: in articles the letters must be capitals. */
const saidInQuestion = /\b(?:in|by|since|until|till|from|before|after|around|about|of|year)\s+$/i
/** "312 AD campaigns", "the year 312 villages burned": a number of things. */
const things =
  /^\s+(?!(?:was|is|has|as|this|its|his|does|plus|across|perhaps|unless|towards|besides|thus|sees|brings|begins|ends)\b)[a-z-]+s\b|^\s+(?:people|men|women|children|mark(?:ing)?|spot|agency|block)\b/
/** Another calendar than ours: "the year 312 BC", "the year 312 AH". */
const otherEra = /^\s*(?:B\.?\s?C(?:\.?\s?E)?|A\.?\s?H|A\.?\s?U\.?\s?C|A\.?\s?M|B\.?\s?P|B\.?\s?E)\b/
/** As well: "the year 312 of the Second Age", "the year 312 after the founding". */
const otherCalendar =
  /^\s+(?:of|in|after|before|since|from)\s+(?!our\b|the\s+(?:common|christian)\s+era\b)(?:(?:the|his|her|its|their)\s+)?(?:\p{L}+\s+){0,2}(?:age|era|epoch|reign|calendar|cycle|reckoning|founding|dynasty|hijra|landing)\b/iu

const yearOf = (year: number, approximate = false): Calendar => calendar('year', { year, approximate })

function isEra({ era = '' }: Groups, { before, after, question }: Surroundings): boolean {
  const isCapital = era === era.toUpperCase()
  return (isCapital || (question && saidInQuestion.test(before))) && !things.test(after)
}

/** The year as the calendar counts: 44 BC is -43. */
const counted = (year: number, era = ''): number => (/^b/i.test(era) ? 1 - year : year)

/** A year with "AD", "CE" or "BC" at it. */
function inEra(groups: Groups, around: Surroundings): DateExpression | undefined {
  const year = Number(groups.year)
  return year > 0 && isEra(groups, around) ? yearOf(counted(year, groups.era), groups.circa !== undefined) : undefined
}

const isOurYear = ({ after }: Surroundings) => ![things, otherEra, otherCalendar].some((other) => other.test(after))

/** From one year to another; "and" joins them only after "between". */
function range({ from, fromEra, to, era, word = '' }: Groups, match: string): DateExpression | undefined {
  const [first, last] = [counted(Number(from), fromEra ?? era), counted(Number(to), era)]
  if (first >= last || (word.toLowerCase() === 'and') !== /^between\b/i.test(match)) return undefined
  return { kind: 'range', from: yearOf(first), to: yearOf(last) }
}

/** From one year before our era to another: "the 490s BC" are 499 to 490. */
const stretch = (first: number, last: number): DateExpression => ({
  kind: 'range',
  from: yearOf(1 - first),
  to: yearOf(1 - last),
})

const YEAR_ERA = `${NO_NUMBER_BEFORE}${CIRCA}(?:(?:early|late|mid)[- ](?:in )?)?(?:the year )?(?<year>\\d{1,4}) ?${ERA}(?![\\w-])`
const ERA_YEAR = `(?<![\\w-])${CIRCA}(?<era>A\\.D\\.|AD) ?(?<year>\\d{1,4})${NO_NUMBER_AFTER}`
const YEARS_ERA = `(?:\\b(?:from|between) )?${NO_NUMBER_BEFORE}(?:the years )?(?<from>\\d{1,4})(?: ?(?<fromEra>${BC}))?${TO}(?<to>\\d{1,4}) ?${ERA}(?![\\w-])`
const DECADE_BEFORE = `\\b(?:the )?(?:(?:early|late|mid)[- ])?(?<decade>[1-9]\\d{0,2})0s ${BC}`
const MILLENNIUM = `\\b(?:the )?(?:(?:early|late|mid)[- ])?(?<ordinal>\\d{1,2}(?:st|nd|rd|th)|${ORDINAL})[- ]millennium ${BC}`
const THE_YEAR = `\\b(?:the|(?<=\\b(?:in|by|since|until|from|of|before|after) )) ?year (?<year>[1-9]\\d\\d)${NO_NUMBER_AFTER}`
const THE_YEARS = `\\b(?:(?:from|between) )?the years (?<from>[1-9]\\d\\d)${TO}(?<to>[1-9]\\d\\d)${NO_NUMBER_AFTER}(?! ?(?:AD|CE|A\\.D\\.|C\\.E\\.))`

/** "987 AD", "AD 79", "306–337 CE", "the year 312", "the years 306 to 312". */
export const earlyYearRules: readonly DateRule[] = [
  rule('digit', YEAR_ERA, inEra),
  rule('digit', ERA_YEAR, inEra),
  rule('digit', YEARS_ERA, (groups, around) => (isEra(groups, around) ? range(groups, around.match) : undefined)),
  rule('digit', DECADE_BEFORE, ({ decade }) => stretch(10 * Number(decade) + 9, 10 * Number(decade))),
  rule('unit', MILLENNIUM, ({ ordinal = '' }) => {
    const number = ordinalOf(ordinal)
    return number === undefined || number > 9 ? undefined : stretch(1000 * number, 1000 * number - 999)
  }),
  rule('unit', THE_YEAR, ({ year }, around) => (isOurYear(around) ? yearOf(Number(year)) : undefined)),
  rule('unit', THE_YEARS, (groups, around) => (isOurYear(around) ? range(groups, around.match) : undefined)),
]
