import { createHash } from 'node:crypto'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Article } from '../types.ts'
import { Checkpoint } from './checkpoint.ts'

/** What an analyser works with. */
export interface AnalyserOptions<Payload> {
  /** Folder of the index. */
  readonly into: string
  readonly program: string
  readonly analyse: (article: Article) => Payload | Promise<Payload>
  readonly payload: (json: unknown) => Payload
  readonly checkpointAfter?: number
}

/** Analyses articles for one build, and takes over what a build before had analysed when it was cut off. */
export interface Analyser<Payload> {
  /** `analysed` is false for what had been analysed before. */
  analyse(article: Article, hash: Buffer): Promise<{ readonly payload: Payload; readonly analysed: boolean }>
  /** To be called when the index is built. */
  done(): Promise<void>
  /** To be called when the build fails. */
  keep(): Promise<void>
}

/** Hash of an article's whole content, 8 bytes: an article with the same hash need not be analysed again. */
export function articleHash(article: Article): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(article).sort()))
    .digest()
    .subarray(0, 8)
}

/** A small corpus is analysed again sooner than a checkpoint is written. */
const worthKeeping = 50

export function analyserOf<Payload>(options: AnalyserOptions<Payload>): Analyser<Payload> {
  const { analyse, payload: read, checkpointAfter = worthKeeping } = options
  const file = join(options.into, 'unfinished.jsonl')
  const open = () => Checkpoint.open(file, options.program)
  let checkpoint: Promise<Checkpoint | undefined> | undefined
  let count = 0
  return {
    async analyse(article, hash) {
      checkpoint ??= exists(file).then((found) => (found ? open() : undefined))
      const known = await (await checkpoint)?.get(hash)
      if (known !== undefined) return { payload: read(known), analysed: false }
      const payload = await analyse(article)
      if (++count === checkpointAfter) checkpoint = checkpoint.then((opened) => opened ?? open())
      if (count >= checkpointAfter) await (await checkpoint)?.put(hash, JSON.stringify(payload))
      return { payload, analysed: true }
    },
    async done() {
      await (await checkpoint)?.done()
    },
    async keep() {
      await (await checkpoint)?.keep()
    },
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file)
    return true
  } catch {
    return false
  }
}
