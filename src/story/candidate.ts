import type { Event } from '../facts/event.ts'
import type { Fact, FactOf } from '../facts/index.ts'
import { analyse } from '../search/terms.ts'
import type { Article, Citation, DateBasis, Edtf, Span } from '../types.ts'
import { citationOf } from './citation.ts'
import { isCalledOff, type Reference, referenceIn } from './reference.ts'
import { isTold } from './told.ts'

/** A number and what it counts, in the sentence of a candidate. */
export interface CountedFigure {
  readonly value: string
  readonly of: string
}

/** One report of one event: what a timeline is made of, before reports of the same event are put together. */
export interface Candidate {
  readonly date: Edtf
  readonly basis: DateBasis
  readonly dating: Event['dating']
  readonly verb: string
  readonly planned: boolean
  readonly where?: string
  readonly who: readonly string[]
  readonly about: readonly string[]
  readonly figures: readonly CountedFigure[]
  /** The words that tell it: the sentence or a part of it. */
  readonly clause: string
  /** Whether its sentence tells other events of other dates, so that only its clause is its own. */
  readonly shared: boolean
  /** The words by which it points to an event that is told elsewhere: "the strike of 3 May". */
  readonly reference?: Reference
  /** It says that what was to be on its day was called off or put off. */
  readonly calledOff?: true
  /** Number of the sentence in its article. */
  readonly sentence: number
  readonly citation: Citation
}

const timeWord =
  /^(?:\d{1,2}|(?:19|20)\d\d|januari|februari|march|april|may|june|juli|august|septemb|octob|novemb|decemb|mondai|tuesdai|wednesdai|thursdai|fridai|saturdai|sundai|todai|yesterdai|tomorrow|year|month|week|dai|last|next|earlier|later|ago|morn|new|said|sai)$/

/** Index terms of a text without those of dates. */
export function contentTerms(text: string): ReadonlySet<string> {
  return new Set(analyse(text).filter((term) => !timeWord.test(term)))
}

function fromEvent(article: Article, event: Event, figures: readonly CountedFigure[]): Candidate {
  const slice = (span: Span) => article.text.slice(span.start, span.end)
  const citation = citationOf(article, event.evidence[0], event.evidence[1])
  const { quote, highlight } = citation
  const reference = highlight && event.dating === 'clause' ? referenceIn(quote, highlight) : undefined
  return {
    date: event.when.edtf.replace(/\/\.\.$/, ''),
    basis: event.when.basis,
    // The clause around a reference tells of another day.
    dating: reference ? 'noun' : event.dating,
    verb: reference?.noun ?? event.verb,
    planned: event.planned,
    who: reference ? [] : event.who.map((party) => party.name),
    about: event.about,
    figures,
    clause: reference?.phrase ?? slice(event.what),
    shared: false,
    sentence: event.sentence,
    citation,
    ...(event.where && !reference ? { where: event.where } : {}),
    ...(reference ? { reference } : {}),
    ...(reference && highlight && isCalledOff(quote, reference, highlight) ? { calledOff: true as const } : {}),
  }
}

function fromMeeting(article: Article, meeting: FactOf<'meeting'>): Candidate[] {
  if (!meeting.when) return []
  const who = [...meeting.who, ...meeting.whom].filter((party) => party.named).map((party) => party.name)
  const citation = citationOf(article, meeting.evidence[0])
  const base = {
    date: meeting.when.edtf,
    basis: meeting.when.basis,
    dating: 'clause' as const,
    verb: 'meet',
    planned: false,
    who,
    about: who,
    figures: [],
  }
  return [
    {
      ...base,
      clause: citation.quote,
      shared: false,
      sentence: meeting.sentence,
      citation,
      ...(meeting.where ? { where: meeting.where } : {}),
    },
  ]
}

function figuresBySentence(facts: readonly Fact[]): ReadonlyMap<number, readonly CountedFigure[]> {
  const figures = new Map<number, CountedFigure[]>()
  for (const fact of facts) {
    if (fact.kind !== 'figure') continue
    const figure = { value: fact.value, of: fact.of }
    const known = figures.get(fact.sentence)
    if (known) known.push(figure)
    else figures.set(fact.sentence, [figure])
  }
  return figures
}

/** The reports of one article: its dated events, and meetings whose date the events do not have. */
export function candidatesOf(article: Article, facts: readonly Fact[]): Candidate[] {
  const figures = figuresBySentence(facts)
  const found: Candidate[] = []
  for (const fact of facts)
    if (fact.kind === 'event') found.push(fromEvent(article, fact, figures.get(fact.sentence) ?? []))
  for (const fact of facts) {
    if (fact.kind !== 'meeting' || !isTold(article, fact)) continue
    for (const candidate of fromMeeting(article, fact))
      if (!found.some((other) => other.sentence === candidate.sentence && other.date === candidate.date))
        found.push(candidate)
  }
  return found.map((one) => ({
    ...one,
    shared: found.some((other) => other.sentence === one.sentence && other.date !== one.date),
  }))
}
