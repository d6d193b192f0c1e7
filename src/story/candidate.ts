import { group } from 'd3-array'
import { citationOf } from '../citation.ts'
import type { Event } from '../facts/event.ts'
import { untoldParts } from '../facts/event-standing.ts'
import type { Fact, FactOf } from '../facts/index.ts'
import { analyse } from '../search/terms.ts'
import type { Article, Citation, DateBasis, Edtf, Span } from '../types.ts'
import { isCalledOff, type Reference, referenceIn } from './reference.ts'

/** A number and what it counts, in the sentence of a candidate. */
interface CountedFigure {
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

function fromMeeting(article: Article, meeting: FactOf<'meeting'>): Candidate | undefined {
  if (!meeting.when) return undefined
  const who = [...meeting.who, ...meeting.whom].filter((party) => party.named).map((party) => party.name)
  const citation = citationOf(article, meeting.evidence[0])
  return {
    date: meeting.when.edtf,
    basis: meeting.when.basis,
    dating: 'clause',
    verb: 'meet',
    planned: false,
    who,
    about: who,
    figures: [],
    clause: citation.quote,
    shared: false,
    sentence: meeting.sentence,
    citation,
    ...(meeting.where ? { where: meeting.where } : {}),
  }
}

/** Words of a fact that show where in its sentence it is told. */
function wordsOf(fact: Fact): string | undefined {
  if (fact.kind === 'meeting') return (fact.whom[0] ?? fact.who[0])?.name
  if (fact.kind === 'presence') return fact.what
  return fact.kind === 'office' ? fact.phrase : undefined
}

/** Whether an article tells a meeting, a presence or an office as so: not where it takes back, denies or only has heard it. Events are read so already. */
export function isTold({ text }: Article, fact: Fact): boolean {
  const words = wordsOf(fact)
  const [{ start, end }] = fact.evidence
  const sentence = text.slice(start, end)
  const at = words === undefined ? -1 : sentence.lastIndexOf(words)
  return !untoldParts(sentence).some((part) => part.start <= at && at < part.end)
}

/** The reports of one article: its dated events, and meetings whose date the events do not have. */
export function candidatesOf(article: Article, facts: readonly Fact[]): Candidate[] {
  const figures = group(
    facts.filter((fact) => fact.kind === 'figure'),
    (fact) => fact.sentence,
  )
  const figuresIn = (sentence: number) => (figures.get(sentence) ?? []).map(({ value, of }) => ({ value, of }))
  const found: Candidate[] = []
  for (const fact of facts) if (fact.kind === 'event') found.push(fromEvent(article, fact, figuresIn(fact.sentence)))
  for (const fact of facts) {
    const met = fact.kind === 'meeting' && isTold(article, fact) ? fromMeeting(article, fact) : undefined
    if (met && !found.some(({ sentence, date }) => sentence === met.sentence && date === met.date)) found.push(met)
  }
  return found.map((one) => ({
    ...one,
    shared: found.some((other) => other.sentence === one.sentence && other.date !== one.date),
  }))
}
