import type { Candidate, QueryTerm, SearchFilter } from '../search/engine.ts'
import type { ArticleInfo } from '../types.ts'
import type { NameTable } from './names/name-table.ts'
import type { Reading } from './reading.ts'

/** What answering needs of a corpus, wherever it lies. Articles are numbered from 0. */
export interface AnswerCorpus {
  /** Number of passages in the index. */
  readonly passages: number
  readonly infos: readonly ArticleInfo[]
  readonly names: NameTable
  numberOf(articleId: string): number | undefined
  reading(article: number): Promise<Reading>
  search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]>
  documentFrequencies(terms: readonly string[]): Promise<number[]>
}
