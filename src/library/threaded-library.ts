import type { Piscina } from 'piscina'
import { environment } from '../config.ts'
import { InputError } from '../errors.ts'
import type { IndexSummary, OpenOptions } from '../index/backend.ts'
import type { Library } from '../library.ts'

/** Methods of a library that a thread answers. */
const methods: readonly (keyof Library)[] = [
  ...(['ask', 'timeline', 'who', 'similarNames', 'findArticles', 'sources', 'check', 'nearest'] as const),
  ...(['suggest', 'examples', 'passage', 'read', 'article', 'health', 'close'] as const),
]

/** What the thread is started with. */
export type ThreadOptions = Pick<OpenOptions, 'corpus' | 'search' | 'care'>

/** A method that the thread is to call; none: to say what it has opened. */
export interface Call {
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

/**
 * Opens a library in a thread of its own, so that whatever it works on, the thread that asks goes on: heartbeats and
 * acknowledgements do not wait for an answer.
 *
 * @throws InputError as `openLibrary` does
 */
export async function openInThread(options: OpenOptions): Promise<Library> {
  const { Piscina } = await import('piscina')
  const { corpus, search = environment.DATELINE_SEARCH, care, onNotice, onRefresh } = options
  const pool = new Piscina<Call, Outcome>({
    filename: workerFile.href,
    minThreads: 1,
    maxThreads: 1,
    concurrentTasksPerWorker: atOnce,
    idleTimeout: Number.POSITIVE_INFINITY,
    workerData: { ...(corpus && { corpus }), ...(search && { search }), ...(care && { care }) } satisfies ThreadOptions,
    resourceLimits: search === 'lunr' ? usualLimits : leanLimits,
  })
  try {
    const opened = await call(pool, {})
    if (!isOpened(opened)) throw new Error('the thread of the library answers out of turn')
    for (const line of opened.notices) onNotice?.(line)
    if (opened.refreshed) onRefresh?.(opened.refreshed)
    return libraryOver(pool, opened)
  } catch (error) {
    await pool.destroy()
    throw error
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

/** A library each of whose methods is a call to the thread. */
function libraryOver(pool: Piscina<Call, Outcome>, { version, size }: Opened): Library {
  const forward = (method: keyof Library) => [method, (...args: unknown[]) => call(pool, { method, args })] as const
  const close = () => call(pool, { method: 'close' }).finally(() => pool.destroy())
  const library: unknown = { version, size, ...Object.fromEntries(methods.map(forward)), close }
  if (isLibrary(library)) return library
  throw new Error('a method of the library is missing')
}

const isLibrary = (value: unknown): value is Library =>
  typeof value === 'object' && value !== null && methods.every((method) => method in value)
