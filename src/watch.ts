import { isAbsolute, relative, resolve, sep } from 'node:path'
import { watch } from 'chokidar'
// Not from corpus/index.ts, with which all formats' readers would come.
import { readable } from './corpus/formats/endings.ts'
import { notesFile } from './corpus/sources.ts'
import { InputError } from './errors.ts'
import type { IndexSummary } from './library.ts'

interface WatchOptions {
  /** Told when files have changed and then rested for a while. */
  readonly onChange: () => void
  /** Told what is wrong with the watching itself; it goes on as far as it can. */
  readonly onFault: (error: unknown) => void
  /** Milliseconds without a change after which files have come to rest. */
  readonly rest?: number
  /** Milliseconds after which a change is told although files go on changing. */
  readonly longest?: number
  /** Milliseconds between looks at all files, where the system tells of no changes, as on network drives. */
  readonly poll?: number
}

/** Whether a path under a corpus is none that is read: the same as in `corpus/sources.ts`. Notes say the addresses of documents. */
export function isIgnored(root: string, path: string, isFile: boolean): boolean {
  const inside = relative(root, path)
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return false
  if (inside === notesFile) return false
  const names = inside.split(sep)
  if (names.some((name) => name.startsWith('.'))) return true
  return isFile ? !readable.test(path) : names.includes('index')
}

/** Calls once when it was not asked to for a while, or has been asked for too long. */
export class Debounced {
  #timer: NodeJS.Timeout | undefined
  #first = 0

  constructor(
    private readonly work: () => void,
    private readonly rest: number,
    private readonly longest: number,
  ) {}

  ask(): void {
    const now = performance.now()
    if (this.#timer === undefined) this.#first = now
    clearTimeout(this.#timer)
    const wait = Math.max(0, Math.min(this.rest, this.#first + this.longest - now))
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.work()
    }, wait)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}

/**
 * Watches the files of a corpus, a folder or a single file.
 * @returns what ends it, once it has begun
 */
export async function watchFiles(path: string, options: WatchOptions): Promise<() => Promise<void>> {
  const { onChange, onFault, rest = 500, longest = 10_000, poll } = options
  const root = resolve(path)
  const changed = new Debounced(onChange, rest, longest)
  const watcher = watch(root, {
    ignoreInitial: true,
    ignored: (each, stats) => isIgnored(root, each, stats?.isFile() === true),
    ...(poll !== undefined && { usePolling: true, interval: poll, binaryInterval: poll }),
  })
  watcher.on('all', () => changed.ask())
  watcher.on('error', (error) => onFault(faultOf(error)))
  await new Promise<void>((done) => watcher.once('ready', () => done()))
  return async () => {
    changed.stop()
    await watcher.close()
  }
}

/** Where the system can watch no more files it says so as if its disk were full. */
function faultOf(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EMFILE'))) return error
  return new InputError(
    'the system watches no more files',
    'raise its limit (on Linux fs.inotify.max_user_watches), or look at all files from time to time (--poll SECONDS, DATELINE_WATCH=SECONDS)',
  )
}

const mostNames = 5

/** "added a.md, b.md": some names, and how many more there are. */
function listed(what: string, files: readonly string[]): string[] {
  if (files.length === 0) return []
  const more = files.length > mostNames ? ` and ${files.length - mostNames} more` : ''
  return [`${what} ${files.slice(0, mostNames).join(', ')}${more}`]
}

/** What a refresh came to, in one line; undefined where no file has changed. */
export function refreshLine({ articles, files, elapsedMs }: IndexSummary): string | undefined {
  const { added, changed, removed } = files
  const parts = [...listed('added', added), ...listed('changed', changed), ...listed('removed', removed)]
  if (parts.length === 0) return undefined
  const count = articles === 1 ? '1 article' : `${articles} articles`
  return `Refreshed in ${(elapsedMs / 1000).toFixed(1)} s, ${count}: ${parts.join('; ')}`
}
