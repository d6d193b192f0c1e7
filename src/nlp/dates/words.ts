/** The words of the calendar, as data. Keys are lower case. */

export const MONTHS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    january: 1,
    february: 2,
    march: 3,
    april: 4,
    may: 5,
    june: 6,
    july: 7,
    august: 8,
    september: 9,
    october: 10,
    november: 11,
    december: 12,
    jan: 1,
    feb: 2,
    mar: 3,
    apr: 4,
    jun: 6,
    jul: 7,
    aug: 8,
    sept: 9,
    sep: 9,
    oct: 10,
    nov: 11,
    dec: 12,
  }),
)

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** Seasons as in `Calendar.part`. */
export const SEASONS: ReadonlyMap<string, number> = new Map([
  ['spring', 1],
  ['springtime', 1],
  ['summer', 2],
  ['summertime', 2],
  ['autumn', 3],
  ['fall', 3],
  ['winter', 4],
  ['wintertime', 4],
])

export const NUMBERS: ReadonlyMap<string, number> = new Map(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
    .map((word, i): [string, number] => [word, i])
    .concat([
      ['a', 1],
      ['an', 1],
      ['fifteen', 15],
      ['twenty', 20],
      ['thirty', 30],
      ['forty', 40],
      ['fifty', 50],
    ]),
)

/** Ordinals as quarters, halves and centuries use them. */
export const ORDINALS: ReadonlyMap<string, number> = new Map(
  [
    'first',
    'second',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
    'eighth',
    'ninth',
    'tenth',
    'eleventh',
    'twelfth',
    'thirteenth',
    'fourteenth',
    'fifteenth',
    'sixteenth',
    'seventeenth',
    'eighteenth',
    'nineteenth',
    'twentieth',
    'twenty-first',
  ].map((word, i): [string, number] => [word, i + 1]),
)

export const DECADES: ReadonlyMap<string, number> = new Map([
  ['twenties', 192],
  ['thirties', 193],
  ['forties', 194],
  ['fifties', 195],
  ['sixties', 196],
  ['seventies', 197],
  ['eighties', 198],
  ['nineties', 199],
])

/** Days with a name that fall on the same date each year. */
export const FEAST_DAYS: ReadonlyMap<string, readonly [month: number, day: number]> = new Map<
  string,
  readonly [number, number]
>([
  ["new year's day", [1, 1]],
  ['new year’s day', [1, 1]],
  ["new year's eve", [12, 31]],
  ['new year’s eve', [12, 31]],
  ["valentine's day", [2, 14]],
  ['valentine’s day', [2, 14]],
  ["international women's day", [3, 8]],
  ['international women’s day', [3, 8]],
  ["st patrick's day", [3, 17]],
  ["st. patrick's day", [3, 17]],
  ['st patrick’s day', [3, 17]],
  ['st. patrick’s day', [3, 17]],
  ["april fools' day", [4, 1]],
  ['april fools’ day', [4, 1]],
  ["april fool's day", [4, 1]],
  ['april fool’s day', [4, 1]],
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
  ['all saints’ day', [11, 1]],
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
