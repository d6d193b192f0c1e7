import type { SearchDocument } from '../engine.ts'
import { dayNumber } from '../find-passages.ts'
import { PostingsBuilder, type Tables } from '../postings.ts'
import { unitsOf } from '../units.ts'
import { numberIn, type SqliteFile, textIn } from './database.ts'
import { PassageRows } from './passage-rows.ts'
import { blockSize, encodePostings } from './posting-blocks.ts'
import { writeSpellings } from './spellings.ts'

/** Postings held in memory before they are written: some 100 megabytes. */
const mostHeld = 3_000_000

/** Numbers of an article's passages: the first and how many. */
export interface Passages {
  readonly first: number
  readonly count: number
}

/** Adds and removes the passages of articles. What is added is numbered on; what is removed leaves a gap. */
export class SqliteIndexWriter {
  readonly #file: SqliteFile
  readonly #rows: PassageRows
  #postings = new PostingsBuilder()
  #held = 0
  /** Number of the first passage held. */
  #base: number
  #next: number
  #passages: number
  #length: number
  #nextTerm: number
  readonly #fewer = new Map<string, number>()

  constructor(file: SqliteFile) {
    this.#file = file
    this.#rows = new PassageRows(file)
    const total = file.row('select passages, length, next_passage, next_term from search_total')
    this.#passages = numberIn(total, 'passages')
    this.#length = numberIn(total, 'length')
    this.#next = numberIn(total, 'next_passage')
    this.#nextTerm = numberIn(total, 'next_term')
    this.#base = this.#next
  }

  add(article: number, { title, text, days }: SearchDocument): Passages {
    const first = this.#next
    const [from, to] = days === undefined ? [0, 0] : [dayNumber(days[0]), dayNumber(days[1])]
    for (const { start, end, counts, length } of unitsOf({ title, text })) {
      this.#postings.addUnit(start, end, counts)
      this.#rows.set(this.#next++, { article, start, end, length, from, to })
      this.#held += counts.size
      this.#length += length
      this.#passages++
    }
    if (this.#held >= mostHeld) this.#flush()
    return { first, count: this.#next - first }
  }

  /** @param document as it was added */
  remove({ first }: Passages, document: SearchDocument): void {
    for (const [place, { counts, length }] of unitsOf(document).entries()) {
      for (const term of counts.keys()) this.#fewer.set(term, (this.#fewer.get(term) ?? 0) + 1)
      this.#rows.remove(first + place)
      this.#length -= length
      this.#passages--
    }
  }

  finish(): void {
    this.#flush()
    const fewer = 'update term set frequency = frequency - ? where term = ?'
    for (const [term, count] of this.#fewer) this.#file.run(fewer, [count, term])
    writeSpellings(this.#file, 'term', this.#terms())
    const total = 'update search_total set passages = ?, length = ?, next_passage = ?, next_term = ?'
    this.#file.run(total, [this.#passages, this.#length, this.#next, this.#nextTerm])
  }

  *#terms(): Generator<string> {
    for (const row of this.#file.each('select term from term where frequency > 0')) yield textIn(row, 'term')
  }

  #flush(): void {
    this.#rows.flush()
    const tables = this.#postings.tables()
    for (const [place, term] of tables.terms.entries()) this.#writeTerm(term, place, tables)
    this.#postings = new PostingsBuilder()
    this.#held = 0
    this.#base = this.#next
  }

  #writeTerm(term: string, place: number, { offsets, postingUnits, postingCounts }: Tables): void {
    const [from = 0, to = 0] = [offsets[place], offsets[place + 1]]
    const number = this.#termNumber(term, to - from)
    for (let at = from; at < to; at += blockSize) {
      const end = Math.min(to, at + blockSize)
      const units = postingUnits.slice(at, end).map((unit) => unit + this.#base)
      const first = units[0] ?? 0
      const body = encodePostings(units, postingCounts.subarray(at, end), first)
      this.#file.run('insert into posting (term, first, body) values (?, ?, ?)', [number, first, body])
    }
  }

  #termNumber(term: string, more: number): number {
    const sql = `insert into term (term, number, frequency) values (?, ?, ?)
      on conflict (term) do update set frequency = frequency + excluded.frequency returning number`
    const number = numberIn(this.#file.row(sql, [term, this.#nextTerm, more]), 'number')
    if (number === this.#nextTerm) this.#nextTerm++
    return number
  }
}
