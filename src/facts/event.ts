import { beginsAfter, bounds, contains, precision } from '../dates/index.ts'
import type { Clause } from '../nlp/clauses.ts'
import { datesInForce } from '../nlp/dates/paired.ts'
import type { Document } from '../nlp/document.ts'
import { spanOf, textAt, wordAt } from '../nlp/tokens.ts'
import type { Sentence } from '../nlp/types.ts'
import type { DateMention, NonEmpty, Span } from '../types.ts'
import {
  clauseOf,
  doersOf,
  isLasting,
  namedYears,
  namesIn,
  nounOf,
  partOf,
  realClauses,
  verbStart,
} from './event-clause.ts'
import { isUntold, standingOf, tenseOf } from './event-standing.ts'
import { type FactBase, given, type Party, parties, sentenceSpan, type When, whereOf } from './reading.ts'
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

/** Not planned unless they say so. */
export const examples = [
  { text: 'The Harvest Fair was held in Leeds on 3 May 2014.', verb: 'hold', when: '2014-05-03', where: 'Leeds' },
  { text: 'Joe Fox was appointed mayor in May 2011.', verb: 'appoint', when: '2011-05' },
  { text: 'The summit will be held in June 2018.', verb: 'hold', when: '2018-06', planned: true },
  {
    text: 'The chair was elected in Kent, but on 4 June 2012 the members voted again.',
    verb: 'vote',
    when: '2012-06-04',
  },
  { text: 'They spoke of the pavilion that was opened at the Harbour Expo 2014.', verb: 'open', when: '2014' },
  { text: 'Joe Fox recalled the success of the 2012 summit.', verb: 'summit', when: '2012' },
]

export const counterExamples = [
  'The Harvest Fair was held in Leeds.',
  'Joe Fox is mayor.',
  'Joe Fox drives the 2012 model.',
]

/** The words of a clause and of its date. */
function spanOfClause(document: Document, sentence: Sentence, clause: Clause, date: Span): Span {
  const { from, to, verb } = clause
  // A subject that it shares with a verb before it is left to that one.
  const far = document.clauses(sentence).some((other) => other.verb.from > from && other.verb.to <= verb.from)
  const own = spanOf(sentence.tokens, far ? verb.from : from, to)
  const start = Math.min(own.start, date.start)
  // "announced on Friday that …": what was said belongs to it.
  const end = reportingVerbs.has(verb.lemma) ? sentence.end : own.end
  const list = document.article.text.slice(date.end, end).indexOf(', as well as ')
  return { start, end: list < 0 ? Math.max(end, own.start, date.end) : date.end + list }
}

/** The first clause whose verb stands in a part of a sentence. */
const clauseWithin = (document: Document, sentence: Sentence, part: Span): Clause | undefined =>
  realClauses(document, sentence).find((clause) => {
    const start = verbStart(sentence, clause)
    return clause.verb.form === 'finite' && start >= part.start && start < part.end
  })

/** "3 May, Ann Lee spoke" with the "on" before it. */
function withPreposition(document: Document, sentence: Sentence, span: Span, date: Span): Span {
  if (span.start !== date.start) return span
  const before = document.article.text.slice(sentence.start, span.start)
  const words = /(?:\b(?:on|in|by|since|from|during|until|the|early|late)\s+)+$/i.exec(before)
  return words ? { start: span.start - words[0].length, end: span.end } : span
}

function whoOf(document: Document, sentence: Sentence, clause: Clause): Party[] {
  const [first, second] = doersOf(document, sentence, clause)
  const isComma = (at: number) => textAt(sentence.tokens, at) === ','
  // "The mayor, Ann Lee, met": the name stands beside the office.
  const isBeside = first && second?.from === first.to + 1 && isComma(first.to) && isComma(second.to)
  const others = clause.verb.passive ? clause.subject : clause.objects
  const groups = [...(first ? [first] : []), ...(isBeside ? [second] : []), ...others.slice(0, 1)]
  return parties(document, sentence, groups).filter((party) => party.named)
}

const comingVerb = /^(?:slate|schedule|expect|plan|postpone|reschedule|move|delay)$/

function withClause(document: Document, sentence: Sentence, date: DateMention, nearest: Clause): Event | undefined {
  const several = new Set(document.datesIn(sentence).map((other) => other.edtf)).size > 1
  const part = several ? partOf(document, sentence, date) : undefined
  const clause = (part && clauseWithin(document, sentence, part)) ?? nearest
  const { text, published } = document.article
  const { verb } = clause
  const isPresent = tenseOf(sentence, verb) === 'present'
  const isToCome = beginsAfter(date.edtf, published)
  // "Today it ranks third": a state of now, not an event of the day.
  if (isPresent && !isToCome && /^(?:today|tonight|currently|now|this)\b/i.test(text.slice(date.start, date.end)))
    return undefined
  const what = withPreposition(document, sentence, part ?? spanOfClause(document, sentence, clause, date), date)
  const near = clause.obliques.filter((np) => spanOf(sentence.tokens, np.from).start < what.end)
  const standing = standingOf(document, sentence, clause, date.start)
  if (standing === 'untold') return undefined
  // "planned for 3 May", "postponed to June": the date is that of the deed, not of the planning.
  const isFor =
    /\b(?:for|to|until|till)\s+$/.test(text.slice(sentence.start, date.start)) ||
    /^(?:until|till)\b/.test(text.slice(date.start, date.end))
  const planned = standing === 'planned' || isToCome || (comingVerb.test(verb.lemma) && (isPresent || isFor))
  return {
    ...base(document, sentence, date),
    ...(several ? { about: namesIn(document, sentence, what, clause) } : {}),
    verb: verb.lemma,
    what,
    dating: 'clause',
    who: whoOf(document, sentence, clause),
    planned,
    ...given({ where: whereOf(document, sentence, near) }),
  }
}

