import { fromMarkdown } from 'mdast-util-from-markdown'
import { parse as parseYaml } from 'yaml'
import { type Metadata, readFields } from './header-fields.ts'
import { type Block, squeeze, unifyLineEnds } from './lines.ts'

/**
 * Markdown as blocks. Marks of blocks go: front matter, `#`, list bullets, `>`, rules, images, code fences, HTML, link definitions.
 * Marks inside a sentence (`**bold**`, `[text](address)`) stay, because a quote must stand in the file to the letter;
 * only where they hold a whole paragraph are they taken off.
 */

type Node = ReturnType<typeof fromMarkdown>['children'][number] | ReturnType<typeof fromMarkdown>
type Inline = Extract<Node, { type: 'paragraph' }>['children'][number]

const frontMatter = /^\uFEFF?---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/
const wrappers: ReadonlySet<string> = new Set(['strong', 'emphasis', 'link', 'delete'])
const droppedAtEdge: ReadonlySet<string> = new Set(['image', 'imageReference', 'html', 'break'])

function readFrontMatter(content: string): { body: string; known: Metadata } {
  const parts = frontMatter.exec(content)
  if (!parts) return { body: content, known: {} }
  const body = content.slice(parts[0].length)
  try {
    const value: unknown = parseYaml(parts[1] ?? '')
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isMap ? { body, known: readFields(Object.entries(value)) } : { body: content, known: {} }
  } catch {
    // Front matter that is not YAML ("title: a: b") is read line by line.
    const fields = [...(parts[1] ?? '').matchAll(/^([\w -]+):[ \t]*(.+)$/gm)].map(
      ([, key, value]) => [key ?? '', (value ?? '').replace(/^["']|["']$/g, '')] as const,
    )
    return { body, known: readFields(fields) }
  }
}

const startOf = (node: { position?: { start: { offset?: number | undefined } } | undefined }): number =>
  node.position?.start.offset ?? 0
const endOf = (node: { position?: { end: { offset?: number | undefined } } | undefined }): number =>
  node.position?.end.offset ?? 0

/** The letters of a paragraph in the file: without images at its ends and without marks that hold all of it. */
function inlineText(source: string, children: readonly Inline[]): string {
  let inner = children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  while (inner[0] && droppedAtEdge.has(inner[0].type)) inner = inner.slice(1)
  while (inner.at(-1) && droppedAtEdge.has(inner.at(-1)?.type ?? '')) inner = inner.slice(0, -1)
  const [first] = inner
  const last = inner.at(-1)
  if (!first || !last) return ''
  if (first === last && wrappers.has(first.type) && 'children' in first) return inlineText(source, first.children)
  return source.slice(startOf(first), endOf(last))
}

/** One space for a run of them; a line that holds nothing else (an image stood there) goes, as it would part the paragraph. */
const squeezeLines = (text: string): string =>
  text
    .split('\n')
    .map(squeeze)
    .filter((line) => line !== '')
    .join('\n')

/** A table's rows, which CommonMark reads as a paragraph, one block a row. */
function tableRows(text: string, role: Block['role']): Block[] {
  if (!/^\|.*\|$/m.test(text)) return [{ text, role }]
  return text
    .split('\n')
    .filter((row) => !/^[|\s:-]+$/.test(row))
    .map((row) => ({ text: row.replace(/^\|\s*|\s*\|$/g, ''), role }))
}

function collect(source: string, node: Node, role: Block['role'], blocks: Block[]): void {
  if (node.type === 'paragraph') {
    const text = squeezeLines(inlineText(source, node.children))
    if (text !== '' && !/^\[\^[^\]]+\]:/.test(text)) blocks.push(...tableRows(text, role))
  } else if (node.type === 'heading') {
    const text = squeezeLines(inlineText(source, node.children))
    if (text !== '') blocks.push({ text, role: 'heading' })
  } else if (node.type === 'root' || node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem') {
    for (const child of node.children)
      collect(source, child, node.type === 'listItem' && child.type === 'paragraph' ? 'item' : role, blocks)
  }
}

/** Reads Markdown: blocks in order, and what the front matter says. The first heading of the first level is the title where the front matter has none. */
export function readMarkdown(content: string): { blocks: readonly Block[]; known: Metadata } {
  const { body, known } = readFrontMatter(unifyLineEnds(content))
  const tree = fromMarkdown(body)
  const blocks: Block[] = []
  collect(body, tree, 'plain', blocks)
  const top = tree.children.find((node) => node.type === 'heading' && node.depth === 1)
  const title = known.title ?? (top?.type === 'heading' ? squeezeLines(inlineText(body, top.children)) : '')
  return { blocks, known: title === '' ? known : { ...known, title } }
}
