import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { FileProblem } from '../errors.ts'
import type { Article, Locator } from '../types.ts'
import { bounded, cutReason, longestDocument } from './bounds.ts'
import { composeArticle } from './compose.ts'
import { decode, inUtf8 } from './decode.ts'
import { markdownEndings, readable, textEndings } from './formats/endings.ts'
import { type Fault, type Format, type FormatFile, headLength, type Part } from './formats/format.ts'
import { formats } from './formats/index.ts'
import { fieldText, isRecord, readFields } from './front-matter.ts'
import { readHtml } from './html.ts'
import { splitBlocks } from './lines.ts'
import { findParts, joinBlocks } from './locators.ts'
import { cutDocument, inPortions } from './long-documents.ts'
import { readMarkdown } from './markdown.ts'
import { foreign, idFromFile, messageOf, type SourceFile } from './sources.ts'
import { titleFromFileName } from './title.ts'

const headerField =
  /^(title|headline|subject|date|published(?: on)?|publication date|author|byline|publisher|source|url|link)\s*:\s*(\S.*)$/i

/** Plain text as blocks. Header lines at the very top ("Title: …", "Date: …", at least two) become metadata. */
function readPlainText(content: string): Part {
  const { text, share } = bounded(content, undefined, longestDocument)
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

/** A line of a `.jsonl` file, or what is wrong with it. */
type JsonLine = { readonly id: string; readonly part: Part } | { readonly reason: string }

function parseRecord(line: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(line)
    return isRecord(value) ? value : 'the line is not a JSON object'
  } catch (error) {
    return `the line is not JSON (${messageOf(error)})`
  }
}

/** Reads one line: `{id, title, published, text, url?, publisher?, author?}`. A title that is not there is found in the text. */
function parseJsonLine(line: string): JsonLine {
  const record = parseRecord(line)
  if (typeof record === 'string') return { reason: record }
  const id = fieldText(record.id)
  const text = record.text ?? record.content ?? record.body
  if (id === undefined) return { reason: 'the line has no "id"' }
  if (typeof text !== 'string' || text.trim() === '') return { reason: 'the line has no "text"' }
  return { id, part: { blocks: splitBlocks(text), known: readFields(Object.entries(record)) } }
}

