import type { Question } from '../../nlp/question/index.ts'
import { spansOf } from '../candidates/spans.ts'
import type { SpanCandidate } from '../candidates/types.ts'
import { nameKey } from '../names/name-key.ts'
import type { QuestionTerm } from '../question-terms.ts'
import type { Standing } from '../rank-articles.ts'
import type { Reading } from '../reading.ts'
import { featureNames, fillFeatures, scoreSentence } from './features/index.ts'
import { focusMeaning } from './features/of-meaning.ts'
import { type Rival, rivalFeatureNames, rivalFeatures } from './features/of-rivals.ts'
import type { SentenceView } from './sentence-view.ts'
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

/** How many sentences, best first, give candidates: of 4 to 14, where more add little on the open questions of 12 articles. */
const sentenceLimit = 8

/** How the article of a sentence stands among those found. */
export type Standings = ReadonlyMap<Reading, Standing>

/** An article that is asked alone. */
const alone: Standing = { rank: 0, share: 1 }

/** What the standing of its article counts in the order of sentences, beside the overlap. */
const standingWeight = 0.3

/** Best sentences first: by overlap, a little by what is around and by how well the article fits. */
export function orderViews(views: readonly SentenceView[], standings?: Standings): SentenceView[] {
  const value = (view: SentenceView): number =>
    view.overlap + 0.3 * view.overlapAround + standingWeight * (standings?.get(view.reading)?.share ?? 0)
  return views
    .map((view) => ({ view, value: value(view) }))
    .sort((a, b) => b.value - a.value)
    .map(({ view }) => view)
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
 * @param standings of the articles that were found; none where one article is asked alone
 * @returns candidates and, for each, `featureNames.length` numbers in `rows`
 */
export function candidatesOf(
  views: readonly SentenceView[],
  question: Question,
  terms: readonly QuestionTerm[],
  standings?: Standings,
): { candidates: TextCandidate[]; rows: Float32Array } {
  const width = featureNames.length
  const candidates: TextCandidate[] = []
  const rivals: Rival[] = []
  const kept = views.slice(0, sentenceLimit)
  const best = Math.max(0, ...kept.map((view) => view.overlap))
  const spans = kept.map((view) => spansOf(view.reading.document, view.sentence))
  const rows = new Float32Array(spans.reduce((sum, list) => sum + list.length, 0) * width)
  const meaning = focusMeaning(question)
  kept.forEach((view, rank) => {
    const scores = scoreSentence(view, rank, best, question, terms, meaning, {
      ...(standings?.get(view.reading) ?? alone),
      articles: standings?.size ?? 1,
    })
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
