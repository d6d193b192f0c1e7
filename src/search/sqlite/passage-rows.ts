import type { PassageRow } from '../passage-index.ts'
import { bytesIn, type SqliteFile } from './database.ts'

/** Passages in one chunk, and numbers of each: article, start, end, length, from, to. */
const chunkSize = 1024
const columns = 6
/** Stands for the article of a passage that is no longer there. */
const gone = 0xffffffff

/** The table of passages in chunks of some kilobytes, read when first needed and then kept: 24 bytes a passage. */
export class PassageRows {
  readonly #file: SqliteFile
  readonly #chunks = new Map<number, Uint32Array | undefined>()
  readonly #changed = new Set<number>()

  constructor(file: SqliteFile) {
    this.#file = file
  }

  get(unit: number): PassageRow | undefined {
    const chunk = this.#chunk(Math.floor(unit / chunkSize))
    const at = (unit % chunkSize) * columns
    const article = chunk?.[at]
    if (chunk === undefined || article === undefined || article === gone) return undefined
    const [start = 0, end = 0, length = 0, from = 0, to = 0] = chunk.subarray(at + 1, at + columns)
    return { article, start, end, length, from, to }
  }

  set(unit: number, row: PassageRow): void {
    this.#write(unit, [row.article, row.start, row.end, row.length, row.from, row.to])
  }

  remove(unit: number): void {
    this.#write(unit, [gone, 0, 0, 0, 0, 0])
  }

  /** Writes what was changed; keeps nothing in memory after. */
  flush(): void {
    for (const number of this.#changed) {
      const chunk = this.#chunks.get(number)
      if (chunk === undefined) continue
      const bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)
      this.#file.run('insert or replace into passage_chunk (number, body) values (?, ?)', [number, bytes])
    }
    this.#changed.clear()
    this.#chunks.clear()
  }

  #write(unit: number, values: readonly number[]): void {
    const number = Math.floor(unit / chunkSize)
    const chunk = this.#chunk(number) ?? new Uint32Array(chunkSize * columns).fill(gone)
    chunk.set(values, (unit % chunkSize) * columns)
    this.#chunks.set(number, chunk)
    this.#changed.add(number)
  }

  #chunk(number: number): Uint32Array | undefined {
    if (this.#chunks.has(number)) return this.#chunks.get(number)
    const row = this.#file.row('select body from passage_chunk where number = ?', [number])
    // A copy of its own begins at a multiple of four, as the view needs.
    const chunk = row === undefined ? undefined : new Uint32Array(new Uint8Array(bytesIn(row, 'body')).buffer)
    this.#chunks.set(number, chunk)
    return chunk
  }
}
