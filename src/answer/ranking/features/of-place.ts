import type { Question } from '../../../nlp/question/index.ts'
import type { QuestionTerm } from '../../question-terms.ts'
import type { SentenceView } from '../sentence-view.ts'
import { markCode, prepositionCode, tagCode } from './codes.ts'
import type { MatchedToken } from './matched.ts'

/** Features of where a candidate stands: how near to the question's words, and between what. */
export const placeFeatureNames = [
  'position',
  'start',
  'afterMatches',
  'secondHalf',
  'leftDistance',
  'rightDistance',
  'meanDistance',
  'near5',
  'near10',
  'leftNext',
  'rightNext',
  'leftRun',
  'rightRun',
  'preposition',
  'prepositionFit',
  'previousMark',
  'nextMark',
  'previousPos',
  'nextPos',
  'focusBeside',
  'nextIsFocus',
  'copula',
] as const

/** A distance as good as none, in tokens. */
const far = 40

function distances(matched: readonly MatchedToken[], from: number, to: number, total: number): number[] {
  let [leftWeight, outside, sum, near5, near10] = [0, 0, 0, 0, 0]
  let left = far
  let right = far
  for (const { at, weight } of matched) {
    if (at >= from && at < to) continue
    const distance = at < from ? from - at : at - to + 1
    outside += weight
    sum += weight * Math.min(distance, far)
    if (at < from) {
      leftWeight += weight
      left = Math.min(left, distance)
    } else right = Math.min(right, distance)
    if (distance <= 5) near5 += weight
    if (distance <= 10) near10 += weight
  }
  return [
    outside === 0 ? 0.5 : leftWeight / outside,
    leftWeight > 0 && right === far ? 1 : 0,
    left,
    right,
    outside === 0 ? far : sum / outside,
    near5 / total,
    near10 / total,
  ]
}

/** Whether the next word with a meaning, past up to three small ones, is a word of the question. */
function beside(view: SentenceView, from: number, step: 1 | -1): number {
  for (let i = from, hops = 0; i >= 0 && i < view.matches.length && hops < 4; i += step, hops++) {
    if ((view.matches[i] ?? -1) >= 0) return view.strength[i] ?? 0
    if (view.content[i]) return 0
  }
  return 0
}

/** How many words with a meaning stand next to each other on this side that are all words of the question. */
function run(view: SentenceView, from: number, step: 1 | -1): number {
  let length = 0
  for (let i = from; i >= 0 && i < view.matches.length; i += step) {
    if ((view.matches[i] ?? -1) >= 0) length++
    else if (view.content[i]) break
  }
  return Math.min(length, 8)
}

/** Whether the question leaves this preposition without its noun: "stand for", "in which year", "known as". */
function asksWith(question: Question, preposition: string): boolean {
  const words = question.sentence.tokens.filter((token) => token.pos !== 'PUNCT')
  const last = words[words.length - 1]
  const first = words[0]
  return last?.lower === preposition || (first?.lower === preposition && first.pos === 'ADP')
}

const before = /^(?:is|was|are|were|be|been|become|became|called|named|as|:)$/
const after = /^(?:is|was|are|were)$/

export function placeFeatures(
  view: SentenceView,
  matched: readonly MatchedToken[],
  from: number,
  to: number,
  question: Question,
  terms: readonly QuestionTerm[],
): number[] {
  const { tokens } = view.sentence
  const previous = tokens[from - 1]
  const next = tokens[to]
  const total = terms.reduce((sum, term) => sum + term.weight, 0) || 1
  const preposition = previous?.pos === 'ADP' || previous?.lower === 'to' ? prepositionCode(previous.lower) : -2
  const { focus } = question
  let focusBefore = false
  for (let i = Math.max(0, from - 4); i < from; i++) if (tokens[i]?.lemma === focus) focusBefore = true
  return [
    tokens.length === 0 ? 0 : from / tokens.length,
    from,
    ...distances(matched, from, to, total),
    beside(view, from - 1, -1),
    beside(view, to, 1),
    run(view, from - 1, -1),
    run(view, to, 1),
    preposition,
    preposition >= 0 && asksWith(question, previous?.lower ?? '') ? 1 : 0,
    markCode(previous?.text),
    markCode(next?.text),
    tagCode(previous?.pos),
    tagCode(next?.pos),
    focus && (next?.lemma === focus || focusBefore) ? 1 : 0,
    focus && next?.lemma === focus ? 1 : 0,
    before.test(previous?.lower ?? '') ? 1 : after.test(next?.lower ?? '') ? -1 : 0,
  ]
}
