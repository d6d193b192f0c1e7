import QuickLRU from 'quick-lru'
import * as z from 'zod'
import type { SearchBackend, SearchEngine } from '../search/engine.ts'
import type { ArticleInfo } from '../types.ts'
import { BlobReader } from './blobs.ts'
import { isFreshList } from './changes.ts'
import { currentGeneration, isMissing } from './generations.ts'
import { formatVersion, type Manifest, readManifest } from './manifest.ts'
import { RecordReader } from './record-file.ts'
import { DamagedIndexError, isRecord, type SourceFile, type StoredRecord } from './types.ts'

/** What an index is opened with. */
export interface OpenOptions<Payload> {
  /** Version of the program: an index of another one is not opened. */
  readonly program: string
  readonly backend: SearchBackend
  /** Takes the payload from its JSON; throws when it is none. */
  readonly payload: (json: unknown) => Payload
  /** At most about this many records are kept in memory; 200 when not given. */
  readonly cachedRecords?: number
}

/** `reason` is one line for the reader, without a full stop; `missing` needs no word, as there was no index. */
export type Opened<Payload> =
  | { readonly ok: true; readonly store: Store<Payload> }
  | { readonly ok: false; readonly why: 'missing' | 'version' | 'damaged'; readonly reason: string }

const infoShape = z.object({
  id: z.string(),
  file: z.string(),
  title: z.string(),
  published: z.string().exactOptional(),
  publisher: z.string().exactOptional(),
  author: z.string().exactOptional(),
  url: z.string().exactOptional(),
  place: z.string().exactOptional(),
})

const openAttempts = 10

/** Name of the table of articles among the named values. */
export const articlesName = 'articles'

/** A built index, opened for reading. It stays good when a newer one takes its place. */
export class Store<Payload> {
  readonly search: SearchEngine
  readonly manifest: Manifest
  /** Where its files lie, until a newer one takes its place. */
  readonly folder: string
  readonly #records: RecordReader
  readonly #blobs: BlobReader
  readonly #payload: (json: unknown) => Payload
  readonly #cache: QuickLRU<number, StoredRecord<Payload>>
  #articles: Promise<readonly ArticleInfo[]> | undefined
  #numbers: ReadonlyMap<string, number> | undefined

  /** Use `openStore`. */
  constructor(
    parts: { folder: string; manifest: Manifest; records: RecordReader; blobs: BlobReader; search: SearchEngine },
    options: OpenOptions<Payload>,
  ) {
    this.folder = parts.folder
    this.manifest = parts.manifest
    this.#records = parts.records
    this.#blobs = parts.blobs
    this.search = parts.search
    this.#payload = options.payload
    this.#cache = new QuickLRU({ maxSize: options.cachedRecords ?? 200 })
  }

  /** Changes with the content; 8 hexadecimal digits. */
  get fingerprint(): string {
    return this.manifest.fingerprint
  }

  /** Number of articles; they are numbered from 0, as in the search engine. */
  get size(): number {
    return this.manifest.articles
  }

  /** @throws DamagedIndexError when it is not what was written; RangeError when there is no such number */
  async record(number: number): Promise<StoredRecord<Payload>> {
    const cached = this.#cache.get(number)
    if (cached !== undefined) return cached
    const record = this.#parse(await this.#records.line(number))
    this.#cache.set(number, record)
    return record
  }

  /** All records in order, read one by one and not kept. */
  async *records(): AsyncGenerator<StoredRecord<Payload>> {
    for (let number = 0; number < this.size; number++) yield this.#parse(await this.#records.line(number))
  }

  /** What is known of each article besides its text, by number. Read once, when first asked for. */
  articles(): Promise<readonly ArticleInfo[]> {
    this.#articles ??= this.#blobs.read(articlesName).then((json) => z.array(infoShape).parse(json))
    return this.#articles
  }

  /** Number of the article with this id; undefined where there is none. */
  async numberOf(id: string): Promise<number | undefined> {
    this.#numbers ??= new Map((await this.articles()).map((info, number) => [info.id, number]))
    return this.#numbers.get(id)
  }

  /** A table of the corpus, as its maker finished it; undefined where there is none of that name. */
  blob(name: string): Promise<unknown> {
    return this.#blobs.read(name)
  }

  /** The record's line as it was written and the hash of its article, for a build that keeps it. */
  async written(number: number): Promise<{ line: Buffer; hash: Buffer; record: StoredRecord<Payload> }> {
    const line = await this.#records.line(number)
    return { line, hash: this.#records.hash(number), record: this.#parse(line) }
  }

  /** Hash of an article, without reading it. */
  hash(number: number): Buffer {
    return this.#records.hash(number)
  }

  async close(): Promise<void> {
    await this.#records.close()
    await this.#blobs.close()
    await this.search.close()
  }

  #parse(line: Buffer): StoredRecord<Payload> {
    // The line is to the letter the one that was written, as its checksum says.
    const value: unknown = JSON.parse(line.toString('utf8'))
    if (!isRecord(value)) throw new DamagedIndexError('records.jsonl', 'has a line that is no record')
    return { article: value.article, payload: this.#payload(value.payload) }
  }
}

/** Opens the index in a folder. What can't be used is said in the result, never thrown; the caller builds it again. */
export async function openStore<Payload>(index: string, options: OpenOptions<Payload>): Promise<Opened<Payload>> {
  let missing: unknown
  // A builder may replace the index between two steps of opening it: the next try finds the new one.
  for (let attempt = 0; attempt < openAttempts; attempt++) {
    try {
      return await openCurrent(index, options)
    } catch (error) {
      if (!isMissing(error)) return damaged(error)
      missing = error
    }
  }
  return damaged(missing)
}

async function openCurrent<Payload>(index: string, options: OpenOptions<Payload>): Promise<Opened<Payload>> {
  const folder = await currentGeneration(index)
  if (folder === undefined) return { ok: false, why: 'missing', reason: 'there is no index yet' }
  const manifest = await readManifest(folder)
  const { format, program, search } = manifest
  if (format !== formatVersion || program !== options.program || search !== options.backend.name) {
    return { ok: false, why: 'version', reason: 'the index is of another version' }
  }
  const blobs = await BlobReader.open(folder, manifest.files)
  let records: RecordReader | undefined
  try {
    records = await RecordReader.open(folder)
    if (records.size !== manifest.articles) throw new DamagedIndexError('records.idx', 'has another number of records')
    const store = new Store({ folder, manifest, records, blobs, search: await options.backend.open(folder) }, options)
    return { ok: true, store }
  } catch (error) {
    await blobs.close()
    await records?.close()
    throw error
  }
}

function damaged(error: unknown): { ok: false; why: 'damaged'; reason: string } {
  const detail = error instanceof Error ? error.message : String(error)
  return { ok: false, why: 'damaged', reason: `the index is damaged (${detail})` }
}

/** Whether an index is of these very files, by name, size and time of change: no file is read. */
export const isFresh = (store: Pick<Store<unknown>, 'manifest'>, sources: readonly SourceFile[]): boolean =>
  isFreshList(store.manifest.sources, sources)
