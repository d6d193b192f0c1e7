import type { Piscina } from 'piscina'
import { environment } from '../config.ts'
import { InputError } from '../errors.ts'
import type { IndexSummary, OpenOptions } from '../index/backend.ts'
import type { Library } from '../library.ts'
import { keepRuntimeSilent } from '../reader/telemetry.ts'

/** Methods of a library that a thread answers. */
const methods: readonly (keyof Library)[] = [
  ...(['ask', 'timeline', 'who', 'similarNames', 'findArticles', 'sources', 'check', 'nearest'] as const),
  ...(['suggest', 'examples', 'passage', 'read', 'article', 'health', 'close'] as const),
]

/** A corpus, and how the thread opens it. */
export type ThreadOptions = Pick<OpenOptions, 'corpus' | 'search' | 'care' | 'mostText'>

/** A method that the thread is to call; none: to say what it has opened. */
export interface Call {
  readonly corpus: ThreadOptions
  /** Tells openings of one corpus from each other: an old one goes on while a new one is opened. */
  readonly opening: number
  readonly method?: keyof Library
  readonly args?: readonly unknown[]
}

/** What the thread says of the corpus that it has opened. */
export interface Opened {
  readonly version: string
  readonly size: number
  readonly notices: readonly string[]
  /** Where it was built or refreshed first. */
  readonly refreshed?: IndexSummary
}

/** An error as it crosses between threads, where classes are lost. */
export interface Failure {
  readonly message: string
  readonly stack?: string
  /** That of an `InputError`. */
  readonly next?: string
  readonly fields?: Readonly<Record<string, unknown>>
}

/** What comes back. */
export interface Outcome {
  readonly value?: unknown
  readonly failure?: Failure
}

/** Calls that the thread works on at the same time; it takes turns between their steps. */
const atOnce = 64

/**
 * Memory of the thread where the corpus is not in it: what answers leave behind is cleared away sooner. A thread that
 * needs more all the same falls, and another takes its place.
 */
const leanLimits = { maxOldGenerationSizeMb: 320, maxYoungGenerationSizeMb: 24 }
/** Elsewhere only what is new is cleared away sooner; what is kept may grow with the corpus. */
const usualLimits = { maxYoungGenerationSizeMb: 24 }

/** The thread's file stands beside the bundle. Run from its sources, the program has no threads of its own. */
const workerFile = new URL('./library-worker.js', import.meta.url)

/** Whether a library can be opened in a thread: only the bundled program has one. */
export const hasThread = import.meta.url.endsWith('.js')

/** How long what is under way is waited for at the end, in milliseconds. */
const closeMs = 5_000
/** How long a thread that has built an index is kept for the next one, in milliseconds. */
const builderIdle = 10_000

/** Opens libraries in a thread beside this one, so that whatever it works on, this one goes on: heartbeats and acknowledgements do not wait for an answer. They share the reader. */
export class LibraryThread {
  readonly #answering: Piscina<Call, Outcome>
  readonly #building: Piscina<Call, Outcome>
  #openings = 0

  private constructor(
    pool: typeof Piscina,
    private readonly search: string | undefined,
  ) {
    const common = { filename: workerFile.href, maxThreads: 1, closeTimeout: closeMs }
    this.#answering = new pool<Call, Outcome>({
      ...common,
      minThreads: 1,
      concurrentTasksPerWorker: atOnce,
      idleTimeout: Number.POSITIVE_INFINITY,
      resourceLimits: search === 'lunr' ? usualLimits : leanLimits,
    })
    // What it opens is built or refreshed first, while answers go on; the other opens it after.
    // A large one holds up no other.
    const concurrentTasksPerWorker = 4
    this.#building = new pool<Call, Outcome>({
      ...common,
      concurrentTasksPerWorker,
      minThreads: 0,
      idleTimeout: builderIdle,
    })
  }

  /** @param search what finds passages in the libraries that do not say */
  static async start(search: string | undefined = environment.DATELINE_SEARCH): Promise<LibraryThread> {
    const { Piscina } = await import('piscina')
    keepRuntimeSilent()
    return new LibraryThread(Piscina, search)
  }

  /**
   * Opens a library; its index is built or refreshed first where it has to be.
   * @throws InputError as `openLibrary` does
   */
  async open({ corpus, search = this.search, care, mostText, onNotice, onRefresh }: OpenOptions): Promise<Library> {
    const options: ThreadOptions = {
      ...(corpus && { corpus }),
      ...(search && { search }),
      ...(care && { care }),
      ...(mostText && { mostText }),
    }
    const opening = this.#openings++
    const built = await call(this.#building, { corpus: options, opening })
    await call(this.#building, { corpus: options, opening, method: 'close' })
    const opened = await call(this.#answering, { corpus: options, opening })
    if (!isOpened(opened) || !isOpened(built)) throw new Error('the thread of the library answers out of turn')
    for (const line of new Set([...built.notices, ...opened.notices])) onNotice?.(line)
    if (built.refreshed) onRefresh?.(built.refreshed)
    return this.#libraryOver(options, opening, opened)
  }

  async close(): Promise<void> {
    // A thread that ends while the network runs in it takes the process with it, so what is under way is waited for.
    await Promise.all([this.#answering.close({ force: true }), this.#building.close({ force: true })])
  }

  /** A library each of whose methods is a call to the thread. */
  #libraryOver(corpus: ThreadOptions, opening: number, { version, size }: Opened): Library {
    const forward = (method: keyof Library) =>
      [method, (...args: unknown[]) => call(this.#answering, { corpus, opening, method, args })] as const
    const library: unknown = { version, size, ...Object.fromEntries(methods.map(forward)) }
    if (isLibrary(library)) return library
    throw new Error('a method of the library is missing')
  }
}

async function call(pool: Piscina<Call, Outcome>, message: Call): Promise<unknown> {
  const { value, failure } = await pool.run(message)
  if (failure === undefined) return value
  const { message: text, next, fields, stack } = failure
  if (next !== undefined) throw new InputError(text, next, fields)
  const error = new Error(text)
  if (stack !== undefined) error.stack = stack
  throw error
}

const isOpened = (value: unknown): value is Opened =>
  typeof value === 'object' && value !== null && 'version' in value && 'notices' in value

const isLibrary = (value: unknown): value is Library =>
  typeof value === 'object' && value !== null && methods.every((method) => method in value)
