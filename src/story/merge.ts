import { breathe } from '../breathe.ts'
import { type Bounds, dayNumber, dayOfNumber, isoMonth, precision, yearOfDay } from '../dates/index.ts'
import { nameKey } from '../names/name-key.ts'
import type { Edtf } from '../types.ts'
import type { Candidate } from './candidate.ts'
import { boundsOf, happensOnce, isSameEvent, type Report, reportOf, slip } from './same-event.ts'

/** All reports of one event, the clearest first. */
export type EventGroup = readonly [Candidate, ...Candidate[]]

const exact = new Set(['day', 'interval'])

/** How clearly a report tells its event and its date. */
export function clarity(candidate: Candidate): number {
  const { quote } = candidate.citation
  const length = quote.length
  return (
    (candidate.basis === 'stated' ? 1.5 : candidate.basis === 'assumed-year' ? 1 : 0.5) +
    (candidate.dating === 'clause' ? 1 : candidate.dating === 'report' ? 0.3 : 0) +
    (exact.has(precision(candidate.date) ?? '') && !candidate.date.includes('XXXX') ? 1 : 0) +
    (candidate.where ? 0.3 : 0) +
    Math.min(candidate.who.length, 3) * 0.3 +
    (length >= 50 && length <= 220 ? 0.5 : length > 350 ? -0.7 : 0) +
    (/["“]/.test(quote) ? -0.4 : 0) +
    (/^(?:he|she|it|they|this|these|that|also|but|however)\b/i.test(quote) ? -0.5 : 0) +
    (candidate.sentence === 0 ? 0.4 : 0)
  )
}

/** Days up to which a date is put down by its months, beyond by its years. */
const longest = 45
const mostYears = 12

const monthOf = (day: number): string => dayOfNumber(day).slice(0, -3)

function monthsOf({ from, to }: Bounds, margin: number): string[] {
  const start = dayNumber(from) - margin
  const end = dayNumber(to) + margin
  const months = new Set<string>()
  for (let day = start; day < end; day += 28) months.add(monthOf(day))
  months.add(monthOf(end))
  return [...months]
}

function yearsOf({ from, to }: Bounds): number[] {
  const first = yearOfDay(from)
  const last = yearOfDay(to)
  return last - first > mostYears ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i)
}

/**
 * Where a date is put down and where dates that may be the same are sought, so that not every pair is compared.
 * @param margin days by which two dates of one event may differ
 */
function bucketsOf(date: Edtf, margin: number): { readonly own: readonly string[]; readonly look: readonly string[] } {
  const span = boundsOf(date)
  if (!span) {
    const month = /^XXXX-(\d\d)/.exec(date)?.[1] ?? ''
    return { own: [`yearless ${month}`], look: [`yearless ${month}`, `any ${month}`] }
  }
  const short = !date.includes('..') && dayNumber(span.to) - dayNumber(span.from) <= longest
  if (short) {
    const months = monthsOf(span, 0)
    const any = months.map((month) => `any ${month.slice(-2)}`)
    const years = yearsOf(span).map((year) => `year ${year}`)
    return {
      own: [...months, ...any],
      look: [...monthsOf(span, margin), ...years, ...months.map((month) => `yearless ${month.slice(-2)}`)],
    }
  }
  const years = yearsOf(span)
  const own = years.length > 0 ? years.map((year) => `year ${year}`) : [`long ${date}`]
  return {
    own,
    look: [...own, ...years.flatMap((year) => Array.from({ length: 12 }, (_, i) => isoMonth(year, i + 1)))],
  }
}

/** At most so many groups are looked at for a report, the clearest of each stretch of time. */
const mostCompared = 2000

/** Groups by the stretches of time in which they may be sought. */
class Buckets {
  readonly #groups = new Map<string, Report[][]>()

  near(report: Report): Report[][] {
    const found = new Set<Report[]>()
    for (const key of keysOf(report).look)
      for (const group of this.#groups.get(key) ?? []) {
        if (found.size >= mostCompared) return [...found]
        found.add(group)
      }
    return [...found]
  }

  put(report: Report, group: Report[]): void {
    for (const key of keysOf(report).own) {
      const known = this.#groups.get(key)
      if (!known) this.#groups.set(key, [group])
      else if (!known.includes(group)) known.push(group)
    }
  }
}

function keysOf({ candidate }: Report): { own: readonly string[]; look: readonly string[] } {
  const { own, look } = bucketsOf(candidate.date, slip)
  const once = happensOnce(candidate.verb) ? candidate.who.map((name) => `${candidate.verb} ${nameKey(name)}`) : []
  return { own: [...own, ...once], look: [...once, ...look] }
}

/** Candidates, the clearest first. */
function clearestFirst(candidates: readonly Candidate[]): Candidate[] {
  const sorted = candidates.map((candidate) => ({ candidate, clear: clarity(candidate) }))
  return sorted.sort((a, b) => b.clear - a.clear).map(({ candidate }) => candidate)
}

/** The reports of an event without those that call it off; none where nobody tells that it came about all the same. */
function cameAbout(group: readonly Candidate[]): readonly Candidate[] {
  if (!group.some((candidate) => candidate.calledOff)) return group
  const others = group.filter((candidate) => !candidate.calledOff)
  return others.some((candidate) => !candidate.planned && !candidate.reference) ? others : []
}

/** Puts reports of the same event together, one after the other: each joins the first group that has one of its event. */
class Grouping {
  readonly #groups: Report[][] = []
  readonly #buckets = new Buckets()
  readonly #topicTerms: ReadonlySet<string>

  constructor(topicTerms: ReadonlySet<string>) {
    this.#topicTerms = topicTerms
  }

  add(candidate: Candidate): void {
    const report = reportOf(candidate, this.#topicTerms)
    const home = this.#buckets.near(report).find((group) => group.some((member) => isSameEvent(member, report)))
    const group = home ?? []
    group.push(report)
    if (!home) this.#groups.push(group)
    this.#buckets.put(report, group)
  }

  finish(): EventGroup[] {
    return this.#groups.flatMap((group): EventGroup[] => {
      const [first, ...rest] = cameAbout(group.map((report) => report.candidate))
      return first ? [[first, ...rest]] : []
    })
  }
}

/** Puts the reports of the same event together. */
export function groupEvents(candidates: readonly Candidate[], topicTerms: ReadonlySet<string>): EventGroup[] {
  const grouping = new Grouping(topicTerms)
  for (const candidate of clearestFirst(candidates)) grouping.add(candidate)
  return grouping.finish()
}

/** As `groupEvents`, with turns for others. */
export async function groupEventsInTurns(
  candidates: readonly Candidate[],
  topicTerms: ReadonlySet<string>,
): Promise<EventGroup[]> {
  const grouping = new Grouping(topicTerms)
  for (const candidate of clearestFirst(candidates)) {
    grouping.add(candidate)
    await breathe()
  }
  return grouping.finish()
}
