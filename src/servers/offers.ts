import { constants } from 'node:fs'
import { copyFile, mkdir, rename, stat } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import pMap from 'p-map'
// Not from their index files, with which all formats' readers would come.
import { endingOf } from '../corpus/formats/endings.ts'
import type { SourceFile } from '../corpus/sources.ts'
import { InputError } from '../errors.ts'
import { hashOfFile, safeName } from '../fetch/folder.ts'

export { kinds } from '../corpus/sources.ts'

/** What a shelf may have. */
export interface ShelfLimits {
  readonly files: number
  readonly bytes: number
}

/** A file that is offered to a shelf. */
export interface Offer {
  readonly name: string
  /** Bytes, as far as they are known before. */
  readonly size: number
  /**
   * Writes it to a path.
   * @param most bytes
   * @throws InputError where it can't be had or is larger; its message is a member's line
   */
  readonly write: (path: string, most: number) => Promise<void>
}

/** What became of something that was offered. */
export interface Outcome {
  /** As it was offered. */
  readonly name: string
  readonly change: 'added' | 'replaced' | 'unchanged' | 'not-read'
  /** Its path on the shelf, where it is there. */
  readonly file: string
  readonly title?: string
  /** Why it is not read. */
  readonly reason?: string
}

/** A file that has come to its place on the shelf. */
export interface Placed {
  readonly name: string
  readonly file: string
  readonly change: 'added' | 'replaced'
  /** Where what it replaced is kept till it has been read. */
  readonly former?: string
  /** It came by a link, was read then, and is noted as asked for: where the index fails, it stays. */
  readonly linked?: true
}

/** What still fits onto a shelf. */
export interface Room {
  files: number
  bytes: number
}

const downloadsAtOnce = 4
/** In the folder of a shelf; what is in it is no article, as its name begins with a dot. */
export const workshop = '.incoming'
/** Where what is replaced is kept, under its path on the shelf, till what replaces it has been read. */
export const formers = join(workshop, 'old')

/** "3 kB", "2.4 MB". */
export const megabytes = (bytes: number): string =>
  bytes < 100_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${Math.round(bytes / 100_000) / 10} MB`

/** What a member is told of a fault of ours. */
export const faultLine = 'it could not be kept here; try again later'

export const notRead = (name: string, reason: string): Outcome => ({ name, change: 'not-read', file: '', reason })

/** Puts files that are offered onto a shelf, as far as they fit; each is written beside its place, and moved there when it is whole. */
export class Placing {
  /** Bytes of the files that are there. */
  readonly #sizes: ReadonlyMap<string, number>
  readonly #taken = new Set<string>()

  /**
   * @param folder that of the shelf, with the workshop in it
   * @param before what is there
   * @param room what still fits; what is placed is taken from it
   */
  constructor(
    private readonly folder: string,
    before: readonly SourceFile[],
    private readonly room: Room,
    private readonly limits: ShelfLimits,
    private readonly onFault: (error: unknown) => void,
  ) {
    this.#sizes = new Map(before.map(({ file, size }) => [file, size]))
  }

  /** Places files, several at a time. What is wrong with one is told of it, and the others go on. */
  async all(offers: readonly Offer[], onProgress: (words: string) => void): Promise<(Placed | Outcome)[]> {
    const accepted = offers.map((offer) => ({ offer, file: this.#accept(offer) }))
    let done = 0
    const one = async ({ offer, file }: (typeof accepted)[number], index: number): Promise<Placed | Outcome> => {
      if (typeof file !== 'string') return file
      try {
        return await this.#place(offer, file, index)
      } catch (error) {
        // What was kept free for it is free for others.
        this.#keep(file, -offer.size, -1)
        if (error instanceof InputError) return notRead(offer.name, error.message)
        this.onFault(error)
        return notRead(offer.name, faultLine)
      } finally {
        onProgress(`${++done} of ${offers.length} ${offers.length === 1 ? 'file is' : 'files are'} here…`)
      }
    }
    return pMap(accepted, one, { concurrency: downloadsAtOnce })
  }

  /** Takes room for a file in the place of what it replaces, or gives it back. */
  #keep(file: string, size: number, count: 1 | -1): void {
    const former = this.#sizes.get(file)
    this.room.bytes -= size - count * (former ?? 0)
    if (former === undefined) this.room.files -= count
  }

  /** The path that a file gets, with room kept for it; or why it gets none. */
  #accept({ name, size }: Offer): string | Outcome {
    const ending = endingOf(name)
    if (ending === '') {
      const kind = extname(name).toLowerCase()
      return notRead(name, kind === '' ? 'files without an ending are not read' : `${kind} files are not read`)
    }
    if (size === 0) return notRead(name, 'it is empty')
    const file = this.#freePath(name.slice(0, -ending.length), ending.toLowerCase())
    const former = this.#sizes.get(file)
    if (former === undefined && this.room.files < 1)
      return notRead(name, `${this.limits.files} files may be here, and as many are; remove some first`)
    const free = Math.max(0, this.room.bytes + (former ?? 0))
    if (size > free) {
      const left = `${megabytes(free)} of ${megabytes(this.limits.bytes)} are free`
      return notRead(name, `it is too large: it has ${megabytes(size)}, and ${left}`)
    }
    this.#taken.add(file)
    this.#keep(file, size, 1)
    return file
  }

  /** A file of the same name replaces what was there before, but not what comes with it, nor where its name says nothing. */
  #freePath(name: string, ending: string): string {
    const safe = safeName(name, 'file')
    const isNamed = safeName(name, '') !== ''
    for (let number = 1; ; number++) {
      const file = `${safe}${number === 1 ? '' : `-${number}`}${ending}`
      if (!this.#taken.has(file) && (isNamed || !this.#sizes.has(file))) return file
    }
  }

  /** Has a file written and moved to its place. @throws InputError where it can't be had */
  async #place({ name, size, write }: Offer, file: string, index: number): Promise<Placed | Outcome> {
    const place = join(this.folder, file)
    const beside = join(this.folder, workshop, `${index}.new`)
    await write(beside, size + Math.max(0, this.room.bytes))
    const { size: written } = await stat(beside)
    if (written === 0) throw new InputError('it is empty', '')
    if (written - size > this.room.bytes) throw new InputError('it is larger than what is free here', '')
    const former = this.#sizes.has(file) ? join(this.folder, formers, file) : undefined
    if (former !== undefined && (await hashOfFile(beside)) === (await hashOfFile(place))) {
      this.#keep(file, -size, -1)
      return { name, change: 'unchanged', file }
    }
    this.room.bytes -= written - size
    if (former === undefined) {
      await rename(beside, place)
      return { name, file, change: 'added' }
    }
    await mkdir(dirname(former), { recursive: true })
    await copyFile(place, former, constants.COPYFILE_FICLONE)
    await rename(beside, place)
    return { name, file, change: 'replaced', former }
  }
}
