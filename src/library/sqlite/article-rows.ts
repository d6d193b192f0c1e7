import { numberIn, type SqliteFile, textIn } from '../../search/database.ts'
import { PassageWriter } from '../../search/passage-table.ts'
import type { StoredRecord } from '../../store/types.ts'
import { ArticleReports } from '../gathering/article-reports.ts'
import { daysOf, type Payload } from '../payload.ts'
import { foldedTitle } from '../titles.ts'
import { packed } from './columns.ts'
import { recordIn } from './records.ts'

/** An article as a former build left it. */
export interface FormerArticle {
  readonly number: number
  readonly id: string
  /** Of its content, in hexadecimal digits. */
  readonly hash: string
}

/** Writes and removes what single articles give to the file. */
export class ArticleRows {
  readonly #file: SqliteFile
  readonly #passages: PassageWriter
  readonly #reports: ArticleReports
  #next: number

  constructor(file: SqliteFile) {
    this.#file = file
    this.#passages = new PassageWriter(file)
    this.#reports = new ArticleReports(file)
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
    this.#passages.add(number, { title: info.title, text, ...(days ? { days } : {}) })
    const published = info.published ?? ''
    const row = [number, info.id, source, hash, published, JSON.stringify(info)]
    this.#file.run('insert into article values (?, ?, ?, ?, ?, ?)', row)
    this.#file.run('insert into record values (?, ?)', [number, packed(record)])
    this.#file.run('insert into title (rowid, words) values (?, ?)', [number, foldedTitle(info.title)])
    this.#reports.add(number, published, payload)
  }

  /** Takes an article out again, with all that it gave. */
  remove(number: number): void {
    const row = this.#file.row('select body from record where number = ?', [number])
    const { article, payload } = recordIn(row)
    this.#passages.remove(number)
    this.#reports.remove(number, article.published ?? '', payload)
    this.#file.run('delete from title where rowid = ?', [number])
    this.#file.run('delete from record where number = ?', [number])
    this.#file.run('delete from article where number = ?', [number])
  }

  finish(): void {
    this.#reports.finish()
  }
}
