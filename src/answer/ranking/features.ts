import type { Clause } from '../../nlp/clauses.ts'
import type { Question } from '../../nlp/question/index.ts'
import type { PartOfSpeech } from '../../nlp/types.ts'
import type { SpanCandidate } from '../candidates/types.ts'
import type { QuestionTerm } from '../question-terms.ts'
import type { SentenceView } from './sentence-view.ts'
import { kindCode, typeCode, typeFit } from './type-fit.ts'

/** Names of the features, in the order of a row. */
export const featureNames = [
  'overlap', 'overlapAround', 'pairs', 'names', 'namesAround', 'date', 'sentenceRank', 'behindBest', 'sentenceLength', 'sentenceFirst', 'verbFound', 'focusFound', 'missing',
  'qType', 'qWh', 'qGap', 'qLength', 'kind', 'typeFit', 'tokens', 'firstPos', 'lastPos', 'headCapital', 'digits', 'determiner', 'ownTerms', 'ownWeight', 'nameOfQuestion', 'position', 'afterMatches',
  'leftDistance', 'rightDistance', 'meanDistance', 'near5', 'near10', 'leftNext', 'rightNext', 'leftRun', 'rightRun', 'clauseOverlap', 'clauseVerb', 'roleFit', 'argumentFit', 'preposition', 'prepositionFit',
  'nextMark', 'previousMark', 'focusHead', 'focusInside', 'focusBeside', 'copula', 'repeated', 'wholeName', 'previousPos', 'nextPos', 'verbDistance', 'titleTerms', 'nextIsFocus', 'namesMissing', 'numbersMissing', 'datesMissing', 'missingShare', 'missingRarest', 'superlativeMissing', 'negated', 'unknownNames', 'secondHalf',
] as const

export type FeatureName = (typeof featureNames)[number]

const tags: readonly PartOfSpeech[] = ['PROPN', 'NOUN', 'PRON', 'NUM', 'ADJ', 'DET', 'ADV', 'VERB', 'AUX', 'PART', 'ADP', 'SCONJ', 'CCONJ', 'SYM', 'INTJ', 'X', 'PUNCT']
const tagCode = (pos: PartOfSpeech | undefined): number => (pos ? tags.indexOf(pos) : -1)
const whs = ['who', 'whose', 'when', 'where', 'why', 'how', 'which', 'what', 'none']
const gaps = ['agent', 'patient', 'predicate', 'oblique', 'none']
const prepositions = ['of', 'in', 'at', 'on', 'by', 'to', 'for', 'from', 'with', 'as', 'during', 'after', 'before', 'between', 'into', 'through', 'about', 'under', 'since', 'until']
const far = 40

/** What does not change from one candidate of a sentence to the next. */
export interface SentenceScores {
  readonly view: SentenceView
  /** Place of the sentence among all, by overlap: 0 is the best. */
  readonly rank: number
  /** Overlap of the best sentence. */
  readonly best: number
  /** Weighted places of the matched tokens. */
  readonly matched: readonly { readonly at: number; readonly term: number; readonly weight: number }[]
  /** What the sentence lacks, in the order of the features. */
  readonly lacks: readonly number[]
}

