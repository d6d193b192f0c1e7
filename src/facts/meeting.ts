import type { NounPhrase } from '../nlp/chunks.ts'
import type { Clause } from '../nlp/clauses.ts'
import type { Document } from '../nlp/document.ts'
import { wordAt } from '../nlp/tokens.ts'
import type { Sentence } from '../nlp/types.ts'
import type { FactBase, Party, When } from './reading.ts'
import {
  eachClause,
  given,
  inDate,
  kindOf,
  mentionsWithin,
  parties,
  phraseOf,
  statedBy,
  whenOf,
  whereOf,
} from './reading.ts'

/** Somebody met somebody. `who` may be empty where the article names one side only. */
export interface Meeting extends FactBase {
  readonly kind: 'meeting'
  readonly who: readonly Party[]
  readonly whom: readonly Party[]
  readonly when?: When
  readonly where?: string
  readonly occasion?: string
}

export const examples = [
  { text: 'On 3 May 2014, Mayor Ann Lee met Joe Fox in Leeds.', who: ['Ann Lee'], whom: ['Joe Fox'], where: 'Leeds' },
  { text: 'Ann Lee had a meeting with Joe Fox, head of the Harbour Board.', who: ['Ann Lee'], whom: ['Joe Fox'] },
  { text: 'Joe Fox held talks with Ann Lee during the Harvest Fair.', who: ['Joe Fox'], whom: ['Ann Lee'] },
  { text: 'Ann Lee met with twelve farmers from Kent.', who: ['Ann Lee'], whom: ['twelve farmers from Kent'] },
  { text: 'The meeting with Joe Fox was the highlight of the day.', who: [], whom: ['Joe Fox'] },
  { text: 'Joe Fox was received by Ann Lee.', who: ['Ann Lee'], whom: ['Joe Fox'] },
  {
    text: 'Joe Fox recalled the meetings that were held last year with Ann Lee and Peter Hall.',
    who: ['Joe Fox'],
    whom: ['Ann Lee', 'Peter Hall'],
    when: '2013',
  },
  { text: 'On 3 May 2014 Ann Lee met Joe Fox.', who: ['Ann Lee'], whom: ['Joe Fox'], when: '2014-05-03' },
  { text: 'On Friday Mayor Ann Lee met Joe Fox.', who: ['Ann Lee'], whom: ['Joe Fox'], when: '2014-05-30' },
  { text: 'In Osby Ann Lee met Joe Fox.', who: ['Ann Lee'], whom: ['Joe Fox'], where: 'Osby' },
  { text: 'At noon Ann Lee met Joe Fox.', who: ['Ann Lee'], whom: ['Joe Fox'] },
  { text: 'After the vote Mayor Ann Lee also met Joe Fox.', who: ['Ann Lee'], whom: ['Joe Fox'] },
  { text: 'Under captain Ann Lee met Joe Fox.', who: [], whom: ['Joe Fox'] },
  {
    text: 'Ann Lee, who had met Kai Rud in 2008, met Joe Fox on Friday.',
    who: ['Ann Lee'],
    whom: ['Joe Fox'],
    when: '2014-05-30',
  },
]

export const counterExamples = [
  'The new rules meet the demand of the market.',
  'Ann Lee wants to meet the target next year.',
  'The two rivers meet near Leeds.',
  'Ann Lee never met Joe Fox.',
]

const meetingNoun = /^(?:meetings?|talks|conversations?|discussions?|audience|interview|dinner|lunch)$/
const holds = /^(?:have|hold|conduct|attend|arrange)$/
const receives = /^(?:receive|host|entertain)$/
const notPeople =
  /^(?:demand|target|need|requirement|goal|standard|deadline|challenge|expectation|criterion|condition|cost|obligation|resistance|opposition|criticism|approval|end|fate|death|market|rule|definition|day|week|month|year|morning|afternoon|evening|night|time|weekend)s?$/
const occasionWord = /^(?:at|during|for|on|after|before)$/

const canMeet = (document: Document, sentence: Sentence, np: NounPhrase): boolean => {
  const head = sentence.tokens[np.head]
  return !notPeople.test(head?.lower ?? '') && head?.pos !== 'NUM' && !inDate(document, sentence, np.head)
}

/** An event that a clause names with "for", "at" or "during". */
function occasionOf(document: Document, sentence: Sentence, { obliques }: Clause): string | undefined {
  const event = obliques
    .filter((np) => occasionWord.test(np.preposition ?? ''))
    .flatMap((np) => mentionsWithin(document, sentence, np.from, np.to))
    .find((m) => kindOf(document, m) === 'event')
  return event && document.entities[event.entity]?.name
}

function build(
  document: Document,
  sentence: Sentence,
  clause: Clause,
  who: readonly Party[],
  whom: readonly Party[],
  asNoun = false,
  occasion = occasionOf(document, sentence, clause),
): Meeting[] {
  if (whom.length === 0 || named([...who, ...whom]).length === 0) return []
  const when = whenOf(document, sentence, clause, asNoun)
  const where = whereOf(document, sentence, clause.obliques)
  return [{ kind: 'meeting', ...statedBy(sentence), who, whom, ...given({ when, where, occasion }) }]
}

/** The group governed by "with" after `from`. */
const companions = (clause: Clause, from: number): NounPhrase[] =>
  clause.obliques.filter((np) => np.preposition === 'with' && np.from >= from).slice(0, 1)

/** Some groups and the list of persons that the first of them begins. */
const listOf = (document: Document, sentence: Sentence, groups: readonly NounPhrase[]): Party[] =>
  groups[0] ? parties(document, sentence, groups, listEnd(document, sentence, groups[0])) : []

const named = (side: readonly Party[]): Party[] => side.filter((party) => party.named)

