import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Piscina } from 'piscina'
import type { Article } from '../types.ts'
import { programVersion } from './sources.ts'
import { analyseArticle, type Payload, readPayload } from './stored-article.ts'

/** Hash of an article's whole content, 16 hexadecimal digits: an article with the same hash need not be analysed again. */
export function articleHash(article: Article): string {
  const content = JSON.stringify(Object.entries(article).sort())
  return createHash('sha256').update(content).digest('hex').slice(0, 16)
}

/** A worker takes as long to start as some articles take to be analysed: so many are analysed in this thread first, where none has been started. */
const firstHere = 40
/** How long workers are kept for the next build, in milliseconds: a bot builds the indexes of many servers one after the other. They take memory meanwhile. */
const workersIdle = 2_000
/** A small corpus is analysed again sooner than a checkpoint is written. */
const worthKeeping = 50

const threads = availableParallelism()
/** The worker's file stands beside the bundle. Run from its sources, the program has no worker threads. */
const workerFile = new URL('./analysis-worker.js', import.meta.url)
const isBundled = import.meta.url.endsWith('.js')
/** The workers of all builds of this thread; those that nothing asks end by themselves, and hold up no process. */
let workers: Piscina<Article, string> | undefined

export interface Analysed {
  readonly payload: Payload
  /** False for what a build before had analysed. */
  readonly isNew: boolean
}

/**
 * Analyses articles for one build, on all cores where there are many, and takes over what a build before had analysed
 * when it was cut off.
 */
export class Analyser {
  /** Articles that may be on their way at the same time. */
  readonly concurrency = isBundled ? threads * 3 : 1
  readonly #file: string
  #checkpoint: Promise<Checkpoint | undefined> | undefined
  #begun = 0
  #done = 0

  /** @param folder of the index */
  constructor(folder: string) {
    this.#file = join(folder, 'unfinished.jsonl')
  }

  async analyse(article: Article, hash: string): Promise<Analysed> {
    this.#checkpoint ??= existsSync(this.#file) ? this.#open() : Promise.resolve(undefined)
    const known = await (await this.#checkpoint)?.get(hash)
    if (known !== undefined) return { payload: readPayload(known), isNew: false }
    const payload = await this.#read(article)
    if (++this.#done === worthKeeping) this.#checkpoint = this.#checkpoint.then((opened) => opened ?? this.#open())
    if (this.#done >= worthKeeping) await (await this.#checkpoint)?.put(hash, JSON.stringify(payload))
    return { payload, isNew: true }
  }

  /** To be called at the end. @param isBuilt whether the index is built; else what was analysed is kept for the next build */
  async end(isBuilt: boolean): Promise<void> {
    const checkpoint = await this.#checkpoint
    await (isBuilt ? checkpoint?.done() : checkpoint?.keep())
  }

  #open(): Promise<Checkpoint> {
    return Checkpoint.open(this.#file, programVersion)
  }

  async #read(article: Article): Promise<Payload> {
    const isRunning = (workers?.threads.length ?? 0) > 0
    if (!isBundled || threads < 2 || (!isRunning && ++this.#begun <= firstHere)) return analyseArticle(article)
    const { Piscina } = await import('piscina')
    workers ??= new Piscina({ filename: workerFile.href, minThreads: 0, maxThreads: threads, idleTimeout: workersIdle })
    return readPayload(JSON.parse(await workers.run(article)))
  }
}

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
  #pending: Buffer[] = []
  #pendingBytes = 0

  private constructor(
    private readonly file: string,
    private readonly handle: FileHandle,
    private readonly places: ReadonlyMap<string, Place>,
  ) {}

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
  async get(hash: string): Promise<unknown> {
    const place = this.places.get(hash)
    if (place === undefined) return undefined
    const bytes = Buffer.alloc(place.length)
    await this.handle.read(bytes, 0, place.length, place.offset)
    return crc32(bytes) === place.crc ? JSON.parse(bytes.toString('utf8')) : undefined
  }

  /** @param json the payload */
  async put(hash: string, json: string): Promise<void> {
    const bytes = Buffer.from(json)
    const line = Buffer.from(`${hash} ${crc32(bytes).toString(16).padStart(8, '0')} ${json}\n`)
    this.#pending.push(line)
    this.#pendingBytes += line.length
    if (this.#pendingBytes >= flushAt) await this.#flush()
  }

  /** Keeps what has been put, for a build that fails. */
  async keep(): Promise<void> {
    await this.#flush()
    await this.handle.close()
  }

  async #flush(): Promise<void> {
    const written = Buffer.concat(this.#pending)
    this.#pending = []
    this.#pendingBytes = 0
    await this.handle.appendFile(written)
  }

  /** Removes it: the index is built. */
  async done(): Promise<void> {
    await this.handle.close()
    await rm(this.file, { force: true })
  }
}
