import { breathe } from '../../breathe.ts'
import type { Candidate, QueryTerm, SearchFilter } from '../../search/engine.ts'
import { PassageEngine } from '../../search/passage-engine.ts'
import { numberIn, type SqliteFile, textIn } from '../../search/sqlite/database.ts'
import { SqliteIndex, sumWeights } from '../../search/sqlite/sqlite-index.ts'
import type { StoredRecord } from '../../store/types.ts'
import type { ArticleInfo } from '../../types.ts'
import type { CorpusHealth, OpenedCorpus, Page } from '../backend.ts'
import { infoIn } from '../gathering/stored-json.ts'
import { type Payload, readPayload } from '../payload.ts'
import { foldedTitle } from '../titles.ts'
import { unpackedIn } from './columns.ts'
import { readMeta } from './meta.ts'
import { SqliteNames } from './names.ts'
import { readRecord } from './records.ts'

/** A corpus in an SQLite file: what an answer needs is read when it is needed. */
export class SqliteCorpus implements OpenedCorpus {
  readonly #file: SqliteFile
  readonly #engine: PassageEngine
  #highlights: unknown
  readonly lean = true
  readonly version: string
  readonly size: number
  readonly names: SqliteNames

  constructor(file: SqliteFile) {
    this.#file = file
    this.#engine = new PassageEngine(new SqliteIndex(file), sumWeights)
    this.names = new SqliteNames(file)
    this.version = String(readMeta(file, 'fingerprint'))
    this.size = numberIn(file.row('select count(*) as articles from newest'), 'articles')
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
    const words = foldedTitle(typed).trim().replaceAll('"', '')
    if (words === '') {
      const first = this.#file.rows('select info from article order by number limit ?', [limit])
      return first.map(infoIn)
    }
    const sql = 'select rowid as number from title where title match ? order by rowid limit ?'
    return this.infos(this.#file.rows(sql, [`"${words}" *`, limit]).map((row) => numberIn(row, 'number')))
  }

  async records(articles: readonly number[]): Promise<StoredRecord<Payload>[]> {
    const found: StoredRecord<Payload>[] = []
    for (const number of articles) {
      const row = this.#file.row('select body from record where number = ?', [number])
      if (row === undefined) throw new RangeError(`there is no record ${number}`)
      const { article, payload } = readRecord(unpackedIn(row, 'body'))
      found.push({ article, payload: readPayload(payload) })
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
    return { ok: true, detail: `${this.size} articles in one file` }
  }

  async close(): Promise<void> {
    this.#file.close()
  }
}
