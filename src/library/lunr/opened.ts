import { breathe } from '../../breathe.ts'
import type { NameTableData } from '../../names/name-table.ts'
import { NameTable } from '../../names/name-table.ts'
import type { Candidate, QueryTerm, SearchFilter } from '../../search/engine.ts'
import type { Store } from '../../store/open.ts'
import type { StoredRecord } from '../../store/types.ts'
import type { ArticleInfo } from '../../types.ts'
import type { CorpusHealth, OpenedCorpus, Page } from '../backend.ts'
import { newestFirst } from '../newest-first.ts'
import type { Payload } from '../payload.ts'
import { foldedTitle, titleHas } from '../titles.ts'

async function foldTitles(all: readonly ArticleInfo[]): Promise<string[]> {
  const titles: string[] = []
  for (const { title } of all) {
    titles.push(foldedTitle(title))
    await breathe()
  }
  return titles
}

/** A corpus whose tables are in memory; its articles lie on disk. */
export class LunrCorpus implements OpenedCorpus {
  readonly #numbers: ReadonlyMap<string, number>
  #newest: readonly ArticleInfo[] | undefined
  #titles: Promise<readonly string[]> | undefined
  #highlights: Promise<unknown> | undefined

  private constructor(
    readonly store: Store<Payload>,
    readonly names: NameTable,
    private readonly all: readonly ArticleInfo[],
    private readonly officeTable: Readonly<Record<string, string>>,
  ) {
    this.#numbers = new Map(all.map((info, number) => [info.id, number]))
  }

  static async open(store: Store<Payload>): Promise<LunrCorpus> {
    const [infos, names, offices] = await Promise.all([store.articles(), store.blob('names'), store.blob('offices')])
    const table = new NameTable(
      (names ?? { entries: [], common: [] }) as NameTableData,
      (number) => infos[number]?.published ?? '',
    )
    return new LunrCorpus(store, table, infos, (offices ?? {}) as Record<string, string>)
  }

  get version(): string {
    return this.store.fingerprint
  }

  get size(): number {
    return this.all.length
  }

  get passages(): number {
    return this.store.search.size
  }

  async infos(articles: readonly number[]): Promise<ArticleInfo[]> {
    return articles.flatMap((number) => this.all[number] ?? [])
  }

  async numberOf(id: string): Promise<number | undefined> {
    return this.#numbers.get(id)
  }

  async newest({ from, count }: Page): Promise<readonly ArticleInfo[]> {
    this.#newest ??= [...this.all].sort(newestFirst)
    return this.#newest.slice(from, from + count)
  }

  async titled(typed: string, limit: number): Promise<ArticleInfo[]> {
    this.#titles ??= foldTitles(this.all)
    const titles = await this.#titles
    const wanted = foldedTitle(typed)
    const found: ArticleInfo[] = []
    for (const [number, info] of this.all.entries()) {
      if (found.length >= limit) break
      if (titleHas(titles[number] ?? '', wanted)) found.push(info)
    }
    return found
  }

  records(articles: readonly number[]): Promise<StoredRecord<Payload>[]> {
    return Promise.all(articles.map((number) => this.store.record(number)))
  }

  search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]> {
    return this.store.search.search(terms, filter, limit)
  }

  documentFrequencies(terms: readonly string[]): Promise<number[]> {
    return this.store.search.documentFrequencies(terms)
  }

  async offices(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map(
      keys.flatMap((key): [string, string][] =>
        Object.hasOwn(this.officeTable, key) ? [[key, this.officeTable[key] ?? '']] : [],
      ),
    )
  }

  highlights(): Promise<unknown> {
    this.#highlights ??= this.store.blob('highlights')
    return this.#highlights
  }

  async health(): Promise<CorpusHealth> {
    return { ok: true, detail: `${this.size} articles in memory` }
  }

  close(): Promise<void> {
    return this.store.close()
  }
}
