import type { Library } from '../library.ts'

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
