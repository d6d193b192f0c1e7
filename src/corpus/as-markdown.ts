import type { Heading, List, ListItem, Paragraph, RootContent } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { stringify } from 'yaml'
import type { Article } from '../types.ts'
import { decode } from './decode.ts'
import { markdownEndings, readable, textEndings } from './formats/endings.ts'
import type { Fault, FormatFile, Part } from './formats/format.ts'
import { partKey } from './formats/part-key.ts'
import { readFrontMatter } from './front-matter.ts'
import { type Block, unifyLineEnds } from './lines.ts'
import { articleOf, partsOf } from './read.ts'

/** An article as a file of Markdown. */
export interface MarkdownArticle {
  /** As it is read off the page or feed, and will be read off the Markdown. */
  readonly article: Article
  /** What the file may be called, without an ending: "2024-05-03-harbour-bridge-opens"; perhaps empty. */
  readonly name: string
  /** The address that the page or feed itself gives. */
  readonly address?: string
  readonly content: string
}

/** Where an article is from. */
export interface Origin {
  /** The address of the article where it says none of its own; that of the source where it is left out. */
  readonly url?: string
  /** The address of the page or feed. */
  readonly source: string
}

/** What site builders and note-taking programs take for instructions and comments. */
const instructions = /%(?=%)|\{(?=[{%])/g
const paragraph = (value: string): Paragraph => ({ type: 'paragraph', children: [{ type: 'text', value }] })

/** Depth of a heading; the first is the title's. */
const depthOf = ({ level = 2 }: Block) => Math.min(6, Math.max(2, level)) as Heading['depth']

/** Blocks as Markdown from which the same blocks are read; items that follow each other are a list. */
export function blocksAsMarkdown(blocks: readonly Block[]): string {
  const children: RootContent[] = []
  let list: List | undefined
  for (const block of blocks) {
    const { text, role } = block
    if (role !== 'item') {
      list = undefined
      children.push(
        role === 'heading' ? { ...paragraph(text), type: 'heading', depth: depthOf(block) } : paragraph(text),
      )
      continue
    }
    const item: ListItem = { type: 'listItem', children: [paragraph(text)] }
    if (list) list.children.push(item)
    else {
      list = { type: 'list', spread: false, children: [item] }
      children.push(list)
    }
  }
  const written = toMarkdown({ type: 'root', children }, { bullet: '-', extensions: [gfmToMarkdown()] })
  return written.replace(instructions, (mark) => `&#${mark.charCodeAt(0)};`)
}

function writeArticle(part: Part, file: string, body: string, { source, url = source }: Origin): MarkdownArticle {
  const id = file.replace(/\.[^.]*$/, '')
  const known = { url, ...part.known }
  const { article } = articleOf(file, { ...part, known }, id)
  const { title, published, publisher, author } = article
  const fields = { title, date: published, publisher, author, url: article.url, source }
  const frontMatter = stringify(fields, { lineWidth: 0 })
  return {
    article,
    name: part.key ?? partKey(published, title),
    ...(part.known.url && { address: part.known.url }),
    content: `---\n${frontMatter}---\n\n${body}`,
  }
}

/** Whether files of a name are read. */
export const isRead = (name: string): boolean => readable.test(name)
/** Whether files of a name are plain text, Markdown or HTML. */
export const isText = (name: string): boolean => textEndings.test(name)

/** Bytes that are no file of a corpus yet, as formats get them. */
export function fileOf(name: string, bytes: Uint8Array): FormatFile {
  return {
    file: name,
    size: bytes.length,
    head: bytes.subarray(0, 4096),
    bytes: async () => bytes,
    async *stream() {
      yield bytes
    },
  }
}

/**
 * The articles of a page or feed as files of Markdown, each with its front matter, and what could not be read. A file holds
 * what the reader takes from the page before it tells text from page matter, so the same article is read from it; what it
 * takes from no page (scripts, menus outside of the article, pictures, addresses behind words) is lost.
 */
export async function* asMarkdown(file: FormatFile, origin: Origin): AsyncGenerator<MarkdownArticle | Fault> {
  const own = markdownEndings.test(file.file) ? decode(await file.bytes()) : undefined
  for await (const part of partsOf(file)) {
    if ('reason' in part) yield part
    else {
      const body = own && 'text' in own ? bodyOf(own.text) : blocksAsMarkdown(part.blocks)
      yield writeArticle(part, file.file, body, origin)
    }
  }
}

/** Markdown without its front matter. */
const bodyOf = (content: string): string =>
  readFrontMatter(unifyLineEnds(content.replace(/^\uFEFF/, ''))).body.trimStart()

/** The title of the first article of a file, or why there is none. */
export async function titleOf(file: FormatFile): Promise<{ readonly title: string } | Fault> {
  let fault: Fault = { reason: 'it has no article text' }
  // Its lines are articles, read one by one.
  if (/\.jsonl$/i.test(file.file)) return { title: file.file }
  for await (const part of partsOf(file)) {
    if ('reason' in part) fault = part
    else {
      const { article } = articleOf(file.file, part, file.file)
      if (article.text !== '') return article
    }
  }
  return fault
}
