import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { FileProblem } from '../errors.ts'
import type { Article } from '../types.ts'
import { composeArticle } from './compose.ts'
import { decode } from './decode.ts'
import { readHtml } from './html.ts'
import { idFromFile } from './ids.ts'
import { parseJsonLine } from './jsonl.ts'
import { readMarkdown } from './markdown.ts'
import { readPlainText } from './plain-text.ts'
import type { SourceFile } from './sources.ts'

/** An article, or a file or line that could not be read. */
export type Read = { readonly article: Article } | FileProblem

/** Bytes; an article is far smaller, and the file is held in memory whole. */
const largestFile = 20_000_000

function readerOf(file: string) {
  if (/\.md$/i.test(file)) return readMarkdown
  return /\.html?$/i.test(file) ? readHtml : readPlainText
}

/**
 * Makes an article of a file's content; the file's name says the format. Its text may be empty where the file holds no text.
 * Every paragraph of `text` stands in the content to the letter but for white space (and, in HTML, but for tags and entities).
 */
export function parseArticle(file: string, content: string, id: string = idFromFile(file)): Article {
  const { blocks, known } = readerOf(file)(content.replace(/^\uFEFF/, ''))
  return composeArticle(file, blocks, known, id)
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

async function readWhole(source: SourceFile): Promise<Read> {
  const { file } = source
  if (source.size > largestFile)
    return { file, reason: `the file is larger than ${largestFile / 1_000_000} MB; split it` }
  try {
    const decoded = decode(await readFile(source.absolute))
    if ('reason' in decoded) return { file, reason: decoded.reason }
    const article = parseArticle(file, decoded.text, source.id)
    return article.text === '' ? { file, reason: 'the file has no article text' } : { article }
  } catch (error) {
    return { file, reason: `the file could not be read (${messageOf(error)})` }
  }
}

async function* readLines(source: SourceFile, taken: Set<string>): AsyncGenerator<Read> {
  const { file } = source
  let number = 0
  let articles = 0
  const problem = (reason: string): FileProblem => ({ file: `${file}:${number}`, reason })
  try {
    for await (const line of createInterface({
      input: createReadStream(source.absolute),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      number++
      if (line.trim() === '') continue
      articles++
      const read = line.includes('\uFFFD')
        ? { reason: 'the line is not UTF-8' }
        : parseJsonLine(file, number === 1 ? line.replace(/^\uFEFF/, '') : line)
      if ('reason' in read) yield problem(read.reason)
      else if (taken.has(read.article.id))
        yield problem(`the id "${read.article.id}" is taken already; give each line its own`)
      else {
        taken.add(read.article.id)
        yield read
      }
    }
  } catch (error) {
    yield { file, reason: `the file could not be read (${messageOf(error)})` }
    return
  }
  if (articles === 0) yield { file, reason: 'the file is empty' }
}

/**
 * Reads a source: one article for a file, one a line for `.jsonl`. What cannot be read is told as a problem; nothing is thrown.
 * @param taken ids that are in use; those read are added. Pass one set for all sources of a corpus and no id stands twice.
 */
export async function* readSource(source: SourceFile, taken: Set<string> = new Set()): AsyncGenerator<Read> {
  if (/\.jsonl$/i.test(source.file)) {
    yield* readLines(source, taken)
    return
  }
  const read = await readWhole(source)
  if ('article' in read && taken.has(read.article.id)) {
    yield { file: source.file, reason: `the id "${read.article.id}" is taken already; rename the file` }
    return
  }
  if ('article' in read) taken.add(read.article.id)
  yield read
}
