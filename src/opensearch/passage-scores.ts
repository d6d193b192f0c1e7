import * as z from 'zod'
import type { Candidate } from '../search/engine.ts'
import { defaultOptions, saturation } from '../search/weights.ts'
import type { KnownTerm } from './passage-query.ts'
import type { Hit } from './responses.ts'

const passage = z.object({
  article: z.number(),
  unit: z.number(),
  start: z.number(),
  end: z.number(),
  length: z.number(),
  terms: z.string(),
})

/**
 * The passages that a search found, best first by their exact BM25 score, ties by number. The cluster keeps the length
 * of a passage in one byte and counts what is deleted, so that its own scores are near but not the same.
 *
 * @param terms of the query, no term twice
 * @param averageLength terms in a passage, on average over the index
 */
export function candidatesOf(hits: readonly Hit[], terms: readonly KnownTerm[], averageLength: number): Candidate[] {
  const weights = new Map(terms.map(({ term, weight }) => [term, weight]))
  return hits
    .map(({ _source }) => {
      const { terms: text, length, ...place } = passage.parse(_source)
      return { ...place, score: scoreOf(text.split(' '), length / averageLength, weights) }
    })
    .sort((a, b) => b.score - a.score || a.unit - b.unit)
}

function scoreOf(words: readonly string[], relativeLength: number, weights: ReadonlyMap<string, number>): number {
  const counts = new Map<string, number>()
  for (const word of words) if (weights.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  let score = 0
  // In the order of the query, so that sums of the same numbers are the same to the last bit.
  for (const [term, weight] of weights) {
    const count = counts.get(term)
    if (count !== undefined) score += weight * saturation(count, relativeLength, defaultOptions)
  }
  return score
}
