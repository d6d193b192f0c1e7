import { distance } from 'fastest-levenshtein'
import type { Candidate, QueryTerm, SearchEngine, SearchFilter } from '../search/engine.ts'
import { defaultOptions, inverseFrequency } from '../search/weights.ts'
import type { IndexReader } from './index-reader.ts'
import { nearTerms } from './near-terms.ts'
import { type KnownTerm, passageQuery } from './passage-query.ts'
import { candidatesOf } from './passage-scores.ts'
import { TermFrequencies } from './term-frequencies.ts'

/** What a search knows of the whole index. */
export interface PassageStatistics {
  /** Number of passages. */
  readonly passages: number
  /** Terms in all of them. */
  readonly terms: number
}

/** More passages are read than wanted: the cluster rounds lengths, and the exact scores may order them otherwise. */
const margin = 70
const mostRead = 10_000
/** At most this many spellings stand for a term that no passage has. */
const spellings = 4

/** Searches the passages of a corpus on a cluster; the scores are those of the engine in memory. */
export class PassageSearch implements SearchEngine {
  readonly #reader: IndexReader
  readonly #statistics: PassageStatistics
  readonly #frequencies: TermFrequencies

  constructor(reader: IndexReader, statistics: PassageStatistics) {
    this.#reader = reader
    this.#statistics = statistics
    this.#frequencies = new TermFrequencies(reader, 'terms')
  }

  get size(): number {
    return this.#statistics.passages
  }

  documentFrequencies(terms: readonly string[]): Promise<number[]> {
    return this.#frequencies.of(terms)
  }

  async search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]> {
    if (terms.length === 0 || limit <= 0) return []
    const known = await this.#know(terms)
    const scoped = filter.articles !== undefined
    if (known.length === 0 && !scoped) return []
    const whole = filter.articles?.size === 1
    const { hits } = await this.#reader.search({
      size: whole ? mostRead : Math.min(limit + margin, mostRead),
      track_total_hits: false,
      query: passageQuery(known, filter, this.size, limit),
      sort: ['_score', { unit: 'asc' }],
    })
    const { passages, terms: length } = this.#statistics
    const found = candidatesOf(hits, known, length / Math.max(1, passages))
    return whole ? found : found.slice(0, limit)
  }

  async close(): Promise<void> {}

  /** The query's terms that the index has, or their nearest spellings, each once, the rarest first. */
  async #know(terms: readonly QueryTerm[]): Promise<KnownTerm[]> {
    const counts = await this.#frequencies.of(terms.map(({ term }) => term))
    const boosts = new Map<string, number>()
    const add = (term: string, boost: number): void => {
      boosts.set(term, (boosts.get(term) ?? 0) + boost)
    }
    const strange: QueryTerm[] = []
    for (const [place, query] of terms.entries()) {
      if ((counts[place] ?? 0) > 0) add(query.term, query.boost ?? 1)
      else if (query.fuzzy === true) strange.push(query)
    }
    for (const { near, boost } of await this.#spellings(strange)) add(near, boost * defaultOptions.nearWeight)
    const found = [...boosts]
    const frequencies = await this.#frequencies.of(found.map(([term]) => term))
    return found
      .map(([term, boost], place) => ({ term, boost, frequency: frequencies[place] ?? 0 }))
      .filter(({ frequency }) => frequency > 0)
      .map((known) => ({ ...known, weight: known.boost * inverseFrequency(known.frequency, this.size) }))
      .sort((a, b) => a.frequency - b.frequency || (a.term < b.term ? -1 : 1))
  }

  async #spellings(strange: readonly QueryTerm[]): Promise<{ near: string; boost: number }[]> {
    const asked = strange.map(({ term }) => ({ word: term, edits: term.length < 4 ? 0 : term.length < 8 ? 1 : 2 }))
    const offers = await nearTerms(this.#reader, 'terms', asked)
    return strange.flatMap(({ term, boost = 1 }, place) =>
      nearest(term, offers[place] ?? []).map((near) => ({ near, boost })),
    )
  }
}

/** As the engine in memory chooses: all at the same distance; two edits only where the first letter is the same. */
function nearest(term: string, offers: readonly string[]): string[] {
  const words = offers.filter((other) => /^\p{L}+$/u.test(other))
  for (const edits of [1, 2]) {
    const found = words.filter((other) => (edits === 1 || other[0] === term[0]) && distance(term, other) === edits)
    found.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    if (found.length > 0) return found.slice(0, spellings)
  }
  return []
}
