import { bounds, formatEdtf } from '../dates/index.ts'
import { analyse } from '../search/terms.ts'
import type { TimelineEntry } from '../types.ts'
import type { Candidate } from './candidate.ts'
import type { EventGroup } from './merge.ts'
import { relate } from './same-event.ts'
import { distinctCitations } from './source.ts'

/** Characters beyond which a sentence is shown by the part that tells the event. */
const longSentence = 260

/** The sentence, or its clause where the sentence is long and the clause can stand alone. */
function textOf({ citation, clause }: Candidate): string {
  const standsAlone = clause.length >= 40 && /^["“]?\p{Lu}/u.test(clause)
  const text = citation.quote.length > longSentence && standsAlone ? clause : citation.quote
  return text.replace(/\s+/g, ' ').trim()
}

/** The first day on which an article came out after which it looks back on an event, as days after the event's end. */
const lookBackDays = 30

function looksBack({ citation: { published }, date }: Candidate): boolean {
  const out = published === undefined ? undefined : bounds(published)
  const end = bounds(date)
  return !!out && !!end && (Date.parse(out.from) - Date.parse(end.to)) / 86_400_000 > lookBackDays
}

/**
 * How much an event matters: how many articles report it, how central the topic is in them, how much the corpus looks back on it.
 * @param central how central the topic is in an article, 0 to 1
 */
function weightOf(group: EventGroup, central: (article: string) => number): number {
  const articles = new Set(group.map((candidate) => candidate.citation.article))
  const back = new Set(group.filter(looksBack).map((candidate) => candidate.citation.article))
  const best = Math.max(...[...articles].map(central))
  const [shown] = group
  const telling =
    (shown.sentence === 0 ? 1.3 : 1) * (shown.dating === 'noun' ? 0.6 : 1) * (shown.who.length > 0 ? 1.15 : 1)
  return (1 + Math.log2(articles.size)) * (0.3 + best) * (1 + 0.5 * back.size) * telling
}

const number = (value: string): string =>
  value
    .toLowerCase()
    .replace(/[,\s]/g, '')
    .replace(/percent$/, '%')
const headOf = (of: string): string => analyse(of).pop() ?? ''

/** Figures that count the same thing with another number. A word counted twice in one sentence is left out: which is meant is not known. */
function otherFigures(shown: Candidate, other: Candidate): string[] {
  if (shown.citation.article === other.citation.article) return []
  return shown.figures.flatMap(({ value, of }) => {
    const head = headOf(of)
    const [own, theirs] = [shown, other].map(({ figures }) => figures.filter((figure) => headOf(figure.of) === head))
    const rival = own?.length === 1 && theirs?.length === 1 ? theirs[0] : undefined
    return head !== '' && rival && number(rival.value) !== number(value) ? [`${rival.value} ${rival.of}`] : []
  })
}

/** What other reports of an event say otherwise, in words, each with its source. */
function conflictsIn([shown, ...others]: EventGroup): string[] {
  const conflicts = others.flatMap((other) => {
    const { title, publisher } = other.citation
    const dates = /^(?:close|apart)$/.test(relate(shown.date, other.date)) ? [formatEdtf(other.date)] : []
    const says = [...dates, ...otherFigures(shown, other)]
    return says.map((what) => `${what}, says ${publisher ? `${title} (${publisher})` : title}`)
  })
  return [...new Set(conflicts)]
}

/** Makes the entry of an event from its reports. */
export function entryOf(group: EventGroup, central: (article: string) => number): TimelineEntry {
  const [shown, ...others] = group
  const places = [...new Set(group.flatMap((candidate) => candidate.where ?? []))]
  const participants = [...new Set(group.flatMap((candidate) => candidate.who))].filter(
    (name) => !places.includes(name),
  )
  return {
    date: shown.lasting ? `${shown.date}/..` : shown.date,
    basis: shown.basis,
    text: textOf(shown),
    // Planned until a report tells it as done.
    status: group.every(({ planned }) => planned) ? 'planned' : 'happened',
    places,
    participants,
    citations: distinctCitations([shown.citation, ...others.map(({ citation }) => citation)]),
    weight: Math.round(weightOf(group, central) * 1000) / 1000,
    conflicts: conflictsIn(group),
  }
}
