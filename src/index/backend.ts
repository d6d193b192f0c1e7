import type { FileProblem } from '../errors.ts'
import type { NameSource } from '../names/name-source.ts'
import type { Candidate, QueryTerm, SearchFilter } from '../search/engine.ts'
import type { ArticleInfo, Care } from '../types.ts'
import type { FileChanges } from './sources.ts'
import type { StoredRecord } from './stored-article.ts'

/** What a build knows when it reports how far it has come. */
interface Progress {
  /** Files done, of `total`. */
  readonly done: number
  readonly total: number
  /** Articles done. */
  readonly articles: number
  /** The file at hand. */
  readonly file: string
}

export interface OpenOptions {
  /** Folder or `.jsonl` file; the bundled articles where it is left out. */
  readonly corpus?: string
  /** `lunr`, `sqlite` (its full-text search) or the address of a cluster; what `DATELINE_SEARCH` says, else the one of the first two for the size of the corpus. */
  readonly search?: string
  /** How sure an answer must be; `usual` where it is left out. */
  readonly care?: Care
  /** Characters of all articles together that are read; what would be more is left out, and told. */
  readonly mostText?: number
  readonly onProgress?: (progress: Progress) => void
  /** Takes one line that a person should know: the index is rebuilt, a file was skipped. */
  readonly onNotice?: (line: string) => void
  /** Told where opening has built or refreshed the index, before the corpus is open. */
  readonly onRefresh?: (summary: IndexSummary) => void
}

/** What a build came to. */
export interface Built {
  readonly articles: number
  readonly problems: readonly FileProblem[]
  /** Articles that were read anew. */
  readonly changed: number
  /** The files that made the difference. */
  readonly files: FileChanges
}

export interface IndexSummary extends Built {
  readonly elapsedMs: number
  /** Where the index lies: a folder or an address. */
  readonly folder: string
}

/** Whether a corpus can be answered from now, for the health page. */
export interface CorpusHealth {
  readonly ok: boolean
  /** One line for the operator. */
  readonly detail: string
}

/** Some of a list: `count` of it from place `from` on. */
export interface Page {
  readonly from: number
  readonly count: number
}

/**
 * A corpus as a backend has opened it: all that answering, timelines, profiles and completions read. It need not be in
 * memory, so calls ask for many things at once. Articles have numbers, which stay the same while it is open and may
 * have gaps. Safe to share between requests.
 */
export interface OpenedCorpus {
  /** Changes whenever the built content changes; 8 hexadecimal digits. */
  readonly version: string
  /** Number of articles. */
  readonly size: number
  /** Number of passages. */
  readonly passages: number
  readonly names: NameSource
  /** What is known of articles besides their text, in the order asked for; those that are not there are left out. */
  infos(articles: readonly number[]): Promise<readonly ArticleInfo[]>
  /** Number of the article with this id; undefined where there is none. */
  numberOf(id: string): Promise<number | undefined>
  /** Articles, the newest first, those without a date last, ties by title. */
  newest(page: Page): Promise<readonly ArticleInfo[]>
  /**
   * Articles in whose title the words of `typed` stand one after the other, the last perhaps begun only,
   * by number; the first ones where nothing is typed.
   */
  titled(typed: string, limit: number): Promise<readonly ArticleInfo[]>
  /** Whole articles with what was read off them, in the order asked for. @throws RangeError for a number that is not there */
  records(articles: readonly number[]): Promise<readonly StoredRecord[]>
  /** See `SearchEngine`. */
  search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]>
  documentFrequencies(terms: readonly string[]): Promise<number[]>
  /** The latest office of each name that has one, in words, by the key of the name. */
  offices(keys: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** What `highlightsTable` finished. */
  highlights(): Promise<unknown>
  health(): Promise<CorpusHealth>
  close(): Promise<void>
}

/** A way of keeping corpora. */
export interface CorpusBackend {
  /**
   * Opens a corpus, built or refreshed first where it has to be and can be.
   * @throws InputError when the corpus is not there or has nothing to read
   */
  open(options: OpenOptions): Promise<OpenedCorpus>
  /**
   * Builds or refreshes what `open` opens: only what changed is read and analysed again.
   * @throws InputError when the corpus is not there or has nothing to read
   */
  build(options: OpenOptions): Promise<IndexSummary>
  /** A file that changes whenever a new build has taken the place of the old one; undefined where there is none to watch. */
  watchedFile(options: OpenOptions): Promise<string | undefined>
}
