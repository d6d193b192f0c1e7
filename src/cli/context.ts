import { InputError } from '../errors.ts'
import type { Library } from '../library.ts'
import type { Bot, Engine } from './engine.ts'
import type { Terminal } from './terminal.ts'

/** What every subcommand works with. */
export interface Context {
  readonly engine: Engine
  readonly bot: Bot
  readonly terminal: Terminal
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * Opens the library of `--corpus`, or of DATELINE_CORPUS, or of the bundled articles, and closes it after use.
 * @param use what is done with it
 */
export async function withLibrary<T>(
  { engine, terminal, env }: Context,
  corpus: string | undefined,
  use: (library: Library) => Promise<T>,
): Promise<T> {
  if (corpus === '') throw new InputError('--corpus is empty', 'give a folder of articles or a .jsonl file')
  const [{ makeProgressBar }, { readCare }] = await Promise.all([import('./progress.ts'), import('../config.ts')])
  const care = readCare(env)
  const folder = corpus ?? (env.DATELINE_CORPUS || undefined)
  const bar = makeProgressBar('Building the index')
  const library = await engine
    .open({ ...(folder !== undefined && { corpus: folder }), care, onProgress: bar.update, onNotice: terminal.warn })
    .finally(bar.stop)
  try {
    return await use(library)
  } finally {
    await library.close()
  }
}
