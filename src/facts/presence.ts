import type { NounPhrase } from '../nlp/chunks.ts'
import { type Clause, patients } from '../nlp/clauses.ts'
import type { Document } from '../nlp/document.ts'
import type { Sentence } from '../nlp/types.ts'
import { doersOf } from './event-clause.ts'
import type { FactBase, Party, When } from './reading.ts'
import { eachClause, extent, given, inDate, parties, phraseOf, statedBy, whenOf, whereOf } from './reading.ts'

/** Somebody took part in something, or did it a service. */
export interface Presence extends FactBase {
  readonly kind: 'presence'
  readonly role: 'attended' | 'visited' | 'opened' | 'hosted' | 'briefed' | 'chaired' | 'welcomed' | 'spoke'
  readonly who: readonly Party[]
  /** The event, place or person. */
  readonly what: string
  readonly when?: When
  readonly where?: string
}

export const examples = [
  { text: 'Ann Lee attended the Harvest Fair in Leeds.', role: 'attended', who: ['Ann Lee'], what: 'the Harvest Fair' },
  { text: 'The bridge was opened by Joe Fox on 3 May 2014.', role: 'opened', who: ['Joe Fox'], what: 'The bridge' },
  { text: 'Joe Fox briefed the council on the budget.', role: 'briefed', who: ['Joe Fox'], what: 'the council' },
  {
    text: 'The visit is the first tour of schools organised by Joe Fox.',
    role: 'hosted',
    who: ['Joe Fox'],
    what: 'The visit is the first tour of schools',
  },
  { text: 'Ann Lee gave a speech at the fair.', role: 'spoke', who: ['Ann Lee'], what: 'a speech' },
  { text: 'Last month Farrow joined the Corden Bank.', role: 'attended', who: ['Farrow'], what: 'the Corden Bank' },
  { text: 'That evening the mayor visited the site.', role: 'visited', who: ['mayor'], what: 'the site' },
  { text: 'The Kent Rowing Club hosted a dinner.', role: 'hosted', who: ['Kent Rowing Club'], what: 'a dinner' },
]

export const counterExamples = [
  'Ann Lee plans to attend the fair.',
  'The door opened.',
  'The lido opened in 2012.',
  'The tramway opened a fortnight ago.',
  'Joe Fox did not visit Leeds.',
]

/** Roles with the verbs that tell them, dictionary form. */
const roles: readonly (readonly [role: Presence['role'], verbs: RegExp])[] = [
  ['attended', /^(?:attend|join|participate)$/],
  ['visited', /^(?:visit|tour)$/],
  ['opened', /^(?:open|inaugurate)$/],
  ['hosted', /^(?:host|organi[sz]e)$/],
  ['briefed', /^brief$/],
  ['chaired', /^(?:chair|head|lead|preside)$/],
  ['welcomed', /^(?:welcome|greet)$/],
]

/** "the visit is a tour of schools organised by Ann Lee": where the words begin that a participle says something of, with what they are said of. */
function headOf(document: Document, sentence: Sentence, object: NounPhrase): number {
  let { from, preposition } = object
  for (const before of document.chunks(sentence).toReversed()) {
    if (preposition !== 'of') break
    if (before.type === 'np' && before.to <= object.from) ({ from, preposition } = before)
  }
  const isCopula = ({ lemma, to, negated }: Clause['verb']) => lemma === 'be' && to === from && !negated
  return document.clauses(sentence).find(({ verb }) => isCopula(verb))?.subject[0]?.from ?? from
}

/** Whether a verb with its object tells of a speech: "gave a speech", "delivered the opening address". */
const isSpeech = (lemma: string, object: string): boolean =>
  /^(?:give|make|deliver|hold)$/.test(lemma) &&
  /\b(?:speech(?:es)?|address(?:es)?|remarks|toast|lecture)$/i.test(object)

/** Reads presences off a document. */
export function extract(document: Document): Presence[] {
  const found: Presence[] = []
  for (const { sentence, clause } of eachClause(document)) {
    const { verb } = clause
    const doers = doersOf(document, sentence, clause)
    const first = doers[0]
    const isDate = (np: NounPhrase) => inDate(document, sentence, np.head)
    const object =
      patients(clause).find((np) => !isDate(np)) ??
      clause.obliques.find((np) => np.from >= verb.to && /^(?:in|at|over)$/.test(np.preposition ?? '') && !isDate(np))
    const role =
      roles.find(([, verbs]) => verbs.test(verb.lemma))?.[0] ??
      (object && isSpeech(verb.lemma, phraseOf(document, sentence, object.from, object.to)) ? 'spoke' : undefined)
    if (!role || verb.negated || verb.future || verb.form === 'infinitive') continue
    if (!first || !object || object.from === first.from) continue
    const who = parties(document, sentence, [first], verb.passive ? undefined : Math.max(...doers.map((np) => np.to)))
    if (who.length === 0) continue
    const from = verb.form === 'participle' ? headOf(document, sentence, object) : object.from
    const what = phraseOf(document, sentence, from, extent(document, sentence, object, /^of$/))
    const when = whenOf(document, sentence, clause)
    const where = whereOf(document, sentence, clause.obliques)
    found.push({ kind: 'presence', role, ...statedBy(sentence), who, what, ...given({ when, where }) })
  }
  return found
}
