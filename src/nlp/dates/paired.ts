import type { Span } from '../../types.ts'
import { type Calendar, type Located, withYearOf } from './expression.ts'

/** Dates that belong together, of which one gives the year: "moved from 4 May to 18 May 2024", "on 18 May 2024, not on 4 May", "until June (June 2021)". */

/** What stands around two neighbouring dates. */
export interface Around {
  readonly before: string
  readonly between: string
}

/** How the first of two dates lies to the second. */
type Order = 'before' | 'behind' | 'near' | 'same'

const at = '(?:(?:on|in|until|till|by|from|to|at|for|since)\\s+)?(?:(?:the|early|late|mid)\\s+)?'
const list = new RegExp(`^\\s*(?:,|,?\\s*(?:and|or)(?:\\s+(?:also|again|then))?|,?\\s*as\\s+well\\s+as)\\s+${at}$`, 'i')
const target = new RegExp(`^,?\\s*(?:back\\s+|forward\\s+)?(?:to|until|till)\\s+${at}$`, 'i')
const contrast = new RegExp(
  `^\\s*(?:[,(–—]\\s*)?(?:(?:and|but|or)\\s+)?(?:not|never|rather\\s+than|instead\\s+of|(?:and\\s+)?(?:then|later|earlier|now|originally|initially|previously|formerly))\\s+${at}$`,
  'i',
)
const but = new RegExp(`^\\s*,?\\s*but\\s+(?:rather\\s+)?${at}$`, 'i')
const notBefore = new RegExp(`(?:\\bnot|n['’]t)\\s+(?:\\w+\\s+)?${at}$`, 'i')
const restated = new RegExp(`^\\s*[(–—]\\s*(?:(?:that\\s+is|i\\.?\\s?e\\.?|meaning)\\s*,?\\s+)?${at}$`, 'i')
/** "from 40 tons in May to 52 tons in June 2021" */
const valueBefore = /\bfrom\s+(?:[^\s,;:.]+\s+){1,4}(?:in|on)\s+$/i
const valueBetween = /^\s*to\s+(?:[^\s,;:]+\s+){1,4}(?:in|on)\s+$/i

const from = `\\bfrom\\s+(?:(?:the|early|late|mid)\\s+)?$`
const putOff = /\b(?:postponed|delayed|deferred|put\s+(?:back|off)|pushed\s+back)\b/i
const broughtForward = /\b(?:brought|moved|pulled|pushed|put)\s+(?:forward|ahead|up)\b/i
/** "moved from Monday to Friday" names two days, not the time between. */
export const movedBefore =
  /\b(?:postponed|moved|changed|delayed|deferred|rescheduled|shifted|pushed|brought forward|put (?:back|off)|up|down|rose|fell|grew|increased|decreased)\b[^.;]{0,40}$/i
const movedFrom = new RegExp(`${movedBefore.source.slice(0, -1)}${from}`, 'i')

const rescheduled =
  /\b(?:postponed|moved|changed|delayed|deferred|rescheduled|shifted|pushed|pulled|brought|put)\b[^.;]{0,40}\bfrom\s+$/i

/** "planned for Friday, has been moved to Saturday" */
const plannedFor =
  /\b(?:planned|scheduled|set|due|meant|fixed|booked|billed|announced|originally)\b[^.;]{0,20}\b(?:for|on)\s+(?:the\s+)?$/i
const movedTo =
  /^[^.;]*\b(?:postponed|moved|changed|delayed|deferred|rescheduled|shifted|pushed|pulled|brought|put)\b[^.;,]{0,40}?\s+(?:(?:to|until|till)\s+(?:the\s+)?)?$/i
const auxiliary = '(?:has|have|had|was|were|is|are|will\\s+be)\\s+(?:now\\s+)?(?:been\\s+)?'
const movedOn = `${auxiliary}(?:postponed|moved|changed|delayed|deferred|rescheduled|shifted|pushed|pulled|brought|put)\\b[^.;,]{0,40}?\\s+(?:(?:to|until|till|for)\\s+(?:the\\s+)?)?$`
/** "Saturday's match has been moved to Sunday" */
const itsOwner = new RegExp(`^[^.;,]*\\s${movedOn}`, 'i')
/** "The match on Saturday has been moved to Sunday"; "on Saturday the match was moved" is the day of the decision. */
const itsDay = new RegExp(`^\\s+${movedOn}`, 'i')

