import { beginsAfter, bounds, contains, precision } from '../dates/index.ts'
import { agents, type Clause } from '../nlp/clauses.ts'
import type { Document } from '../nlp/document.ts'
import type { Sentence } from '../nlp/types.ts'
import type { DateMention, NonEmpty, Span } from '../types.ts'
import { clauseOf, namedYears, namesIn, nounOf, partOf, realClauses } from './event-clause.ts'
import { isUntold, standingOf, tenseOf } from './event-standing.ts'
import { type FactBase, type Party, parties, sentenceSpan, type When, whereOf } from './reading.ts'
import { reportingVerbs } from './speaker.ts'

/**
 * What ties an event to its date: a date with its verb; a date before its noun ("the 1991 agreement"); an undated report
 * at the head of a dated article; or an undated sentence that tells on from there in the past tense.
 */
type Dating = 'clause' | 'noun' | 'report' | 'narrative'

/** Something that happened, or is to happen, at a time that the article gives. */
export interface Event extends FactBase {
  readonly kind: 'event'
  /** Dictionary form of its verb, or its noun. */
  readonly verb: string
  /** The words that tell it. */
  readonly what: Span
  readonly when: When
  readonly dating: Dating
  readonly where?: string
  readonly who: readonly Party[]
  /** Names that its sentence speaks of, also by a pronoun or a description. */
  readonly about: readonly string[]
  /** "will be held", "is set to open", or a date after the article's own. */
  readonly planned: boolean
}

export const examples = [
  {
    text: 'The Harvest Fair was held in Leeds on 3 May 2014.',
    verb: 'hold',
    when: '2014-05-03',
    where: 'Leeds',
    planned: false,
  },
  { text: 'Joe Fox was appointed mayor in May 2011.', verb: 'appoint', when: '2011-05', planned: false },
  { text: 'The summit will be held in June 2018.', verb: 'hold', when: '2018-06', planned: true },
  {
    text: 'The chair was elected in Kent, but on 4 June 2012 the members voted again.',
    verb: 'vote',
    when: '2012-06-04',
    planned: false,
  },
  {
    text: 'They spoke of the pavilion that was opened at the Harbour Expo 2014.',
    verb: 'open',
    when: '2014',
    planned: false,
  },
  { text: 'Joe Fox recalled the success of the 2012 summit.', verb: 'summit', when: '2012', planned: false },
]

export const counterExamples = [
  'The Harvest Fair was held in Leeds.',
  'Joe Fox is mayor.',
  'Joe Fox drives the 2012 model.',
]

function spanOfClause(document: Document, sentence: Sentence, clause: Clause, date?: Span): Span {
  // A subject that it shares with a verb before it is left to that one.
  const far = document
    .clauses(sentence)
    .some((other) => other.verb.from > clause.from && other.verb.to <= clause.verb.from)
  const start = sentence.tokens[far ? clause.verb.from : clause.from]?.start ?? sentence.start
  // "announced on Friday that …": what was said belongs to it.
  const end = reportingVerbs.has(clause.verb.lemma)
    ? sentence.end
    : (sentence.tokens[clause.to - 1]?.end ?? sentence.end)
  const list = /, as well as /.exec(document.article.text.slice(date?.end ?? start, end))
  if (list && date) return { start: Math.min(start, date.start), end: date.end + list.index }
  return { start: Math.min(start, date?.start ?? start), end: Math.max(end, start, date?.end ?? end) }
}

/** The first clause whose verb stands in a part of a sentence. */
function clauseWithin(document: Document, sentence: Sentence, part: Span): Clause | undefined {
  return realClauses(document, sentence).find(({ verb }) => {
    const start = sentence.tokens[verb.from]?.start ?? 0
    return verb.form === 'finite' && start >= part.start && start < part.end
  })
}

/** "3 May, Ann Lee spoke" with the "on" before it. */
function withPreposition(document: Document, sentence: Sentence, span: Span, date: Span): Span {
  if (span.start !== date.start) return span
  const before = document.article.text.slice(sentence.start, span.start)
  const words = /(?:\b(?:on|in|by|since|from|during|until|the|early|late)\s+)+$/i.exec(before)
  return words ? { start: span.start - words[0].length, end: span.end } : span
}

