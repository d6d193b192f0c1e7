import { InputError } from '../errors.ts'
import type { IndexSummary } from '../library.ts'
import { refreshLine, watchFiles } from '../watch.ts'
import { type Context, corpusOf } from './context.ts'
import { EXIT, type ExitStatus, errorLine } from './exit-status.ts'

/** Flags of `watch`. */
export interface WatchFlags {
  readonly corpus?: string
  /** Seconds. */
  readonly poll?: string
}

function pollOf({ poll }: WatchFlags): { readonly poll?: number } {
  if (poll === undefined) return {}
  const seconds = Number(poll)
  if (!(seconds >= 0.1 && seconds <= 86_400)) throw new InputError(`--poll is ${poll}`, 'give seconds, such as 5')
  return { poll: seconds * 1000 }
}

/** Refreshes one after the other; what is asked for meanwhile is done once, afterwards. A fault is a line, and no more. */
class Refresher {
  #running: Promise<void> | undefined
  #again = false

  constructor(private readonly refresh: () => Promise<void>) {}

  ask(): void {
    if (this.#running) this.#again = true
    else
      this.#running = this.refresh().finally(() => {
        this.#running = undefined
        const again = this.#again
        this.#again = false
        if (again) this.ask()
      })
  }

  /** Lets the refresh under way come to its end; no other begins. */
  async stop(): Promise<void> {
    this.#again = false
    await this.#running
  }
}

/** What resolves at SIGINT or SIGTERM, and what takes the listeners away. After the first signal a second ends the process as it always does. */
function untilTold(): { readonly told: Promise<void>; readonly dispose: () => void } {
  let dispose = (): void => undefined
  const told = new Promise<void>((resolve) => {
    const stop = () => {
      dispose()
      resolve()
    }
    dispose = () => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
  return { told, dispose: () => dispose() }
}

/** Builds or refreshes the index, and says what has changed and what is wrong; what was said the last time is not said again. */
function builder({ engine, terminal }: Context, corpus: string): () => Promise<IndexSummary> {
  let before: ReadonlySet<string> = new Set()
  return async () => {
    const faults = new Set<string>()
    const summary = await engine.index({ corpus, onNotice: (line) => faults.add(line) })
    for (const { file, reason } of summary.problems) faults.add(`Skipped ${file}: ${reason}`)
    for (const line of faults) if (!before.has(line)) terminal.warn(line)
    before = faults
    const line = refreshLine(summary)
    if (line !== undefined) await terminal.write(`${line}\n`)
    return summary
  }
}

/** Keeps the index of a folder as new as its files, until it is told to stop. */
export async function watch(context: Context, folder: string | undefined, flags: WatchFlags): Promise<ExitStatus> {
  const { terminal } = context
  const { corpus } = corpusOf(context, folder ?? flags.corpus)
  if (!corpus) throw new InputError('no folder is given', 'name the one to watch: dateline watch DIR')
  const poll = pollOf(flags)
  const fault = (error: unknown) => terminal.warn(errorLine(error))
  const { told, dispose } = untilTold()
  try {
    const build = builder(context, corpus)
    // What is wrong at the start ends the program; later it may pass.
    const { articles } = await build()
    const refresher = new Refresher(async () => {
      await build().catch(fault)
    })
    const stop = await watchFiles(corpus, { ...poll, onChange: () => refresher.ask(), onFault: fault })
    // What has changed since the build began.
    refresher.ask()
    const count = articles === 1 ? '1 article' : `${articles} articles`
    await terminal.write(`Watching ${corpus}, ${count}; Ctrl-C ends it\n`)
    await told
    await stop()
    await refresher.stop()
    await terminal.write('Stopped\n')
    return EXIT.answered
  } finally {
    dispose()
  }
}
