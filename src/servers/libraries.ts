import { InputError } from '../errors.ts'
import type { AskOptions, IndexSummary, Library } from '../library.ts'
import type { Care } from '../types.ts'
import { type Place, type Shelf, shelfAt, shelfFolder, shelfKey } from './place.ts'
import type { Settings } from './settings.ts'
import { Turns } from './turns.ts'

interface Held {
  readonly library: Library
  users: number
  retired: boolean
}

/** The library in use. It can be exchanged while questions run: each keeps the one it began with, and an old one is closed after its last. */
export class LibraryHolder {
  private current: Held

  /** @param onCloseError told when an old library cannot be closed */
  constructor(
    library: Library,
    private readonly onCloseError: (error: unknown) => void,
  ) {
    this.current = { library, users: 0, retired: false }
  }

  /** The library in use now, for what does not outlast the moment. */
  get library(): Library {
    return this.current.library
  }

  get isUsed(): boolean {
    return this.current.users > 0
  }

  /** Runs `work` with the library in use, which stays open until the work is done. */
  async use<T>(work: (library: Library) => Promise<T>): Promise<T> {
    const held = this.current
    held.users++
    try {
      return await work(held.library)
    } finally {
      held.users--
      this.closeIfUnused(held)
    }
  }

  /** Puts another library in the place of this one. */
  exchange(library: Library): void {
    const old = this.current
    this.current = { library, users: 0, retired: false }
    this.retire(old)
  }

  /** Closes the library as soon as nobody uses it. */
  close(): void {
    this.retire(this.current)
  }

  private retire(held: Held): void {
    held.retired = true
    this.closeIfUnused(held)
  }

  private closeIfUnused(held: Held): void {
    if (held.retired && held.users === 0) held.library.close().catch(this.onCloseError)
  }
}

/** @throws InputError where the folder has nothing to read */
export type OpenCorpus = (corpus: string, onRefresh?: (summary: IndexSummary) => void) => Promise<Library>

interface LibrariesOptions {
  /** That which all share. */
  readonly shared: LibraryHolder
  /** Opens the articles of a folder; its index is built or refreshed first, which is told where it had to be. */
  readonly open: OpenCorpus
  readonly settings: Settings
  /** Where servers' data lie. */
  readonly data: string
  /** How many are open at the same time, but for those in use. */
  readonly most: number
  /** Milliseconds after which one that nobody asks is closed. */
  readonly idleMs: number
  /** How sure an answer must be where a server does not say. */
  readonly care: Care
  readonly onCloseError: (error: unknown) => void
}

interface Opened {
  readonly holder: Promise<LibraryHolder>
  /** Milliseconds of this process. */
  lastUsed: number
  uses: number
}

/** The articles that answer in each place: opened when first asked, closed when nobody has asked for a while, never more than so many at a time. */
export class Libraries {
  readonly #opened = new Map<string, Opened>()
  readonly #made = new WeakMap<Library, Partial<Record<Care, Library>>>()
  readonly #turns = new Turns()
  readonly #sweeper: NodeJS.Timeout

  constructor(private readonly options: LibrariesOptions) {
    this.#sweeper = setInterval(() => this.#closeIdle(), Math.max(50, options.idleMs / 4)).unref()
  }

  /** How many servers' own articles are open. */
  get open(): number {
    return this.#opened.size
  }

  /** How many questions wait for their turn. */
  get waiting(): number {
    return this.#turns.length
  }

  /** Whether a question is worked on already, so that the next one takes longer. */
  get isBusy(): boolean {
    return this.#turns.isBusy
  }

  /** That which all servers share. */
  get shared(): LibraryHolder {
    return this.options.shared
  }

  /** The articles that answer in a place; undefined for those that all share. */
  shelfAt(place: Place): Shelf | undefined {
    return shelfAt(place, this.options.settings.of(place.server))
  }

  /** The version of what answers in a place, where it is open; it is not opened for that, and not kept open. */
  async openVersion(place: Place): Promise<string | undefined> {
    const shelf = this.shelfAt(place)
    if (shelf === undefined) return this.options.shared.library.version
    const holder = await this.#opened.get(shelfKey(shelf))?.holder.catch(() => undefined)
    return holder?.library.version
  }

  /**
   * Runs `work`, in its turn, with the articles that answer in a place; they stay open until it is done.
   * @throws InputError where they have nothing to read, Crowded where too many wait, and whatever `work` throws
   */
  use<T>(place: Place, work: (library: Library) => Promise<T>): Promise<T> {
    return this.#turns.take(place.server ?? place.channel ?? 'direct', () => this.glance(place, work))
  }

