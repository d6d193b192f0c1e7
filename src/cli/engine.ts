import type { IndexSummary, Inspection, Library, OpenOptions } from '../library.ts'

/** What the command line asks of the library. */
export interface Engine {
  readonly open: (options: OpenOptions) => Promise<Library>
  readonly inspect: (file: string) => Promise<Inspection>
  readonly index: (options: OpenOptions) => Promise<IndexSummary>
  /** Begins to load the reading model beside all else, for a command that will need it. */
  readonly readAhead: () => void
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
