import { setFlagsFromString } from 'node:v8'
import { breathe } from '../breathe.ts'
import { ftsString, numberIn, type SqliteFile, textIn } from '../search/database.ts'
import type { Candidate, QueryTerm, SearchEngine, SearchFilter } from '../search/engine.ts'
import { FtsSearch } from '../search/fts-search.ts'
import { LunrSearch, loadLunrIndex } from '../search/lunr-search.ts'
import type { ArticleInfo } from '../types.ts'
import type { CorpusBackend, CorpusHealth, IndexSummary, OpenedCorpus, OpenOptions, Page } from './backend.ts'
import { makeLunrIndex } from './corpus-file.ts'
import { infoIn, openBuilt, readMeta, recordIn, sourcesOf } from './layout.ts'
import { corpusFile, findPlace, type Place } from './place.ts'
import { isFreshList } from './sources.ts'
import { SqliteNames } from './sqlite-names.ts'
import { foldedTitle, type StoredRecord } from './stored-article.ts'

/** Which engine searches a corpus on this machine: lunr, SQLite's full-text search, or the one for its size. */
type LocalSearch = 'lunr' | 'sqlite' | 'by size'

/** A corpus in an SQLite file: what an answer needs is read when it is needed. */
export class SqliteCorpus implements OpenedCorpus {
  readonly #file: SqliteFile
  readonly #engine: SearchEngine
  readonly #search: string
  #highlights: unknown
  readonly version: string
  readonly size: number
  readonly names: SqliteNames

  private constructor(file: SqliteFile, engine: SearchEngine, search: string) {
    this.#file = file
    this.#engine = engine
    this.#search = search
    this.names = new SqliteNames(file)
    this.version = String(readMeta(file, 'fingerprint'))
    this.size = numberIn(file.row('select count(*) as articles from newest'), 'articles')
  }

  /** @param search what finds passages; by the size of the corpus lunr or SQLite's full-text search */
  static open(file: SqliteFile, search: LocalSearch): SqliteCorpus {
    // None is kept of a corpus that is too large for it.
    const kept = search === 'sqlite' ? undefined : readMeta(file, 'lunr')
    const index = typeof kept === 'object' && kept !== null ? loadLunrIndex(kept) : undefined
    if (index === undefined && search !== 'lunr') return new SqliteCorpus(file, new FtsSearch(file), 'full-text search')
    return new SqliteCorpus(file, new LunrSearch(file, index ?? makeLunrIndex(file)), 'lunr')
  }

  get passages(): number {
    return this.#engine.size
  }

  async infos(articles: readonly number[]): Promise<ArticleInfo[]> {
    return articles.flatMap((number) => {
      const row = this.#file.row('select info from article where number = ?', [number])
      return row === undefined ? [] : [infoIn(row)]
    })
  }

  async numberOf(id: string): Promise<number | undefined> {
    const row = this.#file.row('select number from article where id = ?', [id])
    return row && numberIn(row, 'number')
  }

  async newest({ from, count }: Page): Promise<ArticleInfo[]> {
    const sql = 'select info from newest join article using (number) where place >= ? and place < ? order by place'
    return this.#file.rows(sql, [from, from + count]).map(infoIn)
  }

  async titled(typed: string, limit: number): Promise<ArticleInfo[]> {
    const words = foldedTitle(typed)
    if (words === '') {
      const first = this.#file.rows('select info from article order by number limit ?', [limit])
      return first.map(infoIn)
    }
    const sql = 'select rowid as number from title where title match ? order by rowid limit ?'
    return this.infos(this.#file.rows(sql, [`${ftsString(words)} *`, limit]).map((row) => numberIn(row, 'number')))
  }

  async records(articles: readonly number[]): Promise<StoredRecord[]> {
    const found: StoredRecord[] = []
    for (const number of articles) {
      const row = this.#file.row('select body from record where number = ?', [number])
      if (row === undefined) throw new RangeError(`there is no record ${number}`)
      found.push(recordIn(row))
      await breathe()
    }
    return found
  }

  search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]> {
    return this.#engine.search(terms, filter, limit)
  }

  documentFrequencies(terms: readonly string[]): Promise<number[]> {
    return this.#engine.documentFrequencies(terms)
  }

  async offices(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>()
    for (const key of keys) {
      const row = this.#file.row('select phrase from office where key = ?', [key])
      if (row !== undefined) found.set(key, textIn(row, 'phrase'))
    }
    return found
  }

  async highlights(): Promise<unknown> {
    this.#highlights ??= readMeta(this.#file, 'highlights')
    return this.#highlights
  }

  async health(): Promise<CorpusHealth> {
    return { ok: true, detail: `${this.size} articles in one file, searched by ${this.#search}` }
  }

  async close(): Promise<void> {
    this.#file.close()
  }
}

/**
 * Percent by which the heap of this process may grow beyond what is in use before it is cleared; V8 lets it grow up to
 * four times over, so that most of the memory that answering takes is of things no longer in use. No limit: what is in
 * use may be as large as it has to be. Measured on 5,000 articles with the former engine in memory: at 100 a warm answer
 * takes 10 % more time and the process 340 MB instead of 480; at 40, 15 % more in the median, 40 % more at the 99th
 * percentile, and 290 MB.
 */
const heapGrowth = 25

/**
 * One SQLite file a corpus: memory hardly grows with it, and it is opened at once.
 * @param search what searches in it
 */
export const localCorpora = (search: LocalSearch): CorpusBackend => ({
  async open(options) {
    const opened = await openFresh(await findPlace(options), options, search)
    setFlagsFromString(`--heap-growing-percent=${heapGrowth}`)
    return opened
  },
  async build(options) {
    return build(await findPlace(options), options)
  },
  async watchedFile(options) {
    return corpusFile((await findPlace(options)).folder)
  },
})

/** Builds or refreshes the file of a corpus, by what is not loaded before it is needed: it brings the readers of all formats. */
async function build(place: Place, options: OpenOptions): Promise<IndexSummary> {
  const { buildFile, summaryOf } = await import('./build.ts')
  return summaryOf(corpusFile(place.folder), () => buildFile(place, options))
}

async function openFresh(place: Place, options: OpenOptions, search: LocalSearch): Promise<SqliteCorpus> {
  const path = corpusFile(place.folder)
  const { file, why } = openBuilt(path)
  if (file !== undefined && isFreshList(sourcesOf(file), place.sources)) return SqliteCorpus.open(file, search)
  file?.close()
  if (why !== undefined) options.onNotice?.(`The index is built again: ${why}.`)
  const built = await build(place, options)
  options.onRefresh?.(built)
  for (const { file: name, reason } of built.problems) options.onNotice?.(`Skipped ${name}: ${reason}`)
  const again = openBuilt(path)
  if (again.file === undefined) throw new Error(`${path} can't be opened after it was built`)
  return SqliteCorpus.open(again.file, search)
}
