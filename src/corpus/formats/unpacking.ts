import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import bitIterator from 'unbzip2-stream/lib/bit_iterator.js'
import bzip2 from 'unbzip2-stream/lib/bzip2.js'
import { messageOf } from '../sources.ts'

/** Streams that are unpacked piece by piece. A small one that was made to unpack to gigabytes is left after some seconds. */

/** How much may come out of a stream: what is a text is packed to a tenth, with all its revisions to a thirtieth. */
export const unpackLimits = {
  /** Bytes that any may unpack to. */
  least: 20_000_000,
  /** Bytes for each that is packed. */
  times: 50,
}

/** More came out of a stream than an honest one holds. */
class Disproportion extends Error {}

/** What went into a stream and came out of it. */
class Balance {
  packed = 0
  #plain = 0

  /** Notes bytes that were unpacked. @throws Error where they are too many for what is packed */
  add(bytes: number): void {
    this.#plain += bytes
    const { least, times } = unpackLimits
    if (this.#plain > least + times * this.packed)
      throw new Disproportion(`it unpacks to more than ${times} times its size; unpack it yourself, if you trust it`)
  }
}

/** Pieces of a packed stream, unpacked. @throws Error where it is damaged, or unpacks to too much */
export async function* gunzipped(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const balance = new Balance()
  const counted = async function* () {
    for await (const piece of pieces) {
      balance.packed += piece.length
      yield piece
    }
  }
  const source = Readable.from(counted())
  try {
    // An error of a stage comes out where it is read.
    for await (const piece of pipeline(source, createGunzip(), () => {}) as AsyncIterable<Buffer>) {
      balance.add(piece.length)
      yield piece
    }
  } finally {
    source.destroy()
  }
}

/** Bytes that are handed on at once. */
const pieceLength = 65_536
/** Bytes of a packed block at most, with what stands around it; one is unpacked when it is there whole. */
const longestBlock = 925_000
const blockUnit = 100_000

/** What is unpacked of one or several streams of bzip2, as far as their bytes have come. */
class Bzip2 {
  readonly #balance = new Balance()
  // The first is asked for at once.
  readonly #packed: Uint8Array[] = [new Uint8Array(0)]
  readonly #bits = bitIterator(() => this.#next())
  #plain: Uint8Array[] = []
  #last = new Uint8Array(pieceLength)
  #filled = 0
  /** Of the blocks of the stream that is open, in units; 0 between two. */
  #size = 0
  #checksum: number | null = null

  #next(): Uint8Array {
    const next = this.#packed.shift()
    if (next === undefined) throw new Error('its end is missing')
    return next
  }

  #put(byte: number): void {
    this.#last[this.#filled++] = byte
    if (this.#filled < pieceLength) return
    this.#balance.add(pieceLength)
    this.#plain.push(this.#last)
    this.#last = new Uint8Array(pieceLength)
    this.#filled = 0
  }

  take(piece: Uint8Array): void {
    this.#packed.push(piece)
    this.#balance.packed += piece.length
  }

  /** Unpacks the next block. @returns whether there was enough for one */
  unpack(isEnd: boolean): boolean {
    const left = this.#balance.packed - this.#bits.bytesRead
    if (isEnd ? left <= 0 : left < longestBlock) {
      if (isEnd && this.#checksum !== null) this.#next()
      return false
    }
    if (this.#size === 0) {
      this.#size = bzip2.header(this.#bits)
      this.#checksum = 0
      return true
    }
    const cells = new Int32Array(blockUnit * this.#size)
    const put = (byte: number) => this.#put(byte)
    this.#checksum = bzip2.decompress(this.#bits, put, cells, cells.length, this.#checksum)
    if (this.#checksum === null) this.#size = 0
    return true
  }

  /** What has been unpacked since it was asked for last. */
  given(isEnd = false): Uint8Array[] {
    const given = isEnd ? [...this.#plain, this.#last.subarray(0, this.#filled)] : this.#plain
    this.#plain = []
    return given
  }
}

/** As `gunzipped`, of one or several streams of bzip2. What was unpacked before a fault is given before it is thrown. */
export async function* unbzipped(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacker = new Bzip2()
  let fault: unknown
  try {
    for await (const piece of pieces) {
      unpacker.take(piece)
      while (unpacker.unpack(false)) yield* unpacker.given()
    }
    while (unpacker.unpack(true)) yield* unpacker.given()
  } catch (error) {
    fault =
      error instanceof Disproportion
        ? error
        : new Error(`it is damaged or breaks off; get it once more (${messageOf(error)})`)
  }
  yield* unpacker.given(true)
  if (fault !== undefined) throw fault
}
