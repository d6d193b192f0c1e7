import type { Article } from '../types.ts'

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

/** An article with what the builder made of it. `Payload` is plain JSON. */
export interface StoredRecord<Payload> {
  readonly article: Article
  readonly payload: Payload
}

export const isRecord = (value: unknown): value is StoredRecord<unknown> =>
  typeof value === 'object' && value !== null && 'article' in value && 'payload' in value
