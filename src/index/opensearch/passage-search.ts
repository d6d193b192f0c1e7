import { type Candidate, dayNumber, type QueryTerm, type SearchEngine, type SearchFilter } from '../../search/engine.ts'
import { editsOf, nearestSpellings, nearWeight } from '../../search/known-terms.ts'
import type { PassageDocument } from './documents.ts'
import { type IndexReader, TermFrequencies } from './index-reader.ts'

/** The cluster counts two swapped letters as one edit, which are two here. */
const mostEdits = 2

/** Searches the passages of a corpus on a cluster, by its own BM25. */
export class PassageSearch implements SearchEngine {
  readonly #frequencies: TermFrequencies

  /** @param size number of passages */
  constructor(
    private readonly reader: IndexReader<PassageDocument>,
    readonly size: number,
  ) {
    this.#frequencies = new TermFrequencies(reader, 'terms')
  }

  documentFrequencies(terms: readonly string[]): Promise<number[]> {
    return this.#frequencies.of(terms)
  }

  async search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]> {
    if (terms.length === 0 || limit <= 0) return []
    const boosts = await this.#boosts(terms)
    if (boosts.size === 0 && filter.articles === undefined) return []
    const most = filter.articles?.size === 1 ? Number.POSITIVE_INFINITY : limit
    const query = passageQuery(boosts, filter)
    const hits = await this.reader.search(most, { query, sort: ['_score', { unit: 'asc' }] })
    return hits.map(({ _source: { article, start, end }, _score }) => ({
      article,
      start,
      end,
      score: Math.round((_score ?? 0) * 1e6) / 1e6,
    }))
  }

  /** What each term counts; those that no passage has give way to their nearest spellings where they may be misspelt. */
  async #boosts(terms: readonly QueryTerm[]): Promise<ReadonlyMap<string, number>> {
    const counts = await this.#frequencies.of(terms.map(({ term }) => term))
    const boosts = new Map<string, number>()
    const add = (term: string, boost: number) => boosts.set(term, (boosts.get(term) ?? 0) + boost)
    for (const [place, { term, boost = 1 }] of terms.entries()) if (counts[place] !== 0) add(term, boost)
    const strange = terms.filter(({ fuzzy }, place) => counts[place] === 0 && fuzzy === true)
    const offers = await Promise.all(strange.map(({ term }) => this.reader.nearTerms('terms', term, editsOf(term))))
    for (const [place, { term, boost = 1 }] of strange.entries())
      for (const near of nearestSpellings(term, offers[place] ?? [], mostEdits)) add(near, boost * nearWeight)
    return boosts
  }
}

/** A search that is kept to articles also finds their passages without any of the terms, with a score of 0. */
function passageQuery(boosts: ReadonlyMap<string, number>, { articles, from, to }: SearchFilter): object {
  const filter = [
    ...(articles ? [{ terms: { article: [...articles] } }] : []),
    ...(from ? [{ range: { to: { gte: dayNumber(from) } } }] : []),
    ...(to ? [{ range: { from: { lte: dayNumber(to) } } }] : []),
  ]
  const should = [...boosts].map(([value, boost]) => ({ term: { terms: { value, boost } } }))
  return { bool: { filter, should, minimum_should_match: articles ? 0 : 1 } }
}
