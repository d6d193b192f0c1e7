import { existsSync } from 'node:fs'
import { copyFile, cp, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
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

async function sampleOf(lines: string): Promise<Asked[]> {
  const all = (await readFile(lines, 'utf8')).trim().split('\n')
  const every = Math.max(1, Math.floor(all.length / wantedSample))
  return all.filter((_, at) => at % every === 0).map(readArticle)
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
    const all = (await readFile(corpus.path, 'utf8')).trim().split('\n')
    const changed = all.map((line, at) => (at % 100 === 50 || (all.length < 51 && at === 0) ? withMore(line) : line))
    return writeFile(corpus.path, `${changed.join('\n')}\n`)
  }
  const files = await listSources(corpus.path)
  for (const [at, { absolute }] of files.entries()) {
    if (at % 100 !== 0) continue
    await writeFile(absolute, `${await readFile(absolute, 'utf8')}\n\nThe report was corrected a day later.\n`)
  }
}

const withMore = (line: string): string => line.replace(/"\}$/, ' The report was corrected a day later."}')
