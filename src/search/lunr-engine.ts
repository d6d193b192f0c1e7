import { searchSlice } from './lunr-slice.ts'
import { PassageEngine } from './passage-engine.ts'
import type { IndexTerm, PassageIndex, PassageRow, Postings } from './passage-index.ts'
import type { Tables } from './postings.ts'
import { Vocabulary } from './vocabulary.ts'
import type { SearchOptions } from './weights.ts'

/** The embedded engine: tables of numbers in memory, scored by lunr a query at a time. */
export class LunrEngine extends PassageEngine {
  constructor(tables: Tables, options: Partial<SearchOptions> = {}) {
    super(new TablesIndex(tables), searchSlice, options)
  }
}

/** Tables in memory as an index. */
class TablesIndex implements PassageIndex {
  readonly #tables: Tables
  readonly #vocabulary: Vocabulary
  readonly averageLength: number

  constructor(tables: Tables) {
    this.#tables = tables
    this.#vocabulary = new Vocabulary(tables.terms)
    this.averageLength = tables.unitLengths.reduce((sum, length) => sum + length, 0) / Math.max(1, this.size)
  }

  get size(): number {
    return this.#tables.unitLengths.length
  }

  term(term: string): IndexTerm | undefined {
    const number = this.#vocabulary.numberOf(term)
    if (number < 0) return undefined
    const { offsets } = this.#tables
    return { number, frequency: (offsets[number + 1] ?? 0) - (offsets[number] ?? 0) }
  }

  near(term: string): string[] {
    return this.#vocabulary.near(term)
  }

  postings({ number }: IndexTerm): Postings {
    const { offsets, postingUnits, postingCounts } = this.#tables
    const [from, to] = [offsets[number], offsets[number + 1]]
    return { units: postingUnits.subarray(from, to), counts: postingCounts.subarray(from, to) }
  }

  row(unit: number): PassageRow | undefined {
    const { unitArticles, unitStarts, unitEnds, unitLengths, articleFrom, articleTo } = this.#tables
    const article = unitArticles[unit]
    if (article === undefined) return undefined
    return {
      article,
      start: unitStarts[unit] ?? 0,
      end: unitEnds[unit] ?? 0,
      length: unitLengths[unit] ?? 0,
      from: articleFrom[article] ?? 0,
      to: articleTo[article] ?? 0,
    }
  }

  /** Passages are in the order of their articles. */
  *unitsOf(article: number): Generator<number> {
    const { unitArticles } = this.#tables
    let low = 0
    let high = unitArticles.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((unitArticles[middle] ?? 0) < article) low = middle + 1
      else high = middle
    }
    for (let unit = low; unitArticles[unit] === article; unit++) yield unit
  }
}
