import { group } from 'd3-array'
import { citationOf } from '../citation.ts'
import type { Event } from '../facts/event.ts'
import { untoldParts } from '../facts/event-standing.ts'
import type { Fact, FactKind, FactOf } from '../facts/index.ts'
import type { Meeting } from '../facts/meeting.ts'
import { given } from '../facts/reading.ts'
import { analyse } from '../search/terms.ts'
import type { Article, Citation, DateBasis, Edtf } from '../types.ts'
import { calledOffIn, isCalledOff, type Reference, referenceIn } from './reference.ts'

/** A number and what it counts, in the sentence of a candidate. */
type CountedFigure = Pick<FactOf<'figure'>, 'value' | 'of'>

/** One report of one event: what a timeline is made of, before reports of the same event are put together. */
export interface Candidate {
  readonly date: Edtf
  readonly basis: DateBasis
  /** It began on its date and has gone on: "since 1902". */
  readonly lasting?: true
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
export const contentTerms = (text: string): ReadonlySet<string> =>
  new Set(analyse(text).filter((term) => !timeWord.test(term)))

const openEnd = /\/\.\.$/

function fromEvent(article: Article, event: Event, figures: readonly CountedFigure[]): Candidate {
  const citation = citationOf(article, event.evidence[0], event.evidence[1])
  const { quote, highlight } = citation
  const isOfClause = highlight && event.dating === 'clause'
  const ended = isOfClause ? calledOffIn(quote, highlight) : undefined
  const reference = ended ?? (isOfClause ? referenceIn(quote, highlight) : undefined)
  const told = {
    date: event.when.edtf.replace(openEnd, ''),
    ...(openEnd.test(event.when.edtf) && !event.planned ? { lasting: true as const } : {}),
    basis: event.when.basis,
    planned: event.planned,
    about: event.about,
    figures,
    shared: false,
    sentence: event.sentence,
    citation,
  }
  if (reference && highlight)
    // The clause around a reference tells of another day.
    return {
      ...told,
      dating: 'noun',
      verb: reference.noun,
      who: [],
      clause: reference.phrase,
      reference,
      ...(ended || isCalledOff(quote, reference, highlight) ? { calledOff: true as const } : {}),
    }
  return {
    ...told,
    dating: event.dating,
    verb: event.verb,
    who: event.who.map((party) => party.name),
    clause: article.text.slice(event.what.start, event.what.end),
    ...given({ where: event.where }),
  }
}

function fromMeeting(article: Article, { who, whom, when, where, evidence, sentence }: Meeting): Candidate[] {
  if (!when) return []
  const names = [...who, ...whom].filter((party) => party.named).map((party) => party.name)
  const citation = citationOf(article, evidence[0])
  return [
    {
      date: when.edtf,
      basis: when.basis,
      dating: 'clause',
      verb: 'meet',
      planned: false,
      who: names,
      about: names,
      figures: [],
      clause: citation.quote,
      shared: false,
      sentence,
      citation,
      ...given({ where }),
    },
  ]
}

/** Words of a fact that show where in its sentence it is told. */
function wordsOf(fact: Fact): string | undefined {
  if (fact.kind === 'meeting') return (fact.whom[0] ?? fact.who[0])?.name
  return fact.kind === 'presence' ? fact.what : fact.kind === 'office' ? fact.phrase : undefined
}

/** Whether an article tells a meeting, a presence or an office as so: not where it takes back, denies or only has heard it. Events are read so already. */
export function isTold({ text }: Article, fact: Fact): boolean {
  const words = wordsOf(fact)
  if (words === undefined) return true
  const sentence = text.slice(fact.evidence[0].start, fact.evidence[0].end)
  const at = sentence.lastIndexOf(words)
  return !untoldParts(sentence).some((part) => part.start <= at && at < part.end)
}

/** The reports of one article: its dated events, and meetings whose date the events do not have. */
export function candidatesOf(article: Article, facts: readonly Fact[]): Candidate[] {
  const ofKind = <Kind extends FactKind>(kind: Kind) => facts.filter((fact): fact is FactOf<Kind> => fact.kind === kind)
  const figures = group(ofKind('figure'), (figure) => figure.sentence)
  const figuresIn = (sentence: number) => (figures.get(sentence) ?? []).map(({ value, of }) => ({ value, of }))
  const found = ofKind('event').map((event) => fromEvent(article, event, figuresIn(event.sentence)))
  const isKnown = (one: Candidate) => found.some(({ sentence, date }) => sentence === one.sentence && date === one.date)
  for (const meeting of ofKind('meeting'))
    if (isTold(article, meeting)) found.push(...fromMeeting(article, meeting).filter((one) => !isKnown(one)))
  const isShared = (one: Candidate) =>
    found.some(({ sentence, date }) => sentence === one.sentence && date !== one.date)
  return found.map((one) => ({ ...one, shared: isShared(one) }))
}
