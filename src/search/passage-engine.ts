import type { Candidate, QueryTerm, SearchEngine, SearchFilter } from './engine.ts'
import { allows, findPassages } from './find-passages.ts'
import type { SliceMatch, SliceTerm } from './lunr-slice.ts'
import type { PassageIndex } from './passage-index.ts'
import { defaultOptions, type SearchOptions } from './weights.ts'

/** Scores of the passages that a query touches, in any order. */
export type Scorer = (terms: readonly SliceTerm[]) => SliceMatch[]

/** An embedded engine: it finds passages in an index by BM25, whatever keeps the index. */
export class PassageEngine implements SearchEngine {
  readonly #index: PassageIndex
  readonly #options: SearchOptions
  readonly #score: Scorer

  /** @param score adds up the weights of each passage */
  constructor(index: PassageIndex, score: Scorer, options: Partial<SearchOptions> = {}) {
    this.#index = index
    this.#score = score
    this.#options = { ...defaultOptions, ...options }
  }

  get size(): number {
    return this.#index.size
  }

  async search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]> {
    if (terms.length === 0) return []
    const touched = findPassages(this.#index, terms, filter, limit, this.#options)
    const matches = this.#score(touched).sort((a, b) => b.score - a.score || a.unit - b.unit)
    if (filter.articles === undefined) return matches.slice(0, limit).flatMap((match) => this.#candidate(match))
    const matched = new Set(matches.map(({ unit }) => unit))
    const all = [...matches, ...this.#unmatched(filter.articles, filter, matched)]
    return (filter.articles.size === 1 ? all : all.slice(0, limit)).flatMap((match) => this.#candidate(match))
  }

  async documentFrequencies(terms: readonly string[]): Promise<number[]> {
    return terms.map((term) => this.#index.term(term)?.frequency ?? 0)
  }

  async close(): Promise<void> {}

  #unmatched(articles: ReadonlySet<number>, filter: SearchFilter, matched: ReadonlySet<number>): SliceMatch[] {
    const rest: SliceMatch[] = []
    for (const article of [...articles].sort((a, b) => a - b)) {
      for (const unit of this.#index.unitsOf(article)) {
        const row = this.#index.row(unit)
        if (row !== undefined && !matched.has(unit) && allows(filter, row)) rest.push({ unit, score: 0 })
      }
    }
    return rest
  }

  #candidate({ unit, score }: SliceMatch): Candidate[] {
    const row = this.#index.row(unit)
    return row === undefined ? [] : [{ unit, article: row.article, start: row.start, end: row.end, score }]
  }
}