function whoOf(document: Document, sentence: Sentence, clause: Clause): Party[] {
  const [first, second] = agents(clause)
  // "The mayor, Ann Lee, met": the name stands beside the office.
  const beside =
    first &&
    second &&
    second.from === first.to + 1 &&
    sentence.tokens[first.to]?.text === ',' &&
    sentence.tokens[second.to]?.text === ','
  return parties(document, sentence, [
    ...(first ? [first] : []),
    ...(beside ? [second] : []),
    ...(clause.verb.passive ? clause.subject.slice(0, 1) : clause.objects.slice(0, 1)),
  ]).filter((party) => party.named)
}

const comingVerb = new Set(['slate', 'schedule', 'expect', 'plan', 'postpone', 'reschedule', 'move', 'delay'])

/** "planned for 3 May", "postponed to June": the date is that of the deed, not of the planning. */
const isFor = (text: string, date: Span): boolean => /\b(?:for|to|until|till)\s+$/.test(text.slice(0, date.start))

function withClause(document: Document, sentence: Sentence, date: DateMention, nearest: Clause): Event | undefined {
  const several = new Set(document.datesIn(sentence).map((other) => other.edtf)).size > 1
  const part = several ? partOf(document, sentence, date) : undefined
  const clause = (part && clauseWithin(document, sentence, part)) ?? nearest
  const { text, published } = document.article
  const { verb } = clause
  const tense = tenseOf(sentence, verb)
  const word = text.slice(date.start, date.end)
  // "Today it ranks third": a state of now, not an event of the day.
  if (
    tense === 'present' &&
    !beginsAfter(date.edtf, published) &&
    /^(?:today|tonight|currently|now|this)\b/i.test(word)
  )
    return undefined
  const what = withPreposition(document, sentence, part ?? spanOfClause(document, sentence, clause, date), date)
  const near = clause.obliques.filter((np) => (sentence.tokens[np.from]?.start ?? 0) < what.end)
  const where = whereOf(document, sentence, near)
  const standing = standingOf(document, sentence, clause, date.start)
  if (standing === 'untold') return undefined
  const planned =
    standing === 'planned' ||
    beginsAfter(date.edtf, published) ||
    (comingVerb.has(verb.lemma) && (tense === 'present' || isFor(text, date)))
  return {
    ...base(document, sentence, date),
    ...(several ? { about: namesIn(document, sentence, what, clause) } : {}),
    verb: verb.lemma,
    what,
    dating: 'clause',
    who: whoOf(document, sentence, clause),
    planned,
    ...(where ? { where } : {}),
  }
}

function base(document: Document, sentence: Sentence, date: DateMention) {
  const evidence: NonEmpty<Span> = [
    { start: sentence.start, end: sentence.end },
    { start: date.start, end: date.end },
  ]
  const when: When = { edtf: date.edtf, basis: date.basis }
  return { kind: 'event' as const, sentence: sentence.index, evidence, when, about: namesIn(document, sentence) }
}

function read(document: Document, sentence: Sentence, date: DateMention): Event | undefined {
  const noun = nounOf(document, sentence, date)
  if (noun) {
    if (!noun.happens || isUntold(document, sentence, date.start)) return undefined
    // "In a July 16 press conference, X said …": the clause tells what happened there.
    const around = /^(?:in|at|during)$/.test(noun.group.preposition ?? '')
      ? clauseOf(document, sentence, date)
      : undefined
    if (around) return withClause(document, sentence, date, around)
    const head = sentence.tokens[noun.group.head]
    const who = parties(document, sentence, [noun.group]).filter((party) => party.named)
    return {
      ...base(document, sentence, date),
      verb: head?.lemma ?? '',
      what: noun.span,
      dating: 'noun',
      who,
      planned: beginsAfter(date.edtf, document.article.published),
    }
  }
  // The years of a life are no event.
  if (/^\d{4}\s*[-–—]\s*\d{4}$/.test(document.article.text.slice(date.start, date.end))) return undefined
  const clause = clauseOf(document, sentence, date)
  return clause && withClause(document, sentence, date, clause)
}

/** Dates of a sentence without those that only say another one less precisely ("yesterday, at this year's fair"). */
function distinctDates(dates: readonly DateMention[]): DateMention[] {
  return dates.filter(
    (date, i) =>
      !dates.some(
        (other, j) =>
          i !== j &&
          (other.edtf === date.edtf
            ? (other.basis === 'stated') === (date.basis === 'stated')
              ? j < i
              : other.basis === 'stated'
            : bounds(date.edtf) !== undefined && bounds(other.edtf) !== undefined && contains(date.edtf, other.edtf)),
      ),
  )
}

