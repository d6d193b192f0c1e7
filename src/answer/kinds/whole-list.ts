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

/** Whether a candidate only repeats what is asked for: "two large factories" for "which factories". */
function repeatsFocus({ focus }: Question, { view, from, to }: TextCandidate): boolean {
  return focus !== undefined && view.sentence.tokens.slice(from, to).some(({ lemma }) => lemma === focus)
}

/**
 * The whole list that the best candidate is a member of, or cuts into, where the question may ask for several: "Stanford and Harvard universities" for
 * "Stanford". For a candidate that only repeats what is asked for, the list that follows it.
 * @param ranked best first
 */
export function wholeList(question: Question, ranked: readonly RankedCandidate[]): TextCandidate | undefined {
  const [best] = ranked
  if (!best || !maySeveral(question)) return undefined
  const { candidate } = best
  const lists = ranked
    .map(({ candidate: other }) => other)
    .filter((other) => other.kind === 'list' && other.view === candidate.view && other.text.length <= 400)
  const around = lists.filter(
    ({ from, to }) => from < candidate.to && to > candidate.from && !(from >= candidate.from && to <= candidate.to),
  )
  const isAsked = question.focus !== undefined && question.gap !== 'predicate'
  const behind = isAsked && repeatsFocus(question, candidate) ? lists.filter((list) => list.from >= candidate.to) : []
  // The longest: a list cut in two is no list.
  const [longest] = [...(around.length > 0 ? around : behind)].sort((a, b) => b.to - b.from - (a.to - a.from))
  return longest && longest !== candidate ? longest : undefined
}
