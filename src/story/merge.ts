import { breathe } from '../breathe.ts'
import { precision } from '../dates/index.ts'
import { nameKey } from '../names/name-key.ts'
import { happensOnce } from './acts.ts'
import type { Candidate } from './candidate.ts'
import { bucketsOf } from './date-buckets.ts'
import { isSameEvent, type Report, reportOf, slip } from './same-event.ts'

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
