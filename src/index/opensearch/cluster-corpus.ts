import type { NameSource } from '../../names/name-source.ts'
import type { Candidate, QueryTerm, SearchFilter } from '../../search/engine.ts'
import type { ArticleInfo } from '../../types.ts'
import type { CorpusHealth, OpenedCorpus, Page } from '../backend.ts'
import { foldedTitle, readRecord, type StoredRecord } from '../stored-article.ts'
import { MissingIndexError } from './cluster.ts'
import { ClusterNames } from './cluster-names.ts'
import {
  infoFields,
  type Manifest,
  newestPage,
  readArticleInfo,
  readBlob,
  readManifest,
  readNewest,
  readOffice,
  recordFields,
  tableId,
} from './documents.ts'
import type { IndexReader } from './index-reader.ts'
import type { Generation, IndexSet } from './index-set.ts'
import { PassageSearch } from './passage-search.ts'

/** One build of a corpus, read as it is whatever comes after it. Nothing of it is in memory but what was asked for last. */
interface OpenedBuild {
  readonly generation: Generation
  readonly manifest: Manifest
  readonly articles: IndexReader
  readonly tables: IndexReader
  readonly passages: PassageSearch
  readonly names: ClusterNames
}

/** @throws MissingIndexError or WrongMappingError when it can't be read */
async function openBuild(set: IndexSet, generation: Generation | undefined): Promise<OpenedBuild> {
  const next = 'run dateline index'
  if (generation === undefined)
    throw new MissingIndexError(`there is no index of "${set.name}" on the search cluster`, next)
  const [articles, tables] = [set.reader(generation, 'articles'), set.reader(generation, 'tables')]
  const [, manifest] = await Promise.all([set.check(generation), readManifest(tables)])
  if (manifest === undefined)
    throw new MissingIndexError(`the index of "${set.name}" on the search cluster has no manifest`, next)
  const passages = new PassageSearch(set.reader(generation, 'passages'), manifest.passages)
  const names = new ClusterNames(set.reader(generation, 'names'), tables, articles)
  return { generation, manifest, articles, tables, passages, names }
}

/** Milliseconds after which the aliases are looked at again. */
const followAfter = 5_000
/** Words that what is typed of a title's last word may go on to. */
const endings = 1_000

/**
 * A corpus on a cluster. It follows the aliases: when a new build is put in place, on whatever machine, questions go
 * to it a few seconds later; one that has begun still finds the articles of the build before.
 */
export class ClusterCorpus implements OpenedCorpus {
  #now: OpenedBuild
  #before: OpenedBuild | undefined
  #lookedAt = performance.now()
  #looking: Promise<void> | undefined
  readonly names: NameSource = {
    find: (keys, limit) => this.#read(({ names }) => names.find(keys, limit)),
    common: (keys) => this.#read(({ names }) => names.common(keys)),
    known: (words) => this.#read(({ names }) => names.known(words)),
    nearest: (word, limit) => this.#read(({ names }) => names.nearest(word, limit)),
    withWord: (word, limit) => this.#read(({ names }) => names.withWord(word, limit)),
    longer: (words, limit) => this.#read(({ names }) => names.longer(words, limit)),
    complete: (prefixes, kinds, limit) => this.#read(({ names }) => names.complete(prefixes, kinds, limit)),
    articlesOf: (entries, limit, among) => this.#read(({ names }) => names.articlesOf(entries, limit, among)),
  }

  private constructor(
    private readonly set: IndexSet,
    build: OpenedBuild,
  ) {
    this.#now = build
  }

  /** @throws MissingIndexError, WrongMappingError or ClusterAwayError */
  static async open(set: IndexSet): Promise<ClusterCorpus> {
    return new ClusterCorpus(set, await openBuild(set, await set.current()))
  }

  get version(): string {
    return this.#now.manifest.fingerprint
  }

  get size(): number {
    return this.#now.manifest.articles
  }

  get passages(): number {
    return this.#now.manifest.passages
  }

  async infos(numbers: readonly number[]): Promise<ArticleInfo[]> {
    const found = await this.#read(({ articles }) => articles.many(numbers.map(String), infoFields))
    return found.flatMap((document) => (document === undefined ? [] : [readArticleInfo(document)]))
  }

