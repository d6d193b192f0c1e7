import type { Question } from '../../../nlp/question/index.ts'
import type { QuestionTerm, TermRole } from '../../question-terms.ts'
import type { SentenceView } from '../sentence-view.ts'
import type { MatchedToken } from './matched.ts'

/** Features of how the words around a candidate line up with those of the question. Signed distances: before the candidate < 0. */
export const alignmentFeatureNames = [
  'verbAt',
  'nameAt',
  'focusAt',
  'rarestAt',
  'firstTermAt',
  'lastTermAt',
  'leftPhrase',
  'rightPhrase',
  'leftSkipped',
  'rightSkipped',
  'segmentOverlap',
  'outsideOverlap',
  'inBrackets',
  'afterComma',
  'qPassive',
  'clausePassive',
] as const

/** A distance as good as none, in tokens; and what stands for a word that is not there. */
const far = 40
const absent = 50

/** Signed distance from a candidate to the nearest of some places. */
function signed(places: readonly number[], from: number, to: number): number {
  let best = absent
  for (const at of places) {
    const distance = at < from ? at - from : at >= to ? at - to + 1 : 0
    if (Math.abs(distance) < Math.abs(best)) best = distance
  }
  return best === absent ? absent : Math.max(-far, Math.min(far, best))
}

/** What of a question and a sentence the alignment of all its candidates needs. */
export interface Alignment {
  readonly verb: readonly number[]
  readonly name: readonly number[]
  readonly focus: readonly number[]
  readonly rarest: readonly number[]
  readonly first: readonly number[]
  readonly last: readonly number[]
  /** Each lemma of the question with the places at which it stands there. */
  readonly asked: ReadonlyMap<string, readonly number[]>
  readonly askedLemmas: readonly string[]
}

export function alignmentOf(
  matched: readonly MatchedToken[],
  question: Question,
  terms: readonly QuestionTerm[],
): Alignment {
  const places = (test: (term: QuestionTerm, index: number) => boolean) =>
    matched.flatMap(({ at, term }) => {
      const own = terms[term]
      return own && test(own, term) ? [at] : []
    })
  const role = (wanted: TermRole) => places((term) => term.role === wanted)
  const found = [...new Set(matched.map(({ term }) => term))].sort((a, b) => a - b)
  const heaviest = Math.max(0, ...found.map((term) => terms[term]?.weight ?? 0))
  const askedLemmas = question.sentence.tokens.filter((token) => token.pos !== 'PUNCT').map((token) => token.lemma)
  const asked = new Map<string, number[]>()
  askedLemmas.forEach((lemma, at) => {
    asked.set(lemma, [...(asked.get(lemma) ?? []), at])
  })
  return {
    verb: role('verb'),
    name: role('name'),
    focus: role('focus'),
    rarest: places((term) => term.weight === heaviest),
    first: places((_, index) => index === found[0]),
    last: places((_, index) => index === found[found.length - 1]),
    asked,
    askedLemmas,
  }
}

/** Length of the run of tokens beside a candidate that stands in the question in the same order, word by word. */
function phrase(view: SentenceView, { asked, askedLemmas }: Alignment, at: number, step: 1 | -1): number {
  const { tokens } = view.sentence
  let longest = 0
  for (const place of asked.get(tokens[at]?.lemma ?? '') ?? []) {
    let length = 1
    while (
      length < 8 &&
      tokens[at + step * length] !== undefined &&
      askedLemmas[place + step * length] === tokens[at + step * length]?.lemma
    )
      length++
    longest = Math.max(longest, length)
  }
  return longest
}

/** How many words with a meaning lie between a candidate and the nearest word of the question on one side. */
function skipped(view: SentenceView, from: number, step: 1 | -1): number {
  let count = 0
  for (let i = from; i >= 0 && i < view.matches.length; i += step) {
    if ((view.matches[i] ?? -1) >= 0) return Math.min(count, 10)
    if (view.content[i]) count++
  }
  return 12
}

const parts = new Set([',', ';', ':', '(', ')', '—', '–'])

/** Weight of the matches in the part of the sentence, between marks, that the candidate stands in. */
function segmentWeight(view: SentenceView, matched: readonly MatchedToken[], from: number, to: number): number {
  const { tokens } = view.sentence
  let left = from
  let right = to
  while (left > 0 && !parts.has(tokens[left - 1]?.text ?? '')) left--
  while (right < tokens.length && !parts.has(tokens[right]?.text ?? '')) right++
  let sum = 0
  for (const { at, weight } of matched) if (at >= left && at < right && (at < from || at >= to)) sum += weight
  return sum
}

function bracketed(view: SentenceView, from: number): boolean {
  const { tokens } = view.sentence
  for (let i = from - 1; i >= 0 && i >= from - 15; i--) {
    if (tokens[i]?.text === ')') return false
    if (tokens[i]?.text === '(') return true
  }
  return false
}

export function alignmentFeatures(
  view: SentenceView,
  alignment: Alignment,
  matched: readonly MatchedToken[],
  from: number,
  to: number,
  question: Question,
  total: number,
): number[] {
  const { tokens } = view.sentence
  const clause = view.clauses[view.clauseOf[from] ?? -1]
  const counts = ({ at }: MatchedToken): boolean => at < from || at >= to
  let weight = 0
  matched.forEach((own, place) => {
    // Each term once, by its first word outside.
    if (counts(own) && matched.findIndex((other) => other.term === own.term && counts(other)) === place)
      weight += own.weight
  })
  return [
    signed(alignment.verb, from, to),
    signed(alignment.name, from, to),
    signed(alignment.focus, from, to),
    signed(alignment.rarest, from, to),
    signed(alignment.first, from, to),
    signed(alignment.last, from, to),
    phrase(view, alignment, from - 1, -1),
    phrase(view, alignment, to, 1),
    skipped(view, from - 1, -1),
    skipped(view, to, 1),
    segmentWeight(view, matched, from, to) / total,
    weight / total,
    bracketed(view, from) ? 1 : 0,
    tokens[from - 1]?.text === ',' ? (tokens[to]?.text === ',' ? 2 : 1) : 0,
    question.passive ? 1 : 0,
    clause ? (clause.verb.passive ? 1 : 0) : -1,
  ]
}
