import QuickLRU from 'quick-lru'
import * as z from 'zod'
import { away, type Cluster } from './cluster.ts'

// Shapes of the cluster's answers, as far as they are read.

const hit = z.object({
  _id: z.string(),
  _score: z.number().nullish(),
  _source: z.unknown().optional(),
  sort: z.array(z.union([z.number(), z.string(), z.null()])).optional(),
})
type Hit = z.infer<typeof hit>

const shards = z.object({ failed: z.number(), total: z.number() })

const searchResponse = z.object({
  timed_out: z.boolean(),
  _shards: shards,
  hits: z.object({ hits: z.array(hit) }),
  aggregations: z.record(z.string(), z.unknown()).optional(),
  suggest: z.record(z.string(), z.array(z.object({ options: z.array(z.object({ text: z.string() })) }))).optional(),
})

const manyResponse = z.object({
  docs: z.array(
    z.object({
      _id: z.string(),
      found: z.boolean().optional(),
      _source: z.unknown().optional(),
      error: z.unknown().optional(),
    }),
  ),
})

const countedFilters = z.object({ buckets: z.record(z.string(), z.object({ doc_count: z.number() })) })

const countResponse = z.object({ count: z.number(), _shards: shards })

export interface SearchResult {
  readonly hits: readonly Hit[]
  readonly aggregations: Readonly<Record<string, unknown>>
  readonly suggestions: Readonly<Record<string, readonly string[]>>
}

/** Documents that are read at once when many are. */
const page = 500

/** Reads one index. An answer that lacks some of its parts counts as none. */
export class IndexReader {
  constructor(
    readonly cluster: Cluster,
    /** Name of the index. */
    readonly index: string,
  ) {}

  /** @throws ClusterAwayError when part of the index does not answer in time */
  async search(body: object): Promise<SearchResult> {
    const { body: answer } = await this.cluster.request({
      method: 'POST',
      path: `/${this.index}/_search`,
      query: { allow_partial_search_results: false },
      body,
    })
    const { timed_out, _shards, hits, aggregations = {}, suggest = {} } = searchResponse.parse(answer)
    if (timed_out || _shards.failed > 0) throw away(this.cluster.address, `${_shards.failed} shards failed`)
    const suggestions: Record<string, string[]> = {}
    for (const [name, list] of Object.entries(suggest)) {
      suggestions[name] = list.flatMap(({ options }) => options.map(({ text }) => text))
    }
    return { hits: hits.hits, aggregations, suggestions }
  }

  /** The documents with these ids, in the order asked for; undefined for those that are not there. */
  async many(ids: readonly string[], source: boolean | readonly string[] = true): Promise<(unknown | undefined)[]> {
    if (ids.length === 0) return []
    const fields = typeof source === 'boolean' ? source : { includes: source }
    const { body } = await this.cluster.request({
      method: 'POST',
      path: `/${this.index}/_mget`,
      body: { docs: ids.map((_id) => ({ _id, _source: fields })) },
    })
    return manyResponse.parse(body).docs.map(({ found, _source, error }) => {
      if (error !== undefined) throw away(this.cluster.address, JSON.stringify(error).slice(0, 300))
      return found === true ? (_source ?? {}) : undefined
    })
  }

  /** All documents in the order of a field that no two share, read a page at a time. */
  async *scan(field: string, source: readonly string[]): AsyncGenerator<unknown> {
    let after: Hit['sort']
    for (;;) {
      const body = { size: page, sort: [{ [field]: 'asc' }], track_total_hits: false, _source: { includes: source } }
      const { hits } = await this.search(after === undefined ? body : { ...body, search_after: after })
      for (const { _source } of hits) yield _source
      after = hits.at(-1)?.sort
      if (hits.length < page || after === undefined) return
    }
  }

  /** Number of documents. */
  async count(): Promise<number> {
    const { body } = await this.cluster.request({ method: 'POST', path: `/${this.index}/_count` })
    const { count, _shards } = countResponse.parse(body)
    if (_shards.failed > 0) throw away(this.cluster.address, `${_shards.failed} shards failed`)
    return count
  }
}

/** Terms whose frequency is remembered. */
const termsRemembered = 20_000

/** In how many documents of an index terms stand. An index does not change while it is in use, so answers are kept. */
export class TermFrequencies {
  readonly #known = new QuickLRU<string, number>({ maxSize: termsRemembered })

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

/** Spellings that the cluster names for each word; the caller chooses among them. */
const offered = 60

/**
 * Terms of a field that a misspelling may stand for, the nearest first; the cluster also counts two swapped letters as
 * one edit, so the caller measures again.
 *
 * @param edits how many letters may differ, 1 or 2, for each of the words
 * @returns a list for each word, in the order asked for
 */
export async function nearTerms(
  reader: IndexReader,
  field: string,
  words: readonly { readonly word: string; readonly edits: number }[],
): Promise<string[][]> {
  const wanted = words.filter(({ edits }) => edits > 0)
  if (wanted.length === 0) return words.map(() => [])
  const suggest = Object.fromEntries(
    wanted.map(({ word, edits }, place) => [
      `${place}`,
      {
        text: word,
        term: {
          field,
          analyzer: 'dateline_terms',
          size: offered,
          shard_size: offered * 4,
          max_edits: Math.min(edits, 2),
          prefix_length: 0,
          min_word_length: 3,
          max_inspections: 50,
          // A word of the corpus, too, may be asked for its neighbours, however frequent it is.
          max_term_freq: 1e9,
          suggest_mode: 'always',
          sort: 'score',
          string_distance: 'levenshtein',
        },
      },
    ]),
  )
  const { suggestions } = await reader.search({ size: 0, track_total_hits: false, suggest })
  return words.map((asked) => [...(suggestions[`${wanted.indexOf(asked)}`] ?? [])])
}