/** Reads the years that are part of events' names ("the Harbour Expo 2014"), with the clause around them. */
function named(document: Document, sentence: Sentence): Event[] {
  const { text } = document.article
  return namedYears(document, sentence).flatMap(({ date, name }): Event[] => {
    const others = document.datesIn(sentence)
    if (others.some((other) => other.edtf !== date.edtf && bounds(other.edtf) && contains(date.edtf, other.edtf)))
      return []
    const clause = clauseOf(document, sentence, date)
    const event = clause && withClause(document, sentence, date, clause)
    if (!event) return []
    if (date.start === name.start)
      return [
        {
          ...event,
          dating: 'noun',
          what: name,
          verb: text.slice(name.start, name.end).toLowerCase().split(/\s+/).pop() ?? '',
        },
      ]
    const rivals = others.filter((other) => clauseOf(document, sentence, other) === clause)
    if (rivals.length === 0) return [{ ...event, dating: 'noun' }]
    // "the talks held last year, as well as the opening of the stand at the Expo 2014": a list, each part with its date.
    const from = Math.max(...rivals.map((rival) => rival.end))
    const comma = from < name.start ? text.slice(from, name.start).lastIndexOf(', ') : -1
    const opening = comma < 0 ? undefined : from + comma + 2
    return opening === undefined
      ? []
      : [
          {
            ...event,
            verb: /^(?:the|an?)?\s*(\p{L}+)/iu.exec(text.slice(opening, name.end))?.[1] ?? event.verb,
            dating: 'noun',
            what: { start: opening, end: name.end },
            about: namesIn(document, sentence, { start: opening, end: name.end }),
          },
        ]
  })
}

/** How many sentences at the head of an article are read as its news. */
const leadSentences = 2

/** First words of sentences that go back in time, or quote. */
const background = /^(?:when|before|since|earlier|previously|originally|formerly|once|until|although|though|if|["“'])$/

/** The clause of a sentence that tells something done: its first finite verb, past or perfect, no state, no denial. */
function deed(document: Document, sentence: Sentence): Clause | undefined {
  const clause = realClauses(document, sentence).find(({ verb }) => verb.form === 'finite')
  const opening = sentence.tokens[0]?.lower ?? ''
  if (background.test(opening) || sentence.tokens.slice(0, clause?.verb.to ?? 0).some((token) => token.lower === 'had'))
    return undefined
  if (!clause || clause.verb.lemma === 'be') return undefined
  const verb = sentence.tokens[clause.verb.head]?.start ?? sentence.start
  if (standingOf(document, sentence, clause, verb) !== 'told') return undefined
  return /^(?:past|perfect)$/.test(tenseOf(sentence, clause.verb)) ? clause : undefined
}

const isDay = (edtf: string): boolean => precision(edtf) === 'day' && bounds(edtf) !== undefined

/**
 * Reports without a date of their own. The lead counts as of the article's day unless a date comes before; what is told
 * on in the past tense keeps the date of the lead up to the next date, and again from the next paragraph on.
 */
function reported(document: Document): Event[] {
  const { published } = document.article
  if (published === undefined || !isDay(published)) return []
  const found: Event[] = []
  let when: When = { edtf: published, basis: 'article' }
  let apart = -1
  let dated = false
  for (const sentence of document.sentences) {
    const dates = document.datesIn(sentence)
    const inLead = sentence.index < leadSentences
    const day = dates.find((date) => isDay(date.edtf) && date.edtf <= published)
    if (dates.length > 0) {
      if (inLead && day && !dated) when = { edtf: day.edtf, basis: day.edtf === published ? 'article' : 'context' }
      else if (dates.some((date) => date.edtf !== when.edtf)) apart = sentence.paragraph
      dated ||= inLead
      continue
    }
    const clause = sentence.paragraph === apart ? undefined : deed(document, sentence)
    if (!clause) continue
    const where = whereOf(document, sentence, clause.obliques)
    const evidence = sentenceSpan(sentence)
    found.push({
      kind: 'event',
      sentence: sentence.index,
      evidence,
      verb: clause.verb.lemma,
      what: evidence[0],
      when,
      dating: inLead && !dated ? 'report' : 'narrative',
      who: whoOf(document, sentence, clause),
      about: namesIn(document, sentence),
      planned: false,
      ...(where ? { where } : {}),
    })
  }
  return found
}

/** Reads dated events off a document. */
export function extract(document: Document): Event[] {
  const dated = document.sentences.flatMap((sentence) => [
    ...distinctDates(document.datesIn(sentence)).flatMap((date) => read(document, sentence, date) ?? []),
    ...named(document, sentence),
  ])
  return [...reported(document), ...dated]
}
