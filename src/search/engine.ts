import type { Span } from '../types.ts'

/** One term of a query, as `analyse` gives it. */
export interface QueryTerm {
  readonly term: string
  /** Its weight beside the others; 1 when not given. */
  readonly boost?: number
  /** Stands for its nearest spellings when no document has it. For names only. */
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
  /** Number of the passage in its index. */
  readonly unit: number
  /** Number of the article, as it was added. */
  readonly article: number
  /** Comparable within one search only; greater is better. */
  readonly score: number
}

/** The part of searching that is an engine's own. Ranking and all that decides an answer stands above it. */
export interface SearchEngine {
  /** Number of passages. */
  readonly size: number
  /**
   * The passages that share a term with the query, best first, ties by number, at most `limit`. No terms, no passages.
   * A search that is kept to articles gives their other passages after those that match, with a score of 0; kept to
   * one article, it gives all of its passages, whatever the limit.
   */
  search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]>
  /** In how many passages each term stands, in the order asked for. */
  documentFrequencies(terms: readonly string[]): Promise<number[]>
  close(): Promise<void>
}

/** What is indexed of an article. */
export interface SearchDocument {
  readonly title: string
  readonly text: string
  /** First and last day of its publication date, `YYYY-MM-DD`. */
  readonly days?: readonly [string, string]
}

/** Takes articles, numbered upwards from 0 without gaps, and writes what an engine opens. */
export interface SearchIndexBuilder {
  add(document: SearchDocument): Promise<void>
  /** Writes the index into an existing folder. Nothing can be added after. */
  finish(folder: string): Promise<void>
}

/** A way of keeping an index in a folder. */
export interface SearchBackend {
  /** Stands in the manifest: an index of another backend is rebuilt. */
  readonly name: string
  create(): SearchIndexBuilder
  /** @throws Error when what lies in the folder is damaged */
  open(folder: string): Promise<SearchEngine>
}
