import QuickLRU from 'quick-lru'
import type { AnswerCorpus } from '../answer/corpus.ts'
import type { NameSource } from '../answer/names/name-source.ts'
import { Reading } from '../answer/reading.ts'
import { readDocument } from '../nlp/document.ts'
import type { Candidate, QueryTerm, SearchFilter } from '../search/engine.ts'
import type { OpenedCorpus } from './backend.ts'
import { breathe } from './breathe.ts'

/** Opened articles that are kept in memory. */
const readingLimit = 150

/** An opened corpus as answering wants it. */
export class LibraryCorpus implements AnswerCorpus {
  readonly #readings = new QuickLRU<number, Reading>({ maxSize: readingLimit })

  constructor(readonly opened: OpenedCorpus) {}

  get passages(): number {
    return this.opened.passages
  }

  get names(): NameSource {
    return this.opened.names
  }

  numberOf(articleId: string): Promise<number | undefined> {
    return this.opened.numberOf(articleId)
  }

  async readings(articles: readonly number[]): Promise<Reading[]> {
    const fresh = await this.#read(articles.filter((number) => !this.#readings.has(number)))
    return articles.flatMap((number) => fresh.get(number) ?? this.#readings.get(number) ?? [])
  }

  async #read(articles: readonly number[]): Promise<ReadonlyMap<number, Reading>> {
    const fresh = new Map<number, Reading>()
    const records = articles.length === 0 ? [] : await this.opened.records(articles)
    for (const [i, { article, payload }] of records.entries()) {
      const number = articles[i]
      if (number === undefined) continue
      const reading = new Reading(number, readDocument(article, payload.dates), payload.facts)
      this.#readings.set(number, reading)
      fresh.set(number, reading)
      await breathe()
    }
    return fresh
  }

  search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]> {
    return this.opened.search(terms, filter, limit)
  }

  documentFrequencies(terms: readonly string[]): Promise<number[]> {
    return this.opened.documentFrequencies(terms)
  }
}
