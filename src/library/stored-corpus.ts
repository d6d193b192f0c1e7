import QuickLRU from 'quick-lru'
import type { AnswerCorpus } from '../answer/corpus.ts'
import { NameTable, type NameTableData } from '../answer/names/name-table.ts'
import { Reading } from '../answer/reading.ts'
import { readDocument } from '../nlp/document.ts'
import type { Candidate, QueryTerm, SearchFilter } from '../search/engine.ts'
import type { Store } from '../store/open.ts'
import type { ArticleInfo } from '../types.ts'
import type { Payload } from './payload.ts'

/** Opened articles that are kept in memory. */
const readingLimit = 300

/** A corpus that lies on disk, as answering wants it. */
export class StoredCorpus implements AnswerCorpus {
  readonly #readings = new QuickLRU<number, Reading>({ maxSize: readingLimit })
  readonly #numbers: ReadonlyMap<string, number>

  private constructor(
    readonly store: Store<Payload>,
    readonly infos: readonly ArticleInfo[],
    readonly names: NameTable,
    /** Key of a name → its latest office. */
    readonly offices: Readonly<Record<string, string>>,
  ) {
    this.#numbers = new Map(infos.map((info, number) => [info.id, number]))
  }

  static async open(store: Store<Payload>): Promise<StoredCorpus> {
    const [infos, names, offices] = await Promise.all([store.articles(), store.blob('names'), store.blob('offices')])
    return new StoredCorpus(store, infos, new NameTable((names ?? { entries: [], common: [] }) as NameTableData), (offices ?? {}) as Record<string, string>)
  }

  get passages(): number {
    return this.store.search.size
  }

  numberOf(articleId: string): number | undefined {
    return this.#numbers.get(articleId)
  }

  async reading(article: number): Promise<Reading> {
    const known = this.#readings.get(article)
    if (known) return known
    const record = await this.store.record(article)
    const reading = new Reading(article, readDocument(record.article), record.payload.facts)
    this.#readings.set(article, reading)
    return reading
  }

  search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]> {
    return this.store.search.search(terms, filter, limit)
  }

  documentFrequencies(terms: readonly string[]): Promise<number[]> {
    return this.store.search.documentFrequencies(terms)
  }
}
