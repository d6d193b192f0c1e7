import { unwatchFile, watchFile } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Library } from '../library.ts'
import type { LibraryHolder } from '../servers/libraries.ts'
import type { Suggestion } from '../types.ts'
import { errorFields, type Logger, type Metrics } from './log.ts'
import { renderReply } from './render/index.ts'

interface ReloaderOptions {
  readonly holder: LibraryHolder
  readonly openLibrary: () => Promise<Library>
  readonly log: Logger
  readonly metrics: Metrics
  /** The file that changes when an index has been built. */
  readonly indexFile?: string
  /** Milliseconds between looks at that file. */
  readonly pollMs?: number
}

/** Opens the library anew when told to and when the built index changes. One that cannot be opened leaves the old one serving. */
export class Reloader {
  private running: Promise<void> | undefined
  private again = false
  private readonly onChange = (): void => void this.reload('index changed')

  constructor(private readonly options: ReloaderOptions) {}

  /** Begins to watch the built index. */
  watch(): void {
    const { indexFile, pollMs = 2_000 } = this.options
    // Looks at the file's name, so that a file moved into its place is seen, on any file system.
    if (indexFile !== undefined) watchFile(indexFile, { interval: pollMs, persistent: false }, this.onChange)
  }

  stop(): void {
    if (this.options.indexFile !== undefined) unwatchFile(this.options.indexFile, this.onChange)
  }

  /** Reloads; while one reload runs, another is done after it. */
  async reload(reason: string): Promise<void> {
    if (this.running !== undefined) {
      this.again = true
      return this.running
    }
    this.running = this.open(reason)
    await this.running
    this.running = undefined
    if (this.again) {
      this.again = false
      await this.reload(reason)
    }
  }

  private async open(reason: string): Promise<void> {
    const { holder, openLibrary, log, metrics } = this.options
    try {
      const library = await openLibrary()
      if (library.version === holder.library.version) {
        await library.close()
        log.info({ reason, index: library.version }, 'the articles are the same')
        metrics.reloads.inc({ status: 'unchanged' })
        return
      }
      // The program is warm already: only what the library itself loads at its first question is missing.
      await warmUp(library, 0, log)
      holder.exchange(library)
      log.info({ reason, index: library.version, articles: library.size }, 'articles reloaded')
      metrics.reloads.inc({ status: 'ok' })
    } catch (error) {
      log.error({ reason, ...errorFields(error) }, 'the new index cannot be opened; the old one goes on serving')
      metrics.reloads.inc({ status: 'failed' })
    }
  }
}

const KINDS: ReadonlySet<Suggestion['kind']> = new Set(['name', 'topic'])
/** Questions of several kinds, about whatever the library suggests. */
const QUESTIONS: readonly ((name: string) => string)[] = [
  (name) => `Who is ${name}?`,
  (name) => `When did ${name} meet others?`,
  (name) => `What did ${name} say?`,
  (name) => `Where is ${name}?`,
  (name) => `How many are in ${name}?`,
  (name) => `What happened to ${name}, and why?`,
]
/** Nobody sees what is drawn here. */
const CONTEXT = {
  owner: '0',
  library: '00000000',
  isPrivate: false,
  call: { command: 'ask', options: {} },
  page: 0,
  hasExports: true,
}

/**
 * Asks a library and draws the answers, so that what the first questions load and compile is there before members wait for it.
 * @param budget milliseconds after which no further question is asked
 */
export async function warmUp(library: Library, budget: number, log: Logger): Promise<void> {
  const end = performance.now() + budget
  try {
    const names = await library.suggest('a', KINDS, 10)
    for (const { value } of [{ value: 'the mayor' }, ...names]) {
      for (const question of QUESTIONS) {
        renderReply({ type: 'answer', answer: await library.ask(question(value)) }, CONTEXT)
        if (performance.now() > end) return
        await nextTurn()
      }
    }
  } catch (error) {
    // Members' questions will tell whether it matters.
    log.warn(errorFields(error), 'the first questions failed')
  }
}
