import { PlainBm25 } from '../../bm25.ts'
import type { System } from '../types.ts'
import { sentenceBaseline } from './baseline.ts'
import { stemsOf } from './word-overlap.ts'

/** Plain BM25, and the sentence with the most of the question's words, rare ones weighing more. */
export const bm25System: System = {
  name: 'BM25',
  async open({ articles }) {
    const engine = new PlainBm25(articles.map(({ title, text }) => `${title}\n${text}`))
    const frequency = new Map<string, number>()
    for (const { text } of articles)
      for (const stem of stemsOf(text)) frequency.set(stem, (frequency.get(stem) ?? 0) + 1)
    const rarity = (stem: string): number => Math.log(1 + articles.length / (0.5 + (frequency.get(stem) ?? 0)))
    return sentenceBaseline(articles, (query, limit) => engine.search(query, limit), rarity)
  },
}
