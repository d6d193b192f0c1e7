import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { copyFile, cp, mkdtemp, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { listSources, readSource } from '../../src/corpus/index.ts'
import { writeCorpus } from './generate.ts'
import type { Asked } from './questions.ts'

/** A corpus to measure on, which may be changed. */
export interface BenchCorpus {
  readonly name: string
  /** Folder or `.jsonl` file, as the program takes it. */
  readonly path: string
  /** The same articles as a `.jsonl` file. */
  readonly lines: string
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
  if (/^\d+$/.test(wanted)) {
    const path = join(folder, `${wanted}.jsonl`)
    await writeCorpus(path, Number(wanted))
    return { name: `${wanted} articles`, path, lines: path, sample: await sampleOf(path) }
  }
  const source = resolve(wanted)
  const path = join(folder, basename(source))
  if (existsSync(source) && (await stat(source)).isFile()) await copyFile(source, path)
  else await cp(source, path, { recursive: true })
  const lines = join(folder, 'articles.jsonl')
  const articles: string[] = []
  for (const file of await listSources(path)) {
    for await (const read of readSource(file)) if ('article' in read) articles.push(JSON.stringify(read.article))
  }
  await writeFile(lines, `${articles.join('\n')}\n`)
  return { name: basename(source), path, lines, sample: await sampleOf(lines) }
}

/** The lines of a file that may be larger than a string can be. */
async function* linesOf(path: string): AsyncGenerator<string> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim() !== '') yield line
}

async function countLines(path: string): Promise<number> {
  let count = 0
  for await (const _ of linesOf(path)) count++
  return count
}

async function sampleOf(path: string): Promise<Asked[]> {
  const every = Math.max(1, Math.floor((await countLines(path)) / wantedSample))
  const sample: Asked[] = []
  let at = 0
  for await (const line of linesOf(path)) if (at++ % every === 0) sample.push(readArticle(line))
  return sample
}

function readArticle(line: string): Asked {
  const value: unknown = JSON.parse(line)
  if (typeof value !== 'object' || value === null || !('title' in value) || !('text' in value))
    throw new Error('a line of the corpus is no article')
  return { title: String(value.title), text: String(value.text) }
}

/** Changes one article in a hundred, one at least. */
export async function changeSome(corpus: BenchCorpus): Promise<void> {
  if (corpus.path === corpus.lines) {
    const count = await countLines(corpus.path)
    const changed = `${corpus.path}.changed`
    await pipeline(changedLines(corpus.path, count), createWriteStream(changed))
    return rename(changed, corpus.path)
  }
  const files = await listSources(corpus.path)
  for (const [at, { absolute }] of files.entries()) {
    if (at % 100 !== 0) continue
    await writeFile(absolute, `${await readFile(absolute, 'utf8')}\n\nThe report was corrected a day later.\n`)
  }
}

async function* changedLines(path: string, count: number): AsyncGenerator<string> {
  let at = 0
  for await (const line of linesOf(path)) {
    yield `${at % 100 === 50 || (count < 51 && at === 0) ? withMore(line) : line}\n`
    at++
  }
}

const withMore = (line: string): string => line.replace(/"\}$/, ' The report was corrected a day later."}')
