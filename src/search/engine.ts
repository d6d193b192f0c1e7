import type { Span } from '../types.ts'

/** One term of a query, as `analyse` gives it. */
export interface QueryTerm {
  readonly term: string
  /** Its weight beside the others, where an engine knows weights; 1 when not given. */
  readonly boost?: number
  /** Stands for its nearest spellings when no passage has it. For names only. */
  readonly fuzzy?: boolean
}

/** Keeps a search to some of the articles. */
export interface SearchFilter {
  readonly articles?: ReadonlySet<number>
  /** First day, `YYYY-MM-DD`, inclusive. An article without a date is left out when a day is given. */
  readonly from?: string
  /** Last day, `YYYY-MM-DD`, inclusive. */
  readonly to?: string
}

/** A passage that a search found: `start` and `end` are offsets into the article's text. */
export interface Candidate extends Span {
  /** Number of the article. */
  readonly article: number
  /** Comparable within one search only; greater is better. */
  readonly score: number
}

/** The part of searching that is an engine's own. Ranking and all that decides an answer stands above it. */
export interface SearchEngine {
  /** Number of passages. */
  readonly size: number
  /**
   * The passages that share a term with the query, best first, ties in the order of the articles, at most `limit`. No terms, no passages.
   * A search that is kept to articles gives their other passages after those that match, with a score of 0; kept to
   * one article, it gives all of its passages, whatever the limit.
   */
  search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]>
  /** In how many passages each term stands, in the order asked for. */
  documentFrequencies(terms: readonly string[]): Promise<number[]>
}

/** What is indexed of an article. */
export interface SearchDocument {
  readonly title: string
  readonly text: string
  /** First and last day of its publication date, `YYYY-MM-DD`. */
  readonly days?: readonly [string, string]
}

/** `YYYY-MM-DD` as the number `YYYYMMDD`. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''))