  async numberOf(id: string): Promise<number | undefined> {
    const body = { size: 1, _source: false, track_total_hits: false, query: { term: { id } } }
    const { hits } = await this.#read(({ articles }) => articles.search(body))
    return hits[0] === undefined ? undefined : Number(hits[0]._id)
  }

  async newest({ from, count }: Page): Promise<ArticleInfo[]> {
    if (count <= 0) return []
    const first = Math.floor(from / newestPage)
    const pages = await this.#read(({ tables, manifest }) => {
      const last = Math.floor((Math.min(from + count, manifest.articles) - 1) / newestPage)
      const length = Math.max(0, last - first + 1)
      return tables.many(Array.from({ length }, (_, at) => tableId('newest', first + at)))
    })
    const found = pages.flatMap((page) => (page === undefined ? [] : readNewest(page)))
    return found.slice(from - first * newestPage).slice(0, count)
  }

  async titled(typed: string, limit: number): Promise<ArticleInfo[]> {
    const words = foldedTitle(typed)
    const phrase = { match_phrase_prefix: { title: { query: words, max_expansions: endings } } }
    const body = {
      size: limit,
      track_total_hits: false,
      _source: { includes: infoFields },
      query: words === '' ? { match_all: {} } : { bool: { filter: phrase } },
      sort: [{ number: 'asc' }],
    }
    const { hits } = await this.#read(({ articles }) => articles.search(body))
    return hits.map(({ _source }) => readArticleInfo(_source))
  }

  async records(numbers: readonly number[]): Promise<StoredRecord[]> {
    const found = new Map<number, StoredRecord>()
    const take = async (wanted: readonly number[], { articles }: OpenedBuild): Promise<void> => {
      const documents = wanted.length === 0 ? [] : await articles.many(wanted.map(String), recordFields)
      for (const [at, number] of wanted.entries())
        if (documents[at] !== undefined) found.set(number, readRecord(documents[at]))
    }
    await this.#read((build) => take(numbers, build))
    const lacking = numbers.filter((number) => !found.has(number))
    if (this.#before !== undefined) await take(lacking, this.#before)
    return numbers.map((number) => {
      const record = found.get(number)
      if (record === undefined) throw new RangeError(`there is no article ${number}`)
      return record
    })
  }

  search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]> {
    return this.#read(({ passages }) => passages.search(terms, filter, limit))
  }

  documentFrequencies(terms: readonly string[]): Promise<number[]> {
    return this.#read(({ passages }) => passages.documentFrequencies(terms))
  }

  async offices(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const ids = keys.map((key) => tableId('office', key))
    const found = await this.#read(({ tables }) => tables.many(ids))
    return new Map(keys.flatMap((key, at) => (found[at] === undefined ? [] : [[key, readOffice(found[at])] as const])))
  }

  highlights(): Promise<unknown> {
    return this.#read(({ tables }) => readBlob(tables, 'highlights'))
  }

  async health(): Promise<CorpusHealth> {
    const { ok, detail } = await this.set.health()
    return { ok, detail: `${detail}; ${this.size} articles, index ${this.version}` }
  }

  close(): Promise<void> {
    return this.set.cluster.close()
  }

  /** Reads from the build in use; where it is gone, from the one that has taken its place. */
  async #read<T>(work: (build: OpenedBuild) => Promise<T>): Promise<T> {
    // Where the aliases can't be read now, the build in use goes on serving, and its own requests say what is wrong.
    if (performance.now() - this.#lookedAt > followAfter) void this.#follow().catch(() => undefined)
    const build = this.#now
    try {
      return await work(build)
    } catch (error) {
      if (!(error instanceof MissingIndexError)) throw error
      await this.#follow()
      if (this.#now === build) throw error
      return work(this.#now)
    }
  }

  /** Looks at the aliases, once at a time. @throws what makes them unreadable; the build in use stays */
  #follow(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#lookedAt = performance.now()
      this.#looking = undefined
    })
    return this.#looking
  }

  async #look(): Promise<void> {
    const generation = await this.set.current()
    if (generation === undefined || generation.articles === this.#now.generation.articles) return
    const next = await openBuild(this.set, generation)
    this.#before = this.#now
    this.#now = next
  }
}
