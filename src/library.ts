import { build, findPlace, type IndexSummary, type OpenOptions, openFresh } from './library/build.ts'
import { StoredCorpus } from './library/stored-corpus.ts'
import { StoredLibrary } from './library/stored-library.ts'
import type {
  Answer,
  ArticleHit,
  ArticleInfo,
  Citation,
  Edtf,
  Passage,
  Profile,
  ProfilePart,
  Suggestion,
  Timeline,
} from './types.ts'

/** Keeps an answer to some of the articles. Dates are EDTF and inclusive. */
export interface Scope {
  /** Article id. */
  readonly article?: string
  readonly from?: Edtf
  readonly to?: Edtf
}

/** A corpus that has been built and opened for answering: read-only, safe to share between requests. */
export interface Library {
  /** Changes whenever the built content changes; 8 hexadecimal digits. */
  readonly version: string
  /** Number of articles. */
  readonly size: number
  /** Answers a question. Never throws on what the question says. */
  ask(question: string, scope?: Scope & { readonly explain?: boolean }): Promise<Answer>
  /** Dated events, oldest first; without a topic the corpus' own highlights. `limit` keeps those that matter most. */
  timeline(topic: string, options?: Scope & { readonly limit?: number }): Promise<Timeline>
  /** What the articles say of a name; undefined where they do not know it. */
  who(name: string, about?: ProfilePart): Promise<Profile | undefined>
  /** Names of the corpus close in spelling to `name`, closest first. */
  similarNames(name: string, limit: number): Promise<readonly string[]>
  /** Articles that fit a query, best first. */
  findArticles(query: string, options?: Scope & { readonly limit?: number }): Promise<readonly ArticleHit[]>
  /** All articles, newest first. */
  sources(): Promise<readonly ArticleInfo[]>
  /** Passages that support a claim, best first; empty where none does. */
  support(claim: string, limit?: number): Promise<readonly Citation[]>
  /** Passages nearest to a text, whether or not they support it, best first. */
  nearest(text: string, limit: number, scope?: Scope): Promise<readonly Citation[]>
  /** Completions of what has been typed so far, best first, for the kinds asked for. */
  suggest(typed: string, kinds: ReadonlySet<Suggestion['kind']>, limit: number): Promise<readonly Suggestion[]>
  /** The sentence at `start` with its neighbours; undefined where the article or place is not there. */
  passage(article: string, start: number): Promise<Passage | undefined>
  /** Article information by id. */
  article(id: string): Promise<ArticleInfo | undefined>
  close(): Promise<void>
}

export type { IndexSummary, OpenOptions } from './library/build.ts'
export { type Inspection, inspectFile } from './library/inspect.ts'

/**
 * Opens a corpus for answering; its index is built or refreshed first where it has to be.
 * @throws InputError when the corpus is not there or has nothing to read
 */
export async function openLibrary(options: OpenOptions = {}): Promise<Library> {
  const store = await openFresh(await findPlace(options), options)
  return new StoredLibrary(await StoredCorpus.open(store))
}

/**
 * Builds or refreshes the index of a corpus.
 * @throws InputError when the corpus is not there or has nothing to read
 */
export async function buildIndex(options: OpenOptions = {}): Promise<IndexSummary> {
  const started = performance.now()
  const place = await findPlace(options)
  const { articles, problems, analysed } = await build(place, options)
  return { articles, problems, changed: analysed, elapsedMs: performance.now() - started, folder: place.folder }
}
