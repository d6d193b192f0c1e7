import type { SliceMatch, SliceTerm } from '../lunr-slice.ts'
import type { IndexTerm, PassageIndex, PassageRow, Postings } from '../passage-index.ts'
import { bytesIn, numberIn, type SqliteFile } from './database.ts'
import { PassageRows } from './passage-rows.ts'
import { decodeBlocks } from './posting-blocks.ts'
import { nearTerms } from './spellings.ts'

/** As many spellings stand for a term that no document has as in the other engine. */
const spellings = 4

/** The passages and terms in an SQLite file as an index. */
export class SqliteIndex implements PassageIndex {
  readonly size: number
  readonly averageLength: number
  readonly #file: SqliteFile
  readonly #rows: PassageRows

  constructor(file: SqliteFile) {
    this.#file = file
    this.#rows = new PassageRows(file)
    const total = file.row('select passages, length from search_total')
    this.size = numberIn(total, 'passages')
    this.averageLength = numberIn(total, 'length') / Math.max(1, this.size)
  }

  term(term: string): IndexTerm | undefined {
    const row = this.#file.row('select number, frequency from term where term = ? and frequency > 0', [term])
    return row && { number: numberIn(row, 'number'), frequency: numberIn(row, 'frequency') }
  }

  near(term: string): readonly string[] {
    return nearTerms(this.#file, term, (other) => this.term(other) !== undefined, spellings)
  }

  postings({ number }: IndexTerm, among?: Uint32Array): Postings {
    const rows = this.#file.rows('select first, body from posting where term = ? order by first', [number])
    const blocks = rows.map((row) => ({ first: numberIn(row, 'first'), body: bytesIn(row, 'body') }))
    // A posting takes two bytes at least. Those of passages that are gone are still among them.
    const most = blocks.reduce((sum, { body }) => sum + (body.length >> 1), 0)
    return decodeBlocks(blocks, most, among)
  }

  row(unit: number): PassageRow | undefined {
    return this.#rows.get(unit)
  }

  *unitsOf(article: number): Generator<number> {
    const row = this.#file.row('select first_passage, passages from article where number = ?', [article])
    if (row === undefined) return
    const first = numberIn(row, 'first_passage')
    for (let unit = first; unit < first + numberIn(row, 'passages'); unit++) yield unit
  }
}

/** Adds up the weights of each passage, term by term. */
export function sumWeights(terms: readonly SliceTerm[]): SliceMatch[] {
  const scores = new Map<number, number>()
  for (const { boost, entries } of terms)
    for (const { unit, weight } of entries) scores.set(unit, (scores.get(unit) ?? 0) + boost * weight)
  return [...scores].map(([unit, score]) => ({ unit, score }))
}
