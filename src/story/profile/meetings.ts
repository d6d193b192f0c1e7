import { breathe } from '../../breathe.ts'
import { citationOf } from '../../citation.ts'
import { bounds, overlaps } from '../../dates/index.ts'
import type { Fact } from '../../facts/index.ts'
import type { Meeting } from '../../facts/meeting.ts'
import { given } from '../../facts/reading.ts'
import { nameKey } from '../../names/name-key.ts'
import type { NameSource } from '../../names/name-source.ts'
import type { Article, Edtf, MeetingLine } from '../../types.ts'
import { distinctCitations } from '../source.ts'
import { inOrder } from './lines.ts'
import type { Subject } from './subject.ts'

/** Bodies and persons that the sentence of a one-sided meeting names besides. */
async function othersInSentence(
  facts: readonly Fact[],
  meeting: Meeting,
  subject: Subject,
  names: NameSource,
): Promise<string[]> {
  const event = facts.find((fact) => fact.kind === 'event' && fact.sentence === meeting.sentence)
  if (event?.kind !== 'event') return []
  const others = event.about.filter((name) => !subject.is(name))
  const found = await names.find(others.map(nameKey), 1)
  // A body is taken for the other side only where no person is named: it may be what a person holds an office of.
  const ofKind = (kind: string) => others.filter((_, i) => found[i]?.[0]?.kind === kind)
  const persons = ofKind('person')
  return persons.length > 0 ? persons : ofKind('organisation')
}

/** Whom the subject met, one list for each meeting: "the meetings with A and B" are two. */
function sidesOf(meeting: Meeting, quote: string, subject: Subject): string[][] {
  const names = (side: Meeting['who']) => side.map((party) => party.name)
  if (meeting.who.some((party) => subject.is(party.name))) {
    const others = names(meeting.whom)
    return /\bmeetings\b[^.;]*\bwith\b/.test(quote) && others.length > 1 ? others.map((other) => [other]) : [others]
  }
  return meeting.whom.some((party) => subject.is(party.name)) ? [names(meeting.who)] : []
}

/** So many are named, and of others how many they are. */
const mostNamed = 5

/** How many others an article counts behind the names, without naming them: "A, B and 40 more". */
function countedBehind(names: readonly string[], quote: string): number {
  const counts = names.map((name) => {
    const at = quote.lastIndexOf(name)
    const behind = at < 0 ? '' : quote.slice(at + name.length)
    return Number(/^,? and (\d[\d,]*) (?:more|others?)\b/.exec(behind)?.[1]?.replaceAll(',', '') ?? 0)
  })
  return Math.max(0, ...counts)
}

function listed(names: readonly string[], unnamed: number): string {
  const shown = names.length > mostNamed + (unnamed > 0 ? 0 : 1) ? names.slice(0, mostNamed) : names
  const more = names.length - shown.length + unnamed
  if (more > 0) return `${shown.join(', ')} and ${more} more`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`
}

function lineOf(article: Article, meeting: Meeting, others: readonly string[]): MeetingLine {
  const { when, where, occasion } = meeting
  const citation = citationOf(article, meeting.evidence[0])
  const unnamed = countedBehind(others, citation.quote)
  const met = `Met ${listed(others, unnamed)}${where ? ` in ${where}` : ''}${occasion ? ` (${occasion})` : ''}`
  return {
    // With nobody on the other side, the article's own words say more.
    text: others.length > 0 ? met : citation.quote.replace(/\s+/g, ' '),
    others,
    citations: [citation],
    ...given({ date: when?.edtf, unnamed, place: where, occasion }),
  }
}

/** Fewer days say more; a date without a year, or none, says least. */
const days = (date: Edtf | undefined): number => {
  const found = date === undefined ? undefined : bounds(date)
  return found ? Date.parse(found.to) - Date.parse(found.from) : Number.POSITIVE_INFINITY
}

/** @param met keys of the others of `a` */
function isSameMeeting(a: MeetingLine, met: ReadonlySet<string>, b: MeetingLine, keys: readonly string[]): boolean {
  if (!keys.some((key) => met.has(key))) return false
  if (a.date !== undefined && b.date !== undefined) return overlaps(a.date, b.date)
  return a.citations[0].article === b.citations[0].article
}

/** The wording with the more precise date, and what the other adds to it. */
function join(a: MeetingLine, b: MeetingLine): MeetingLine {
  const [best, rest] = days(b.date) < days(a.date) ? [b, a] : [a, b]
  return { ...rest, ...best, citations: distinctCitations([...best.citations, ...rest.citations]) }
}

/** The meetings of a subject in order of time, whoever is named first; several reports of one are one line. */
export async function meetingLines(subject: Subject, names: NameSource): Promise<MeetingLine[]> {
  const lines: MeetingLine[] = []
  /** Keys of the others of each line. */
  const met: ReadonlySet<string>[] = []
  for (const { article, facts } of subject.records) {
    await breathe()
    for (const fact of facts) {
      if (fact.kind !== 'meeting') continue
      const quote = article.text.slice(fact.evidence[0].start, fact.evidence[0].end)
      for (const side of sidesOf(fact, quote, subject)) {
        const others = side.length > 0 ? side : await othersInSentence(facts, fact, subject, names)
        const line = lineOf(article, fact, others)
        const keys = line.others.map(nameKey)
        const at = lines.findIndex((other, i) => isSameMeeting(other, met[i] ?? new Set(), line, keys))
        const known = lines[at]
        const whole = known ? join(known, line) : line
        const place = known ? at : lines.length
        lines[place] = whole
        met[place] = new Set(whole.others.map(nameKey))
      }
    }
  }
  return inOrder(lines)
}
