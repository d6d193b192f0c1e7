import { nameKey } from '../../answer/names/name-key.ts'
import { numberIn, type SqliteFile, textIn } from '../../search/sqlite/database.ts'
import { SqliteIndexWriter } from '../../search/sqlite/index-writer.ts'
import type { StoredRecord } from '../../store/types.ts'
import { officesIn } from '../offices.ts'
import { daysOf, type Payload, readPayload } from '../payload.ts'
import { foldedTitle } from '../titles.ts'
import { packed, unpackedIn } from './columns.ts'
import { readRecord } from './records.ts'

/** An article as a former build left it. */
export interface FormerArticle {
  readonly number: number
  readonly id: string
  /** Of its content, in hexadecimal digits. */
  readonly hash: string
}

/** Rows that are written in the order of their keys, so that each page is written once: this many at a time. */
const batch = 40_000

type NamingRow = readonly [string, string, number, string, string, number, string]

/** Writes and removes what single articles give to the file. */
export class ArticleRows {
  readonly #file: SqliteFile
  readonly #index: SqliteIndexWriter
  #naming: NamingRow[] = []
  #next: number

  constructor(file: SqliteFile) {
    this.#file = file
    this.#index = new SqliteIndexWriter(file)
    this.#next = numberIn(file.row('select coalesce(max(number) + 1, 0) as next from article'), 'next')
  }

  /** Articles that came from a file of the corpus. */
  ofSource(source: string): FormerArticle[] {
    const rows = this.#file.rows('select number, id, hash from article where source = ? order by number', [source])
    return rows.map((row) => ({ number: numberIn(row, 'number'), id: textIn(row, 'id'), hash: textIn(row, 'hash') }))
  }

  isTaken(id: string): boolean {
    return this.#file.row('select 1 as taken from article where id = ?', [id]) !== undefined
  }

  add(source: string, hash: string, record: StoredRecord<Payload>): void {
    const { article, payload } = record
    const { text, ...info } = article
    const number = this.#next++
    const days = daysOf(article)
    const { first, count } = this.#index.add(number, { title: info.title, text, ...(days ? { days } : {}) })
    const published = info.published ?? ''
    const row = [number, info.id, source, hash, published, JSON.stringify(info), first, count]
    this.#file.run('insert into article values (?, ?, ?, ?, ?, ?, ?, ?)', row)
    this.#file.run('insert into record values (?, ?)', [number, packed(record)])
    this.#file.run('insert into title (rowid, words) values (?, ?)', [number, foldedTitle(info.title)])
    this.#addNames(number, published, payload.names)
    this.#addOffices(number, payload)
  }

  /** Takes an article out again, with all that it gave. */
  remove(number: number): void {
    const row = this.#file.row('select body from record where number = ?', [number])
    const { article, payload } = readRecord(unpackedIn(row, 'body'))
    const place = this.#file.row('select first_passage, passages, published from article where number = ?', [number])
    const passages = { first: numberIn(place, 'first_passage'), count: numberIn(place, 'passages') }
    this.#index.remove(passages, article)
    const { names, common } = readPayload(payload).names
    for (const { name } of names) {
      const sql = 'delete from naming where key = ? and published = ? and article = ?'
      this.#file.run(sql, [nameKey(name), textIn(place, 'published'), number])
    }
    for (const key of common) this.#file.run('delete from common_word where key = ? and article = ?', [key, number])
    for (const key of new Set(officesIn(readPayload(payload).facts).map((fact) => nameKey(fact.who))))
      this.#file.run('delete from holding where key = ? and article = ?', [key, number])
    this.#file.run('delete from title where rowid = ?', [number])
    this.#file.run('delete from record where number = ?', [number])
    this.#file.run('delete from article where number = ?', [number])
  }

  finish(): void {
    this.#writeNaming()
    this.#index.finish()
  }

  #addNames(number: number, published: string, { names, common }: Payload['names']): void {
    for (const { name, kind, aliases, count } of names)
      this.#naming.push([nameKey(name), published, number, name, kind, count, JSON.stringify(aliases)])
    for (const key of common) this.#file.run('insert or ignore into common_word values (?, ?)', [key, number])
    if (this.#naming.length >= batch) this.#writeNaming()
  }

  #addOffices(number: number, payload: Payload): void {
    for (const [place, fact] of officesIn(payload.facts).entries())
      this.#file.run('insert into holding values (?, ?, ?, ?)', [
        nameKey(fact.who),
        number,
        place,
        JSON.stringify(fact),
      ])
  }

  #writeNaming(): void {
    this.#naming.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    for (const row of this.#naming) this.#file.run('insert or ignore into naming values (?, ?, ?, ?, ?, ?, ?)', row)
    this.#naming = []
  }
}
