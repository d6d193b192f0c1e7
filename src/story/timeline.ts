import { breathe } from '../breathe.ts'
import { compareEdtf, withinScope } from '../dates/index.ts'
import { given } from '../facts/reading.ts'
import type { Edtf, Timeline, TimelineEntry } from '../types.ts'
import { type Candidate, candidatesOf } from './candidate.ts'
import { entryOf } from './entry.ts'
import { readHighlights } from './highlights.ts'
import { groupEvents, groupEventsInTurns } from './merge.ts'
import type { StorySource } from './source.ts'
import { centrality, findTopic, speaksOf } from './topic.ts'

/** Which entries of a timeline are wanted. Dates are EDTF and inclusive; `article` is an id; `limit` keeps those that matter most. */
interface TimelineOptions {
  readonly from?: Edtf
  readonly to?: Edtf
  readonly article?: string
  readonly limit?: number
}

const inTime = (a: TimelineEntry, b: TimelineEntry): number =>
  compareEdtf(a.date, b.date) ||
  a.citations[0].article.localeCompare(b.citations[0].article) ||
  a.citations[0].start - b.citations[0].start

/** Entries, those first that a short timeline must have: one of each day before others. A day matters as much as all that is told of it together. */
function byImportance(entries: readonly TimelineEntry[]): TimelineEntry[] {
  const days = new Map<Edtf, TimelineEntry[]>()
  for (const entry of entries) days.set(entry.date, [...(days.get(entry.date) ?? []), entry])
  const ranked = [...days.values()].flatMap((day) => {
    const whole = day.reduce((sum, { weight }) => sum + weight, 0)
    const sorted = [...day].sort((a, b) => b.weight - a.weight || inTime(a, b))
    return sorted.map((entry, place) => ({ entry, first: place === 0, matters: place === 0 ? whole : entry.weight }))
  })
  return ranked
    .sort((a, b) => Number(b.first) - Number(a.first) || b.matters - a.matters || inTime(a.entry, b.entry))
    .map(({ entry }) => entry)
}

function chosen(topic: string, all: readonly TimelineEntry[], options: TimelineOptions): Timeline {
  const { from, to, limit } = options
  // What has gone on since its date is of that date alone.
  const within = all.filter((entry) => withinScope(entry.date.replace(/\/\.\.$/, ''), from, to))
  const kept = limit === undefined ? within : byImportance(within).slice(0, Math.max(0, limit))
  return { topic, ...given({ from, to }), entries: [...kept].sort(inTime), total: within.length }
}

async function ofArticle(source: StorySource, number: number, options: TimelineOptions): Promise<Timeline> {
  const reports: Candidate[] = []
  for await (const { article, facts } of source.records([number])) reports.push(...candidatesOf(article, facts))
  const dated = reports.filter((candidate) => candidate.dating !== 'narrative')
  const entries = groupEvents(dated, new Set()).map((group) => entryOf(group, () => 1))
  return chosen('', entries, options)
}

async function ofTopic(source: StorySource, text: string, options: TimelineOptions): Promise<Timeline> {
  const topic = await findTopic(source, text)
  if (!topic) return chosen(text, [], options)
  const candidates: Candidate[] = []
  /** Those that speak of the topic. */
  const ofIt = new Set<Candidate>()
  const central = new Map<string, number>()
  const only = options.article && (await source.numberOf(options.article))
  const read = options.article === undefined ? topic.articles : topic.articles.filter((number) => number === only)
  for await (const { article, facts } of source.records(read)) {
    const weight = centrality(topic, article)
    central.set(article.id, weight)
    const all = candidatesOf(article, facts)
    const wanted = withoutTold(all.filter((candidate) => speaksOf(topic, candidate)))
    for (const candidate of wanted) ofIt.add(candidate)
    // "The strike of 3 May" looks back on an event of the topic without naming it again.
    candidates.push(...wanted, ...all.filter((candidate) => candidate.reference && !ofIt.has(candidate)))
  }
  const entries: TimelineEntry[] = []
  for (const group of await groupEventsInTurns(candidates, new Set(topic.terms))) {
    const [first, ...others] = [...group].sort((a, b) => Number(ofIt.has(b)) - Number(ofIt.has(a)))
    if (first && ofIt.has(first)) entries.push(entryOf([first, ...others], (id) => central.get(id) ?? 0))
    await breathe()
  }
  return chosen(topic.label, entries, options)
}

/** Of what an article tells on, the first sentence of the topic, where no dated one of that day speaks of it. */
function withoutTold(candidates: readonly Candidate[]): Candidate[] {
  const dated = candidates.filter((candidate) => candidate.dating !== 'narrative')
  const told = candidates.find(
    (candidate) => candidate.dating === 'narrative' && !dated.some((other) => other.date === candidate.date),
  )
  return told ? [...dated, told] : dated
}

/**
 * The dated events of a topic, oldest first; without a topic those of one article, or the corpus' own highlights.
 * @param topic a name, an alias or words; empty for none
 */
export async function timeline(source: StorySource, topic: string, options: TimelineOptions = {}): Promise<Timeline> {
  if (topic.trim() !== '') return ofTopic(source, topic, options)
  const number = options.article === undefined ? undefined : await source.numberOf(options.article)
  if (number !== undefined) return ofArticle(source, number, options)
  const all = options.article === undefined ? readHighlights(await source.highlights?.()) : []
  return chosen('', all, options)
}
