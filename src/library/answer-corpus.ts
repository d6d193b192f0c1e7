import type { AnswerCorpus } from '../answer/corpus.ts'
import { Reading } from '../answer/reading.ts'
import { breathe } from '../breathe.ts'
import type { NameSource } from '../names/name-source.ts'
import { openDocument } from '../nlp/document-record.ts'
import type { Candidate, QueryTerm, SearchFilter } from '../search/engine.ts'
import type { OpenedCorpus } from './backend.ts'
import { ReadingCache } from './reading-cache.ts'

/** Characters of the opened articles that are kept in memory, which take some 20 MB: those of 100 news articles. Opening one again takes less than a millisecond. */
const keptCharacters = 250_000

/** An opened corpus as answering wants it. */
export class LibraryCorpus implements AnswerCorpus {
  readonly #readings: ReadingCache

  /** @param kept characters of opened articles that are kept in memory */
  constructor(
    readonly opened: OpenedCorpus,
    kept = keptCharacters,
  ) {
    this.#readings = new ReadingCache(kept)
  }

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
    const known = new Map(articles.map((number) => [number, this.#readings.get(number)]))
    const fresh = await this.#read(articles.filter((number) => !known.get(number)))
    return articles.flatMap((number) => fresh.get(number) ?? known.get(number) ?? [])
  }

  async #read(articles: readonly number[]): Promise<ReadonlyMap<number, Reading>> {
    const fresh = new Map<number, Reading>()
    const records = articles.length === 0 ? [] : await this.opened.records(articles)
    for (const [i, { article, payload }] of records.entries()) {
      const number = articles[i]
      if (number === undefined) continue
      const reading = new Reading(number, openDocument(article, payload.document), payload.facts)
      this.#readings.add(number, reading)
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
