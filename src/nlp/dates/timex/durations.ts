import { NUMBER, oneOf, type Surroundings } from '../rule.ts'
import { type Groups, numberOf, pairs, plain } from '../words.ts'
import { type Timex, type TimexRule, timexRule } from './timex.ts'

/** How values write the units of time; those of the clock stand behind a T. */
const UNITS = pairs(
  'second:TS minute:TM hour:TH day:D night:NI weekend:WE week:W fortnight:F month:M quarter:Q year:Y decade:DE century:CE centurie:CE',
)

const UNIT = `(?<unit>${oneOf([...UNITS.keys()].filter((unit) => unit !== 'quarter'))})`
const MANY = `(?<many>(?:an? )?(?:few|couple(?: of)?|handful of)|several|many|some|numerous|countless|dozens of|hundreds of|thousands of)`
const FIGURE = `(?<number>\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?|${NUMBER})(?<scale>[- ](?:hundred|thousand|million|billion))?`
const HALF = '(?<half>[- ]and[- ]a[- ]half)'

const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 }

const HALVES = pairs('TH:PT30M Y:P6M DE:P5Y CE:P50Y')

/** How values write a unit; "days" and "day" are the same. */
export const unitCode = (word: string | undefined): string => UNITS.get(plain(word).replace(/s$/, '')) ?? ''

/**
 * `P3D`, `PT45M`, `P2W` for a fortnight; a half hour is thirty minutes and a half year six months.
 * @param amount a number, or `X` where the text leaves it open
 */
export function lengthOf(amount: number | 'X', code: string): string {
  const half = amount === 0.5 ? HALVES.get(code) : undefined
  if (half !== undefined) return half
  if (code === 'F') return amount === 'X' ? 'PXW' : `P${2 * amount}W`
  return code.startsWith('T') ? `PT${amount}${code.slice(1)}` : `P${amount}${code}`
}

const duration = (amount: number | 'X', unit: string | undefined): Timex => ({
  type: 'DURATION',
  value: lengthOf(amount, unitCode(unit)),
})

function amountOf({ number = '', scale, half }: Groups): number | undefined {
  const amount = /^\d/.test(number) ? Number(number.replaceAll(',', '')) : numberOf(number)
  if (amount === undefined) return undefined
  return amount * (SCALES[plain(scale).replace(/^[- ]/, '')] ?? 1) + (half === undefined ? 0 : 0.5)
}

/** "ten ships a day", "twice a week", "$5 an hour": how often, not how long. */
export const rateBefore =
  /(?:\b(?:once|twice|times)|[$£€¥]?\d[\d.,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million|hundreds|thousands|millions)\b)(?:\s+(?!(?:and|or|for|in|of|to|at|on|after|within|than|over|about|took|lasted|spent)\b)[\p{L}-]+){0,3}\s+$/iu
/** Behind these a bare plural is a length of time ("for days", "took years"). */
const lengthBefore =
  /\b(?:for|in|over|within|after|through|throughout|during|took|take|takes|taken|last|lasts|lasted|lasting|spent|spend|spends|spending|despite|following|of|waited|wait|or|and)\s+$/i

function counted(groups: Groups, { match, before, after }: Surroundings): Timex | undefined {
  const amount = amountOf(groups)
  const { number = '', unit = '' } = groups
  const single = /^(?:an?|one)$/i.test(number)
  if (amount === undefined) return undefined
  if (/^an?$/i.test(number) && rateBefore.test(before)) return undefined
  // "one day he will", "a second man", "a night club": no length.
  if (single && !match.includes('-') && /^(?:second|night|weekend)$/i.test(unit)) return undefined
  if (/^one$/i.test(number) && /^day$/i.test(unit) && !match.includes('-') && !lengthBefore.test(before))
    return undefined
  // "25 second exposures": without a hyphen or an "s" it may be the second of some.
  if (/^second$/i.test(unit) && !/s$|-/i.test(match)) return undefined
  if (!single && !match.includes('-') && amount !== 1 && !/s$|old$/i.test(match) && !/^\d*$/.test(number))
    return undefined
  return /^\s+(?:of age|into the future)\b/.test(after) ? undefined : duration(amount, unit)
}

/** "three days later" where nothing tells from when: so precise and no more. */
const UNTOLD: Readonly<Record<string, string>> = { D: 'XXXX-XX-XX', W: 'XXXX-WXX', M: 'XXXX-XX', Y: 'XXXX' }

