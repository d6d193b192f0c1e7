import type { Clause } from '../nlp/clauses.ts'
import { agents } from '../nlp/clauses.ts'
import type { Document } from '../nlp/document.ts'
import type { Sentence } from '../nlp/types.ts'
import type { DateMention, NonEmpty, Span } from '../types.ts'
import { parties, whereOf } from './reading.ts'
import type { FactBase, Party, When } from './types.ts'

/** Something that happened, or is to happen, at a time that the article gives. */
export interface Event extends FactBase {
  readonly kind: 'event'
  /** Dictionary form of its verb. */
  readonly verb: string
  /** The clause that tells it. */
  readonly what: Span
  readonly when: When
  readonly where?: string
  readonly who: readonly Party[]
  /** "will be held", "is set to open". */
  readonly planned: boolean
}

export const examples = [
  { text: 'The Harvest Fair was held in Leeds on 3 May 2014.', verb: 'hold', when: '2014-05-03', where: 'Leeds', planned: false },
  { text: 'Joe Fox was appointed mayor in May 2011.', verb: 'appoint', when: '2011-05', planned: false },
  { text: 'The summit will be held in June 2018.', verb: 'hold', when: '2018-06', planned: true },
]

export const counterExamples = ['The Harvest Fair was held in Leeds.', 'Joe Fox is mayor.']

/** The clause that a date belongs to: the innermost around it, else the nearest before it. */
function clauseAt(document: Document, sentence: Sentence, date: Span): Clause | undefined {
  const { tokens } = sentence
  const clauses = document.clauses(sentence).filter((clause) => !(clause.verb.form === 'infinitive' && clause.verb.to - clause.verb.from < 2))
  const distance = (clause: Clause) => {
    const start = tokens[clause.verb.from]?.start ?? 0
    const end = tokens[clause.verb.to - 1]?.end ?? 0
    const right = tokens[clause.to - 1]?.end ?? sentence.end
    if (date.start >= end && date.end <= right) return (date.start - end) / 100
    if (date.end <= start) return 10 + (start - date.end) / 100
    return 20 + Math.abs(date.start - end) / 100
  }
  return clauses.reduce<Clause | undefined>((best, clause) => (best && distance(best) <= distance(clause) ? best : clause), undefined)
}

function spanOfClause(sentence: Sentence, clause: Clause): Span {
  const start = sentence.tokens[clause.from]?.start ?? sentence.start
  const end = sentence.tokens[clause.to - 1]?.end ?? sentence.end
  return { start, end: Math.max(end, start) }
}

function read(document: Document, sentence: Sentence, date: DateMention): Event | undefined {
  const clause = clauseAt(document, sentence, date)
  if (!clause) return undefined
  const what = spanOfClause(sentence, clause)
  const where = whereOf(document, sentence, clause.obliques)
  const evidence: NonEmpty<Span> = [{ start: sentence.start, end: sentence.end }, { start: date.start, end: date.end }]
  const doers = agents(clause)
  const who = parties(document, sentence, [...doers.slice(0, 1), ...(clause.verb.passive ? clause.subject.slice(0, 1) : clause.objects.slice(0, 1))]).filter((party) => party.named)
  return { kind: 'event', sentence: sentence.index, evidence, verb: clause.verb.lemma, what, when: { edtf: date.edtf, basis: date.basis }, who, planned: clause.verb.future, ...(where ? { where } : {}) }
}

/** Reads dated events off a document. */
export function extract(document: Document): Event[] {
  return document.sentences.flatMap((sentence) => document.datesIn(sentence).flatMap((date) => read(document, sentence, date) ?? []))
}
