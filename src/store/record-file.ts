import { createHash } from 'node:crypto'
import { type FileHandle, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Article } from '../types.ts'
import { DamagedIndexError } from './types.ts'

/**
 * `records.jsonl` has one record a line; `records.idx` has sixteen bytes a record: length of the line in bytes without
 * its end (4, little-endian), CRC-32 of the line (4), hash of the article (8).
 */
export const recordsFile = 'records.jsonl'
export const recordsIndexFile = 'records.idx'
const rowBytes = 16
const flushAt = 1 << 20

/** Hash of an article's whole content, 8 bytes: an article with the same hash need not be analysed again. */
export function articleHash(article: Article): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(article).sort()))
    .digest()
    .subarray(0, 8)
}

/** Appends records; memory holds at most about a megabyte of them. */
export class RecordWriter {
  readonly #handle: FileHandle
  readonly #folder: string
  readonly #rows: Buffer[] = []
  #pending: Buffer[] = []
  #pendingBytes = 0

  private constructor(handle: FileHandle, folder: string) {
    this.#handle = handle
    this.#folder = folder
  }

  static async create(folder: string): Promise<RecordWriter> {
    return new RecordWriter(await open(join(folder, recordsFile), 'w'), folder)
  }

  async append(line: Buffer, hash: Buffer): Promise<void> {
    const row = Buffer.alloc(rowBytes)
    row.writeUInt32LE(line.length, 0)
    row.writeUInt32LE(crc32(line), 4)
    hash.copy(row, 8)
    this.#rows.push(row)
    this.#pending.push(line, Buffer.from('\n'))
    this.#pendingBytes += line.length + 1
    if (this.#pendingBytes >= flushAt) await this.#flush()
  }

  async finish(): Promise<void> {
    await this.#flush()
    await this.#handle.close()
    const index = await open(join(this.#folder, recordsIndexFile), 'w')
    await index.writeFile(Buffer.concat(this.#rows))
    await index.close()
  }

  /** Closes the file of a build that is given up. */
  async abandon(): Promise<void> {
    await this.#handle.close()
  }

  async #flush(): Promise<void> {
    await this.#handle.appendFile(Buffer.concat(this.#pending))
    this.#pending = []
    this.#pendingBytes = 0
  }
}

/** Reads single records by their number, through a handle that stays good when the file is replaced. */
export class RecordReader {
  readonly #handle: FileHandle
  readonly #rows: Buffer
  readonly #offsets: Float64Array

  private constructor(handle: FileHandle, rows: Buffer) {
    this.#handle = handle
    this.#rows = rows
    this.#offsets = new Float64Array(rows.length / rowBytes)
    let offset = 0
    for (let number = 0; number < this.#offsets.length; number++) {
      this.#offsets[number] = offset
      offset += rows.readUInt32LE(number * rowBytes) + 1
    }
  }

  static async open(folder: string): Promise<RecordReader> {
    const rows = await readFile(join(folder, recordsIndexFile))
    if (rows.length % rowBytes !== 0) throw new DamagedIndexError(recordsIndexFile, 'is cut off')
    return new RecordReader(await open(join(folder, recordsFile), 'r'), rows)
  }

  /** Number of records. */
  get size(): number {
    return this.#offsets.length
  }

  /** @throws DamagedIndexError when the line is not the one that was written */
  async line(number: number): Promise<Buffer> {
    const offset = this.#offsets[number]
    if (offset === undefined) throw new RangeError(`there is no record ${number}`)
    const length = this.#rows.readUInt32LE(number * rowBytes)
    const line = Buffer.alloc(length)
    const { bytesRead } = await this.#handle.read(line, 0, length, offset)
    if (bytesRead !== length || crc32(line) !== this.#rows.readUInt32LE(number * rowBytes + 4)) {
      throw new DamagedIndexError(recordsFile, `is damaged at record ${number}`)
    }
    return line
  }

  /** Hash of the article of a record. */
  hash(number: number): Buffer {
    return this.#rows.subarray(number * rowBytes + 8, (number + 1) * rowBytes)
  }

  async close(): Promise<void> {
    await this.#handle.close()
  }
}
