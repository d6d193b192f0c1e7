import { createReadStream, createWriteStream } from 'node:fs'
import { cp, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { listSources, readSource } from '../../src/corpus/index.ts'
import type { Article } from '../../src/types.ts'
import { writeCorpus } from './generate.ts'
import type { Asked } from './questions.ts'

/** A corpus to measure on, which may be changed. */
export interface BenchCorpus {
  readonly name: string
  /** Folder or `.jsonl` file, as the program takes it. */
  readonly path: string
  /** Some of the articles. */
  readonly sample: readonly Asked[]
}

const wantedSample = 200

/**
 * A made-up corpus of a number of articles, or a copy of the folder or `.jsonl` file at a path.
 * @throws InputError when there is nothing to read
 */
export async function corpusOf(wanted: string): Promise<BenchCorpus> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-'))
  const isMadeUp = /^\d+$/.test(wanted)
  const path = join(folder, isMadeUp ? `${wanted}.jsonl` : basename(resolve(wanted)))
  if (isMadeUp) await writeCorpus(path, Number(wanted))
  else await cp(wanted, path, { recursive: true })
  return { name: isMadeUp ? `${wanted} articles` : basename(path), path, sample: await sampleOf(path) }
}

async function* articlesIn(path: string): AsyncGenerator<Article> {
  for (const file of await listSources(path))
    for await (const read of readSource(file)) if ('article' in read) yield read.article
}

async function sampleOf(path: string): Promise<Asked[]> {
  let count = 0
  for await (const _ of articlesIn(path)) count++
  const every = Math.max(1, Math.floor(count / wantedSample))
  const sample: Asked[] = []
  let at = 0
  for await (const { title, text } of articlesIn(path)) if (at++ % every === 0) sample.push({ title, text })
  return sample
}

const more = 'The report was corrected a day later.'

/** Changes one article in a hundred, or one file in a hundred of a folder. */
export async function changeSome({ path }: BenchCorpus): Promise<void> {
  if (path.endsWith('.jsonl')) {
    await pipeline(changedLines(path), createWriteStream(`${path}.changed`))
    return rename(`${path}.changed`, path)
  }
  for (const [at, { absolute }] of (await listSources(path)).entries())
    if (at % 100 === 0) await writeFile(absolute, `${await readFile(absolute, 'utf8')}\n\n${more}\n`)
}

async function* changedLines(path: string): AsyncGenerator<string> {
  let at = 0
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim() !== '') yield `${at++ % 100 === 0 ? line.replace(/"\}$/, ` ${more}"}`) : line}\n`
}