/** Who a clause says does it: "A, the mayor, and B" is one subject. */
function subjectOf(document: Document, sentence: Sentence, { subject, verb, inserted }: Clause): Party[] {
  const first = subject.find((np) => canMeet(document, sentence, np))
  const until = Math.max(...subject.map((np) => np.to), inserted?.from ?? verb.from)
  return first ? parties(document, sentence, [first], until) : []
}

function fromClause(document: Document, sentence: Sentence, clause: Clause): Meeting[] {
  const { verb } = clause
  if (verb.negated || verb.future || verb.form === 'infinitive') return []
  if (verb.lemma !== 'meet' && !holds.test(verb.lemma) && !receives.test(verb.lemma)) return []
  const subject = subjectOf(document, sentence, clause)
  const headIs = (noun: RegExp) => (np: NounPhrase) => noun.test(wordAt(sentence.tokens, np.head))
  const byGroups = clause.obliques.filter((np) => np.preposition === 'by')
  const met = (who: readonly Party[], whom: readonly Party[]) => build(document, sentence, clause, who, whom)
  const eachOther = () => (named(subject).length > 1 ? met(subject.slice(0, 1), subject.slice(1)) : [])
  if (verb.lemma === 'meet') {
    const objects = clause.objects.filter((np) => canMeet(document, sentence, np)).slice(0, 1)
    const sides = verb.passive ? byGroups : objects
    const others = sides.length > 0 ? sides : companions(clause, verb.to)
    return others.length > 0 ? met(subject, listOf(document, sentence, others)) : eachOther()
  }
  if (holds.test(verb.lemma) && verb.passive) {
    if (!clause.subject.some(headIs(/^(?:meetings?|talks)$/))) return []
    const others = listOf(document, sentence, companions(clause, verb.to))
    return build(document, sentence, clause, speakerOf(document, sentence), named(others), true)
  }
  if (holds.test(verb.lemma)) {
    const object = clause.objects.find(headIs(meetingNoun))
    if (!object) return []
    const others = companions(clause, object.to)
    if (others.length > 0) return met(subject, listOf(document, sentence, others))
    return /^(?:have|hold)$/.test(verb.lemma) ? eachOther() : []
  }
  const [who, whom] = verb.passive
    ? [parties(document, sentence, byGroups), subject]
    : [subject, parties(document, sentence, clause.objects.slice(0, 1))]
  const persons = new Set(document.entities.filter(({ kind }) => kind === 'person').map(({ name }) => name))
  return [who, whom].every((side) => side.some((party) => party.named && persons.has(party.name))) ? met(who, whom) : []
}

/** Where a list of persons after "with" or "met" ends: at the next verb, or a mark that is no comma. */
function listEnd(document: Document, sentence: Sentence, first: NounPhrase): number {
  const end = sentence.tokens.findIndex(
    ({ pos, lower }, at) =>
      at >= first.to &&
      (/^(?:VERB|AUX|SCONJ)$/.test(pos) ||
        /^(?:[.;:!?"“”—–]|in|at|during|who|which|where|when|as)$/.test(lower) ||
        inDate(document, sentence, at)),
  )
  return end < 0 ? sentence.tokens.length : end
}

const speaks = /^(?:note|say|recall|mention|stress|praise|remember|describe|point|emphasise|emphasize|underline|add)$/

/** Who speaks of the meetings in a sentence, by name: one who recalls them was there. */
function speakerOf(document: Document, sentence: Sentence): Party[] {
  const main = document.clauses(sentence).find((clause) => speaks.test(clause.verb.lemma))
  return main ? named(subjectOf(document, sentence, main)) : []
}

/** "the meetings with A and B": the subject of the sentence met them, if it is a person who speaks of them. */
function fromNoun(document: Document, sentence: Sentence, clause: Clause): Meeting[] {
  const { subject, verb } = clause
  if (holds.test(verb.lemma)) return []
  return [...subject, ...clause.objects, ...clause.obliques].flatMap((np) => {
    if (!/^meetings?$/.test(wordAt(sentence.tokens, np.head))) return []
    const next = document.chunks(sentence).find((c) => c.type === 'np' && c.from > np.head)
    if (next?.type !== 'np' || next.preposition !== 'with' || next.from > np.to + 2) return []
    const whom = named(listOf(document, sentence, [next]))
    const tells = !subject.includes(np) && speaks.test(verb.lemma)
    const who = tells ? named(subjectOf(document, sentence, clause)) : []
    return build(document, sentence, clause, who, whom, true, gatheringOf(document, sentence, next.to))
  })
}

const gathering = /^(?:meeting|session|visit|tour|trip|forum|conference|summit|congress|assembly|retreat)$/

/** A named gathering that the sentence tells of after the meeting: "the highlight of the Rowers Club offsite meeting". */
function gatheringOf(document: Document, sentence: Sentence, after: number): string | undefined {
  const np = document
    .chunks(sentence)
    .filter((c) => c.type === 'np' && c.from >= after && gathering.test(wordAt(sentence.tokens, c.head)))
    .find((c) => mentionsWithin(document, sentence, c.from, c.to).length > 0)
  return np ? phraseOf(document, sentence, np.from, np.to) : undefined
}

/** Reads the meetings off a document. */
export function extract(document: Document): Meeting[] {
  const found = new Map<string, Meeting>()
  for (const { sentence, clause } of eachClause(document)) {
    const direct = fromClause(document, sentence, clause)
    for (const meeting of direct.length > 0 ? direct : fromNoun(document, sentence, clause)) {
      const told = JSON.stringify([meeting.sentence, meeting.who, meeting.whom])
      if (!found.has(told)) found.set(told, meeting)
    }
  }
  return [...found.values()]
}