const superlative = /^(?:most|least|first|last|only|largest|biggest|smallest|highest|lowest|oldest|youngest|longest|shortest|best|worst|main|except)$/
const negation = /^(?:not|n't|never|no|without|nor|neither|cannot)$/

/** What the question has and the sentence has not: names, numbers, dates, the share of all, the rarest, superlatives, a negation; names that no article has. */
function lacks(view: SentenceView, question: Question, terms: readonly QuestionTerm[]): number[] {
  const missing = (test: (term: QuestionTerm) => boolean) => terms.reduce((sum, term, i) => sum + (test(term) && (view.foundAround[i] ?? 0) === 0 ? term.weight : 0), 0)
  const weight = terms.reduce((sum, term) => sum + term.weight, 0) || 1
  const words = new Set(view.sentence.tokens.map((token) => token.lower))
  const asked = question.sentence.tokens.map((token) => token.lower)
  return [
    missing((term) => term.role === 'name'),
    missing((term) => term.role === 'number'),
    missing((term) => term.role === 'date'),
    missing((term) => term.role !== 'focus') / weight,
    terms.reduce((most, term, i) => ((view.found[i] ?? 0) === 0 && term.role !== 'focus' ? Math.max(most, term.weight) : most), 0),
    asked.filter((word) => superlative.test(word) && !words.has(word)).length,
    [...words].some((word) => negation.test(word)) && !asked.some((word) => negation.test(word)) ? 1 : 0,
    question.unknownNames.length,
  ]
}

/** Prepares a sentence for its candidates. */
export function scoreSentence(view: SentenceView, rank: number, best: number, question: Question, terms: readonly QuestionTerm[]): SentenceScores {
  const matched: { at: number; term: number; weight: number }[] = []
  view.matches.forEach((term, at) => {
    const weight = (terms[term]?.weight ?? 0) * (view.strength[at] ?? 0)
    if (weight > 0) matched.push({ at, term, weight })
  })
  return { view, rank, best, matched, lacks: lacks(view, question, terms) }
}

function roleOf(clause: Clause | undefined, from: number, to: number): 'agent' | 'patient' | 'oblique' | 'none' {
  if (!clause) return 'none'
  const within = (groups: readonly { from: number; to: number }[]) => groups.some((np) => np.from < to && np.to > from)
  if (within(clause.subject)) return clause.verb.passive ? 'patient' : 'agent'
  if (within(clause.objects)) return clause.verb.passive ? 'oblique' : 'patient'
  const oblique = clause.obliques.find((np) => np.from < to && np.to > from)
  if (oblique) return clause.verb.passive && oblique.preposition === 'by' ? 'agent' : 'oblique'
  return 'none'
}

/** Share of the question's other arguments that the clause has in the role that they have in the question. */
function argumentFit(s: SentenceScores, clause: Clause | undefined, question: Question, terms: readonly QuestionTerm[], from: number, to: number): number {
  if (!clause || question.args.length === 0) return 0
  let all = 0
  let fit = 0
  for (const { at, term, weight } of s.matched) {
    if (at >= from && at < to) continue
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

/**
 * The feature row of a candidate. All values are numbers that mean the same in every corpus (shares, places, codes), never words.
 * @param row filled in place, `featureNames.length` long
 */
export function fillFeatures(row: Float32Array, s: SentenceScores, candidate: SpanCandidate, question: Question, terms: readonly QuestionTerm[]): void {
  const { view } = s
  const { sentence, matches, strength, content, clauseOf } = view
  const { tokens } = sentence
  const { from, to } = candidate
  const own = tokens.slice(from, to)
  const previous = tokens[from - 1]
  const next = tokens[to]
  const clauseIndex = clauseOf[from] ?? -1
  const clause = view.clauses[clauseIndex]
  let k = 0
  const put = (value: number) => {
    row[k++] = value
  }
  const verbTerm = terms.findIndex((term) => term.role === 'verb')
  const focusTerm = terms.findIndex((term) => term.role === 'focus')
  put(view.overlap)
  put(view.overlapAround)
  put(view.pairs)
  put(view.names)
  put(view.namesAround)
  put(view.date)
  put(Math.min(s.rank, 10))
  put(s.best - view.overlap)
  put(Math.min(tokens.length, 80))
  put(sentence.index === 0 ? 1 : 0)
  put(verbTerm < 0 ? -1 : (view.found[verbTerm] ?? 0))
  put(focusTerm < 0 ? -1 : (view.found[focusTerm] ?? 0))
  put(terms.reduce((most, term, i) => ((view.foundAround[i] ?? 0) === 0 && term.role !== 'focus' ? Math.max(most, term.weight) : most), 0))
  put(typeCode(question.type))
  put(whs.indexOf(question.wh))
  put(gaps.indexOf(question.gap))
  put(Math.min(terms.length, 15))
  put(kindCode(candidate.kind))
  put(typeFit(question.type, candidate.kind, own))
  put(to - from)
  put(tagCode(own[0]?.pos))
  put(tagCode(own[own.length - 1]?.pos))
  put(/^\p{Lu}/u.test(own[own.length - 1]?.text ?? '') && from > 0 ? 1 : 0)
  put(own.some((token) => /\d/.test(token.text)) ? 1 : 0)
  put(own[0]?.pos === 'DET' ? 1 : 0)
  let ownTerms = 0
  let ownMatched = 0
  let ownWeight = 0
  let nameTokens = 0
  for (let i = from; i < to; i++) {
    if (content[i]) ownTerms++
    if ((matches[i] ?? -1) >= 0) {
      ownMatched++
      ownWeight += (terms[matches[i] ?? 0]?.weight ?? 0) * (strength[i] ?? 0)
      if (terms[matches[i] ?? 0]?.role === 'name') nameTokens++
    }
  }
  put(ownTerms === 0 ? 0 : ownMatched / ownTerms)
  put(ownWeight)
  put(ownTerms > 0 && nameTokens === ownTerms ? 1 : 0)
  put(tokens.length === 0 ? 0 : from / tokens.length)
  let leftWeight = 0
  let outside = 0
  let left = far
  let right = far
  let distances = 0
  let near5 = 0
  let near10 = 0
  let clauseWeight = 0
  let clauseVerb = 0
  for (const { at, term, weight } of s.matched) {
    if (at >= from && at < to) continue
    const distance = at < from ? from - at : at - to + 1
    outside += weight
    distances += weight * Math.min(distance, far)
    if (at < from) {
      leftWeight += weight
      left = Math.min(left, distance)
    } else right = Math.min(right, distance)
    if (distance <= 5) near5 += weight
    if (distance <= 10) near10 += weight
    if (clauseIndex >= 0 && clauseOf[at] === clauseIndex) {
      clauseWeight += weight
      if (term === verbTerm && clause && at >= clause.verb.from && at < clause.verb.to) clauseVerb = strength[at] ?? 0
    }
  }
  const total = terms.reduce((sum, term) => sum + term.weight, 0) || 1
  put(outside === 0 ? 0.5 : leftWeight / outside)
  put(left)
  put(right)
  put(outside === 0 ? far : distances / outside)
  put(near5 / total)
  put(near10 / total)
  put(beside(view, from - 1, -1))
  put(beside(view, to, 1))
  put(run(view, from - 1, -1))
  put(run(view, to, 1))
  put(clauseWeight / total)
  put(clauseVerb)
  const role = roleOf(clause, from, to)
  put(role === 'none' || question.gap === 'none' ? 0 : role === question.gap ? 1 : question.gap === 'predicate' ? 0.5 : -1)
  put(argumentFit(s, clause, question, terms, from, to))
  const preposition = previous?.pos === 'ADP' || previous?.lower === 'to' ? prepositions.indexOf(previous.lower) : -2
  put(preposition)
  put(preposition >= 0 && asksWith(question, previous?.lower ?? '') ? 1 : 0)
  put(markCode(next?.text))
  put(markCode(previous?.text))
  const head = own[own.length - 1]
  put(question.focus && head?.lemma === question.focus ? 1 : 0)
  put(question.focus && own.some((token) => token.lemma === question.focus) ? 1 : 0)
  put(question.focus && (next?.lemma === question.focus || tokens.slice(Math.max(0, from - 4), from).some((token) => token.lemma === question.focus)) ? 1 : 0)
  put(/^(?:is|was|are|were|be|been|become|became|called|named|as|:)$/.test(previous?.lower ?? '') ? 1 : /^(?:is|was|are|were)$/.test(next?.lower ?? '') ? -1 : 0)
  put(Math.min(view.reading.counts.get(ownTerm(view, from, to)) ?? 0, 10))
  put(view.reading.document.mentionsIn(sentence).some((mention) => mention.from === from && mention.to === to) ? 1 : 0)
  put(tagCode(previous?.pos))
  put(tagCode(next?.pos))
  put(clause ? Math.min(Math.abs(from >= clause.verb.to ? from - clause.verb.to : clause.verb.from - to), far) : far)
  put(titleShare(view, from, to))
  put(question.focus && next?.lemma === question.focus ? 1 : 0)
  for (const value of s.lacks) put(value)
  put(leftWeight > 0 && right === far ? 1 : 0)
}

function ownTerm(view: SentenceView, from: number, to: number): string {
  const start = view.sentence.tokens[from]?.start ?? 0
  const end = view.sentence.tokens[to - 1]?.end ?? 0
  const inside = view.reading.terms(view.sentence).filter((term) => term.start >= start && term.end <= end)
  return inside[inside.length - 1]?.term ?? ''
}

function titleShare(view: SentenceView, from: number, to: number): number {
  const start = view.sentence.tokens[from]?.start ?? 0
  const end = view.sentence.tokens[to - 1]?.end ?? 0
  const inside = view.reading.terms(view.sentence).filter((term) => term.start >= start && term.end <= end)
  return inside.length === 0 ? 0 : inside.filter((term) => view.reading.titleTerms.has(term.term)).length / inside.length
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

function markCode(text: string | undefined): number {
  if (text === undefined) return 0
  const at = [',', '.', '(', ')', '"', ';', ':'].indexOf(text)
  return at < 0 ? (/^[“”]$/.test(text) ? 5 : /^(?:and|or)$/.test(text) ? 8 : /^['’]s?$/.test(text) ? 9 : 10) : at + 1
}

/** Whether the question leaves this preposition without its noun: "stand for", "in which year", "known as". */
function asksWith(question: Question, preposition: string): boolean {
  const { tokens } = question.sentence
  const words = tokens.filter((token) => token.pos !== 'PUNCT')
  const last = words[words.length - 1]
  const first = words[0]
  return last?.lower === preposition || (first?.lower === preposition && first.pos === 'ADP')
}
