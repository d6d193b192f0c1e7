import { memoryCorpus } from '../../../bench/memory-corpus.ts'
import { answerQuestion } from '../../../src/answer/answer.ts'
import type { Article } from '../../../src/types.ts'

export type Told = Pick<Article, 'title' | 'text'> & Partial<Pick<Article, 'published'>>

/** Asks questions of a few invented articles. The answer is undefined where they do not say. */
export function askerOf(articles: readonly Told[]): (question: string) => Promise<string | undefined> {
  const corpus = memoryCorpus(articles.map((article, i) => ({ id: `a${i}`, file: `a${i}.md`, ...article })))
  return async (question) => {
    const answer = await answerQuestion(corpus, question)
    return answer.status === 'answered' ? answer.answer : undefined
  }
}
