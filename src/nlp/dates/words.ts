/** The words of the calendar, as data. Keys are lower case, apostrophes straight. */
import { MONTH_NAMES } from '../../dates/index.ts'

/** Words with their numbers, which count from `first`; a word by itself stands for the number before it. */
const numbered = (words: string, first = 1): [string, number][] =>
  words.split(' ').flatMap((same, i) => same.split('/').map((word): [string, number] => [word, i + first]))

/** A table of words and what they are written as: "daily:P1D weekly:P1W". */
export const pairs = (table: string): ReadonlyMap<string, string> =>
  new Map(
    table
      .split(' ')
      .map((pair): [string, string] => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]),
  )

export const MONTHS: ReadonlyMap<string, number> = new Map([
  ...numbered(MONTH_NAMES.join(' ').toLowerCase()),
  ...numbered('jan feb mar apr may jun jul aug sept/sep oct nov dec'),
])

export const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')

/** Seasons as in `Calendar.part`. */
export const SEASONS: ReadonlyMap<string, number> = new Map(
  numbered('spring/springtime summer/summertime autumn/fall winter/wintertime'),
)

export const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...numbered('zero a/an/one two three four five six seven eight nine ten eleven twelve', 0),
  ['fifteen', 15],
  ...numbered('twenty thirty forty fifty').map(([word, tens]): [string, number] => [word, 10 * tens + 10]),
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

/** Days with a name that fall on the same date each year, as month and day. */
export const FEAST_DAYS: ReadonlyMap<string, readonly [month: number, day: number]> = new Map([
  ["new year's day", [1, 1]],
  ["new year's eve", [12, 31]],
  ["valentine's day", [2, 14]],
  ["international women's day", [3, 8]],
  ["st patrick's day", [3, 17]],
  ["st. patrick's day", [3, 17]],
  ["april fools' day", [4, 1]],
  ["april fool's day", [4, 1]],
  ['earth day', [4, 22]],
  ['anzac day', [4, 25]],
  ['may day', [5, 1]],
  ['cinco de mayo', [5, 5]],
  ['juneteenth', [6, 19]],
  ['canada day', [7, 1]],
  ['fourth of july', [7, 4]],
  ['bastille day', [7, 14]],
  ['halloween', [10, 31]],
  ["all saints' day", [11, 1]],
  ['guy fawkes night', [11, 5]],
  ['bonfire night', [11, 5]],
  ['armistice day', [11, 11]],
  ['veterans day', [11, 11]],
  ['world aids day', [12, 1]],
  ['christmas eve', [12, 24]],
  ['christmas day', [12, 25]],
  ['boxing day', [12, 26]],
])

/** Words that stand after a number of things and not after a year. */
export const COUNTED =
  '(?:people|persons|men|women|children|workers|employees|staff|jobs|troops|soldiers|police|officers|members|students|pupils|teachers|doctors|nurses|patients|cases|deaths|votes|seats|homes|houses|households|families|residents|passengers|vehicles|cars|ships|shares|stores|shops|copies|units|songs|points|euros|dollars|pounds|yuan|yen|rubles|roubles|rupees|metres|meters|feet|inches|miles|kilometres|kilometers|km|kg|tonnes|tons|litres|liters|hectares|acres|square|degrees|calories|volts|watts|megawatts|MW|kW|GB|MB|TB|MHz|hours|hrs|GMT|UTC|EST|BST|CET|local time|local|minutes|days|weeks|months|years|times|million|billion|trillion|thousand|percent|per cent|BC|BCE|others|protesters|demonstrators|refugees|migrants|victims|athletes|participants|delegates|visitors|spectators|fans|companies|firms|or so|more|different|new)'
