import type { NameSource } from '../../names/name-source.ts'
import { type Cluster, clusterHealth, type IndexSet, MissingIndexError } from '../../opensearch/index.ts'
import type { Candidate, QueryTerm, SearchFilter } from '../../search/engine.ts'
import type { StoredRecord } from '../../store/types.ts'
import type { ArticleInfo } from '../../types.ts'
import type { CorpusHealth, OpenedCorpus, Page } from '../backend.ts'
import type { Payload } from '../payload.ts'
import { PinnedCorpus } from './pinned.ts'

/** Milliseconds after which the aliases are looked at again. */
const followAfter = 5_000

/**
 * A corpus on a cluster. It follows the aliases: when a new build is put in place, on whatever machine, questions go
 * to it a few seconds later; one that has begun still finds the articles of the build before.
 */
export class FollowingCorpus implements OpenedCorpus {
  #now: PinnedCorpus
  #before: PinnedCorpus | undefined
  #lookedAt = performance.now()
  #looking: Promise<void> | undefined
  readonly names: NameSource

  private constructor(
    private readonly cluster: Cluster,
    private readonly set: IndexSet,
    corpus: PinnedCorpus,
  ) {
    this.#now = corpus
    this.names = this.#namesOfNow()
  }

  /** @throws MissingIndexError, WrongMappingError or ClusterAwayError */
  static async open(cluster: Cluster, set: IndexSet): Promise<FollowingCorpus> {
    return new FollowingCorpus(cluster, set, await openCurrent(set))
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

  async infos(articles: readonly number[]): Promise<ArticleInfo[]> {
    return this.#read((corpus) => corpus.infos(articles))
  }

  async numberOf(id: string): Promise<number | undefined> {
    return this.#read((corpus) => corpus.numberOf(id))
  }

  async newest(page: Page): Promise<ArticleInfo[]> {
    return this.#read((corpus) => corpus.newest(page))
  }

  async titled(typed: string, limit: number): Promise<ArticleInfo[]> {
    return this.#read((corpus) => corpus.titled(typed, limit))
  }

  async records(articles: readonly number[]): Promise<StoredRecord<Payload>[]> {
    const found = await this.#read((corpus) => corpus.records(articles))
    const lacking = articles.filter((_, place) => found[place] === undefined)
    const former = lacking.length === 0 ? [] : ((await this.#before?.records(lacking)) ?? [])
    const formerOf = new Map(lacking.map((number, place) => [number, former[place]]))
    return articles.map((number, place) => {
      const record = found[place] ?? formerOf.get(number)
      if (record === undefined) throw new RangeError(`there is no article ${number}`)
      return record
    })
  }

  search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]> {
    return this.#read((corpus) => corpus.search(terms, filter, limit))
  }

  documentFrequencies(terms: readonly string[]): Promise<number[]> {
    return this.#read((corpus) => corpus.documentFrequencies(terms))
  }

  offices(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.#read((corpus) => corpus.offices(keys))
  }

  highlights(): Promise<unknown> {
    return this.#read((corpus) => corpus.highlights())
  }

  async health(): Promise<CorpusHealth> {
    const { ok, detail } = await clusterHealth(this.cluster, this.set)
    return { ok, detail: `${detail}; ${this.size} articles, index ${this.version}` }
  }

  close(): Promise<void> {
    return this.cluster.close()
  }

  /** Reads from the build in use; where it is gone, from the one that has taken its place. */
  async #read<T>(work: (corpus: PinnedCorpus) => Promise<T>): Promise<T> {
    // Where the aliases can't be read now, the build in use goes on serving, and its own requests say what is wrong.
    if (performance.now() - this.#lookedAt > followAfter) void this.#follow().catch(() => undefined)
    const corpus = this.#now
    try {
      return await work(corpus)
    } catch (error) {
      if (!(error instanceof MissingIndexError)) throw error
      await this.#follow()
      if (this.#now === corpus) throw error
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
    const next = await PinnedCorpus.open(this.set, generation)
    this.#before = this.#now
    this.#now = next
  }

  #namesOfNow(): NameSource {
    return {
      find: (keys, limit) => this.#read(({ names }) => names.find(keys, limit)),
      common: (keys) => this.#read(({ names }) => names.common(keys)),
      known: (words) => this.#read(({ names }) => names.known(words)),
      nearest: (word, limit) => this.#read(({ names }) => names.nearest(word, limit)),
      withWord: (word, limit) => this.#read(({ names }) => names.withWord(word, limit)),
      longer: (words, limit) => this.#read(({ names }) => names.longer(words, limit)),
      complete: (prefixes, kinds, limit) => this.#read(({ names }) => names.complete(prefixes, kinds, limit)),
      articlesOf: (entries, limit, among) => this.#read(({ names }) => names.articlesOf(entries, limit, among)),
    }
  }
}

async function openCurrent(set: IndexSet): Promise<PinnedCorpus> {
  const generation = await set.current()
  if (generation === undefined) {
    throw new MissingIndexError(`there is no index of "${set.name}" on the search cluster`, 'run dateline index')
  }
  return PinnedCorpus.open(set, generation)
}
