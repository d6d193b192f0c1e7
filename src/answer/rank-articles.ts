import { closeness, closenessWeights } from '../search/closeness.ts'
import type { AnswerContext } from './context.ts'
import type { Reading } from './reading.ts'
import type { SentenceView } from './sentence-view.ts'

/** What the best sentence and the title count beside the engine's score: the best of a few on half of the questions of 12 articles of SQuAD. */
const sentenceWeight = 4
const titleWeight = 2

export interface RankedArticle {
  readonly reading: Reading
  readonly score: number
  /** Its best sentence. */
  readonly view?: SentenceView
}

/** The terms of the part of an article that is looked at. */
const termsOf = (context: AnswerContext, reading: Reading): string[] =>
  context.sentencesOf(reading).flatMap((sentence) => reading.terms(sentence).map(({ term }) => term))

/**
 * The articles found for a question, best first: by the engine's score, by how close together they have the question's
 * words, by their best sentence and their title. Those that share no word with the question are left out.
 */
export function rankArticles(context: AnswerContext): RankedArticle[] {
  const { terms, views, readings, scores } = context
  const weights = new Map(terms.map(({ term, idf }) => [term, idf]))
  const query = terms.map(({ term }) => term)
  const ranked = readings.map((reading): RankedArticle => {
    const view = views.find((candidate) => candidate.reading === reading)
    const title = terms.reduce((sum, { term, weight }) => sum + (reading.titleTerms.has(term) ? weight : 0), 0)
    const near = closeness(query, termsOf(context, reading), (term) => weights.get(term) ?? 0)
    const close = closenessWeights.pairs * near.pairs + closenessWeights.window * near.window
    const sentence = view ? view.overlapAround : 0
    const sum = (scores.get(reading) ?? 0) + close + sentenceWeight * sentence + titleWeight * title
    // Engines add up in another order: the last binary digits must not decide an order, nor show.
    const score = Math.round(sum * 1e6) / 1e6
    return { reading, score, ...(view ? { view } : {}) }
  })
  return ranked
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.reading.number - b.reading.number)
}
