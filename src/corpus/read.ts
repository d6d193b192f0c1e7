import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { FileProblem } from '../errors.ts'
import type { Article } from '../types.ts'
import { bounded, cutReason } from './bounds.ts'
import { composeArticle } from './compose.ts'
import { decode } from './decode.ts'
import { fieldText, isRecord, type Metadata, readFields } from './front-matter.ts'
import { readHtml } from './html.ts'
import { type Block, splitBlocks } from './lines.ts'
import { readMarkdown } from './markdown.ts'
import { idFromFile, messageOf, type SourceFile } from './sources.ts'

/** What a reader makes of a file's content. */
interface Content {
  readonly blocks: readonly Block[]
  readonly known: Metadata
  /** How much of it was read: 1 where nothing was cut. */
  readonly share: number
}

const headerField =
  /^(title|headline|subject|date|published(?: on)?|publication date|author|byline|publisher|source|url|link)\s*:\s*(\S.*)$/i

/** Plain text as blocks. Header lines at the very top ("Title: …", "Date: …", at least two) become metadata. */
function readPlainText(content: string): Content {
  const { text, share } = bounded(content)
  const blocks = splitBlocks(text)
  const fields: [string, string][] = []
  for (const block of blocks) {
    const parts = headerField.exec(block.text)
    if (!parts) break
    fields.push([parts[1] ?? '', parts[2] ?? ''])
  }
  if (fields.length < 2 || !fields.some(([name]) => /^(?:title|headline|subject)$/i.test(name)))
    return { blocks, known: {}, share }
  return { blocks: blocks.slice(fields.length), known: readFields(fields), share }
}

/** A line of a `.jsonl` file as an article, or what is wrong with it. */
type JsonLine = { readonly article: Article } | { readonly reason: string }

function parseRecord(line: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(line)
    return isRecord(value) ? value : 'the line is not a JSON object'
  } catch (error) {
    return `the line is not JSON (${messageOf(error)})`
  }
}

/** Reads one line: `{id, title, published, text, url?, publisher?, author?}`. A title that is not there is found in the text. */
function parseJsonLine(file: string, line: string): JsonLine {
  const record = parseRecord(line)
  if (typeof record === 'string') return { reason: record }
  const id = fieldText(record.id)
  const text = record.text ?? record.content ?? record.body
  if (id === undefined) return { reason: 'the line has no "id"' }
  if (typeof text !== 'string' || text.trim() === '') return { reason: 'the line has no "text"' }
  const article = composeArticle(file, splitBlocks(text), readFields(Object.entries(record)), id)
  return article.text === '' ? { reason: 'the text has nothing but a title' } : { article }
}

/** An article, or a file or line that could not be read. */
export type Read = { readonly article: Article } | FileProblem

/** Bytes; an article is far smaller, and the file is held in memory whole. */
const largestFile = 20_000_000

function readerOf(file: string): (content: string) => Content {
  if (/\.md$/i.test(file)) return readMarkdown
  return /\.html?$/i.test(file) ? readHtml : readPlainText
}

/** Makes an article of a file's content, and says how much of it was read. */
function readContent(file: string, content: string, id: string): { article: Article; share: number } {
  const { blocks, known, share } = readerOf(file)(content.replace(/^\uFEFF/, ''))
  const article = composeArticle(file, blocks, known, id)
  const kept = bounded(article.text)
  return { article: { ...article, text: kept.text }, share: share * kept.share }
}

/**
 * Makes an article of a file's content; the file's name says the format. Its text may be empty where the file holds no text, and is cut after `longestArticle`.
 * Every paragraph of `text` stands in the content to the letter but for white space (and, in HTML, but for tags and entities).
 */
export const parseArticle = (file: string, content: string, id: string = idFromFile(file)): Article =>
  readContent(file, content, id).article

/** The article of a file; and behind it, or in its place, what is wrong with the file. */
async function readWhole(source: SourceFile): Promise<readonly Read[]> {
  const { file } = source
  const problem = (reason: string): FileProblem => ({ file, reason })
  if (source.size > largestFile) return [problem(`the file is larger than ${largestFile / 1_000_000} MB; split it`)]
  try {
    const decoded = decode(await readFile(source.absolute))
    if ('reason' in decoded) return [problem(decoded.reason)]
    const { article, share } = readContent(file, decoded.text, source.id)
    if (article.text === '') return [problem('the file has no article text')]
    return share < 1 ? [{ article }, problem(cutReason(share))] : [{ article }]
  } catch (error) {
    return [problem(`the file could not be read (${messageOf(error)})`)]
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
        const { text, share } = bounded(read.article.text)
        yield { article: { ...read.article, text } }
        if (share < 1) yield problem(cutReason(share))
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
  if (/\.jsonl$/i.test(source.file)) return yield* readLines(source, taken)
  for (const read of await readWhole(source)) {
    if ('article' in read && taken.has(read.article.id)) {
      yield { file: source.file, reason: `the id "${read.article.id}" is taken already; rename the file` }
      return
    }
    if ('article' in read) taken.add(read.article.id)
    yield read
  }
}
