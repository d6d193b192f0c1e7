/** Money, shares, measures and numbers in one notation, since the network takes "£486" and "486 pounds" for different things. */

const ONES = 'one two three four five six seven eight nine'.split(' ')
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
/** Numbers of one word, up to ninety. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...ONES.map((word, i) => [word, i + 1] as const),
  ...TEENS.map((word, i) => [word, i + 10] as const),
  ...TENS.map((word, i) => [word, 10 * (i + 2)] as const),
])

const one = `(?:${ONES.join('|')})`
const belowHundred = `(?:(?:${TENS.join('|')})(?:[- ]${one})?|${TEENS.join('|')}|${one})`
const belowThousand = `(?:(?:${one}|a) hundred(?:(?: and)? ${belowHundred})?|${belowHundred})`
const cardinal = new RegExp(
  `\\b(?:(?:${belowThousand}|a) thousand(?:,? (?:and )?${belowThousand})?|${belowThousand})\\b`,
  'gi',
)

/** 305 for "three hundred and five". */
function numberOf(words: string): number {
  let [thousands, rest] = [0, 0]
  for (const word of words.toLowerCase().split(/[\s,-]+/)) {
    if (word === 'thousand') [thousands, rest] = [1000 * Math.max(1, rest), 0]
    else if (word === 'hundred') rest = 100 * Math.max(1, rest)
    else rest += NUMBER_WORDS.get(word) ?? 0
  }
  return thousands + rest
}

/** Keys and words by turns. */
const table = (pairs: string): ReadonlyMap<string, string> =>
  new Map(
    pairs.split(', ').map((pair) => {
      const [key = '', ...words] = pair.split(' ')
      return [key, words.join(' ')]
    }),
  )

/** Without "¥", which is that of two countries. */
const CURRENCIES = table(
  '£ pounds, € euros, $ dollars, US$ US dollars, A$ Australian dollars, C$ Canadian dollars, HK$ Hong Kong dollars, NZ$ New Zealand dollars, S$ Singapore dollars, GBP pounds, EUR euros, USD US dollars',
)
const SCALES = table('k thousand, m million, mn million, bn billion, tn trillion')
const PARTS = table(
  'two half, three third, four quarter, five fifth, six sixth, seven seventh, eight eighth, nine ninth, ten tenth',
)
const UNITS = table(
  'km kilometres, m metres, cm centimetres, mm millimetres, kg kilograms, g grams, ha hectares, ft feet, lb pounds, lbs pounds, mph miles an hour, km/h kilometres an hour, kph kilometres an hour, °C degrees Celsius, °F degrees Fahrenheit',
)

/** A unit's sign in words, in the plural; another word as it is. */
export const unitInWords = (unit: string): string => UNITS.get(unit) ?? unit

const money =
  /((?:\b(?:US|A|C|HK|NZ|S))?\$|[£€]|\b(?:GBP|EUR|USD) ?)(\d+(?:[.,]\d+)*)(?:[ -]?(k|mn?|bn|tn|thousand|million|billion|trillion)\b)?/g
/** Signs that are words as well, or letters, stand apart from their number. */
const measure = /(\d) (m|g|ha|ft|lbs?)\b(?!\.)|(\d) ?(km\/h|km|cm|mm|kg|mph|kph|°[CF])(?!\w)/g

/** Money, shares and measures in words. */
const inWords = (text: string): string =>
  text
    .replace(money, (_, sign: string, number: string, scale?: string) => {
      const many = scale === undefined ? '' : ` ${SCALES.get(scale) ?? scale}`
      return `${number}${many} ${CURRENCIES.get(sign.trim()) ?? sign}`
    })
    .replace(/(\d)bn\b/g, '$1 billion')
    .replace(/\bone in (two|three|four|five|six|seven|eight|nine|ten)\b/gi, (_, of: string) => {
      return `a ${PARTS.get(of.toLowerCase()) ?? of}`
    })
    .replace(/(\d)(?: ?%| per cent\b)/g, '$1 percent')
    .replace(measure, (_, far?: string, sign?: string, near?: string, other?: string) => {
      return `${far ?? near} ${unitInWords(sign ?? other ?? '')}`
    })

const grouped = /\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)/g

const numbersIn = (text: string): ReadonlySet<string> => new Set(text.match(/\d+(?:\.\d+)?/g))

/** A text with those of its numbers in plain digits that another one has so. A rewriting that brings nothing nearer would only be further from what the network was trained on. */
function withDigitsOf(text: string, others: ReadonlySet<string>): string {
  const plain = (written: string, value: string) => (others.has(value) ? value : written)
  return (
    text
      .replace(grouped, (written) => plain(written, written.replace(/\D/g, '')))
      // "One" by itself counts as often as it does not.
      .replace(cardinal, (written) => (/^one$/i.test(written) ? written : plain(written, String(numberOf(written)))))
  )
}

/**
 * A claim and a passage as the network holds them against each other: what they say stays, only the notation changes.
 * Offsets into them are not those into the texts.
 */
export function inOneNotation(claim: string, passage: string): readonly [claim: string, passage: string] {
  const [stated, told] = [inWords(claim), inWords(passage)]
  return [withDigitsOf(stated, numbersIn(told)), withDigitsOf(told, numbersIn(stated))]
}
