import type { Fact } from '../../../facts/index.ts'
import type { Question } from '../../../nlp/question/index.ts'
import { analyse } from '../../../search/terms.ts'
import type { Span } from '../../../types.ts'
import type { SpanCandidate } from '../../candidates/types.ts'
import { nameKey } from '../../names/name-key.ts'
import type { QuestionTerm } from '../../question-terms.ts'
import type { SentenceView } from '../sentence-view.ts'

/** Features of the facts that a candidate fills a place in: how well the rest of the fact fits the question, and which fact and place. */
export const factFeatureNames = ['factFit', 'factVerb', 'factSlot'] as const

/** A place in a fact that may be what is asked for. */
interface Slot {
  /** Number of the fact kind and the place in it. */
  readonly code: number
  /** Where it stands, or how it is named. */
  readonly at: Span | string
  /** Words of the rest of the fact. */
  readonly rest: string
  /** Dictionary forms of the verb or noun that the fact is told with. */
  readonly verbs: readonly string[]
}

/** What a candidate of the sentence is measured against. */
export interface FactSlot extends Slot {
  readonly key: string
  readonly fit: number
  readonly verb: number
}

const roleVerbs: Readonly<Record<string, readonly string[]>> = {
  attended: ['attend', 'take', 'participate', 'join'],
  visited: ['visit', 'travel', 'go'],
  opened: ['open', 'launch', 'inaugurate'],
  hosted: ['host', 'hold', 'organise', 'organize'],
  briefed: ['brief', 'inform'],
  chaired: ['chair', 'lead', 'head'],
  welcomed: ['welcome', 'greet', 'receive'],
}

function slotsOf(fact: Fact, view: SentenceView): Slot[] {
  const { document } = view.reading
  const { text } = document.article
  const namesOf = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name)
  switch (fact.kind) {
    case 'figure':
      return [{ code: 1, at: fact.span, rest: fact.of, verbs: [] }]
    case 'office': {
      const rest = `${fact.title} ${fact.of ?? ''}`
      return [
        { code: 2, at: fact.who, rest, verbs: [] },
        { code: 3, at: fact.phrase, rest: fact.who, verbs: [] },
      ]
    }
    case 'expansion':
      return [
        { code: 4, at: fact.long, rest: fact.short, verbs: [] },
        { code: 5, at: fact.short, rest: fact.long, verbs: [] },
      ]
    case 'statement': {
      const what = text.slice(fact.what.start, fact.what.end)
      return [
        { code: 6, at: fact.who, rest: what, verbs: [fact.verb] },
        { code: 7, at: fact.what, rest: fact.who, verbs: [fact.verb] },
      ]
    }
    case 'presence': {
      const who = namesOf(fact.who)
      const verbs = roleVerbs[fact.role] ?? []
      return [
        ...who.map((at) => ({ code: 8, at, rest: fact.what, verbs })),
        { code: 9, at: fact.what, rest: who.join(' '), verbs },
        ...(fact.where ? [{ code: 10, at: fact.where, rest: `${who.join(' ')} ${fact.what}`, verbs }] : []),
      ]
    }
    case 'meeting': {
      const [who, whom] = [namesOf(fact.who), namesOf(fact.whom)]
      const verbs = ['meet']
      const rest = [...who, ...whom].join(' ')
      return [
        ...who.map((at) => ({ code: 11, at, rest: whom.join(' '), verbs })),
        ...whom.map((at) => ({ code: 11, at, rest: who.join(' '), verbs })),
        ...(fact.where ? [{ code: 10, at: fact.where, rest, verbs }] : []),
      ]
    }
    case 'event': {
      const what = text.slice(fact.what.start, fact.what.end)
      const verbs = [fact.verb]
      const dates = document.datesIn(view.sentence).filter((date) => date.edtf === fact.when.edtf)
      return [
        ...dates.map((at) => ({ code: 12, at, rest: what, verbs })),
        ...(fact.where ? [{ code: 13, at: fact.where, rest: what, verbs }] : []),
        ...namesOf(fact.who).map((at) => ({ code: 14, at, rest: what, verbs })),
      ]
    }
  }
}

/** Places of the facts of a sentence, the best fit to the question first. */
export function factSlots(view: SentenceView, question: Question, terms: readonly QuestionTerm[]): FactSlot[] {
  const total = terms.reduce((sum, term) => sum + term.weight, 0) || 1
  const found: FactSlot[] = []
  for (const fact of view.reading.facts) {
    if (fact.sentence !== view.sentence.index) continue
    for (const slot of slotsOf(fact, view)) {
      const words = new Set(analyse(slot.rest))
      const fit = terms.reduce(
        (sum, { term, weight, variants }) =>
          sum + (words.has(term) ? weight : [...variants].some((variant) => words.has(variant)) ? weight * 0.6 : 0),
        0,
      )
      const verb = question.verb !== undefined && slot.verbs.includes(question.verb) ? 1 : 0
      const key = typeof slot.at === 'string' ? nameKey(slot.at) : ''
      found.push({ ...slot, key, fit: fit / total, verb })
    }
  }
  return found.sort((a, b) => b.fit + b.verb * 0.3 - (a.fit + a.verb * 0.3))
}

export function factFeatures(view: SentenceView, slots: readonly FactSlot[], candidate: SpanCandidate): number[] {
  if (slots.length === 0) return [0, 0, 0]
  const { tokens } = view.sentence
  const start = tokens[candidate.from]?.start ?? 0
  const end = tokens[candidate.to - 1]?.end ?? start
  const { text } = view.reading.document.article
  let key: string | undefined
  const isNamed = (name: string): boolean => {
    key ??= nameKey(candidate.stands ?? text.slice(start, end))
    return name === key
  }
  const slot = slots.find(({ at, key: name }) =>
    typeof at === 'string' ? isNamed(name) : at.start <= end && at.end >= end - 1 && Math.abs(at.start - start) <= 5,
  )
  return slot ? [slot.fit, slot.verb, slot.code] : [0, 0, 0]
}
