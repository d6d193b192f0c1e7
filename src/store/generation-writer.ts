import type { FileProblem } from '../errors.ts'
import type { SearchBackend, SearchIndexBuilder } from '../search/engine.ts'
import type { Article, ArticleInfo } from '../types.ts'
import { describeFiles, writeBlob } from './blobs.ts'
import type { SourceState } from './changes.ts'
import { fingerprintOf, formatVersion, type Manifest, type SourceEntry, writeManifest } from './manifest.ts'
import { articlesName } from './open.ts'
import { RecordWriter } from './record-file.ts'
import type { CorpusTables, StoredRecord } from './types.ts'

/** What a generation is written with. */
export interface WriterOptions<Payload> {
  readonly program: string
  readonly backend: SearchBackend
  /** A new gatherer of the tables over the whole corpus. */
  readonly tables: () => CorpusTables<Payload>
  /** First and last day of an article's publication date, `YYYY-MM-DD`. */
  readonly days?: (article: Article) => readonly [string, string] | undefined
}

/** A record on its way to the disk. */
export interface Outgoing<Payload> {
  readonly record: StoredRecord<Payload>
  readonly line: Buffer
  readonly hash: Buffer
  /** Its id had been taken by another article. */
  readonly renamed: boolean
}

/** Writes the files of one generation while the articles stream by. */
export class GenerationWriter<Payload> {
  readonly #options: WriterOptions<Payload>
  readonly #folder: string
  readonly #records: RecordWriter
  readonly #search: SearchIndexBuilder
  readonly #tables: CorpusTables<Payload>
  readonly #infos: ArticleInfo[] = []
  readonly #sources: SourceEntry[] = []

  private constructor(options: WriterOptions<Payload>, folder: string, records: RecordWriter) {
    this.#options = options
    this.#folder = folder
    this.#records = records
    this.#search = options.backend.create()
    this.#tables = options.tables()
  }

  static async create<P>(options: WriterOptions<P>, folder: string): Promise<GenerationWriter<P>> {
    return new GenerationWriter(options, folder, await RecordWriter.create(folder))
  }

  /** Number of articles so far. */
  get articles(): number {
    return this.#infos.length
  }

  /** Begins the next file of the corpus; what is added after belongs to it. */
  beginSource({ source, hash }: SourceState): void {
    const { file, size, mtimeMs } = source
    this.#sources.push({ file, size, mtimeMs, hash, first: this.articles, count: 0, problems: [], renamed: false })
  }

  async add({ record, line, hash, renamed }: Outgoing<Payload>): Promise<void> {
    const { text, ...info } = record.article
    const days = this.#options.days?.(record.article)
    await this.#search.add({ title: info.title, text, ...(days === undefined ? {} : { days }) })
    this.#tables.add(this.articles, record)
    await this.#records.append(line, hash)
    this.#infos.push(info)
    const source = this.#sources.at(-1)
    if (source === undefined) return
    source.count++
    source.renamed ||= renamed
  }

  addProblem({ file, reason }: FileProblem): void {
    this.#sources.at(-1)?.problems.push({ file, reason })
  }

  /** Writes what is still in memory and, last of all, the manifest. */
  async finish(): Promise<Manifest> {
    await this.#records.finish()
    await this.#search.finish(this.#folder)
    await writeBlob(this.#folder, articlesName, this.#infos)
    for (const [name, table] of Object.entries(this.#tables.finish())) {
      if (name === articlesName || name === 'manifest')
        throw new RangeError(`"${name}" is the name of a table of the store`)
      await writeBlob(this.#folder, name, table)
    }
    const { program, backend } = this.#options
    const parts = { program, search: backend.name, sources: this.#sources }
    const manifest: Manifest = {
      format: formatVersion,
      ...parts,
      fingerprint: fingerprintOf(parts),
      articles: this.articles,
      files: await describeFiles(this.#folder),
    }
    await writeManifest(this.#folder, manifest)
    return manifest
  }

  /** Closes what is open, when the build is given up. */
  async abandon(): Promise<void> {
    await this.#records.abandon()
  }
}