/** The lines of a `.jsonl` file that have something in them, each with its number. */
async function* jsonLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<{ number: number; line: JsonLine }> {
  let number = 0
  for await (const line of createInterface({ input: Readable.from(stream), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    const isText = !line.includes('\uFFFD')
    yield {
      number,
      line: isText
        ? parseJsonLine(number === 1 ? line.replace(/^\uFEFF/, '') : line)
        : { reason: 'the line is not UTF-8' },
    }
  }
}

/** The lines of a `.jsonl` file in an archive. */
async function* lineParts(file: FormatFile): AsyncGenerator<Part | Fault> {
  for await (const { number, line } of jsonLines(file.stream()))
    yield 'reason' in line ? { ...line, place: `line ${number}` } : { ...line.part, key: line.id }
}

/** An article, or a file or line that could not be read. */
export type Read = { readonly article: Article } | FileProblem

/** Bytes; an article is far smaller, and the file is held in memory whole. */
const largestFile = 20_000_000

function readerOf(file: string): (content: string) => Part {
  if (markdownEndings.test(file)) return readMarkdown
  return /\.html?$/i.test(file) ? readHtml : readPlainText
}

/** An article that is no longer than one may be, and how much of it this is. */
function boundedArticle(article: Article): { article: Article; share: number } {
  const { text, share } = bounded(article.text)
  const isKept = ({ start }: Locator) => start < text.length
  const { locators, sections } = article
  return {
    article: {
      ...article,
      text,
      ...(locators && { locators: locators.filter(isKept) }),
      ...(sections && { sections: sections.filter(isKept) }),
    },
    share,
  }
}

/** Makes an article of a part of a file, and says how much of it was read. */
export function articleOf(file: string, part: Part, id: string): { article: Article; share: number } {
  const { blocks, known, share = 1, otherwise = {}, isText = false } = part
  const named = part.file ?? file
  const composed = isText
    ? { id, title: titleFromFileName(named), ...known, ...joinBlocks(blocks) }
    : composeArticle(named, blocks, known, id)
  const article = { ...composed, file }
  const found = part.locators === undefined ? {} : { locators: findParts(article.text, part.locators) }
  const kept = boundedArticle({ ...otherwise, ...article, ...found })
  return { article: kept.article, share: share * kept.share }
}

/**
 * Makes an article of a file's content; the file's name says the format. Its text may be empty where the file holds no text, and is cut after `longestArticle`.
 * Every paragraph of `text` stands in the content to the letter but for white space (and, in HTML, but for tags and entities).
 */
export const parseArticle = (file: string, content: string, id: string = idFromFile(file)): Article =>
  articleOf(file, readerOf(file)(content.replace(/^\uFEFF/, '')), id).article

/** Files beside others that were read last, by their place. */
const besides = new Map<string, { readonly mtimeMs: number; readonly bytes: Uint8Array }>()
const mostBesides = 4

/** A file of the corpus by its path from the folder of another; undefined where there is none, or it stands outside. */
async function besideOf({ file, absolute }: SourceFile, path: string): Promise<Uint8Array | undefined> {
  const name = posix.join(posix.dirname(file), path)
  if (name.startsWith('..')) return undefined
  const place = join(absolute.slice(0, -file.length), name)
  const found = await stat(place).catch(() => undefined)
  if (!found?.isFile() || found.size > largestFile) return undefined
  const read = besides.get(place)
  if (read?.mtimeMs === found.mtimeMs) return read.bytes
  if (besides.size >= mostBesides) besides.clear()
  const bytes = await readFile(place)
  besides.set(place, { mtimeMs: found.mtimeMs, bytes })
  return bytes
}

/** A file of the corpus as formats get it. */
async function openFile(source: SourceFile): Promise<FormatFile> {
  const { file, absolute, size } = source
  const handle = await open(absolute)
  const head = Buffer.alloc(headLength)
  const { bytesRead } = await handle.read(head, 0, headLength, 0).finally(() => handle.close())
  let whole: Promise<Uint8Array> | undefined
  const bytes = () => {
    whole ??= readFile(absolute)
    return whole
  }
  const stream = () => createReadStream(absolute)
  return {
    file,
    size,
    head: head.subarray(0, bytesRead),
    bytes,
    stream,
    beside: (path) => besideOf(source, path),
  }
}

const megabytes = (bytes: number): string => `${bytes / 1_000_000} MB`

/** The format of a file, by its content; undefined where it is none beside plain text, Markdown and HTML. */
export async function formatOf(file: FormatFile): Promise<Format | undefined> {
  for (const format of formats) if (await format.accepts(file)) return format
  return undefined
}

/** The articles of a file, or of a file inside another, and what is wrong with it. */
export async function* partsOf(file: FormatFile): AsyncGenerator<Part | Fault> {
  try {
    const format = await formatOf(file)
    const largest = format?.largest ?? largestFile
    if (file.size > largest) yield { reason: `the file is larger than ${megabytes(largest)}; split it` }
    else if (format !== undefined) yield* format.read(file, partsOf)
    else if (/\.jsonl$/i.test(file.file)) yield* lineParts(file)
    else if (readable.test(file.file) && !textEndings.test(file.file))
      yield { reason: file.size === 0 ? 'the file is empty' : foreign }
    else {
      const reader = readerOf(file.file)
      const bytes = await file.bytes()
      const decoded = decode(reader === readHtml ? inUtf8(bytes) : bytes)
      if ('reason' in decoded) yield decoded
      else {
        const part = reader(decoded.text.replace(/^\uFEFF/, ''))
        yield reader === readHtml ? part : { ...part, isDocument: true }
      }
    }
  } catch (error) {
    yield { reason: `the file could not be read (${messageOf(error)})` }
  }
}

/** The articles of a source, each with an id that no other of the source has; behind them, or in their place, what is wrong with it. */
async function* readWhole(source: SourceFile): AsyncGenerator<Read> {
  const { file } = source
  /** How many parts have had a key. */
  const keys = new Map<string, number>()
  let parts = 0
  let empty = 0
  for await (const found of partsOf(await openFile(source))) {
    if ('reason' in found) {
      yield { file: found.place === undefined ? file : `${file}: ${found.place}`, reason: found.reason }
      continue
    }
    for (const part of found.isDocument ? cutDocument(found, file) : inPortions(found, file)) {
      parts++
      const wanted = part.key ?? (parts === 1 ? '' : `${parts}`)
      let key = wanted
      while (keys.has(key)) {
        const number = (keys.get(wanted) ?? 1) + 1
        keys.set(wanted, number)
        key = `${wanted || parts}-${number}`
      }
      keys.set(key, 1)
      const known = { ...(source.url !== undefined && { url: source.url }), ...part.known }
      const { article, share } = articleOf(file, { ...part, known }, key === '' ? source.id : `${source.id}/${key}`)
      if (article.text === '') empty++
      else yield { article }
      if (share < 1) yield { file: key === '' ? file : `${file}: ${key}`, reason: cutReason(share) }
    }
  }
  if (parts === 1 && empty === 1) yield { file, reason: 'the file has no article text' }
  else if (empty > 0) yield { file, reason: `${empty} of its ${parts} parts have no article text` }
}

async function* readLines(source: SourceFile, taken: Set<string>): AsyncGenerator<Read> {
  const { file } = source
  let lines = 0
  try {
    for await (const { number, line } of jsonLines(createReadStream(source.absolute))) {
      lines++
      const problem = (reason: string): FileProblem => ({ file: `${file}:${number}`, reason })
      if ('reason' in line) {
        yield problem(line.reason)
        continue
      }
      for (const { key, ...part } of inPortions(line.part, file)) {
        const { article, share } = articleOf(file, part, key === undefined ? line.id : `${line.id}/${key}`)
        if (article.text === '') yield problem('the text has nothing but a title')
        else if (taken.has(article.id)) yield problem(`the id "${article.id}" is taken already; give each line its own`)
        else {
          taken.add(article.id)
          yield { article }
          if (share < 1) yield problem(cutReason(share))
        }
      }
    }
  } catch (error) {
    yield { file, reason: `the file could not be read (${messageOf(error)})` }
    return
  }
  if (lines === 0) yield { file, reason: 'the file is empty' }
}

/**
 * Reads a source: its articles, in order, one a line for `.jsonl`. What cannot be read is told as a problem; nothing is thrown.
 * @param taken ids that are in use; those read are added. Pass one set for all sources of a corpus and no id stands twice.
 */
export async function* readSource(source: SourceFile, taken: Set<string> = new Set()): AsyncGenerator<Read> {
  const { file } = source
  if (/\.jsonl$/i.test(file)) {
    yield* readLines(source, taken)
    return
  }
  try {
    for await (const read of readWhole(source)) {
      if ('article' in read && taken.has(read.article.id))
        yield { file, reason: `the id "${read.article.id}" is taken already; rename the file` }
      else {
        if ('article' in read) taken.add(read.article.id)
        yield read
      }
    }
  } catch (error) {
    yield { file, reason: `the file could not be read (${messageOf(error)})` }
  }
}
