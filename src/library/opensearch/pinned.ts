import {
  type Generation,
  type IndexReader,
  type IndexSet,
  MissingIndexError,
  PassageSearch,
  readBlob,
} from '../../opensearch/index.ts'
import type { Candidate, QueryTerm, SearchFilter } from '../../search/engine.ts'
import type { StoredRecord } from '../../store/types.ts'
import type { ArticleInfo } from '../../types.ts'
import type { Page } from '../backend.ts'
import type { Payload } from '../payload.ts'
import { foldedTitle } from '../titles.ts'
import { infoDocument, infoFields, readRecord, recordFields } from './article-document.ts'
import { type ClusterManifest, readManifest } from './manifest.ts'
import { ClusterNames } from './names.ts'
import { newestPage, readNewest, readOffice, tableId } from './table-documents.ts'

/** Words that what is typed of a title's last word may go on to. */
const endings = 1_000

/** One build of a corpus on a cluster, read as it is whatever comes after it. Nothing of it is in memory but what was asked for last. */
export class PinnedCorpus {
  readonly names: ClusterNames
  readonly #search: PassageSearch
  readonly #articles: IndexReader
  readonly #tables: IndexReader

  private constructor(
    set: IndexSet,
    readonly generation: Generation,
    readonly manifest: ClusterManifest,
  ) {
    this.#articles = set.reader(generation, 'articles')
    this.#tables = set.reader(generation, 'tables')
    this.#search = new PassageSearch(set.reader(generation, 'passages'), manifest.passages)
    this.names = new ClusterNames(set.reader(generation, 'names'), this.#tables, this.#articles)
  }

  /** @throws MissingIndexError or WrongMappingError when it can't be read */
  static async open(set: IndexSet, generation: Generation): Promise<PinnedCorpus> {
    const [, manifest] = await Promise.all([set.check(generation), readManifest(set, generation)])
    if (manifest === undefined) {
      throw new MissingIndexError(
        `the index of "${set.name}" on the search cluster has no manifest`,
        'run dateline index',
      )
    }
    return new PinnedCorpus(set, generation, manifest)
  }

  async infos(articles: readonly number[]): Promise<ArticleInfo[]> {
    const found = await this.#articles.many(articles.map(String), infoFields)
    return found.flatMap((document) => (document === undefined ? [] : [infoDocument.parse(document).article]))
  }

  async numberOf(id: string): Promise<number | undefined> {
    const query = { term: { id } }
    const { hits } = await this.#articles.search({ size: 1, _source: false, track_total_hits: false, query })
    return hits[0] === undefined ? undefined : Number(hits[0]._id)
  }

  async newest({ from, count }: Page): Promise<ArticleInfo[]> {
    if (count <= 0) return []
    const first = Math.floor(from / newestPage)
    const last = Math.floor((Math.min(from + count, this.manifest.articles) - 1) / newestPage)
    const found: ArticleInfo[] = []
    for (let page = first; page <= last; page++) {
      const [document] = await this.#tables.many([tableId('newest', page)])
      if (document !== undefined) found.push(...readNewest(document))
    }
    return found.slice(from - first * newestPage).slice(0, count)
  }

  async titled(typed: string, limit: number): Promise<ArticleInfo[]> {
    const words = foldedTitle(typed).trim()
    const phrase = { match_phrase_prefix: { title: { query: words, max_expansions: endings } } }
    const { hits } = await this.#articles.search({
      size: limit,
      track_total_hits: false,
      _source: { includes: infoFields },
      query: words === '' ? { match_all: {} } : { bool: { filter: phrase } },
      sort: [{ number: 'asc' }],
    })
    return hits.map(({ _source }) => infoDocument.parse(_source).article)
  }

  /** In the order asked for; undefined for those that are not there. */
  async records(articles: readonly number[]): Promise<(StoredRecord<Payload> | undefined)[]> {
    const found = await this.#articles.many(articles.map(String), recordFields)
    return found.map((document) => (document === undefined ? undefined : readRecord(document)))
  }

  search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]> {
    return this.#search.search(terms, filter, limit)
  }

  documentFrequencies(terms: readonly string[]): Promise<number[]> {
    return this.#search.documentFrequencies(terms)
  }

  async offices(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.#tables.many(keys.map((key) => tableId('office', key)))
    return new Map(
      keys.flatMap((key, place): [string, string][] =>
        found[place] === undefined ? [] : [[key, readOffice(found[place])]],
      ),
    )
  }

  highlights(): Promise<unknown> {
    return readBlob(this.#tables, 'highlights')
  }
}