  /** The same without a turn, for what takes no time: completions, a passage. */
  glance<T>(place: Place, work: (library: Library) => Promise<T>): Promise<T> {
    const { care = this.options.care } = this.options.settings.of(place.server)
    return this.of(this.shelfAt(place), (library) => work(this.#asking(library, care)))
  }

  /** Runs `work` with the articles of a shelf, whether or not they answer anywhere; undefined for those that all share. */
  async of<T>(shelf: Shelf | undefined, work: (library: Library) => Promise<T>): Promise<T> {
    if (shelf === undefined) return this.options.shared.use(work)
    const key = shelfKey(shelf)
    const opened = this.#opened.get(key) ?? this.#keep(key, this.#openShelf(shelf))
    opened.uses++
    try {
      return await (await opened.holder).use(work)
    } catch (error) {
      // One that could not be opened is tried again at the next question.
      const isOpen = await opened.holder.then(
        () => true,
        () => false,
      )
      if (!isOpen && this.#opened.get(key) === opened) this.#opened.delete(key)
      throw error
    } finally {
      opened.uses--
      opened.lastUsed = performance.now()
    }
  }

  /**
   * Reads a shelf's articles anew, at once; who asks meanwhile is answered from those of before.
   * @returns what has changed; undefined where nothing has
   * @throws InputError where there is nothing to read
   */
  async reload(shelf: Shelf): Promise<IndexSummary | undefined> {
    let refreshed: IndexSummary | undefined
    const library = await this.#read(shelf, (summary) => {
      refreshed = summary
    })
    const opened = this.#opened.get(shelfKey(shelf))
    const holder = await opened?.holder.catch(() => undefined)
    if (holder && this.#opened.get(shelfKey(shelf)) === opened) holder.exchange(library)
    else this.#keep(shelfKey(shelf), Promise.resolve(new LibraryHolder(library, this.options.onCloseError)))
    return refreshed
  }

  /** Closes all that is open of a server. */
  async forget(server: string): Promise<void> {
    for (const [key, { holder }] of [...this.#opened]) {
      if (key !== server && !key.startsWith(`${server}/`)) continue
      this.#opened.delete(key)
      ;(await holder.catch(() => undefined))?.close()
    }
  }

  /** Closes all. */
  async close(): Promise<void> {
    clearInterval(this.#sweeper)
    const opened = [...this.#opened.values()]
    this.#opened.clear()
    this.options.shared.close()
    await Promise.all(opened.map(async ({ holder }) => (await holder.catch(() => undefined))?.close()))
  }

  /** A library that is as sure as a server wants it: made once, since others keep by the object what they know of it. */
  #asking(library: Library, care: Care): Library {
    if (care === this.options.care) return library
    const made = this.#made.get(library) ?? {}
    this.#made.set(library, made)
    const ask = (question: string, options: AskOptions = {}) => library.ask(question, { care, ...options })
    made[care] ??= new Proxy(library, {
      get: (target, name) => {
        if (name === 'ask') return ask
        const value: unknown = Reflect.get(target, name, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    return made[care]
  }

  async #openShelf(shelf: Shelf): Promise<LibraryHolder> {
    return new LibraryHolder(await this.#read(shelf), this.options.onCloseError)
  }

  async #read(shelf: Shelf, onRefresh?: (summary: IndexSummary) => void): Promise<Library> {
    try {
      return await this.options.open(shelfFolder(this.options.data, shelf), onRefresh)
    } catch (error) {
      // Where the folder lies is nobody's business here.
      if (!(error instanceof InputError)) throw error
      const whose = shelf.channel === undefined ? 'server' : 'channel'
      throw new InputError(
        `this ${whose} has no articles of its own yet`,
        'who manages them adds some with /corpus add',
      )
    }
  }

  #keep(key: string, holder: Promise<LibraryHolder>): Opened {
    const opened = { holder, lastUsed: performance.now(), uses: 0 }
    if (this.#opened.has(key)) this.#closeOne(key)
    this.#opened.set(key, opened)
    this.#closeBeyond()
    return opened
  }

  /** Closes those that were asked the longest ago where there are too many. */
  #closeBeyond(): void {
    const unused = [...this.#opened]
      .filter(([, { uses }]) => uses === 0)
      .sort(([, a], [, b]) => a.lastUsed - b.lastUsed)
    // The newest is about to be used.
    for (const [key] of unused.slice(0, -1)) {
      if (this.#opened.size <= this.options.most) return
      this.#closeOne(key)
    }
  }

  #closeIdle(): void {
    const before = performance.now() - this.options.idleMs
    for (const [key, { uses, lastUsed }] of [...this.#opened]) if (uses === 0 && lastUsed < before) this.#closeOne(key)
  }

  #closeOne(key: string): void {
    const opened = this.#opened.get(key)
    this.#opened.delete(key)
    void opened?.holder.then(
      (holder) => holder.close(),
      () => undefined,
    )
  }
}
