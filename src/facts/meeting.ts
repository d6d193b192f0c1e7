import type { NounPhrase } from '../nlp/chunks.ts'
import type { Clause } from '../nlp/clauses.ts'
import type { Document } from '../nlp/document.ts'
import type { Sentence } from '../nlp/types.ts'
import { eachClause, extent, mentionsWithin, parties, sentenceSpan, whenOf, whereOf, wordsOf } from './reading.ts'
import type { FactBase, Party, When } from './types.ts'

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
  if (!head || notPeople.test(head.lower) || head.pos === 'NUM') return false
  return !document.datesIn(sentence).some((date) => date.start <= head.start && date.end >= head.end)
}

/** An event that a clause names with "for", "at", "during" or "on the occasion of". */
function occasionOf(document: Document, sentence: Sentence, clause: Clause): string | undefined {
  for (const np of clause.obliques) {
    if (!occasionWord.test(np.preposition ?? '')) continue
    const event = mentionsWithin(document, sentence, np.from, np.to).find(
      (m) => document.entities[m.entity]?.kind === 'event',
    )
    if (event) return document.entities[event.entity]?.name
    if (/^(?:occasion|sidelines|margins)$/.test(sentence.tokens[np.head]?.lower ?? ''))
      return wordsOf(document, sentence, np.from, extent(document, sentence, np, /^of$/))
  }
  return undefined
}

function build(
  document: Document,
  sentence: Sentence,
  clause: Clause,
  who: readonly Party[],
  whom: readonly Party[],
  noun?: { occasion: string | undefined },
): Meeting[] {
  if (whom.length === 0 || (who.length === 0 && !whom.some((party) => party.named))) return []
  if (!who.some((p) => p.named) && !whom.some((p) => p.named)) return []
  const when = whenOf(document, sentence, clause, noun !== undefined)
  const where = whereOf(document, sentence, clause.obliques)
  const occasion = noun?.occasion ?? occasionOf(document, sentence, clause)
  return [
    {
      kind: 'meeting',
      sentence: sentence.index,
      evidence: sentenceSpan(sentence),
      who,
      whom,
      ...(when ? { when } : {}),
      ...(where ? { where } : {}),
      ...(occasion ? { occasion } : {}),
    },
  ]
}

/** Groups governed by "with" after `from`, with the "and" groups that follow. */
function companions(clause: Clause, from: number): NounPhrase[] {
  const first = clause.obliques.find((np) => np.preposition === 'with' && np.from >= from)
  return first ? [first] : []
}

function subjectOf(document: Document, sentence: Sentence, clause: Clause): Party[] {
  return parties(
    document,
    sentence,
    clause.subject.filter((np) => canMeet(document, sentence, np)).slice(0, 1),
    clause.subject[0] ? Math.max(lastSubject(clause), clause.verb.from) : undefined,
  )
}

/** End of the subject: "A, the mayor, and B" is one. */
const lastSubject = (clause: Clause): number => Math.max(...clause.subject.map((np) => np.to), 0)

const persons = new WeakMap<Document, ReadonlySet<string>>()

/** The names of a document's persons. */
function personsOf(document: Document): ReadonlySet<string> {
  const known =
    persons.get(document) ?? new Set(document.entities.filter((e) => e.kind === 'person').map((e) => e.name))
  persons.set(document, known)
  return known
}

function fromClause(document: Document, sentence: Sentence, clause: Clause): Meeting[] {
  const { verb } = clause
  if (
    verb.negated ||
    verb.future ||
    (verb.form === 'infinitive' && !/^(?:met|held)$/.test(verb.lemma) && verb.lemma !== 'meet')
  )
    return []
  if (verb.lemma === 'meet' && verb.form !== 'infinitive') {
    const sides = verb.passive
      ? clause.obliques.filter((np) => np.preposition === 'by')
      : clause.objects.filter((np) => canMeet(document, sentence, np)).slice(0, 1)
    const others = sides.length > 0 ? sides : companions(clause, verb.to)
    const until = others[0] ? listEnd(document, sentence, others[0]) : undefined
    const subject = subjectOf(document, sentence, clause)
    if (others.length === 0)
      return subject.filter((p) => p.named).length > 1
        ? build(document, sentence, clause, subject.slice(0, 1), subject.slice(1))
        : []
    return build(document, sentence, clause, subject, parties(document, sentence, others, until))
  }
  if (holds.test(verb.lemma) && verb.passive) {
    const held = clause.subject.find((np) => /^(?:meetings?|talks)$/.test(sentence.tokens[np.head]?.lower ?? ''))
    const others = held ? companions(clause, verb.to) : []
    if (!others[0]) return []
    return build(
      document,
      sentence,
      clause,
      speakerOf(document, sentence),
      parties(document, sentence, others, listEnd(document, sentence, others[0])).filter((party) => party.named),
      { occasion: undefined },
    )
  }
  if (holds.test(verb.lemma)) {
    const object = clause.objects.find((np) => meetingNoun.test(sentence.tokens[np.head]?.lower ?? ''))
    if (!object) return []
    const others = companions(clause, object.to)
    const subject = subjectOf(document, sentence, clause)
    if (others[0])
      return build(
        document,
        sentence,
        clause,
        subject,
        parties(document, sentence, others, listEnd(document, sentence, others[0])),
      )
    return subject.filter((p) => p.named).length > 1 && /^(?:have|hold)$/.test(verb.lemma)
      ? build(document, sentence, clause, subject.slice(0, 1), subject.slice(1))
      : []
  }
  if (receives.test(verb.lemma)) {
    const who = verb.passive
      ? parties(
          document,
          sentence,
          clause.obliques.filter((np) => np.preposition === 'by'),
        )
      : subjectOf(document, sentence, clause)
    const whom = verb.passive
      ? subjectOf(document, sentence, clause)
      : parties(document, sentence, clause.objects.slice(0, 1))
    const areNamed = (side: readonly Party[]) => side.some((p) => p.named && personsOf(document).has(p.name))
    return areNamed(who) && areNamed(whom) ? build(document, sentence, clause, who, whom) : []
  }
  return []
}

