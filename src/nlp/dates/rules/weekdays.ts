import { calendar, type DateExpression, REFUSED, type Refused, relative } from '../expression.ts'
import {
  type DateRule,
  MONTH,
  ORDINAL,
  oneOf,
  rule,
  SOME_WEEKDAY,
  type Surroundings,
  WEEKDAY,
  YEAR_AFTER,
  YEAR_TAIL,
} from '../rule.ts'
import {
  type Groups,
  isCapital,
  isUpper,
  monthOf,
  numbers,
  ordinalOf,
  plain,
  turnOf,
  WEEKDAYS,
  weekdayOf,
  yearOf,
} from '../words.ts'

/** Newspapers, broadcasts and clubs with a weekday in their name. */
const ofName =
  /^\s+(?:Times|Telegraph|Mail|Mirror|Express|Herald|Post|Independent|Star|World|Business Post|Night (?:Live|Football|Lights|Fever)|School|Mass|Agreement|Prayers?)\b/
const NAMED_DAYS =
  'Black|Good|Super|Ash|Bloody|Ruby|Cyber|Easter|Palm|Shrove|Fat|Holy|Maundy|Whit|Giving|Casual|Sheffield|Man'

function read(groups: Groups, { after }: Surroundings): DateExpression | Refused | undefined {
  const { weekday: word = '' } = groups
  if (!isCapital(word) || (isUpper(word) && word.length > 3) || ofName.test(after)) return undefined
  const of = groups.following === undefined ? undefined : 'context'
  return { kind: 'weekday', weekday: weekdayOf(word), turn: turnOf(groups.turn), weeks: turnOf(groups.week), of }
}

const FROM_END = numbers('last:-1 penultimate:-2 last_but_one:-2 second-last:-2 second-to-last:-2')
const SATURDAY = 5

/** "the last Friday of this month", "the second Sunday in May", "the last weekend in May". */
function nthWeekday(groups: Groups): DateExpression | undefined {
  const nth = FROM_END.get(plain(groups.nth)) ?? ordinalOf(groups.nth) ?? 0
  const { weekday, month, monthTurn, next } = groups
  const weekend = weekday === undefined
  if (nth > 5 || !(weekend || isCapital(weekday)) || (month !== undefined && !isCapital(month))) return undefined
  return {
    kind: 'nth-weekday',
    nth,
    weekday: weekend ? SATURDAY : weekdayOf(weekday),
    weekend,
    month:
      month === undefined
        ? relative('month', turnOf(monthTurn) ?? 0)
        : calendar('month', { part: monthOf(month), ...yearOf(groups) }),
    next: next === undefined ? undefined : weekdayOf(next),
  }
}

const DAY_OF_WEEK = `\\b(?:(?<following>the (?:following|next) )|(?:early |late )?(?<turn>(?:last|this past|past|this coming|the coming|this|next) ))?${WEEKDAY}(?![\\w])(?:['’]s)?(?: (?:morning|afternoon|evening|night)\\b)?(?:,? (?:of )?(?<week>last|this|next) week\\b)?`
const WEEKDAY_BEYOND = `\\b(?:the )?${WEEKDAY} (?<beyond>before last|after next)\\b`
const NTH = `(?:the )?(?<nth>${oneOf(FROM_END.keys())}|[1-5](?:st|nd|rd|th)|${ORDINAL})`
const OF_MONTH = `(?:of|in) (?:${MONTH}(?:,? (?:of )?${YEAR_AFTER}|${YEAR_TAIL})?(?!\\w)|(?<monthTurn>this|last|next|the current|the previous) month\\b)`
const NTH_WEEKDAY = `\\b(?:the (?:first )?(?<next>${oneOf(WEEKDAYS)}) after )?${NTH} ${WEEKDAY} ${OF_MONTH}`
const NTH_WEEKEND = `\\b${NTH} weekend ${OF_MONTH}`
/** Not "once a week on Saturday". */
const WEEKS_ON = `(?<!\\b(?:once|twice|times|days?|hours?|[$£€\\d]\\S{0,9}) )\\b(?:a week (?:on|next|from) ${WEEKDAY}|${WEEKDAY.replace('<weekday>', '<first>')} week)\\b(?!['’-])`
const NAMED_WEEKDAY = `\\b(?:(?:every|each|per|most|any)(?: other| second)?|${NAMED_DAYS}) ${WEEKDAY}\\b`
const WEEKLY = `\\b(?:the )?(?:first|second|third|fourth|last) ${WEEKDAY} (?:of|in) (?:every|each|the) (?:month|year)\\b`

/** Days of the week: "on Tuesday", "Monday's", "last Friday", "Tuesday of last week", "the following Sunday"; not "every Monday", "Good Friday". */
export const weekdayRules: readonly DateRule[] = [
  rule('weekday', DAY_OF_WEEK, read),
  rule('weekday', WEEKDAY_BEYOND, ({ weekday: word = '', beyond = '' }) =>
    isCapital(word)
      ? { kind: 'weekday', weekday: weekdayOf(word), beyond: /^before/i.test(beyond) ? -1 : 1 }
      : undefined,
  ),
  rule('weekday', NTH_WEEKDAY, nthWeekday),
  rule('unit', NTH_WEEKEND, nthWeekday),
  rule('weekday', WEEKS_ON, ({ weekday, first = weekday }) =>
    isCapital(first) ? { kind: 'weekday', weekday: weekdayOf(first), weeksOn: 1 } : undefined,
  ),
  rule('weekday', NAMED_WEEKDAY, (_, { match }) =>
    /^(?:every|each|per|most|any)\s/i.test(match) || isCapital(match) ? REFUSED : undefined,
  ),
  rule('weekday', `\\b${WEEKDAY} the \\d+(?:st|nd|rd|th)\\b(?! of)`, () => REFUSED),
  rule('weekday', SOME_WEEKDAY, () => REFUSED),
  rule('weekday', `\\b${WEEKDAY} (?:mornings|afternoons|evenings|nights)\\b`, () => REFUSED),
  rule('weekday', WEEKLY, () => REFUSED),
]
