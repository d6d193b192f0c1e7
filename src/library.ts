import { environment } from './config.ts'
import { InputError } from './errors.ts'
import type { CorpusBackend, CorpusHealth, IndexSummary, OpenOptions, Page } from './index/backend.ts'
import type { Inspection } from './library/inspect.ts'
import { StoredLibrary } from './library/stored-library.ts'
import type {
  Answer,
  Article,
  ArticleHit,
  ArticleInfo,
  Asked,
  Care,
  Citation,
  ClaimCheck,
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

/** How a question is answered. */
export interface AskOptions extends Scope {
  /** Add the candidates and what counted for each. */
  readonly explain?: boolean
  /** Give the best proposal where it is at least so sure (0 to 1), and only there; without it, `care` decides. */
  readonly atLeast?: number
  /** That of the library where it is left out. */
  readonly care?: Care
  /** What was asked before: where the question leans on it, it is understood from it. */
  readonly after?: Asked
}

/** A corpus that has been built and opened for answering: read-only, safe to share between requests. */
export interface Library {
  /** Changes whenever the built content changes; 8 hexadecimal digits. */
  readonly version: string
  /** Number of articles. */
  readonly size: number
  /** Answers a question. Never throws on what the question says. */
  ask(question: string, options?: AskOptions): Promise<Answer>
  /** Dated events, oldest first; without a topic the corpus' own highlights. `limit` keeps those that matter most. */
  timeline(topic: string, options?: Scope & { readonly limit?: number }): Promise<Timeline>
  /** What the articles say of a name; undefined where they do not know it. */
  who(name: string, about?: ProfilePart): Promise<Profile | undefined>
  /** Names of the corpus close in spelling to `name`, closest first. */
  similarNames(name: string, limit: number): Promise<readonly string[]>
  /** Articles that fit a query, best first. */
  findArticles(query: string, options?: Scope & { readonly limit?: number }): Promise<readonly ArticleHit[]>
  /** Articles, newest first: all, or a page of them. */
  sources(page?: Page): Promise<readonly ArticleInfo[]>
  /** Whether the articles support a claim, contradict it or do not say, with at most `limit` citations. */
  check(claim: string, limit?: number): Promise<ClaimCheck>
  /** Passages nearest to a text, whether or not they support it, best first. */
  nearest(text: string, limit: number, scope?: Scope): Promise<readonly Citation[]>
  /** Completions of what has been typed so far, best first, for the kinds asked for. */
  suggest(typed: string, kinds: ReadonlySet<Suggestion['kind']>, limit: number): Promise<readonly Suggestion[]>
  /** At most six questions that this corpus answers, for who does not know what is in it. */
  examples(): Promise<readonly string[]>
  /** The sentence at `start` with its neighbours; undefined where the article or place is not there. */
  passage(article: string, start: number): Promise<Passage | undefined>
  /** An article with its text, by id. */
  read(id: string): Promise<Article | undefined>
  /** Article information by id. */
  article(id: string): Promise<ArticleInfo | undefined>
  /** Whether the corpus can be answered from now; always where it lies in this process. */
  health?(): Promise<CorpusHealth>
  close(): Promise<void>
}

export type { CorpusHealth, IndexSummary, OpenOptions, Page } from './index/backend.ts'
export type { Inspection } from './library/inspect.ts'

/**
 * The backend that the options or `DATELINE_SEARCH` name. Each is loaded only when it is used.
 * @throws InputError when the name is none of a backend
 */
async function chooseBackend(options: Pick<OpenOptions, 'search'>): Promise<CorpusBackend> {
  const name = options.search ?? (environment.DATELINE_SEARCH?.trim() || 'by size')
  if (/^https?:/i.test(name)) return (await import('./index/opensearch/backend.ts')).openSearchCorpora(name)
  if (name === 'lunr' || name === 'sqlite' || name === 'by size')
    return (await import('./index/sqlite-corpus.ts')).localCorpora(name)
  throw new InputError(
    'DATELINE_SEARCH is malformed',
    'write lunr, sqlite, or the https address of an OpenSearch cluster',
  )
}

/**
 * Opens a corpus for answering; its index is built or refreshed first where it has to be.
 * @throws InputError when the corpus is not there or has nothing to read
 */
export async function openLibrary(options: OpenOptions = {}): Promise<Library> {
  const backend = await chooseBackend(options)
  return new StoredLibrary(await backend.open(options), options.care)
}

/**
 * The library, where it has articles.
 * @param corpus where they lie, for the message
 * @throws InputError where none of the files could be read
 */
export async function withArticles(library: Library, corpus = 'the corpus'): Promise<Library> {
  if (library.size > 0) return library
  await library.close()
  throw new InputError(`nothing in ${corpus} could be read`, 'run `dateline index` on it to see why, file by file')
}

/** Opens libraries for a program that has more to do than to answer, and closes what they share. */
export interface LibraryOpener {
  /** @throws InputError when the corpus is not there or has nothing to read */
  open(options: OpenOptions): Promise<Library>
  close(): Promise<void>
}

/** Opens libraries in a thread beside this one; in this thread where the program is run from its sources. */
export async function libraryOpener(): Promise<LibraryOpener> {
  const { hasThread, LibraryThread } = await import('./library/threaded-library.ts')
  return hasThread ? LibraryThread.start() : { open: openLibrary, close: async () => undefined }
}

/** The file that changes when a new index has taken the place of the old one; undefined where there is none to watch. */
export async function watchedFile(options: OpenOptions = {}): Promise<string | undefined> {
  return (await chooseBackend(options)).watchedFile(options)
}

/**
 * Builds or refreshes the index of a corpus.
 * @throws InputError when the corpus is not there or has nothing to read
 */
export async function buildIndex(options: OpenOptions = {}): Promise<IndexSummary> {
  return (await chooseBackend(options)).build(options)
}

/** Removes the index of a corpus on this machine, as when the corpus itself is gone. */
export async function removeIndex(corpus: string): Promise<void> {
  const [{ indexFolder }, { rm }] = await Promise.all([import('./index/place.ts'), import('node:fs/promises')])
  const { folder } = await indexFolder(corpus, '')
  await rm(folder, { recursive: true, force: true })
}

/**
 * Shows what is found in one file.
 * @throws InputError when it can't be read
 */
export async function inspectFile(file: string): Promise<Inspection> {
  return (await import('./library/inspect.ts')).inspectFile(file)
}