/** Where a list of persons after "with" or "met" ends: at the next verb, or a mark that is no comma. */
function listEnd(document: Document, sentence: Sentence, first: NounPhrase): number {
  const { tokens } = sentence
  const dates = document.datesIn(sentence)
  for (let at = first.to; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token) break
    if (
      /^[.;:!?"“”—–]$/.test(token.text) ||
      token.pos === 'VERB' ||
      token.pos === 'AUX' ||
      token.pos === 'SCONJ' ||
      /^(?:in|at|during|who|which|where|when|as)$/.test(token.lower)
    )
      return at
    if (dates.some((date) => date.start <= token.start && token.start < date.end)) return at
  }
  return tokens.length
}

const speaks = /^(?:note|say|recall|mention|stress|praise|remember|describe|point|emphasise|emphasize|underline|add)$/

/** Who speaks of the meetings in a sentence, by name: one who recalls them was there. */
function speakerOf(document: Document, sentence: Sentence): Party[] {
  const main = document.clauses(sentence).find((clause) => speaks.test(clause.verb.lemma))
  return main ? subjectOf(document, sentence, main).filter((party) => party.named) : []
}

/** "the meetings with A and B": the subject of the sentence met them, if it is a person who speaks of them. */
function fromNoun(document: Document, sentence: Sentence, clause: Clause): Meeting[] {
  return [...clause.subject, ...clause.objects, ...clause.obliques].flatMap((np) => {
    if (!/^meetings?$/.test(sentence.tokens[np.head]?.lower ?? '') || holds.test(clause.verb.lemma)) return []
    const next = document.chunks(sentence).find((c) => c.type === 'np' && c.from > np.head)
    if (next?.type !== 'np' || next.preposition !== 'with' || next.from > np.to + 2) return []
    const whom = parties(document, sentence, [next], listEnd(document, sentence, next)).filter((party) => party.named)
    const who = clause.subject.includes(np)
      ? []
      : speaks.test(clause.verb.lemma)
        ? subjectOf(document, sentence, clause).filter((party) => party.named)
        : []
    return build(document, sentence, clause, who, whom, { occasion: gatheringOf(document, sentence, next.to) })
  })
}

/** A named gathering that the sentence tells of after the meeting: "the highlight of the Rowers Club offsite meeting". */
function gatheringOf(document: Document, sentence: Sentence, after: number): string | undefined {
  const np = document
    .chunks(sentence)
    .find(
      (c) =>
        c.type === 'np' &&
        c.from >= after &&
        /^(?:meeting|session|visit|tour|trip|forum|conference|summit|congress|assembly|retreat)$/.test(
          sentence.tokens[c.head]?.lower ?? '',
        ) &&
        mentionsWithin(document, sentence, c.from, c.to).length > 0,
    )
  return np ? wordsOf(document, sentence, np.from, np.to) : undefined
}

/** Reads the meetings off a document. */
export function extract(document: Document): Meeting[] {
  const found: Meeting[] = []
  for (const { sentence, clause } of eachClause(document)) {
    const direct = fromClause(document, sentence, clause)
    for (const meeting of direct.length > 0 ? direct : fromNoun(document, sentence, clause)) {
      const names = (parties: readonly Party[]) => parties.map((party) => party.name).join()
      const first = found.findLastIndex((other) => other.sentence !== meeting.sentence) + 1
      const known = found
        .slice(first)
        .some((other) => names(other.whom) === names(meeting.whom) && names(other.who) === names(meeting.who))
      if (!known) found.push(meeting)
    }
  }
  return found
}
