/** Deeds that are each other's contrary: who opened a thing is not told by who closed it. */
import { analyse } from '../search/terms.ts'
import type { AnswerContext } from './context.ts'
import type { SentenceView } from './sentence-view.ts'

/** Words of one side, then of the other. Buying and selling, winning and losing are no contraries: one deed has both. */
const pairs: readonly (readonly [string, string])[] = [
  ['open reopen inaugurate', 'close shut'],
  ['build erect construct', 'demolish destroy raze dismantle'],
  ['found establish create', 'abolish dissolve disband'],
  ['appoint hire employ engage', 'dismiss fire sack remove oust'],
  ['join enter', 'leave quit'],
  ['start begin launch commence', 'end stop finish cease'],
  ['rise increase grow climb gain', 'fall decrease shrink drop decline'],
  ['raise', 'lower cut reduce'],
  ['arrive', 'depart'],
  ['accept approve adopt pass', 'reject refuse decline veto'],
  ['support back endorse praise', 'oppose criticise criticize condemn attack'],
  ['allow permit legalise', 'forbid ban prohibit outlaw'],
  ['import', 'export'],
  ['marry', 'divorce'],
  ['remember', 'forget'],
  ['survive', 'die perish'],
  ['arrest jail imprison', 'release free acquit'],
  ['strengthen', 'weaken'],
  ['widen', 'narrow'],
]

/** Contraries by index term. */
const contraries = new Map<string, Set<string>>()
for (const pair of pairs) {
  for (const [own, other] of [pair, [pair[1], pair[0]] as const]) {
    for (const term of analyse(own)) contraries.set(term, new Set([...(contraries.get(term) ?? []), ...analyse(other)]))
  }
}

/** Whether a sentence tells the contrary of the deed that a question or claim is about, and not the deed itself. */
export function tellsContrary({ terms }: AnswerContext, view: SentenceView): boolean {
  const told = new Set(view.reading.terms(view.sentence).map(({ term }) => term))
  return terms.some(({ term, role }, i) => {
    const others = role === 'verb' ? contraries.get(term) : undefined
    return others !== undefined && (view.found[i] ?? 0) < 0.5 && [...others].some((other) => told.has(other))
  })
}
