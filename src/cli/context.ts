import { InputError } from '../errors.ts'
import type { IndexSummary, Inspection, Library, OpenOptions } from '../library.ts'
import { makeProgressBar } from './progress.ts'
import type { Terminal } from './terminal.ts'

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

/** What every subcommand works with. */
export interface Context {
  readonly engine: Engine
  readonly bot: Bot
  readonly terminal: Terminal
  readonly env: Readonly<Record<string, string | undefined>>
}

/** The corpus that was given, or else that of DATELINE_CORPUS; left out for the bundled one. */
export function corpusOf({ env }: Context, given: string | undefined): { readonly corpus?: string } {
  const corpus = given ?? (env.DATELINE_CORPUS || undefined)
  return corpus === undefined ? {} : { corpus }
}

/**
 * Opens the library of `--corpus`, or of DATELINE_CORPUS, or of the bundled articles, and closes it after use.
 * @param use what is done with it
 */
export async function withLibrary<T>(
  context: Context,
  corpus: string | undefined,
  use: (library: Library) => Promise<T>,
): Promise<T> {
  const { engine, terminal } = context
  if (corpus === '') throw new InputError('--corpus is empty', 'give a folder of articles or a .jsonl file')
  const { readCare } = await import('../config.ts')
  const care = readCare(context.env)
  const bar = makeProgressBar('Building the index')
  const library = await engine
    .open({ ...corpusOf(context, corpus), care, onProgress: bar.update, onNotice: terminal.warn })
    .finally(bar.stop)
  try {
    return await use(library)
  } finally {
    await library.close()
  }
}
