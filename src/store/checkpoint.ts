import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'

/** Where in the file a value stands. */
interface Place {
  readonly offset: number
  readonly length: number
  readonly crc: number
}

const flushAt = 1 << 18
const lineShape = /^([0-9a-f]{16}) ([0-9a-f]{8}) /
const prefixLength = 26

/**
 * What a build has analysed so far, kept on disk so that the next one takes it over when this one is cut off. The
 * first line names the program; each other has the hash of an article (16 hexadecimal digits), the CRC-32 of what
 * follows (8), and the payload as JSON. A line that was cut off is passed over.
 */
export class Checkpoint {
  readonly #file: string
  readonly #handle: FileHandle
  readonly #places: ReadonlyMap<string, Place>
  #pending: Buffer[] = []
  #pendingBytes = 0

  private constructor(file: string, handle: FileHandle, places: ReadonlyMap<string, Place>) {
    this.#file = file
    this.#handle = handle
    this.#places = places
  }

  /** @param program of another one, what is there is of no use and begun anew */
  static async open(file: string, program: string): Promise<Checkpoint> {
    await mkdir(dirname(file), { recursive: true })
    const handle = await open(file, 'a+')
    const places = new Map<string, Place>()
    const header = JSON.stringify({ program })
    const { size } = await handle.stat()
    let offset = 0
    let known = false
    if (size > 0) {
      for await (const line of handle.readLines({ autoClose: false, start: 0 })) {
        const bytes = Buffer.byteLength(line)
        if (offset === 0) {
          known = line === header
          if (!known) break
        } else if (lineShape.test(line)) {
          places.set(line.slice(0, 16), {
            offset: offset + prefixLength,
            length: bytes - prefixLength,
            crc: Number.parseInt(line.slice(17, 25), 16),
          })
        }
        offset += bytes + 1
      }
    }
    const checkpoint = new Checkpoint(file, handle, places)
    if (!known) {
      places.clear()
      await handle.truncate(0)
      await handle.appendFile(`${header}\n`)
    } else if (offset > size) await handle.appendFile('\n')
    return checkpoint
  }

  /** The payload of an article with this hash, as it was parsed from JSON; undefined where there is none. */
  async get(hash: Buffer): Promise<unknown> {
    const place = this.#places.get(hash.toString('hex'))
    if (place === undefined) return undefined
    const bytes = Buffer.alloc(place.length)
    await this.#handle.read(bytes, 0, place.length, place.offset)
    return crc32(bytes) === place.crc ? JSON.parse(bytes.toString('utf8')) : undefined
  }

  /** @param json the payload */
  async put(hash: Buffer, json: string): Promise<void> {
    const bytes = Buffer.from(json)
    const line = Buffer.concat([
      Buffer.from(`${hash.toString('hex')} ${crc32(bytes).toString(16).padStart(8, '0')} `),
      bytes,
      Buffer.from('\n'),
    ])
    this.#pending.push(line)
    this.#pendingBytes += line.length
    if (this.#pendingBytes < flushAt) return
    const written = Buffer.concat(this.#pending)
    this.#pending = []
    this.#pendingBytes = 0
    await this.#handle.appendFile(written)
  }

  /** Keeps what has been put, for a build that fails. */
  async keep(): Promise<void> {
    await this.#handle.appendFile(Buffer.concat(this.#pending))
    this.#pending = []
    await this.#handle.close()
  }

  /** Removes it: the index is built. */
  async done(): Promise<void> {
    await this.#handle.close()
    await rm(this.#file, { force: true })
  }
}
