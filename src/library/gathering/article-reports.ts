import { nameKey } from '../../names/name-key.ts'
import type { SqliteFile, SqlValue } from '../../search/database.ts'
import { officesIn } from '../offices.ts'
import type { Payload } from '../payload.ts'
import { byKey, SortedRows } from './sorted-rows.ts'

/** What of a payload is gathered. */
type Told = Pick<Payload, 'names' | 'facts'>
type Keyed = readonly [key: string, ...SqlValue[]]

/** Names with shorter keys are not kept. */
const shortest = 2

/** Writes and removes what single articles tell of names, common words and offices. */
export class ArticleReports {
  readonly #file: SqliteFile
  readonly #naming: SortedRows<Keyed>
  readonly #common: SortedRows<Keyed>
  readonly #holding: SortedRows<Keyed>

  /** @param file with the tables of `gatheringSchema` */
  constructor(file: SqliteFile) {
    this.#file = file
    this.#naming = new SortedRows(file, 'insert into naming values (?, ?, ?, ?, ?, ?, ?, ?)', byKey)
    this.#common = new SortedRows(file, 'insert or ignore into common_word values (?, ?)', byKey)
    this.#holding = new SortedRows(file, 'insert into holding values (?, ?, ?, ?)', byKey)
  }

  /**
   * @param number of the article
   * @param published its date as EDTF; empty where it has none
   */
  add(number: number, published: string, { names: { names, common }, facts }: Told): void {
    for (const [place, { name, kind, aliases, count }] of names.entries()) {
      const key = nameKey(name)
      if (key.length < shortest) continue
      this.#naming.add([key, published, number, place, name, kind, count, JSON.stringify(aliases)])
    }
    for (const key of common) this.#common.add([key, number])
    for (const [place, fact] of officesIn(facts).entries())
      this.#holding.add([nameKey(fact.who), number, place, JSON.stringify(fact)])
  }

  /** Takes out again what `add` was given, once it has been written. */
  remove(number: number, published: string, { names: { names, common }, facts }: Told): void {
    for (const key of new Set(names.map(({ name }) => nameKey(name)))) {
      const sql = 'delete from naming where key = ? and published = ? and article = ?'
      this.#file.run(sql, [key, published, number])
    }
    for (const key of common) this.#file.run('delete from common_word where key = ? and article = ?', [key, number])
    for (const key of new Set(officesIn(facts).map((fact) => nameKey(fact.who))))
      this.#file.run('delete from holding where key = ? and article = ?', [key, number])
  }

  /** Writes what is still held. */
  finish(): void {
    this.#naming.flush()
    this.#common.flush()
    this.#holding.flush()
  }
}
