import { precision } from '../dates/index.ts'
import type { Candidate } from './candidate.ts'
import { isSameEvent, type Report, relate, reportOf } from './same-event.ts'

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

/** How far two reports are looked at for being one; beyond it a topic has too many on a day to compare them all. */
const mostCompared = 400

/** Puts the reports of the same event together. A report joins the group whose clearest report it matches. */
export function groupEvents(candidates: readonly Candidate[], topicTerms: ReadonlySet<string>): EventGroup[] {
  const reports = candidates
    .map((candidate) => reportOf(candidate, topicTerms))
    .sort((a, b) => clarity(b.candidate) - clarity(a.candidate))
  const groups: Report[][] = []
  for (const report of reports) {
    const near = groups
      .filter((group) =>
        group.some(
          (member) =>
            relate(member.candidate.date, report.candidate.date) !== 'apart' ||
            member.candidate.verb === report.candidate.verb,
        ),
      )
      .slice(0, mostCompared)
    const home = near.find((group) => group.some((member) => isSameEvent(member, report)))
    if (home) home.push(report)
    else groups.push([report])
  }
  return groups.flatMap((group): EventGroup[] => {
    const [first, ...rest] = group.map((report) => report.candidate)
    return first ? [[first, ...rest]] : []
  })
}
