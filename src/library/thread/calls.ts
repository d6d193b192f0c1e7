import type { Library } from '../../library.ts'
import type { OpenOptions } from '../backend.ts'

/** Methods of a library that a thread answers. */
export const methods = [
  'ask',
  'timeline',
  'who',
  'similarNames',
  'findArticles',
  'sources',
  'check',
  'nearest',
  'suggest',
  'examples',
  'passage',
  'article',
  'health',
] as const satisfies readonly (keyof Library)[]
export type Method = (typeof methods)[number]

/** What the thread is started with. */
export type ThreadOptions = Pick<OpenOptions, 'corpus' | 'search' | 'care'>

/** What the thread is told: to open its corpus, to call a method, to close. */
export type Call =
  | { readonly type: 'open' }
  | { readonly type: 'call'; readonly method: Method; readonly args: readonly unknown[] }
  | { readonly type: 'close' }

/** What the thread says of the corpus that it has opened. */
export interface Opened {
  readonly version: string
  readonly size: number
  readonly notices: readonly string[]
}

/** An error as it crosses between threads, where classes are lost. */
export interface Failure {
  readonly message: string
  readonly stack?: string
  /** That of an `InputError`. */
  readonly next?: string
  readonly fields?: Readonly<Record<string, unknown>>
}

/** What comes back. */
export type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly failure: Failure }
