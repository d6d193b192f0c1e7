import type { FileProblem } from '../errors.ts'
import type { Article, ArticleInfo } from '../types.ts'

/** A file of the corpus as it lies on disk. */
export interface SourceFile {
  /** Path relative to the corpus. */
  readonly file: string
  /** Absolute path. */
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** Last change, milliseconds since 1970. */
  readonly mtimeMs: number
}

/** Reads the articles of one file; what can't be read comes as a problem, and the rest goes on. */
export type ReadSource = (source: SourceFile) => AsyncIterable<{ readonly article: Article } | FileProblem>

/** An article with what the builder made of it. `Payload` is plain JSON. */
export interface StoredRecord<Payload> {
  readonly article: Article
  readonly payload: Payload
}

export const isRecord = (value: unknown): value is StoredRecord<unknown> =>
  typeof value === 'object' && value !== null && 'article' in value && 'payload' in value

/** What is kept of each article besides its text, in the order of the records. */
export type ArticleTable = readonly ArticleInfo[]

/** Gathers a table over the whole corpus while the records stream by. */
export interface CorpusTables<Payload> {
  /** Called once for each article, in order. */
  add(number: number, record: StoredRecord<Payload>): void
  /** The finished tables by name; plain JSON. A name has letters, digits and hyphens only. */
  finish(): Readonly<Record<string, unknown>>
}

/** An index that is there but can't be used, or stopped to be usable while it was read: build it again. */
export class DamagedIndexError extends Error {
  override readonly name = 'DamagedIndexError'
  constructor(
    /** The file of the index that is damaged. */
    readonly file: string,
    reason: string,
  ) {
    super(`${file} ${reason}`)
  }
}
