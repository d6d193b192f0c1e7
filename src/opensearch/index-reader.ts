import type { Cluster } from './cluster.ts'
import { away } from './cluster-errors.ts'
import { countResponse, type Hit, manyResponse, searchResponse } from './responses.ts'

export interface SearchResult {
  readonly hits: readonly Hit[]
  /** Of all that fit, where it was asked for; else of those given. */
  readonly total: number
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
    return { hits: hits.hits, total: hits.total?.value ?? hits.hits.length, aggregations, suggestions }
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
