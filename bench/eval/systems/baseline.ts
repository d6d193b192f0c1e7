import type { EvalArticle, Given, OpenSystem } from '../types.ts'
import { rankByOverlap, type StemWeight, sentencesOf } from './word-overlap.ts'

/**
 * A system that finds an article and answers with its best sentence by word overlap, always.
 * @param search numbers of the articles, best first
 */
export function sentenceBaseline(
  articles: readonly EvalArticle[],
  search: (query: string, limit: number) => readonly number[],
  weight: StemWeight,
): OpenSystem {
  const byId = new Map(articles.map((article) => [article.id, article]))
  const answerFrom = (question: string, article: EvalArticle | undefined): Given => {
    const sentences = article === undefined ? [] : sentencesOf(article.text)
    const [best] = rankByOverlap(question, sentences, weight)
    const quote = best === undefined ? undefined : sentences[best.place]
    if (article === undefined || quote === undefined) return { answer: undefined, confidence: 0, shown: [] }
    return { answer: quote, confidence: best?.share ?? 0, shown: [{ article: article.id, quote }] }
  }
  return {
    async ask(question, article) {
      const [found] = article === undefined ? search(question, 1) : []
      return answerFrom(question, article === undefined ? articles[found ?? -1] : byId.get(article))
    },
    async rankArticles(query, limit) {
      return search(query, limit).flatMap((number) => articles[number]?.id ?? [])
    },
    async rankSentences(question, _, sentences) {
      return rankByOverlap(question, sentences, weight).map(({ place }) => place)
    },
    async close() {},
  }
}