const HALF_A = `\\b(?:half(?: an?|-an?)?[- ]|(?:a )(?<quarter>quarter)(?: of an|-)[- ]?)${UNIT}s?\\b`
/** "2 hours and 17 minutes" */
const TWO_UNITS = `(?<![\\d.,$£€¥/:-])\\b(?<first>\\d+|${NUMBER}) (?<unit1>hour|minute|year|month|week)s?,?(?: and)? (?<second>\\d+|${NUMBER}) (?<unit2>minute|second|month|week|day)s?\\b`
/** "two or three days", "10 to 15 minutes": between the two. */
const BETWEEN_TWO = `(?<![\\d.,$£€¥/:-])\\b(?:\\d+|${NUMBER})(?: or | to |[–-]|[- ]to[- ])(?:\\d+|${NUMBER})[- ]${UNIT}s?\\b`
/** "the last three months", "the next few days", "recent weeks", "the past year" */
const LAST_FEW = `\\b(?:(?:the|these|those|his|her|its|their) )?(?<which>last|past|next|coming|previous|preceding|first|final|following|recent|latest|early) (?:(?:${FIGURE}|${MANY}|(?<half2>half)) )?${UNIT}(?<plural>s?)\\b(?!['’]s)`
/** "the quarter ended June 30" */
const ENDED = '\\bthe (?<unit>quarter|year|month|week)(?= (?:ended|ending|to|through) (?:on )?[A-Z\\d])'
const WHOLE = `\\b(?:all|(?:the |an? )(?:whole|entire|full)) ${UNIT}(?: long)?\\b(?!s)`

/** Lengths of time: "three days", "a two-week strike", "half an hour", "several years", "the past decade", "for months", "16-year-old". */
export const durationRules: readonly TimexRule[] = [
  timexRule(`\\b(?:\\d+|${NUMBER}|${MANY}) ${UNIT}s? (?:later|earlier)\\b(?! than)`, ({ unit }) => {
    const value = UNTOLD[unitCode(unit)]
    return value === undefined ? undefined : { type: 'DATE', value }
  }),
  timexRule(`(?<![\\d.,$£€¥/:-]|\\d )\\b${FIGURE}${HALF}?[- ]${UNIT}s?(?:[- ](?:old|long))?(?![\\w])`, counted),
  timexRule(`\\b(?<number>an?|one) ${UNIT} and a half\\b`, (groups) => duration(1.5, groups.unit)),
  timexRule(HALF_A, ({ unit, quarter }) => {
    if (quarter === undefined) return duration(0.5, unit)
    return unitCode(unit) === 'TH' ? { type: 'DURATION', value: 'PT15M' } : undefined
  }),
  timexRule(TWO_UNITS, ({ first = '', unit1, second = '', unit2 }) => {
    const [one, two] = [unitCode(unit1), unitCode(unit2)]
    const [a, b] = [numberOf(first), numberOf(second)]
    if (a === undefined || b === undefined || one.startsWith('T') !== two.startsWith('T')) return undefined
    return { type: 'DURATION', value: lengthOf(a, one) + lengthOf(b, two).replace(/^PT?/, '') }
  }),
  timexRule(BETWEEN_TWO, ({ unit }) => duration('X', unit)),
  timexRule(`(?<!\\bas )\\b${MANY} (?:more |long )?${UNIT}s\\b`, ({ unit }) => duration('X', unit)),
  timexRule(LAST_FEW, (groups, { match }) => {
    const { which = '', many, unit, plural, half2, number } = groups
    const amount = many !== undefined ? 'X' : number !== undefined ? amountOf(groups) : half2 ? 0.5 : undefined
    if (amount !== undefined) return duration(amount, unit)
    if (plural === 's') return /^(?:first|final|early)$/i.test(which) ? undefined : duration('X', unit)
    const wanted = /^the /i.test(match) && /^(?:past|last|next|coming)$/i.test(which)
    return wanted && !/^(?:day|night|weekend|second|fortnight)$/i.test(unit ?? '') ? duration(1, unit) : undefined
  }),
  timexRule(ENDED, ({ unit }) => duration(1, unit)),
  timexRule(`\\b${UNIT}s\\b`, ({ unit }, { before, after }) =>
    !/^(?:second|night|weekend)$/i.test(unit ?? '') &&
    (lengthBefore.test(before) || /^\s+of\s+(?!the\b)\p{Ll}/u.test(after))
      ? duration('X', unit)
      : undefined,
  ),
  timexRule(WHOLE, ({ unit = '' }) => (/^night$/i.test(unit) ? { type: 'DURATION', value: 'TNI' } : duration(1, unit))),
  timexRule(`\\b${UNIT}(?<plural>s?)-?long\\b`, ({ unit, plural }) => duration(plural === 's' ? 'X' : 1, unit)),
]
