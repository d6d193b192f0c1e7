/** The words of the calendar, as data, and what they say. Keys are lower case, apostrophes straight. */
import { MONTH_NAMES } from '../../dates/index.ts'
import type { Calendar, Turn } from './expression.ts'

/** What a rule's pattern has caught, by name. */
export type Groups = Readonly<Record<string, string | undefined>>

/** A set of words that are written with spaces between them. */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Words with their numbers, which count from `first`; words with a slash between them have the same. */
const numbered = (words: string, first = 1): [string, number][] =>
  words.split(' ').flatMap((same, i) => same.split('/').map((word): [string, number] => [word, i + first]))

/** A table of words and what they are written as: "daily:P1D weekly:P1W", "_" for a space. */
export const pairs = (table: string): ReadonlyMap<string, string> =>
  new Map(
    table.split(/\s+/).map((pair): [string, string] => {
      const colon = pair.indexOf(':')
      return [pair.slice(0, colon).replaceAll('_', ' '), pair.slice(colon + 1)]
    }),
  )

/** As `pairs`, of words and numbers. */
export const numbers = (table: string): ReadonlyMap<string, number> =>
  new Map([...pairs(table)].map(([word, number]) => [word, Number(number)]))

export const MONTHS: ReadonlyMap<string, number> = new Map([
  ...numbered(MONTH_NAMES.join(' ').toLowerCase()),
  ...numbered('jan feb mar apr may jun jul aug sept/sep oct nov dec'),
])

export const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')

/** Seasons as in `Calendar.part`. */
export const SEASONS: ReadonlyMap<string, number> = new Map(
  numbered('spring/springtime summer/summertime autumn/fall winter/wintertime'),
)

const HOURS = numbered('one two three four five six seven eight nine ten eleven twelve')
/** The numbers of a clock's face. */
export const HOUR_WORDS = HOURS.map(([word]) => word)

export const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...numbered('zero a/an', 0),
  ...HOURS,
  ...numbers('fifteen:15 twenty:20 thirty:30 forty:40 fifty:50'),
])

/** Ordinals as quarters, halves and centuries use them. */
export const ORDINALS: ReadonlyMap<string, number> = new Map(
  numbered(
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first',
  ),
)

export const DECADES: ReadonlyMap<string, number> = new Map(
  numbered('twenties thirties forties fifties sixties seventies eighties nineties', 192),
)

/** Days with a name that fall on the same date each year → that month and day (1225 is 25 December). */
export const FEAST_DAYS = numbers(
  `new_year's_day:101 new_year's_eve:1231 valentine's_day:214 international_women's_day:308 st_patrick's_day:317 st._patrick's_day:317
  april_fools'_day:401 april_fool's_day:401 earth_day:422 anzac_day:425 may_day:501 cinco_de_mayo:505 juneteenth:619 canada_day:701
  fourth_of_july:704 bastille_day:714 halloween:1031 all_saints'_day:1101 guy_fawkes_night:1105 bonfire_night:1105 armistice_day:1111
  veterans_day:1111 world_aids_day:1201 christmas_eve:1224 christmas_day:1225 boxing_day:1226`,
)

/** Words that stand after a number of things and not after a year. */
export const COUNTED =
  '(?:people|persons|men|women|children|workers|employees|staff|jobs|troops|soldiers|police|officers|members|students|pupils|teachers|doctors|nurses|patients|cases|deaths|votes|seats|homes|houses|households|families|residents|passengers|vehicles|cars|ships|shares|stores|shops|copies|units|songs|points|euros|dollars|pounds|yuan|yen|rubles|roubles|rupees|metres|meters|feet|inches|miles|kilometres|kilometers|km|kg|tonnes|tons|litres|liters|hectares|acres|square|degrees|calories|volts|watts|megawatts|MW|kW|GB|MB|TB|MHz|hours|hrs|GMT|UTC|EST|BST|CET|local time|local|minutes|days|weeks|months|years|times|million|billion|trillion|thousand|percent|per cent|BC|BCE|others|protesters|demonstrators|refugees|migrants|victims|athletes|participants|delegates|visitors|spectators|fans|companies|firms|or so|more|different|new)'

/** Lower case, single spaces, straight apostrophes. What is not there reads as nothing, here and below. */
export const plain = (text = ''): string => text.toLowerCase().replace(/\s+/g, ' ').replaceAll('’', "'")

export const monthOf = (word = ''): number | undefined => MONTHS.get(word.toLowerCase())
export const seasonOf = (word = ''): number | undefined => SEASONS.get(word.toLowerCase())
export const weekdayOf = (word = ''): number => WEEKDAYS.indexOf(word.toLowerCase())

/** 3 for "three" and "3". */
export const numberOf = (word = ''): number | undefined =>
  /^\d+$/.test(word) ? Number(word) : NUMBERS.get(word.toLowerCase())

/** 1 for "first" and "1st". */
export const ordinalOf = (word = ''): number | undefined =>
  /^\d/.test(word) ? Number.parseInt(word, 10) : ORDINALS.get(word.toLowerCase())

export const isCapital = (word = ''): boolean => /^\p{Lu}/u.test(word)

/** All in capitals, as in a dateline. */
export const isUpper = (word: string): boolean => word === word.toUpperCase()

const lastWord = (words: string | undefined): string => /\S+$/.exec(plain(words).trim())?.[0] ?? ''

const TURNS: ReadonlyMap<string, number> = numbers('last:-1 past:-1 previous:-1 this:0 current:0 coming:1 next:1')

/** What "last", "this", "next" and their like say. */
export const turnOf = (words: string | undefined): Turn | undefined => TURNS.get(lastWord(words)) as Turn | undefined

/** "this year", "the same year", by the word before "year". */
const OF_ARTICLE = numbers('this:0 current:0 last:-1 next:1')
const OF_CONTEXT = numbers('previous:-1 following:1 same:0 that:0')

/** The year of a part of the year, as far as the match gives it. */
export function yearOf(groups: Groups): Pick<Calendar, 'year' | 'yearFrom'> {
  if (groups.yearBC !== undefined) return { year: 1 - Number(groups.yearBC) }
  if (groups.year !== undefined) return { year: Number(groups.year) }
  const word = lastWord(groups.yearTurn)
  const [ofArticle, ofContext] = [OF_ARTICLE.get(word), OF_CONTEXT.get(word)]
  if (ofArticle !== undefined) return { yearFrom: { of: 'article', years: ofArticle } }
  return ofContext === undefined ? {} : { yearFrom: { of: 'context', years: ofContext } }
}

/** The year of "'98" or "'04". */
export const yearOfTwoDigits = (digits: string): number => Number(digits) + (Number(digits) > 30 ? 1900 : 2000)

/** The last word before a place; empty where there is none or a mark stands between. */
export const wordBefore = (before: string): string => /([\p{L}\p{N}'’.-]+)\s+$/u.exec(before)?.[1] ?? ''

/** The first word after a place; empty where there is none or a mark stands between. */
export const wordAfter = (after: string): string => /^\s+([\p{L}\p{N}'’.-]+)/u.exec(after)?.[1] ?? ''
