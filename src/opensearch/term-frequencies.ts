import QuickLRU from 'quick-lru'
import type { IndexReader } from './index-reader.ts'
import { countedFilters } from './responses.ts'

/** Terms whose frequency is remembered. */
const remembered = 20_000

/** In how many documents of an index terms stand. An index does not change while it is in use, so answers are kept. */
export class TermFrequencies {
  readonly #known = new QuickLRU<string, number>({ maxSize: remembered })

  constructor(
    private readonly reader: IndexReader,
    private readonly field: string,
  ) {}

  /** In the order asked for; documents that are deleted do not count. */
  async of(terms: readonly string[]): Promise<number[]> {
    const fresh = await this.#count([...new Set(terms.filter((term) => !this.#known.has(term)))])
    return terms.map((term) => fresh.get(term) ?? this.#known.get(term) ?? 0)
  }

  async #count(terms: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (terms.length === 0) return new Map()
    const filters = Object.fromEntries(terms.map((term, place) => [`${place}`, { term: { [this.field]: term } }]))
    const aggs = { terms: { filters: { filters } } }
    const { aggregations } = await this.reader.search({ size: 0, track_total_hits: false, aggs })
    const { buckets } = countedFilters.parse(aggregations.terms)
    const counts = new Map(terms.map((term, place) => [term, buckets[`${place}`]?.doc_count ?? 0]))
    for (const [term, count] of counts) this.#known.set(term, count)
    return counts
  }
}
