import { typeOfNoun } from '../../../nlp/question/focus-words.ts'
import type { Question } from '../../../nlp/question/index.ts'
import type { QuestionTerm } from '../../question-terms.ts'
import { typeCode } from '../type-fit.ts'
import { gapCode, whCode } from './codes.ts'

/** Features that are the same for all candidates of a question. */
export const questionFeatureNames = ['qType', 'qWh', 'qGap', 'qLength', 'qPattern', 'qFocusClass'] as const

/** Second word classes of a question: "what is", "what did", "what type of". */
const patterns: readonly RegExp[] = [
  /^(?:is|are|was|were)$/,
  /^(?:did|does|do)$/,
  /^(?:has|have|had|can|could|will|would|should|may|might)$/,
  /^(?:kind|type|sort|form|part)s?$/,
  /^(?:name|term|word|title)$/,
  /^(?:year|date|month|day|century|time)$/,
  /^(?:many|much)$/,
  /^(?:long|old|far|often|large|big|high)$/,
]

function patternOf(question: Question): number {
  const { tokens } = question.sentence
  const at = tokens.findIndex((token) => /^(?:what|which|how|who|when|where|why)$/.test(token.lower))
  const second = tokens[at + 1]
  if (!second) return -1
  const found = patterns.findIndex((pattern) => pattern.test(second.lower))
  if (found >= 0) return found
  return second.pos === 'VERB' ? 8 : second.pos === 'NOUN' || second.pos === 'ADJ' ? 9 : 10
}

export function questionFeatures(question: Question, terms: readonly QuestionTerm[]): number[] {
  const focusClass = question.focus ? typeCode(typeOfNoun(question.focus) ?? 'DESC:desc') : -1
  return [
    typeCode(question.type),
    whCode(question.wh),
    gapCode(question.gap),
    Math.min(terms.length, 15),
    patternOf(question),
    focusClass,
  ]
}
