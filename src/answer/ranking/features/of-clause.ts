import type { Clause } from '../../../nlp/clauses.ts'
import type { Question } from '../../../nlp/question/index.ts'
import type { QuestionTerm } from '../../question-terms.ts'
import type { SentenceView } from '../sentence-view.ts'
import type { MatchedToken } from './matched.ts'

/** Features of the clause that a candidate stands in, and of its part there. */
export const clauseFeatureNames = ['clauseOverlap', 'clauseVerb', 'roleFit', 'argumentFit', 'verbDistance'] as const

/** A distance as good as none, in tokens. */
const far = 40

function within(groups: readonly { from: number; to: number }[], from: number, to: number): boolean {
  for (const group of groups) if (group.from < to && group.to > from) return true
  return false
}

function roleOf(clause: Clause | undefined, from: number, to: number): 'agent' | 'patient' | 'oblique' | 'none' {
  if (!clause) return 'none'
  if (within(clause.subject, from, to)) return clause.verb.passive ? 'patient' : 'agent'
  if (within(clause.objects, from, to)) return clause.verb.passive ? 'oblique' : 'patient'
  const oblique = clause.obliques.find((np) => np.from < to && np.to > from)
  if (oblique) return clause.verb.passive && oblique.preposition === 'by' ? 'agent' : 'oblique'
  return 'none'
}

/** Share of the question's other arguments that the clause has in the role that they have in the question. */
function argumentFit(
  clause: Clause | undefined,
  matched: readonly MatchedToken[],
  question: Question,
  terms: readonly QuestionTerm[],
): number {
  if (!clause || question.args.length === 0) return 0
  let all = 0
  let fit = 0
  for (const { at, term, weight } of matched) {
    const place = terms[term]
    const arg = place && question.args.find((a) => place.start >= a.start && place.end <= a.end)
    if (!arg) continue
    all += weight
    const role = roleOf(clause, at, at + 1)
    if (role === arg.role) fit += weight
    else if (role !== 'none') fit += weight * 0.4
  }
  return all === 0 ? 0 : fit / all
}

function roleFit(role: string, gap: string): number {
  if (role === 'none' || gap === 'none') return 0
  if (role === gap) return 1
  return gap === 'predicate' ? 0.5 : -1
}

export function clauseFeatures(
  view: SentenceView,
  matched: readonly MatchedToken[],
  from: number,
  to: number,
  question: Question,
  terms: readonly QuestionTerm[],
): number[] {
  const index = view.clauseOf[from] ?? -1
  const clause = view.clauses[index]
  const outside = matched.filter(({ at }) => at < from || at >= to)
  let weight = 0
  let verb = 0
  for (const { at, term, weight: own } of outside) {
    if (index < 0 || view.clauseOf[at] !== index) continue
    weight += own
    if (terms[term]?.role === 'verb' && clause && at >= clause.verb.from && at < clause.verb.to)
      verb = view.strength[at] ?? 0
  }
  const total = terms.reduce((sum, term) => sum + term.weight, 0) || 1
  const distance = clause ? Math.abs(from >= clause.verb.to ? from - clause.verb.to : clause.verb.from - to) : far
  return [
    weight / total,
    verb,
    roleFit(roleOf(clause, from, to), question.gap),
    argumentFit(clause, outside, question, terms),
    Math.min(distance, far),
  ]
}