/**
 * The dates of a sentence without those that something was moved away from: of "moved from 4 May to 18 May" the second.
 * @param text the article's
 * @param dates of the sentence, in order
 */
export function datesInForce<D extends Span>(text: string, sentence: Span, dates: readonly D[]): readonly D[] {
  return dates.filter((date, place) => {
    const next = dates[place + 1]
    if (next === undefined || next.start < date.end) return true
    const [before, between] = [text.slice(sentence.start, date.start), text.slice(date.end, next.start)]
    const isPossessive = /['’]s$/.test(text.slice(date.start, date.end))
    if ((isPossessive ? itsOwner : itsDay).test(between) && (isPossessive || /\b(?:on|of|in)\s+$/i.test(before)))
      return false
    return !((target.test(between) && rescheduled.test(before)) || (plannedFor.test(before) && movedTo.test(between)))
  })
}

/** How two neighbouring dates lie to each other where they belong together so that a year of one holds for both. */
function orderOf({ before, between }: Around): Order | undefined {
  if (target.test(between) && movedFrom.test(before))
    return putOff.test(before) ? 'before' : broughtForward.test(before) ? 'behind' : 'near'
  if (valueBefore.test(before) && valueBetween.test(between)) return 'before'
  if (contrast.test(between) || (but.test(between) && notBefore.test(before))) return 'near'
  return restated.test(between) ? 'same' : undefined
}

const reversed: Readonly<Record<Order, Order>> = { before: 'behind', behind: 'before', near: 'near', same: 'same' }

/** Days from the first of January, roughly. */
const placeInYear = ({ part = 0, day = 15 }: Calendar): number => part * 31 + day
const halfYear = 6 * 31

/** A day or month without a year in that of another, or the year beside it; undefined where they are no such two. */
function besideYear(date: Located, other: Located, order: Order): Located | undefined {
  const [own, known] = [date.expression, other.expression]
  const isPart = (of: typeof own): of is Calendar =>
    of.kind === 'calendar' && (of.unit === 'day' || of.unit === 'month')
  if (!isPart(own) || !isPart(known) || own.year !== undefined || own.yearFrom || own.turn !== undefined)
    return undefined
  const days = placeInYear(own) - placeInYear(known)
  if (order === 'same' && (own.part !== known.part || own.day !== known.day)) return undefined
  if (known.year === undefined) return known.yearFrom && { ...date, expression: withYearOf(own, known) }
  const isLater = order === 'behind' ? days <= 0 : order === 'near' && days < -halfYear
  const isEarlier = order === 'before' ? days >= 0 : order === 'near' && days > halfYear
  return { ...date, expression: { ...own, year: known.year + (isLater ? 1 : isEarlier ? -1 : 0) } }
}

/**
 * Gives dates the year of a neighbour that they are named together with. In a list the last year goes for all: "in June and July
 * 2010", "May 5, June 7 and June 9, 2007".
 * @param around what stands before the first and between the two
 */
export function withPairedYears(
  dates: readonly Located[],
  around: (first: Located, second: Located) => Around,
): readonly Located[] {
  const done = [...dates]
  for (let place = done.length - 2; place >= 0; place--) {
    const [first, second] = [done[place], done[place + 1]]
    if (first === undefined || second === undefined) continue
    const words = around(first, second)
    const order = orderOf(words)
    if (order !== undefined) done[place] = besideYear(first, second, order) ?? first
    else if (list.test(words.between))
      done[place] = { ...first, expression: withYearOf(first.expression, second.expression) }
  }
  for (let place = 1; place < done.length; place++) {
    const [first, second] = [done[place - 1], done[place]]
    if (first === undefined || second === undefined) continue
    const order = orderOf(around(first, second))
    if (order !== undefined) done[place] = besideYear(second, first, reversed[order]) ?? second
  }
  return done
}
