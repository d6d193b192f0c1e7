/** Whether a full stop ends a sentence or only a short form. */
import { MONTH_NAMES } from '../dates/index.ts'
import { WEEKDAYS } from './dates/words.ts'
import { eventWords, organisationWords, titleQualifiers, titles } from './names/head-words.ts'
import { isGiven } from './names/name-words.ts'
import { isVerb } from './tokens.ts'
import type { Token } from './types.ts'

/** A unit after a number: it is no title, whatever it looks like ("45 ms.", "3 Mt."). */
const measure =
  /\d\s?(?:(?:sq|cu)\.?\s)?(?:(?:[kcm]?m|mi|ft|[kMGT]?(?:b|B|bit)|[mc]?l|g|mg|kg|t)\/(?:s|h|min|hr|[mc]?l|m)|[munµk]?s|h|hrs?|mins?|secs?|[kcmnµ]?m|ft|in|yds?|mi|[kmµ]?g|lbs?|oz|[kMG]?t|[mc]?l|ha|[kMGT]?(?:W|Wh|V|A|B|Hz)|°?[CF]|k|bn|m|p|pp|c|mph|kph)\.$/
/** Before a name. */
const beforeName =
  /(?:^|[\s("“‘-])(?:Mr|Mrs|Ms|Mx|Messrs|Mme|Mlle|Dr|Drs|Prof|Sen|Rep|Reps|Sens|Gov|Pres|Gen|Adm|Maj|Col|Lt|Capt|Cmdr|Cpl|Sgt|Pvt|Insp|Supt|Cllr|Amb|Rev|Revd|Fr|Hon|St|Ste|Mt|Ft|Pt)\.$/
/** Before a number or the letter of a part. */
const beforeNumber = /(?:^|[\s(])(?:[Nn]os?|[Vv]ols?|[Pp]p?|[Ff]igs?|[Cc]h|[Aa]rts?|[Ss]ec|[Oo]p)\.$/
/** A street with the number of a house: "14 Mill St." */
const street = /(?:^|[\s(])\d{1,4}[a-z]?\s\p{Lu}[\p{L}'’-]+\s(?:\p{Lu}[\p{L}'’-]+\s)?(?:St|Rd|Ave|Blvd|Ln|Pl|Sq|Ct)\.$/u
/** A month written whole, with a full stop before a day and its year: "May. 4, 2020". */
const stoppedMonth = new RegExp(`(?:^|[\\s(])(?:${MONTH_NAMES.join('|')})\\.$`)
const part = /^(?:[IVXLC]+|\p{Lu})\.?$/u
/** Inside a sentence, whatever follows. */
const within = /(?:^|[\s(])(?:vs|v|cf|Ph|ca|c|approx|est|viz|e\.g|i\.e|a\.k\.a)\.$/i
const initial = /(?:^|[\s("“.-])\p{Lu}\.$/u
/** At the end of a name, a time or a list: what follows decides. */
const perhaps =
  /(?:^|[\s(])(?:[ap]\.m|Co|Corp|Inc|Ltd|Bros|Jr|Sr|Esq|Ph\.D|M\.D|B\.C|A\.D|B\.C\.E|C\.E|etc|al|dept|univ|eds?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.["”’)]*$/i
/** A country or body that is often said before the name of another. */
const describing = /(?:^|[\s(])(?:U\.S|U\.S\.A|U\.K|U\.N|E\.U|D\.C|N\.Y|L\.A)\.["”’)]*$/
const clock = /[ap]\.m\.$/i
const timeWord = new RegExp(
  `^(?:${[...WEEKDAYS, ...MONTH_NAMES.filter((month) => month !== 'May')].join('|')}|gmt|utc|bst|[ecmp][sd]?t|cest|cet|eastern|pacific)$`,
  'i',
)

/** A place whose name may stand there as well. */
const beforePlace = /(?:St|Ste|Mt|Ft|Pt)\.$/

const isCapital = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}/u.test(token.text)
/** "The", "It", "But": a capital that only the head of a sentence gives it. */
const opens = (token: Token): boolean =>
  isCapital(token) &&
  !token.text.endsWith('.') &&
  (/^(?:PRON|DET|ADP|SCONJ|CCONJ)$/.test(token.pos) ||
    /^(?:the|a|an|it|he|she|they|we|this|that|there|in|on|at|for|but|and|when|while|after|then|however|today|later)$/.test(
      token.lower,
    ))

/** The capitalised words at the head of some tokens: a name, if one stands there. */
function nameLength(tokens: readonly Token[]): number {
  const end = tokens.findIndex(
    (token, i) => !isCapital(token) && !(i > 0 && isCapital(tokens[i + 1]) && token.text.length < 4),
  )
  return end < 0 ? tokens.length : end
}

/** Whether a new statement begins: a name that does something, after a statement that has its own verb. */
function beginsStatement(before: readonly Token[], after: readonly Token[], abbreviation: string): boolean {
  const length = nameLength(after)
  const name = after.slice(0, length)
  // Behind "etc." nobody follows of whom the list is told, and its verb may be taken for an adjective ("baked bread").
  const told =
    before.some(isVerb) || /etc\.$/i.test(abbreviation) || (clock.test(abbreviation) && before[0]?.pos !== 'ADP')
  const [first] = name
  // "Orbix Inc. Chairman Ann Lee": only a time or a street has no office of its own.
  const mayHaveOffice = !clock.test(abbreviation) && !street.test(abbreviation)
  if (!first || !told || (mayHaveOffice && (titles.has(first.lower) || titleQualifiers.has(first.lower)))) return false
  const next = after[length]
  const acts = isVerb(next) || (next?.pos === 'ADV' && isVerb(after[length + 1]))
  if (!acts && !(next?.text === ',' && after.slice(length).some(isVerb))) return false
  if (!describing.test(abbreviation)) return true
  return (
    isGiven(first.lower) &&
    length > 1 &&
    !name.some(({ lower }) => organisationWords.has(lower) || eventWords.has(lower) || titles.has(lower))
  )
}

/**
 * Whether a sentence ends after a word with a full stop that may be a short form.
 * @param before the sentence up to and with that word
 * @param after what follows in the paragraph
 * @param text the whole text
 * @returns undefined where the word is no short form that is known here
 */
export function endsAfter(before: readonly Token[], after: readonly Token[], text: string): boolean | undefined {
  const last = before.at(-1)
  const next = after[0]
  if (!last || !next) return undefined
  const shown = text.slice(Math.max(before[0]?.start ?? 0, last.end - 14), last.end)
  if (!/\.["”’)]*$/.test(shown)) return undefined
  if (measure.test(shown))
    return isCapital(next) ? true : /(?:ft|lbs?|hrs?|h)\.$/.test(shown) && /^\d/.test(next.text) ? false : undefined
  if (within.test(shown)) return false
  if (
    stoppedMonth.test(shown) &&
    /^\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:1\d|20)\d\d\b/.test(text.slice(last.end, last.end + 16))
  )
    return false
  const address = text.slice(before[0]?.start ?? 0, last.end).slice(-40)
  if (street.test(address)) return opens(next) || beginsStatement(before, after, address)
  if (beforeName.test(shown)) return beforePlace.test(shown) && opens(next)
  // A line that is broken after a short form is often a line by itself.
  if (/\n/.test(text.slice(last.end, next.start))) return undefined
  const continues = /^[\p{Ll}\d(]/u.test(next.text)
  if (beforeNumber.test(shown)) return !continues && !part.test(next.text)
  if (perhaps.test(shown) || describing.test(shown)) {
    if (continues || timeWord.test(next.lower)) return false
    if (opens(next)) return true
    return isCapital(next) ? beginsStatement(before, after, shown) : undefined
  }
  if (initial.test(shown)) return opens(next)
  return isPlainWord(last) && isCapital(next) ? true : undefined
}

/** Whether a word in lower case has taken in the full stop of its sentence: "sat." is no Saturday. */
export const isPlainWord = ({ text }: Token): boolean =>
  /^\p{Ll}{2,}\.$/u.test(text) && !/^(?:no|nos|vol|etc|al)\.$/.test(text)

/** Whether `token` ends in a full stop that belongs to the sentence and not to the unit before it ("45 ms."). */
export const isMeasure = (token: Token, text: string): boolean =>
  measure.test(text.slice(Math.max(0, token.end - 14), token.end))
