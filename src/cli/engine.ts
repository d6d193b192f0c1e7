import type { FileProblem } from '../errors.ts'
import type { Library } from '../library.ts'
import type { Article, DateMention, NameKind, Span } from '../types.ts'

/** How far a build has come. */
export interface Progress {
  /** Files done, of `total`. */
  readonly done: number
  readonly total: number
  /** Articles done; a file may hold many. */
  readonly articles: number
}

export interface OpenOptions {
  /** Folder or `.jsonl` file; the bundled articles where it is left out. */
  readonly corpus?: string
  readonly onProgress?: (progress: Progress) => void
  /** Takes one line a person should know: the index is rebuilt, a file was skipped. */
  readonly onNotice?: (line: string) => void
}

export interface IndexSummary {
  readonly articles: number
  readonly problems: readonly FileProblem[]
  /** Articles that were read anew. */
  readonly changed: number
  readonly elapsedMs: number
  /** Where the index lies. */
  readonly folder: string
}

/** What the pipeline sees in one file. Offsets are into `text`. */
export interface Inspection {
  readonly article: Omit<Article, 'text'>
  readonly text: string
  readonly sentences: readonly Span[]
  readonly mentions: readonly (Span & { readonly kind: NameKind; readonly name: string })[]
  readonly dates: readonly (Span & Pick<DateMention, 'edtf'>)[]
  readonly facts: readonly { readonly kind: string; readonly evidence: readonly Span[] }[]
}

/** What the command line asks of the library. */
export interface Engine {
  readonly open: (options: OpenOptions) => Promise<Library>
  readonly inspect: (file: string) => Promise<Inspection>
  readonly index: (options: OpenOptions) => Promise<IndexSummary>
}

/** The Discord front end, of which the command line knows only this. */
export interface Bot {
  /**
   * Runs until it is told to stop.
   * @param corpus in place of what the environment says
   * @returns the exit status
   */
  readonly run: (corpus: string | undefined) => Promise<number>
  /** Registers the commands with Discord, or takes them away, and gives a line on each change. */
  readonly register: (options: { readonly clear: boolean }) => Promise<readonly string[]>
}
