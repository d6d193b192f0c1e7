import type { Question } from '../../nlp/question/index.ts'
import type { RankedCandidate } from '../ranking/confidence.ts'
import type { TextCandidate } from '../ranking/rank.ts'

/** "which countries", "who", "where": several may be asked for. A singular noun ("which city") asks for one. */
function maySeveral(question: Question): boolean {
  if (question.type.startsWith('NUM') || question.polar) return false
  const head = question.focusPhrase
    ? question.form.slice(question.focusPhrase.start, question.focusPhrase.end).split(/\s+/).pop()
    : undefined
  if (question.gap === 'predicate' || !head) return question.wh === 'who' || question.wh === 'where'
  return (
    /[^s]s$/i.test(head) ||
    /^(?:people|men|women|children|cities|countries|parties|companies|universities|bodies)$/i.test(head)
  )
}

/**
 * The whole list that the best candidate is a member of, where the question may ask for several: "Stanford and Harvard universities" for "Stanford".
 * @param ranked best first
 */
export function wholeList(question: Question, ranked: readonly RankedCandidate[]): TextCandidate | undefined {
  const [best] = ranked
  if (!best || !maySeveral(question)) return undefined
  const { candidate } = best
  const lists = ranked.filter(
    ({ candidate: other }) =>
      other.kind === 'list' &&
      other.view === candidate.view &&
      other.from <= candidate.from &&
      other.to >= candidate.to &&
      other.to - other.from > candidate.to - candidate.from,
  )
  // The longest: a list cut in two is no list.
  const longest = lists.reduce<RankedCandidate | undefined>(
    (most, other) =>
      most && most.candidate.to - most.candidate.from >= other.candidate.to - other.candidate.from ? most : other,
    undefined,
  )
  return longest && longest.candidate.text.length <= 400 ? longest.candidate : undefined
}
