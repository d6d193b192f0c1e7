import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Zip, ZipDeflate } from 'fflate'

/** One of the archives that files are packed into, or a file that fits into none. */
export type Packed =
  | { readonly archive: Buffer; readonly files: readonly string[] }
  | { readonly tooLarge: string; readonly size: number }

/** Bytes that are packed at once, so that others have their turn between them. */
const pieceSize = 65_536
/** Bytes of an archive beside its files' content: for each file two headers with its name in them, and the end. */
const headOf = (file: string): number => 200 + 2 * Buffer.byteLength(file)
const endSize = 22
/** What packing makes larger at worst: content that can't be packed is kept with a few bytes a block. */
const worstOf = (size: number): number => size + Math.ceil(size / 1_000) + 64

/** An archive that is being written, in memory. */
class Archive {
  readonly #pieces: Uint8Array[] = []
  readonly files: string[] = []
  #fault: Error | undefined
  #written = 0
  /** Bytes, with the list of files that comes at its end. */
  size = endSize
  readonly #zip = new Zip((fault, piece) => {
    if (fault) this.#fault = fault
    else {
      this.#pieces.push(piece)
      this.#written += piece.length
    }
  })

  /** Packs a file. @returns false where more than `most` bytes have come of it: the archive is of no use then */
  async add(folder: string, file: string, most: number): Promise<boolean> {
    const { mtime } = await stat(join(folder, file))
    const entry = new ZipDeflate(file, { level: 6 })
    entry.mtime = mtime
    this.#zip.add(entry)
    for await (const piece of createReadStream(join(folder, file), { highWaterMark: pieceSize })) {
      entry.push(piece)
      if (this.#fault) throw this.#fault
      if (this.#written > most) return false
    }
    entry.push(new Uint8Array(0), true)
    this.files.push(file)
    this.size = this.#written + this.files.reduce((sum, name) => sum + headOf(name), endSize)
    return this.size <= most
  }

  done(): Buffer {
    this.#zip.end()
    if (this.#fault) throw this.#fault
    return Buffer.concat(this.#pieces)
  }
}

/**
 * Packs files of a folder into ZIP archives, each of which is whole by itself. One at a time is in memory.
 * @param files paths in the folder; one that has gone meanwhile is left out
 * @param largest bytes of an archive
 */
export async function* packed(
  folder: string,
  files: readonly { readonly file: string }[],
  largest: number,
): AsyncGenerator<Packed> {
  let archive = new Archive()
  for (const { file } of files) {
    const found = await stat(join(folder, file)).catch(() => undefined)
    if (found === undefined) continue
    const fits = archive.size + headOf(file) + worstOf(found.size) <= largest
    if (!fits && archive.files.length > 0) {
      yield { archive: archive.done(), files: archive.files }
      archive = new Archive()
    }
    if (await archive.add(folder, file, largest)) continue
    yield { tooLarge: file, size: found.size }
    archive = new Archive()
  }
  if (archive.files.length > 0) yield { archive: archive.done(), files: archive.files }
}
