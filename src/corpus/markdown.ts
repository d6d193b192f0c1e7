import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { aliasBlocks } from './aliases.ts'
import { bounded, longestDocument, withoutInlineFiles } from './bounds.ts'
import { blocksOf } from './dom-blocks.ts'
import { dropFootnotes, noteBlocks } from './footnotes.ts'
import { markdownEndings } from './formats/endings.ts'
import { type Metadata, readFrontMatter } from './front-matter.ts'
import { parseDocument } from './html.ts'
import { type Block, splitBlocks, squeeze, unifyLineEnds, withoutInvisible } from './lines.ts'
import { isTags, readProperties, withoutBuilderMarks } from './markdown-dialects.ts'
import { partsOf } from './markdown-parts.ts'
import { tableBlocks } from './tables.ts'

/** Marks beyond Markdown that note-taking programs (Obsidian) and site builders (Hugo, Jekyll) know, read as their reader sees them. */

/** "%%…%%" inside a paragraph, or from a line of its own to the next. "100%% sure, 50%% not" is no comment. */
const comments = /(?<![\p{N}%])%%(?!%)(?:(?!\n[ \t]*\n)[\s\S])*?%%|^%%[ \t]*\n[\s\S]*?%%[ \t]*$/gmu
const templates = /\{\{[<%][^\n{}]*[>%]\}\}|\{%[^\n{}]*%\}/g

/** A file of Markdown without comments and a site builder's instructions: they are no text. */
export const withoutComments = (content: string): string => content.replace(comments, '').replace(templates, '')

/** The words of a wiki link: its label, else the note's name and the heading in it, without folders and blocks. */
function linkWords(target: string): string {
  const [address = '', ...labels] = target.split('|')
  const shown = labels.at(-1)?.trim()
  if (shown) return shown
  const [note = '', ...headings] = address.split('#')
  return [note.split('/').at(-1) ?? '', ...headings.filter((heading) => !heading.startsWith('^'))]
    .map((part) => part.trim().replace(markdownEndings, ''))
    .filter((part) => part !== '')
    .join(' > ')
}

/**
 * A line or paragraph, after Markdown's own marks are off, as its reader sees it: `[[Note|words]]` is "words", `==words==` too;
 * embedded files, notes (`[^1]`, `^[…]`), the id of a block (` ^abc123` at the end) and attributes (`{#id}`) go.
 */