function base(document: Document, sentence: Sentence, { start, end, edtf, basis }: DateMention) {
  const evidence: NonEmpty<Span> = [...sentenceSpan(sentence), { start, end }]
  const about = namesIn(document, sentence)
  return { kind: 'event' as const, sentence: sentence.index, evidence, when: { edtf, basis }, about }
}

function read(document: Document, sentence: Sentence, date: DateMention): Event | undefined {
  const noun = nounOf(document, sentence, date)
  if (noun) {
    if (!noun.happens || isUntold(document, sentence, date.start)) return undefined
    // "In a July 16 press conference, X said …": the clause tells what happened there.
    const isAround = /^(?:in|at|during)$/.test(noun.group.preposition ?? '')
    const around = isAround ? clauseOf(document, sentence, date) : undefined
    if (around) return withClause(document, sentence, date, around)
    return {
      ...base(document, sentence, date),
      verb: sentence.tokens[noun.group.head]?.lemma ?? '',
      what: noun.span,
      dating: 'noun',
      who: parties(document, sentence, [noun.group]).filter((party) => party.named),
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
  const isStated = ({ basis }: DateMention) => basis === 'stated'
  const says = (other: DateMention, j: number, date: DateMention, i: number) => {
    if (other.edtf !== date.edtf) return isWithin(other, date)
    return isStated(other) === isStated(date) ? j < i : isStated(other)
  }
  return dates.filter((date, i) => !dates.some((other, j) => i !== j && says(other, j, date, i)))
}

/** Whether a date is one of those that another leaves open: a day of its year. */
const isWithin = ({ edtf }: DateMention, whole: DateMention): boolean =>
  edtf !== whole.edtf && !!bounds(whole.edtf) && !!bounds(edtf) && contains(whole.edtf, edtf)

/** Reads the years that are part of events' names ("the Harbour Expo 2014"), with the clause around them. */
function named(document: Document, sentence: Sentence): Event[] {
  const { text } = document.article
  return namedYears(document, sentence).flatMap(({ date, name }): Event[] => {
    const others = document.datesIn(sentence)
    const clause = clauseOf(document, sentence, date)
    const event = clause && withClause(document, sentence, date, clause)
    if (!event || others.some((other) => isWithin(other, date))) return []
    const rivals = others.filter((other) => clauseOf(document, sentence, other) === clause).map(({ end }) => end)
    if (rivals.length === 0 && date.start > name.start) return [{ ...event, dating: 'noun' }]
    // "the talks held last year, as well as the opening of the stand at the Expo 2014": a list, each part with its date.
    const comma = text.slice(0, name.start).lastIndexOf(', ')
    const isPart = date.start > name.start && comma >= Math.max(...rivals)
    const what = { start: isPart ? comma + 2 : name.start, end: name.end }
    const words = text
      .slice(what.start, what.end)
      .replace(/^(?:the|an?)\s+/i, '')
      .split(/\s+/)
    return [
      {
        ...event,
        verb: (isPart ? words[0] : words.at(-1)?.toLowerCase()) ?? event.verb,
        dating: 'noun',
        what,
        ...(isPart ? { about: namesIn(document, sentence, what) } : {}),
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
  if (!clause || clause.verb.lemma === 'be' || background.test(wordAt(sentence.tokens, 0))) return undefined
  if (sentence.tokens.slice(0, clause.verb.to).some((token) => token.lower === 'had')) return undefined
  const verb = spanOf(sentence.tokens, clause.verb.head).start
  if (standingOf(document, sentence, clause, verb) !== 'told' || isLasting(document, sentence, clause)) return undefined
  return tenseOf(sentence, clause.verb) === 'past' ? clause : undefined
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
      ...given({ where: whereOf(document, sentence, clause.obliques) }),
    })
  }
  return found
}

/** Reads dated events off a document. */
export function extract(document: Document): Event[] {
  const dated = document.sentences.flatMap((sentence) => [
    ...distinctDates(datesInForce(document.article.text, sentence, document.datesIn(sentence))).flatMap(
      (date) => read(document, sentence, date) ?? [],
    ),
    ...named(document, sentence),
  ])
  return [...reported(document), ...dated]
}
