import { breathe } from '../../breathe.ts'
import { ftsString, numberIn, type SqliteFile, textIn } from '../../search/database.ts'
import type { Candidate, QueryTerm, SearchEngine, SearchFilter } from '../../search/engine.ts'
import { FtsSearch } from '../../search/fts-search.ts'
import { LunrSearch } from '../../search/lunr-search.ts'
import type { StoredRecord } from '../../store/types.ts'
import type { ArticleInfo } from '../../types.ts'
import type { CorpusHealth, OpenedCorpus, Page } from '../backend.ts'
import { infoIn } from '../gathering/stored-json.ts'
import type { Payload } from '../payload.ts'
import { foldedTitle } from '../titles.ts'
import type { LocalSearch } from './backend.ts'
import { makeLunrIndex, readLunrIndex } from './lunr-passages.ts'
import { readMeta } from './meta.ts'
import { SqliteNames } from './names.ts'
import { recordIn } from './records.ts'

/** A corpus in an SQLite file: what an answer needs is read when it is needed. */
export class SqliteCorpus implements OpenedCorpus {
  readonly #file: SqliteFile
  readonly #engine: SearchEngine
  readonly #search: string
  #highlights: unknown
  readonly version: string
  readonly size: number
  readonly names: SqliteNames

  private constructor(file: SqliteFile, engine: SearchEngine, search: string) {
    this.#file = file
    this.#engine = engine
    this.#search = search
    this.names = new SqliteNames(file)
    this.version = String(readMeta(file, 'fingerprint'))
    this.size = numberIn(file.row('select count(*) as articles from newest'), 'articles')
  }

  /** @param search what finds passages; by the size of the corpus lunr or SQLite's full-text search */
  static open(file: SqliteFile, search: LocalSearch): SqliteCorpus {
    const kept = search === 'sqlite' ? undefined : readLunrIndex(file)
    if (kept === undefined && search !== 'lunr') return new SqliteCorpus(file, new FtsSearch(file), 'full-text search')
    return new SqliteCorpus(file, new LunrSearch(file, kept ?? makeLunrIndex(file)), 'lunr')
  }

  get passages(): number {
    return this.#engine.size
  }

  async infos(articles: readonly number[]): Promise<ArticleInfo[]> {
    return articles.flatMap((number) => {
      const row = this.#file.row('select info from article where number = ?', [number])
      return row === undefined ? [] : [infoIn(row)]
    })
  }

  async numberOf(id: string): Promise<number | undefined> {
    const row = this.#file.row('select number from article where id = ?', [id])
    return row && numberIn(row, 'number')
  }

  async newest({ from, count }: Page): Promise<ArticleInfo[]> {
    const sql = 'select info from newest join article using (number) where place >= ? and place < ? order by place'
    return this.#file.rows(sql, [from, from + count]).map(infoIn)
  }

  async titled(typed: string, limit: number): Promise<ArticleInfo[]> {
    const words = foldedTitle(typed).trim()
    if (words === '') {
      const first = this.#file.rows('select info from article order by number limit ?', [limit])
      return first.map(infoIn)
    }
    const sql = 'select rowid as number from title where title match ? order by rowid limit ?'
    return this.infos(this.#file.rows(sql, [`${ftsString(words)} *`, limit]).map((row) => numberIn(row, 'number')))
  }

  async records(articles: readonly number[]): Promise<StoredRecord<Payload>[]> {
    const found: StoredRecord<Payload>[] = []
    for (const number of articles) {
      const row = this.#file.row('select body from record where number = ?', [number])
      if (row === undefined) throw new RangeError(`there is no record ${number}`)
      found.push(recordIn(row))
      await breathe()
    }
    return found
  }

  search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]> {
    return this.#engine.search(terms, filter, limit)
  }

  documentFrequencies(terms: readonly string[]): Promise<number[]> {
    return this.#engine.documentFrequencies(terms)
  }

  async offices(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>()
    for (const key of keys) {
      const row = this.#file.row('select phrase from office where key = ?', [key])
      if (row !== undefined) found.set(key, textIn(row, 'phrase'))
    }
    return found
  }

  async highlights(): Promise<unknown> {
    this.#highlights ??= readMeta(this.#file, 'highlights')
    return this.#highlights
  }

  async health(): Promise<CorpusHealth> {
    return { ok: true, detail: `${this.size} articles in one file, searched by ${this.#search}` }
  }

  async close(): Promise<void> {
    this.#file.close()
  }
}
