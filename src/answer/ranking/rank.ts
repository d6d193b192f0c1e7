import type { Question } from '../../nlp/question/index.ts'
import type { Sentence } from '../../nlp/types.ts'
import { spansOf } from '../candidates/spans.ts'
import type { SpanCandidate } from '../candidates/types.ts'
import { nameKey } from '../names/name-key.ts'
import type { QuestionTerm } from '../question-terms.ts'
import type { Reading } from '../reading.ts'
import { featureNames, fillFeatures, scoreSentence } from './features/index.ts'
import { type Rival, rivalFeatureNames, rivalFeatures } from './features/of-rivals.ts'
import { type SentenceView, viewSentence } from './sentence-view.ts'
import { admissible } from './type-fit.ts'

/** A candidate with its words and where they stand. */
export interface TextCandidate extends SpanCandidate {
  readonly reading: Reading
  readonly view: SentenceView
  readonly text: string
  readonly start: number
  readonly end: number
}

const fitColumn = featureNames.indexOf('typeFit')
const distanceColumn = featureNames.indexOf('meanDistance')

/** How many sentences, best overlap first, give candidates. */
const sentenceLimit = 14

/** Best sentences first: by overlap, a little by what is around. */
export function orderViews(views: readonly SentenceView[]): SentenceView[] {
  return [...views].sort((a, b) => b.overlap + 0.3 * b.overlapAround - (a.overlap + 0.3 * a.overlapAround))
}

/** A name that the question gives is no answer to "who", "where" or "which". */
function repeatsQuestion(span: SpanCandidate, view: SentenceView, question: Question): boolean {
  if (!question.type.startsWith('HUM') && !question.type.startsWith('LOC')) return false
  if (span.stands) {
    const key = nameKey(span.stands)
    return question.names.some((name) => nameKey(name.name) === key || nameKey(name.written) === key)
  }
  let words = 0
  for (let i = span.from; i < span.to; i++) {
    if (!view.content[i]) continue
    words++
    if ((view.strength[i] ?? 0) < 1) return false
  }
  return words > 0
}

/** @param words in lower case */
function withoutArticle(words: string): string {
  const first = words.slice(0, words.indexOf(' ') + 1)
  return first === 'the ' || first === 'a ' || first === 'an ' ? words.slice(first.length) : words
}

/**
 * All candidates of the best sentences, with their feature rows.
 * @returns candidates and, for each, `featureNames.length` numbers in `rows`
 */
export function candidatesOf(
  views: readonly SentenceView[],
  question: Question,
  terms: readonly QuestionTerm[],
): { candidates: TextCandidate[]; rows: Float32Array } {
  const width = featureNames.length
  const candidates: TextCandidate[] = []
  const rivals: Rival[] = []
  const kept = views.slice(0, sentenceLimit)
  const best = Math.max(0, ...kept.map((view) => view.overlap))
  const spans = kept.map((view) => spansOf(view.reading.document, view.sentence))
  const rows = new Float32Array(spans.reduce((sum, list) => sum + list.length, 0) * width)
  kept.forEach((view, rank) => {
    const scores = scoreSentence(view, rank, best, question, terms)
    const { tokens } = view.sentence
    for (const span of spans[rank] ?? []) {
      if (
        !admissible(question.type, span.kind, tokens.slice(span.from, span.to)) ||
        repeatsQuestion(span, view, question)
      )
        continue
      const at = candidates.length * width
      fillFeatures(rows, at, scores, span, question, terms)
      const start = tokens[span.from]?.start ?? 0
      const end = tokens[span.to - 1]?.end ?? start
      const text = span.stands ?? view.reading.document.article.text.slice(start, end)
      rivals.push({
        span,
        rank,
        overlap: view.overlap,
        fit: rows[at + fitColumn] ?? 0,
        distance: rows[at + distanceColumn] ?? 0,
        key: withoutArticle(text.toLowerCase()),
      })
      candidates.push({
        sentence: span.sentence,
        from: span.from,
        to: span.to,
        kind: span.kind,
        ...(span.stands === undefined ? {} : { stands: span.stands }),
        reading: view.reading,
        view,
        start,
        end,
        text,
      })
    }
  })
  rivalFeatures(rivals).forEach((values, i) => {
    rows.set(values, (i + 1) * width - rivalFeatureNames.length)
  })
  return { candidates, rows: rows.subarray(0, candidates.length * width) }
}

/** Candidates of whole articles: for training, where the article is given. */
export function rankCandidates(
  readings: readonly Reading[],
  question: Question,
  terms: readonly QuestionTerm[],
): { candidates: TextCandidate[]; rows: Float32Array } {
  const views = readings.flatMap((reading) =>
    reading.document.sentences.map((sentence: Sentence) => viewSentence(reading, sentence, question, terms)),
  )
  return candidatesOf(orderViews(views), question, terms)
}
