import type { Question } from '../../../nlp/question/index.ts'
import type { Token } from '../../../nlp/types.ts'
import type { SpanCandidate } from '../../candidates/types.ts'
import type { QuestionTerm } from '../../question-terms.ts'
import type { SentenceView } from '../sentence-view.ts'
import { kindCode, typeFit } from '../type-fit.ts'
import { tagCode } from './codes.ts'

/** Features of a candidate's own words. */
export const shapeFeatureNames = [
  'kind',
  'typeFit',
  'tokens',
  'firstPos',
  'lastPos',
  'headCapital',
  'digits',
  'determiner',
  'ownTerms',
  'ownWeight',
  'nameOfQuestion',
  'focusHead',
  'focusInside',
  'repeated',
  'wholeName',
  'titleTerms',
  'standsFor',
] as const

const hasDigit = ({ text }: Token): boolean => /\d/.test(text)

/** How many of the candidate's words are words of the question. */
function ownMatches(
  { matches, strength, content }: SentenceView,
  from: number,
  to: number,
  terms: readonly QuestionTerm[],
): [share: number, weight: number, onlyName: number] {
  let all = 0
  let matched = 0
  let weight = 0
  let inNames = 0
  for (let i = from; i < to; i++) {
    if (content[i]) all++
    const term = terms[matches[i] ?? -1]
    if (!term) continue
    matched++
    weight += term.weight * (strength[i] ?? 0)
    if (term.role === 'name') inNames++
  }
  return [all === 0 ? 0 : matched / all, weight, all > 0 && inNames === all ? 1 : 0]
}

export function shapeFeatures(
  view: SentenceView,
  candidate: SpanCandidate,
  question: Question,
  terms: readonly QuestionTerm[],
): number[] {
  const { from, to, kind } = candidate
  const { sentence, reading } = view
  const own = sentence.tokens.slice(from, to)
  const first = own[0]
  const last = own[own.length - 1]
  const [start, end] = [first?.start ?? 0, last?.end ?? 0]
  let [inside, titled, lastTerm] = [0, 0, '']
  for (const term of reading.terms(sentence)) {
    if (term.start < start || term.end > end) continue
    inside++
    lastTerm = term.term
    if (reading.titleTerms.has(lastTerm)) titled++
  }
  const { focus } = question
  const [ownShare, ownWeight, onlyName] = ownMatches(view, from, to, terms)
  return [
    kindCode(kind),
    typeFit(question.type, kind, own),
    to - from,
    tagCode(first?.pos),
    tagCode(last?.pos),
    /^\p{Lu}/u.test(last?.text ?? '') && from > 0 ? 1 : 0,
    own.some(hasDigit) ? 1 : 0,
    first?.pos === 'DET' ? 1 : 0,
    ownShare,
    ownWeight,
    onlyName,
    focus && last?.lemma === focus ? 1 : 0,
    focus && own.some((token) => token.lemma === focus) ? 1 : 0,
    Math.min(reading.counts.get(lastTerm) ?? 0, 10),
    reading.document.mentionsIn(sentence).some((mention) => mention.from === from && mention.to === to) ? 1 : 0,
    inside === 0 ? 0 : titled / inside,
    candidate.stands ? 1 : 0,
  ]
}
