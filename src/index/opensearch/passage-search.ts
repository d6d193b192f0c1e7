import * as z from 'zod'
import { type Candidate, dayNumber, type QueryTerm, type SearchEngine, type SearchFilter } from '../../search/engine.ts'
import { editsOf, nearestSpellings, nearWeight } from '../../search/known-terms.ts'
import { type IndexReader, nearTerms, TermFrequencies } from './index-reader.ts'

const mostRead = 10_000
/** The cluster counts two swapped letters as one edit, which are two here. */
const mostEdits = 2
const passage = z.object({ article: z.number(), start: z.number(), end: z.number() })

/** Searches the passages of a corpus on a cluster, by its own BM25. */
export class PassageSearch implements SearchEngine {
  readonly #reader: IndexReader
  readonly #frequencies: TermFrequencies

  /** @param size number of passages */
  constructor(
    reader: IndexReader,
    readonly size: number,
  ) {
    this.#reader = reader
    this.#frequencies = new TermFrequencies(reader, 'terms')
  }

  documentFrequencies(terms: readonly string[]): Promise<number[]> {
    return this.#frequencies.of(terms)
  }

  async search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]> {
    if (terms.length === 0 || limit <= 0) return []
    const boosts = await this.#boosts(terms)
    if (boosts.size === 0 && filter.articles === undefined) return []
    const { hits } = await this.#reader.search({
      size: filter.articles?.size === 1 ? mostRead : Math.min(limit, mostRead),
      track_total_hits: false,
      query: passageQuery(boosts, filter),
      sort: ['_score', { unit: 'asc' }],
    })
    return hits.map(({ _source, _score }) => {
      const { article, start, end } = passage.parse(_source)
      return { article, start, end, score: Math.round((_score ?? 0) * 1e6) / 1e6 }
    })
  }

  /** What each term counts; those that no passage has give way to their nearest spellings where they may be misspelt. */
  async #boosts(terms: readonly QueryTerm[]): Promise<ReadonlyMap<string, number>> {
    const counts = await this.#frequencies.of(terms.map(({ term }) => term))
    const boosts = new Map<string, number>()
    const add = (term: string, boost: number): void => {
      boosts.set(term, (boosts.get(term) ?? 0) + boost)
    }
    const strange = terms.filter(({ fuzzy }, place) => counts[place] === 0 && fuzzy === true)
    for (const [place, { term, boost = 1 }] of terms.entries()) if ((counts[place] ?? 0) > 0) add(term, boost)
    for (const { near, boost } of await this.#spellings(strange)) add(near, boost * nearWeight)
    return boosts
  }

  async #spellings(strange: readonly QueryTerm[]): Promise<{ near: string; boost: number }[]> {
    const asked = strange.map(({ term }) => ({ word: term, edits: editsOf(term) }))
    const offers = await nearTerms(this.#reader, 'terms', asked)
    return strange.flatMap(({ term, boost = 1 }, place) =>
      nearestSpellings(term, offers[place] ?? [], mostEdits).map((near) => ({ near, boost })),
    )
  }
}

/** A search that is kept to articles also finds their passages without any of the terms, with a score of 0. */
function passageQuery(boosts: ReadonlyMap<string, number>, { articles, from, to }: SearchFilter): object {
  const filter = [
    ...(articles === undefined ? [] : [{ terms: { article: [...articles] } }]),
    ...(from === undefined ? [] : [{ range: { to: { gte: dayNumber(from) } } }]),
    ...(to === undefined ? [] : [{ range: { from: { lte: dayNumber(to) } } }]),
  ]
  const should = [...boosts].map(([value, boost]) => ({ term: { terms: { value, boost } } }))
  return { bool: { filter, should, minimum_should_match: articles === undefined ? 1 : 0 } }
}
