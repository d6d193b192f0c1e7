import { pattern, WEEKDAY } from '../pattern.ts'
import { isCapital, weekdayOf } from '../read.ts'
import type { Timex, TimexRule } from './rule.ts'

const ref = (value: 'PAST_REF' | 'PRESENT_REF' | 'FUTURE_REF'): Timex => ({ type: 'DATE', value })

const SOME = '(?:(?:(?:a|the) )?(?:few|several|couple of|many|some)|dozens of|hundreds of|thousands of)'
const UNITS = '(?:minute|hour|day|week|month|year|decade)s|centuries'

/** Times that no calendar tells: "now", "recently", "in the near future", "some years ago". */
export const vagueRules: readonly TimexRule[] = [
  {
    pattern: pattern(
      '\\b(?:now(?!-)|right now|currently|nowadays|these days|at present|at the moment|at this (?:moment|time)(?! (?:last|next|of)\\b)|the present|the present day)\\b',
    ),
    // "Now" as a name or a title stands within a sentence in capitals.
    read: (_, { match, before, after }) =>
      (isCapital(match) && before.trim() !== '' && !/["“‘]\s*$/.test(before)) ||
      (/^the present$/i.test(match) && /^\s*\p{L}/u.test(after))
        ? undefined
        : ref('PRESENT_REF'),
  },
  {
    pattern: pattern(
      `\\b(?:(?:more |most |until |only )?recently|lately|previously|formerly|(?:in )?the (?:recent |distant )?past(?= ?(?:[,.;:)]|$|and\\b|but\\b|he\\b|she\\b|it\\b|they\\b|have\\b|has\\b|had\\b))|the other day|long ago|(?:${SOME} )?(?:${UNITS}) ago|some time ago|at (?:the|that) time(?! (?:of|when|that)\\b)|back then)`,
    ),
    read: () => ref('PAST_REF'),
  },
  {
    pattern: pattern(
      '\\b(?:soon|shortly|in due course|the (?:(?:near|immediate|foreseeable|distant|not too distant) )?future)\\b',
    ),
    read: (_, { match, before, after }) => {
      if (
        /^soon$/i.test(match) &&
        (/\b(?:as|so|too|how)\s+$/i.test(before) || /^\s+(?:after|afterwards?|before)\b/.test(after))
      )
        return undefined
      if (/^shortly$/i.test(match) && /^\s+(?:after|afterwards?|before|thereafter)\b/.test(after)) return undefined
      // "the future of the mill" is no time.
      return /future$/i.test(match) && /^\s+(?:of|king|queen|president)\b/.test(after) ? undefined : ref('FUTURE_REF')
    },
  },
  {
    // Some day of that name: "on a Saturday".
    pattern: pattern(`(?<=\\bon )an? ${WEEKDAY}\\b(?= ?(?:[,.;:)]|$|(?:in|and|or|when|at|after|before)\\b))`),
    read: ({ weekday = '' }) => ({ type: 'DATE', value: `XXXX-WXX-${weekdayOf(weekday) + 1}` }),
  },
  {
    pattern: pattern('\\bovernight\\b'),
    read: () => ({ type: 'TIME', value: 'TNI' }),
  },
]
