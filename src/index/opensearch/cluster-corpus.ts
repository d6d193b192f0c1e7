import type { NameSource } from '../../names/name-source.ts'
import type { Candidate, QueryTerm, SearchFilter } from '../../search/engine.ts'
import type { ArticleInfo } from '../../types.ts'
import type { CorpusHealth, OpenedCorpus, Page } from '../backend.ts'
import { foldedTitle, readInfo, readRecord, type StoredRecord } from '../stored-article.ts'
import { MissingIndexError } from './cluster.ts'
import { ClusterNames } from './cluster-names.ts'
import { type ArticleDocument, infoFields, type Manifest, pageLength, recordFields } from './documents.ts'
import { type IndexReader, readTable } from './index-reader.ts'
import type { Generation, IndexSet } from './index-set.ts'
import { PassageSearch } from './passage-search.ts'

/** One build of a corpus, read as it is whatever comes after it. Nothing of it is in memory but what was asked for last. */
interface OpenedBuild {
  readonly generation: Generation
  readonly manifest: Manifest
  readonly articles: IndexReader<ArticleDocument>
  readonly tables: IndexReader
  readonly passages: PassageSearch
  readonly names: ClusterNames
}

/** @throws MissingIndexError or WrongMappingError when it can't be read */
async function openBuild(set: IndexSet, generation: Generation | undefined): Promise<OpenedBuild> {
  if (generation === undefined) throw new MissingIndexError(`there is no index of "${set.name}" on the search cluster`)
  const [articles, tables] = [set.reader(generation, 'articles'), set.reader(generation, 'tables')]
  const [, [manifest]] = await Promise.all([set.check(generation), readTable(tables, 'manifest')])
  if (manifest === undefined)
    throw new MissingIndexError(`the index of "${set.name}" on the search cluster has no manifest`)
  return {
    generation,
    manifest,
    articles,
    tables,
    passages: new PassageSearch(set.reader(generation, 'passages'), manifest.passages),
    names: new ClusterNames(set.reader(generation, 'names'), tables, articles),
  }
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
    private now: OpenedBuild,
  ) {}

  /** @throws MissingIndexError, WrongMappingError or ClusterAwayError */
  static async open(set: IndexSet): Promise<ClusterCorpus> {
    return new ClusterCorpus(set, await openBuild(set, await set.current()))
  }

  get version(): string {
    return this.now.manifest.fingerprint
  }

  get size(): number {
    return this.now.manifest.articles
  }

  get passages(): number {
    return this.now.manifest.passages
  }

  async infos(numbers: readonly number[]): Promise<ArticleInfo[]> {
    const found = await this.#read(({ articles }) => articles.many(numbers.map(String), infoFields))
    return found.flatMap((document) => (document === undefined ? [] : readInfo(document.article)))
  }

  async numberOf(id: string): Promise<number | undefined> {
    const [hit] = await this.#read(({ articles }) => articles.search(1, { _source: false, query: { term: { id } } }))
    return hit && Number(hit._id)
  }

  async newest({ from, count }: Page): Promise<ArticleInfo[]> {
    const first = Math.floor(from / pageLength)
    const pages = await this.#read(({ tables, manifest }) => {
      const length = Math.ceil(Math.min(from + count, manifest.articles) / pageLength) - first
      const places = Array.from({ length: Math.max(0, length) }, (_, at) => first + at)
      return readTable(tables, 'newest', places)
    })
    const found = pages.flatMap((page) => page?.infos.map(readInfo) ?? [])
    return found.slice(from - first * pageLength).slice(0, count)
  }

  async titled(typed: string, limit: number): Promise<ArticleInfo[]> {
    const words = foldedTitle(typed)
    const phrase = { match_phrase_prefix: { title: { query: words, max_expansions: endings } } }
    const query = words === '' ? { match_all: {} } : { bool: { filter: phrase } }
    const body = { _source: infoFields, query, sort: [{ number: 'asc' }] }
    const hits = await this.#read(({ articles }) => articles.search(limit, body))
    return hits.map(({ _source }) => readInfo(_source.article))
  }

  async records(numbers: readonly number[]): Promise<StoredRecord[]> {
    const found = new Map<number, StoredRecord>()
    const take = async ({ articles }: OpenedBuild): Promise<void> => {
      const wanted = numbers.filter((number) => !found.has(number))
      for (const document of await articles.many(wanted.map(String), recordFields))
        if (document !== undefined) found.set(document.number, readRecord(document))
    }
    await this.#read(take)
    if (this.#before !== undefined) await take(this.#before)
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
    const found = await this.#read(({ tables }) => readTable(tables, 'office', keys))
    return new Map(keys.flatMap((key, at) => (found[at] === undefined ? [] : [[key, found[at].office] as const])))
  }

  async highlights(): Promise<unknown> {
    return (await this.#read(({ tables }) => readTable(tables, 'highlights')))[0]?.highlights
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
    const build = this.now
    try {
      return await work(build)
    } catch (error) {
      if (!(error instanceof MissingIndexError)) throw error
      await this.#follow()
      if (this.now === build) throw error
      return work(this.now)
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
    if (generation === undefined || generation.articles === this.now.generation.articles) return
    const next = await openBuild(this.set, generation)
    this.#before = this.now
    this.now = next
  }
}
