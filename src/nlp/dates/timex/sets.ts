import { MONTH, NUMBER, oneOf, SEASON, SOME_WEEKDAY, type Surroundings, WEEKDAY } from '../rule.ts'
import { isCapital, monthOf, numberOf, pairs, plain, seasonOf, weekdayOf } from '../words.ts'
import { lengthOf, rateBefore, unitCode } from './durations.ts'
import { dayPartOf, type Timex, type TimexRule, timexRule } from './timex.ts'

const UNIT = '(?<unit>second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century)'
const DAY_PART = '(?<dayPart>morning|afternoon|evening|night)'
const SEASONS = ['SP', 'SU', 'FA', 'WI']

const set = (value: string): Timex => ({ type: 'SET', value })
const pad = (n: number) => String(n).padStart(2, '0')

function every(amount: number | 'X', unit: string | undefined): Timex {
  const code = unitCode(unit)
  if (amount === 1 && code === 'WE') return set('XXXX-WXX-WE')
  if (amount === 1 && code === 'NI') return set('XXXX-XX-XXTNI')
  return set(lengthOf(amount, code))
}

const weekly = (weekday: string, part = ''): Timex => set(`XXXX-WXX-${weekdayOf(weekday) + 1}${dayPartOf(part) ?? ''}`)

const ADVERBS = pairs(
  'hourly:PT1H daily:P1D nightly:XXXX-XX-XXTNI weekly:P1W biweekly:P2W fortnightly:P2W monthly:P1M quarterly:P1Q yearly:P1Y annual:P1Y annually:P1Y biennial:P2Y biennially:P2Y',
)

/** "Daily Mail" is a name; at the head of a sentence the word says how often. */
function adverb({ match, before, after }: Surroundings): Timex | undefined {
  if (isCapital(match) && (before.trim() !== '' || /^\s+\p{Lu}/u.test(after))) return undefined
  const value = ADVERBS.get(plain(match))
  return value === undefined ? undefined : set(value)
}

const EVERY_UNIT = `\\b(?:every|each) (?:(?<other>other|second|alternate) |(?<number>\\d+|${NUMBER}) |(?<few>few|couple of) )?${UNIT}s?\\b`
const EVERY_WEEKDAY = `\\b(?:every|each|most)(?: other| second)? ${WEEKDAY}s?(?: ${DAY_PART}s?)?\\b`
const ON_WEEKDAYS = `\\b${WEEKDAY}(?:s(?: ${DAY_PART}s?)?| ${DAY_PART.replace('dayPart', 'dayParts')}s)(?!['’\\w])`
const EVERY_PART = `\\b(?:every|each|most) ${DAY_PART}s?\\b`
const EVERY_MONTH = `\\b(?:every|each) ${MONTH}`
const EVERY_SEASON = `\\b(?:every|each|most) ${SEASON}s?\\b`
const TIMES_A_UNIT = `\\b(?:(?:(?:\\d+|${NUMBER}|several|many|few) times|once|twice|thrice) (?:an?|per|each|every)|per) ${UNIT}\\b`
const A_UNIT = `\\ban? ${UNIT}\\b(?!-)`

/** What recurs: "every Tuesday", "each year", "every six months", "daily", "twice a week", "on Fridays", "Monday nights". */
export const setRules: readonly TimexRule[] = [
  timexRule(EVERY_UNIT, ({ other, number, few, unit }) =>
    every(other !== undefined ? 2 : few !== undefined ? 'X' : (numberOf(number ?? 'one') ?? 1), unit),
  ),
  timexRule(EVERY_WEEKDAY, ({ weekday = '', dayPart }) => weekly(weekday, dayPart)),
  timexRule(ON_WEEKDAYS, ({ weekday = '', dayPart, dayParts }) =>
    isCapital(weekday) ? weekly(weekday, dayPart ?? dayParts) : undefined,
  ),
  timexRule(EVERY_PART, ({ dayPart = '' }) => set(`XXXX-XX-XX${dayPartOf(dayPart) ?? ''}`)),
  timexRule(EVERY_MONTH, ({ month = '' }) => (isCapital(month) ? set(`XXXX-${pad(monthOf(month) ?? 0)}`) : undefined)),
  timexRule(EVERY_SEASON, ({ season = '' }) => set(`XXXX-${SEASONS[(seasonOf(season) ?? 1) - 1]}`)),
  timexRule(TIMES_A_UNIT, ({ unit }) => every(1, unit)),
  timexRule(A_UNIT, ({ unit }, { before }) => (rateBefore.test(before) ? every(1, unit) : undefined)),
  timexRule('\\b(?:(?:on|at) weekends|(?<=\\b(?:and|during) )weekends)\\b', () => every(1, 'weekend')),
  timexRule(`\\b${oneOf(ADVERBS.keys())}\\b`, (_, around) => adverb(around)),
]

const ref = (value: 'PAST_REF' | 'PRESENT_REF' | 'FUTURE_REF'): Timex => ({ type: 'DATE', value })

const SOME = '(?:(?:(?:a|the) )?(?:few|several|couple of|many|some)|dozens of|hundreds of|thousands of)'
const PLURALS = '(?:minute|hour|day|week|month|year|decade)s|centuries'

/** "Now" as a name or a title stands within a sentence in capitals. */
const NOW =
  '\\b(?:now(?!-)|right now|currently|nowadays|these days|at present|at the moment|at this (?:moment|time)(?! (?:last|next|of)\\b)|the present|the present day)\\b'
const RECENTLY = `\\b(?:(?:more |most |until |only )?recently|lately|previously|formerly|(?:in )?the (?:recent |distant )?past(?= ?(?:[,.;:)]|$|and\\b|but\\b|he\\b|she\\b|it\\b|they\\b|have\\b|has\\b|had\\b))|the other day|long ago|(?:${SOME} )?(?:${PLURALS}) ago|some time ago|at (?:the|that) time(?! (?:of|when|that)\\b)|back then)`
const SOON =
  '\\b(?:soon|shortly|in due course|the (?:(?:near|immediate|foreseeable|distant|not too distant) )?future)\\b'

/** Times that no calendar tells: "now", "recently", "in the near future", "some years ago". */
export const vagueRules: readonly TimexRule[] = [
  timexRule(NOW, (_, { match, before, after }) =>
    (isCapital(match) && before.trim() !== '' && !/["“‘]\s*$/.test(before)) ||
    (/^the present$/i.test(match) && /^\s*\p{L}/u.test(after))
      ? undefined
      : ref('PRESENT_REF'),
  ),
  timexRule(RECENTLY, () => ref('PAST_REF')),
  timexRule(SOON, (_, { match, before, after }) => {
    if (
      /^soon$/i.test(match) &&
      (/\b(?:as|so|too|how)\s+$/i.test(before) || /^\s+(?:after|afterwards?|before)\b/.test(after))
    )
      return undefined
    if (/^shortly$/i.test(match) && /^\s+(?:after|afterwards?|before|thereafter)\b/.test(after)) return undefined
    // "the future of the mill" is no time.
    return /future$/i.test(match) && /^\s+(?:of|king|queen|president)\b/.test(after) ? undefined : ref('FUTURE_REF')
  }),
  timexRule(SOME_WEEKDAY, ({ weekday = '' }) => ({ type: 'DATE', value: `XXXX-WXX-${weekdayOf(weekday) + 1}` })),
  timexRule('\\bovernight\\b', () => ({ type: 'TIME', value: 'TNI' })),
]