export const readVaultMarks = (text: string): string =>
  text
    .replace(/!\[\[[^\][\n]*\]\]/g, '')
    .replace(/\[\[([^\][\n]+)\]\]/g, (_, target: string) => linkWords(target))
    .replace(/\[\^[^\]\s]+\](?!:)|\^\[[^\]\n]*\]/g, '')
    .replace(/(?<![\w=])==(?=[^\s=])([^\n=]+)(?<=[^\s=])==(?![\w=])/g, '$1')
    .replace(/(?:^|[ \t])\^(?=[\w-]*[a-z-])[\da-z-]+[ \t]*$/gim, '')
    .replace(/[ \t]*\{:?[ \t]*[#.][^\n{}]*\}[ \t]*$/gm, '')

/** A callout (`> [!note] Title`): its title, perhaps empty, and what follows; nothing where a quotation is not one. */
export function readCallout(text: string): { readonly title: string; readonly rest: string } | undefined {
  const parts = /^\[!([\w-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*([^\n]*)(?:\n([\s\S]*))?$/.exec(text)
  return parts ? { title: (parts[2] ?? '').trim(), rest: parts[3] ?? '' } : undefined
}

/**
 * Markdown as blocks, as its reader sees it: all marks go, of blocks and inside sentences, with images, code, comments,
 * marks of footnotes and what is struck out. What is left is the article's text, and quotes are to the letter of that.
 */

type Node = ReturnType<typeof fromMarkdown>['children'][number] | ReturnType<typeof fromMarkdown>
type Inline = Extract<Node, { type: 'paragraph' }>['children'][number]

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** The text of inline nodes. HTML tags stay in it where `asHtml` is set, and all else is written so that they can be parsed. */
function inlineText(nodes: readonly Inline[], asHtml = false): string {
  return nodes
    .map((node): string => {
      if (node.type === 'text' || node.type === 'inlineCode') return asHtml ? escaped(node.value) : node.value
      if (node.type === 'break') return '\n'
      if (node.type === 'html') return asHtml ? node.value : /^<br\b/i.test(node.value) ? '\n' : ''
      // What is struck out is withdrawn.
      return 'children' in node && node.type !== 'delete' ? inlineText(node.children, asHtml) : ''
    })
    .join('')
}

/** Tags that say more of their content than how it looks. */
const meaning = /^<(?:sup|del|s|strike|span|a|script|style)\b/i
const hasMeaning = (nodes: readonly Inline[]): boolean =>
  nodes.some((node) =>
    node.type === 'html' ? meaning.test(node.value) : 'children' in node && hasMeaning(node.children),
  )

/** One space for a run of them; a line that holds nothing else (an image stood there) goes, as it would part the paragraph. */
const squeezeLines = (text: string): string =>
  text
    .split('\n')
    .map(squeeze)
    .filter((line) => line !== '')
    .join('\n')

function htmlBlocks(html: string): Block[] {
  const document = parseDocument(html)
  dropFootnotes(document)
  return blocksOf(document.body)
}

/** The text of a paragraph, heading or cell. */
function lineText(nodes: readonly Inline[]): string {
  const text = hasMeaning(nodes)
    ? htmlBlocks(inlineText(nodes, true).replaceAll('\n', '<br>'))
        .map((block) => block.text)
        .join('\n')
    : inlineText(nodes)
  return squeezeLines(readVaultMarks(withoutInvisible(text)))
}

function calloutBlocks(text: string, role: Block['role']): Block[] {
  const callout = readCallout(text)
  if (!callout) return [{ text, role }]
  const title: Block = { text: callout.title, role: 'heading' }
  return [title, { text: callout.rest, role }].filter((block) => block.text !== '')
}

/** A block on its way: what it is, and what it stands in. */
interface Place {
  readonly role: Block['role']
  readonly quoted: boolean
}

function blocksIn(node: Node, place: Place): Block[] {
  switch (node.type) {
    case 'paragraph': {
      const text = lineText(node.children)
      if (text === '' || isTags(text)) return []
      return place.quoted ? calloutBlocks(text, place.role) : [{ text, role: place.role }]
    }
    case 'heading': {
      const text = lineText(node.children)
      return text === '' ? [] : [{ text, role: 'heading', level: node.depth }]
    }
    case 'html':
      return htmlBlocks(node.value)
    case 'table':
      return tableBlocks(
        node.children.map((row, index) =>
          row.children.map((cell) => ({ text: lineText(cell.children).replaceAll('\n', ', '), header: index === 0 })),
        ),
      )
    case 'root':
    case 'blockquote':
    case 'list':
    case 'listItem':
      return node.children.flatMap((child) =>
        blocksIn(child, {
          role: node.type === 'listItem' && child.type === 'paragraph' ? 'item' : place.role,
          quoted: node.type === 'blockquote',
        }),
      )
    default:
      return []
  }
}

const options = { extensions: [gfm({ singleTilde: false })], mdastExtensions: [gfmFromMarkdown()] }

/** What the parsing of a line takes, in characters of prose: a block counts for some, and so does each cell of a table. */
const weigh = (line: string): number => line.length + 25 + (line.match(/\|/g)?.length ?? 0) * 10

/** Reads Markdown: blocks in order, and what the front matter says. The first heading of the first level is the title where the front matter has none. */
export function readMarkdown(content: string): {
  blocks: readonly Block[]
  known: Metadata
  share: number
} {
  const { body, known: fields, aliases = [] } = readFrontMatter(withoutInvisible(unifyLineEnds(content)))
  const { text: kept, share } = bounded(withoutInlineFiles(body), weigh, longestDocument)
  const blocks: Block[] = []
  const notes: string[] = []
  let { title } = fields
  for (const { text, plain } of partsOf(withoutBuilderMarks(withoutComments(kept)))) {
    if (plain) {
      blocks.push(...splitBlocks(text))
      continue
    }
    const tree = fromMarkdown(text, options)
    for (const block of blocksIn(tree, { role: 'plain', quoted: false })) blocks.push(block)
    for (const node of tree.children)
      if (node.type === 'footnoteDefinition')
        notes.push(
          node.children
            .flatMap((child) => blocksIn(child, { role: 'plain', quoted: false }).map((block) => block.text))
            .join(' '),
        )
    const top = tree.children.find((node) => node.type === 'heading' && node.depth === 1)
    title ??= top?.type === 'heading' ? lineText(top.children) || undefined : undefined
  }
  const properties = blocks[0]?.level === 1 ? readProperties(blocks[1]) : undefined
  if (properties) blocks.splice(1, 1)
  blocks.push(...noteBlocks(notes))
  const others = aliasBlocks(title, aliases)
  // Over a text whose title is not known they would be taken for it.
  if (blocks[0]?.level === 1) blocks.splice(1, 0, ...others)
  else if (title !== undefined) blocks.unshift(...others)
  else blocks.push(...others)
  const { author } = fields
  const known = { ...properties, ...fields, ...(author && { author: readVaultMarks(author) }) }
  return { blocks, known: title === undefined ? known : { ...known, title }, share }
}
