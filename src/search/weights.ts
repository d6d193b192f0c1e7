/** Parameters of BM25 and of what surrounds it. */
export interface SearchOptions {
  /** How soon repetitions of a term stop to count; 0 to 3. */
  readonly k1: number
  /** How much long passages are held back; 0 to 1. */
  readonly b: number
  /** A term that stands in more than this part of the passages finds none of its own where a rarer one is there. */
  readonly commonShare: number
  /** No term is common in an index of fewer passages than this. */
  readonly commonFrom: number
  /** Once a query has found this many passages, its more frequent terms add only to their scores. */
  readonly candidates: number
  /** What a term counts that stands for a misspelt one, beside 1. */
  readonly nearWeight: number
}

/** Measured with `bench/retrieval.ts`. */
export const defaultOptions: SearchOptions = {
  k1: 0.8,
  b: 0.75,
  commonShare: 0.1,
  commonFrom: 200,
  candidates: 1500,
  nearWeight: 0.6,
}

/**
 * Inverse document frequency as lunr computes it, ln(1 + (N - n + 0.5) / (n + 0.5)).
 *
 * @param frequency number of passages with the term
 * @param size number of passages
 */
export function inverseFrequency(frequency: number, size: number): number {
  return Math.log(1 + Math.abs((size - frequency + 0.5) / (frequency + 0.5)))
}

/** The part of BM25 that depends on the passage; `relativeLength` is its length by the average one. */
export function saturation(count: number, relativeLength: number, { k1, b }: Pick<SearchOptions, 'k1' | 'b'>): number {
  return ((k1 + 1) * count) / (k1 * (1 - b + b * relativeLength) + count)
}
