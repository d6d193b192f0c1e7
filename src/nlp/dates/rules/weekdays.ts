import type { DateExpression, Refused } from '../expression.ts'
import { REFUSED } from '../expression.ts'
import { type Groups, MONTH, ORDINAL, oneOf, pattern, WEEKDAY, YEAR_AFTER, YEAR_TAIL } from '../pattern.ts'
import { isCapital, isUpper, monthOf, ordinalOf, plain, turnOf, weekdayOf, yearOf } from '../read.ts'
import type { Rule, Surroundings } from '../rule.ts'
import { WEEKDAYS } from '../words.ts'

const WEEKS: Readonly<Record<string, number>> = { last: -1, this: 0, next: 1 }

/** Newspapers, broadcasts and clubs with a weekday in their name. */
const ofName =
  /^\s+(?:Times|Telegraph|Mail|Mirror|Express|Herald|Post|Independent|Star|World|Business Post|Night (?:Live|Football|Lights|Fever)|School|Mass|Agreement|Prayers?)\b/
const NAMED_DAYS =
  'Black|Good|Super|Ash|Bloody|Ruby|Cyber|Easter|Palm|Shrove|Fat|Holy|Maundy|Whit|Giving|Casual|Sheffield|Man'

function read(groups: Groups, { after }: Surroundings): DateExpression | Refused | undefined {
  const { weekday: word = '' } = groups
  if (!isCapital(word) || (isUpper(word) && word.length > 3) || ofName.test(after)) return undefined
  const turn = turnOf(groups.turn)
  const weeks = groups.week === undefined ? undefined : WEEKS[groups.week.toLowerCase()]
  const context = /^the (?:following|next)\s/i.test(groups.following ?? '')
  return {
    kind: 'weekday',
    weekday: weekdayOf(word),
    ...(turn !== undefined && { turn }),
    ...(weeks !== undefined && { weeks }),
    ...(context && { of: 'context' }),
  }
}

const MONTH_TURN = '(?:this|last|next|the current|the previous) month'

/** "the last Friday of this month", "the second Sunday in May". */
function nthWeekday(groups: Groups): DateExpression | undefined {
  const nth = plain(groups.nth ?? '') === 'last' ? -1 : ordinalOf(groups.nth ?? '')
  const { weekday: word = '', month, monthTurn } = groups
  if (nth === undefined || nth > 5 || !isCapital(word) || (month !== undefined && !isCapital(month))) return undefined
  const weekday = weekdayOf(word)
  const next = groups.next === undefined ? {} : { next: weekdayOf(groups.next) }
  const part = month === undefined ? undefined : monthOf(month)
  if (part !== undefined)
    return {
      kind: 'nth-weekday',
      nth,
      weekday,
      month: { kind: 'calendar', unit: 'month', part, ...yearOf(groups) },
      ...next,
    }
  const turn = plain(monthTurn ?? '').split(' ')
  const amount = turn.includes('last') || turn.includes('previous') ? -1 : turn.includes('next') ? 1 : 0
  return {
    kind: 'nth-weekday',
    nth,
    weekday,
    month: { kind: 'relative', of: 'article', unit: 'month', amount },
    ...next,
  }
}

/** Days of the week: "on Tuesday", "Monday's", "last Friday", "Tuesday of last week", "the following Sunday"; not "every Monday", "Good Friday". */
export const weekdayRules: readonly Rule[] = [
  {
    name: 'weekday',
    needs: 'weekday',
    pattern: pattern(
      `\\b(?:(?<following>the (?:following|next) )|(?:early |late )?(?<turn>(?:last|this past|past|this coming|the coming|this|next) ))?${WEEKDAY}(?![\\w])(?:['’]s)?(?: (?:morning|afternoon|evening|night)\\b)?(?:,? (?:of )?(?<week>last|this|next) week\\b)?`,
    ),
    read,
  },
  {
    name: 'weekday-beyond',
    needs: 'weekday',
    pattern: pattern(`\\b(?:the )?${WEEKDAY} (?<beyond>before last|after next)\\b`),
    read: ({ weekday: word = '', beyond = '' }) =>
      isCapital(word)
        ? { kind: 'weekday', weekday: weekdayOf(word), beyond: /^before/i.test(beyond) ? -1 : 1 }
        : undefined,
  },
  {
    name: 'nth-weekday',
    needs: 'weekday',
    pattern: pattern(
      `\\b(?:the (?:first )?(?<next>${oneOf(WEEKDAYS)}) after )?(?:the )?(?<nth>last|[1-5](?:st|nd|rd|th)|${ORDINAL}) ${WEEKDAY} (?:of|in) (?:${MONTH}(?:,? (?:of )?${YEAR_AFTER}|${YEAR_TAIL})?(?!\\w)|(?<monthTurn>${MONTH_TURN})\\b)`,
    ),
    read: nthWeekday,
  },
  {
    name: 'named-weekday',
    needs: 'weekday',
    pattern: pattern(`\\b(?:(?:every|each|per|most|any)(?: other| second)?|${NAMED_DAYS}) ${WEEKDAY}\\b`),
    read: (_, { match }) => (/^(?:every|each|per|most|any)\s/i.test(match) || isCapital(match) ? REFUSED : undefined),
  },
  {
    name: 'weekday-the-nth',
    needs: 'weekday',
    pattern: pattern(`\\b${WEEKDAY} the \\d+(?:st|nd|rd|th)\\b(?! of)`),
    read: () => REFUSED,
  },
  {
    name: 'some-weekday',
    needs: 'weekday',
    pattern: pattern(`(?<=\\bon )an? ${WEEKDAY}\\b(?= ?(?:[,.;:)]|$|(?:in|and|or|when|at|after|before)\\b))`),
    read: () => REFUSED,
  },
  {
    name: 'weekday-mornings',
    needs: 'weekday',
    pattern: pattern(`\\b${WEEKDAY} (?:mornings|afternoons|evenings|nights)\\b`),
    read: () => REFUSED,
  },
  {
    name: 'weekly',
    needs: 'weekday',
    pattern: pattern(
      `\\b(?:the )?(?:first|second|third|fourth|last) ${WEEKDAY} (?:of|in) (?:every|each|the) (?:month|year)\\b`,
    ),
    read: () => REFUSED,
  },
]
