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

const rangeOf = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)

/** Months of some days and of those around them. */
function monthsOf({ from, to }: Bounds, margin: number): string[] {
  const days = rangeOf(dayNumber(from) - margin, dayNumber(to) + margin)
  return [...new Set(days.map((day) => dayOfNumber(day).slice(0, -3)))]
}

/** Years of some days; none where they are too many. */
function yearsOf({ from, to }: Bounds): number[] {
  const [first, last] = [yearOfDay(from), yearOfDay(to)]
  return last - first > mostYears ? [] : rangeOf(first, last)
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
  const isShort = !date.includes('..') && dayNumber(span.to) - dayNumber(span.from) <= longest
  const years = yearsOf(span)
  const ofYears = years.map((year) => `year ${year}`)
  if (isShort) {
    const months = monthsOf(span, 0)
    const yearless = months.map((month) => month.slice(-2))
    return {
      own: [...months, ...yearless.map((month) => `any ${month}`)],
      look: [...monthsOf(span, margin), ...ofYears, ...yearless.map((month) => `yearless ${month}`)],
    }
  }
  const own = years.length > 0 ? ofYears : [`long ${date}`]
  return { own, look: [...own, ...years.flatMap((year) => rangeOf(1, 12).map((month) => isoMonth(year, month)))] }
}

/** At most so many groups are looked at for a report, the clearest of each stretch of time. */
const mostCompared = 2000

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

/** Groups by the stretches of time in which they may be sought. */
type Buckets = Map<string, Set<Report[]>>

function near(buckets: Buckets, look: readonly string[]): Report[][] {
  const found = new Set<Report[]>()
  for (const key of look) for (const group of buckets.get(key) ?? []) if (found.size < mostCompared) found.add(group)
  return [...found]
}

/** Puts reports of the same event together, one after the other: each joins the first group that has one of its event. Stops after each. */
function* grouping(candidates: readonly Candidate[], topicTerms: ReadonlySet<string>): Generator<void, EventGroup[]> {
  const groups: Report[][] = []
  const buckets: Buckets = new Map()
  for (const candidate of clearestFirst(candidates)) {
    const report = reportOf(candidate, topicTerms)
    const { own, look } = keysOf(report)
    let group = near(buckets, look).find((known) => known.some((member) => isSameEvent(member, report)))
    if (!group) {
      group = []
      groups.push(group)
    }
    group.push(report)
    for (const key of own) buckets.set(key, (buckets.get(key) ?? new Set()).add(group))
    yield
  }
  return groups.flatMap((group): EventGroup[] => {
    const [first, ...rest] = cameAbout(group.map((report) => report.candidate))
    return first ? [[first, ...rest]] : []
  })
}

/** Puts the reports of the same event together. */
export function groupEvents(candidates: readonly Candidate[], topicTerms: ReadonlySet<string>): EventGroup[] {
  const steps = grouping(candidates, topicTerms)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** As `groupEvents`, with turns for others. */
export async function groupEventsInTurns(
  candidates: readonly Candidate[],
  topicTerms: ReadonlySet<string>,
): Promise<EventGroup[]> {
  const steps = grouping(candidates, topicTerms)
  let step = steps.next()
  while (!step.done) {
    await breathe()
    step = steps.next()
  }
  return step.value
}
