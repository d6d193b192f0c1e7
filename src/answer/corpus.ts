import type { NameSource } from '../names/name-source.ts'
import type { Candidate, QueryTerm, SearchFilter } from '../search/engine.ts'
import type { Reading } from './reading.ts'

/** What answering needs of a corpus, wherever it lies. Articles have numbers; those of a corpus that was refreshed may have gaps. */
export interface AnswerCorpus {
  /** Number of passages in the index. */
  readonly passages: number
  readonly names: NameSource
  /** Number of the article with this id; undefined where there is none. */
  numberOf(articleId: string): Promise<number | undefined>
  /** Opens articles, in the order asked for. */
  readings(articles: readonly number[]): Promise<readonly Reading[]>
  search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]>
  documentFrequencies(terms: readonly string[]): Promise<number[]>
}
