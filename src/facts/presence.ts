import type { NounPhrase } from '../nlp/chunks.ts'
import { agents, patients } from '../nlp/clauses.ts'
import type { Document } from '../nlp/document.ts'
import type { Sentence } from '../nlp/types.ts'
import type { FactBase, Party, When } from './reading.ts'
import { eachClause, extent, parties, sentenceSpan, whenOf, whereOf, wordsOf } from './reading.ts'

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
  { text: 'The Kent Rowing Club hosted a dinner.', role: 'hosted', who: ['Kent Rowing Club'], what: 'a dinner' },
]

export const counterExamples = ['Ann Lee plans to attend the fair.', 'The door opened.', 'Joe Fox did not visit Leeds.']

/** Dictionary form → role. */
const roles: Readonly<Record<string, Presence['role']>> = {
  attend: 'attended',
  join: 'attended',
  participate: 'attended',
  visit: 'visited',
  tour: 'visited',
  open: 'opened',
  inaugurate: 'opened',
  host: 'hosted',
  organise: 'hosted',
  organize: 'hosted',
  brief: 'briefed',
  chair: 'chaired',
  head: 'chaired',
  lead: 'chaired',
  preside: 'chaired',
  welcome: 'welcomed',
  greet: 'welcomed',
}

/** "the visit is a tour of schools organised by Ann Lee": where the words begin that a participle says something of, with what they are said of. */
function headOf(document: Document, sentence: Sentence, object: NounPhrase): number {
  const groups = document.chunks(sentence).filter((c): c is NounPhrase => c.type === 'np' && c.to <= object.from)
  let from = object.from
  let { preposition } = object
  while (preposition === 'of') {
    const before = groups.pop()
    if (!before) break
    from = before.from
    preposition = before.preposition
  }
  const copula = document.clauses(sentence).find(({ verb }) => verb.lemma === 'be' && verb.to === from && !verb.negated)
  return copula?.subject[0]?.from ?? from
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
    const doers = agents(clause)
    const first = doers[0]
    const object =
      patients(clause)[0] ??
      clause.obliques.find((np) => np.from >= verb.to && /^(?:in|at|over)$/.test(np.preposition ?? ''))
    const role =
      roles[verb.lemma] ??
      (object && isSpeech(verb.lemma, wordsOf(document, sentence, object.from, object.to)) ? 'spoke' : undefined)
    if (!role || verb.negated || verb.future || verb.form === 'infinitive') continue
    if (!first || !object || object.from === first.from) continue
    const who = parties(document, sentence, [first], verb.passive ? undefined : Math.max(...doers.map((np) => np.to)))
    if (who.length === 0) continue
    const when = whenOf(document, sentence, clause)
    const where = whereOf(document, sentence, clause.obliques)
    found.push({
      kind: 'presence',
      role,
      sentence: sentence.index,
      evidence: sentenceSpan(sentence),
      who,
      what: wordsOf(
        document,
        sentence,
        verb.form === 'participle' ? headOf(document, sentence, object) : object.from,
        extent(document, sentence, object, /^of$/),
      ),
      ...(when ? { when } : {}),
      ...(where ? { where } : {}),
    })
  }
  return found
}
