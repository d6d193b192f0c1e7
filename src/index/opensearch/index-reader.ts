import QuickLRU from 'quick-lru'
import { type Cluster, ClusterAwayError } from './cluster.ts'
import { type TableContents, type TableKind, tableId } from './documents.ts'

/** A document that a search found. */
interface Hit<Document> {
  readonly _id: string
  readonly _score?: number | null
  readonly _source: Document
  readonly sort?: readonly unknown[]
}

interface Hits<Document> {
  readonly hits: readonly Hit<Document>[]
}

/** The answer to a search, as far as it is read. */
interface Found<Document> {
  readonly timed_out: boolean
  readonly _shards: { readonly failed: number }
  readonly hits: Hits<Document>
  /** What `each` asks for. */
  readonly aggregations?: { readonly each: { readonly buckets: Readonly<Record<string, Bucket<Document>>> } }
  /** What `nearTerms` asks for. */
  readonly suggest?: Readonly<Record<string, readonly { readonly options: readonly { readonly text: string }[] }[]>>
}

interface Bucket<Document> {
  readonly doc_count: number
  readonly first?: { readonly hits: Hits<Document> }
}

/** Documents that are read at once when many are. */
const page = 500
/** Documents that one search may give. */
const mostFound = 10_000
/** Spellings that the cluster names for a word; the caller chooses among them. */
const offered = 60

/** Reads one index. An answer that lacks some of its parts counts as none. */
export class IndexReader<Document = unknown> {
  constructor(
    readonly cluster: Cluster,
    /** Name of the index. */
    readonly index: string,
  ) {}

  /** The first documents that a search finds. @throws ClusterAwayError when part of the index does not answer in time */
  async search(limit: number, body: object): Promise<readonly Hit<Document>[]> {
    if (limit <= 0) return []
    return (await this.#search({ size: Math.min(limit, mostFound), ...body })).hits.hits
  }

  /** The documents with these ids, in the order asked for; undefined for those that are not there. */
  async many(ids: readonly string[], _source?: object): Promise<(Document | undefined)[]> {
    if (ids.length === 0) return []
    const docs = ids.map((_id) => ({ _id, ...(_source && { _source }) }))
    interface Answer {
      readonly docs: readonly { readonly found?: boolean; readonly _source?: Document; readonly error?: unknown }[]
    }
    const { body } = await this.cluster.request<Answer>({ method: 'POST', path: this.#path('_mget'), body: { docs } })
    return body.docs.map((document) => {
      if (document.error !== undefined) throw this.#away(JSON.stringify(document.error).slice(0, 300))
      return document.found ? document._source : undefined
    })
  }

  /** All documents in the order of a field that no two share, read a page at a time. */
  async *scan(field: string, fields: readonly string[]): AsyncGenerator<Document> {
    const body = { sort: [{ [field]: 'asc' }], _source: fields }
    let after: Hit<Document>['sort']
    do {
      const hits = await this.search(page, after === undefined ? body : { ...body, search_after: after })
      for (const { _source } of hits) yield _source
      after = hits.length < page ? undefined : hits.at(-1)?.sort
    } while (after !== undefined)
  }

  /** Number of documents. */
  async count(): Promise<number> {
    type Answer = Pick<Found<Document>, '_shards'> & { readonly count: number }
    const { body } = await this.cluster.request<Answer>({ method: 'POST', path: this.#path('_count') })
    if (body._shards.failed > 0) throw this.#away(`${body._shards.failed} shards failed`)
    return body.count
  }

  /**
   * For each term of a field, in how many documents it stands (deleted ones do not count), and the first of them.
   * @param limit of the documents for each term, at most 100
   */
  async each(field: string, terms: readonly string[], limit: number, sort?: object): Promise<[number, Document[]][]> {
    if (terms.length === 0) return []
    const filters = Object.fromEntries(terms.map((term, place) => [place, { term: { [field]: term } }]))
    const first = { top_hits: { size: limit, ...(sort && { sort }) } }
    const each = { filters: { filters }, ...(limit > 0 && { aggs: { first } }) }
    const query = { terms: { [field]: terms } }
    const { aggregations } = await this.#search({ size: 0, query, aggs: { each } })
    return terms.map((_, place) => {
      const bucket = aggregations?.each.buckets[place]
      return [bucket?.doc_count ?? 0, bucket?.first?.hits.hits.map(({ _source }) => _source) ?? []]
    })
  }

  /**
   * Terms of a field that a misspelling may stand for, the nearest first; the cluster also counts two swapped letters
   * as one edit, so the caller measures again.
   * @param edits how many letters may differ, 1 or 2; none for 0
   */
  async nearTerms(field: string, word: string, edits: number): Promise<string[]> {
    if (edits === 0) return []
    const term = {
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
    }
    const { suggest } = await this.#search({ size: 0, suggest: { near: { text: word, term } } })
    return (suggest?.near ?? []).flatMap(({ options }) => options.map(({ text }) => text))
  }

  async #search(body: object): Promise<Found<Document>> {
    const { body: found } = await this.cluster.request<Found<Document>>({
      method: 'POST',
      path: this.#path('_search'),
      query: { allow_partial_search_results: false },
      body: { track_total_hits: false, ...body },
    })
    if (found.timed_out || found._shards.failed > 0) throw this.#away(`${found._shards.failed} shards failed`)
    return found
  }

  #path(action: string): string {
    return `/${this.index}/${action}`
  }

  #away(detail: string): ClusterAwayError {
    return new ClusterAwayError(this.cluster.address, detail)
  }
}

/** What lies in a table under some keys, in their order; undefined where there is nothing. */
export async function readTable<Kind extends TableKind>(
  { cluster, index }: IndexReader,
  kind: Kind,
  keys: readonly (string | number)[] = [''],
): Promise<(TableContents[Kind] | undefined)[]> {
  const tables = new IndexReader<{ readonly content: TableContents[Kind] }>(cluster, index)
  const found = await tables.many(keys.map((key) => tableId(kind, key)))
  return found.map((document) => document?.content)
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

  /** In the order asked for. */
  async of(terms: readonly string[]): Promise<number[]> {
    const wanted = [...new Set(terms.filter((term) => !this.#known.has(term)))]
    const found = await this.reader.each(this.field, wanted, 0)
    const fresh = new Map(wanted.map((term, place) => [term, found[place]?.[0] ?? 0]))
    for (const [term, count] of fresh) this.#known.set(term, count)
    return terms.map((term) => fresh.get(term) ?? this.#known.get(term) ?? 0)
  }
}
