import { type Block, squeeze, withoutInvisible } from './lines.ts'
import { type Cell, tableBlocks } from './tables.ts'

/** The parts of a DOM node that are read and changed here; attributes and selectors are those of elements only. */
export interface DomNode {
  readonly nodeType: number
  readonly nodeName: string
  textContent: string | null
  readonly childNodes: Iterable<DomNode>
  readonly parentElement: DomNode | null
  readonly previousSibling: DomNode | null
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  querySelector(selector: string): DomNode | null
  querySelectorAll(selector: string): Iterable<DomNode>
  closest(selector: string): DomNode | null
  remove(): void
}

/** A document with a body. */
export interface Page extends Pick<DomNode, 'querySelector' | 'querySelectorAll'> {
  readonly body: DomNode
}

const textNode = 3
const elementNode = 1
const skipped =
  /^(?:script|style|noscript|template|nav|aside|footer|form|button|select|input|textarea|svg|iframe|object|video|audio|figcaption|figure|head|title|dialog|del|s|strike)$/i
const blockElement =
  /^(?:address|article|blockquote|body|caption|center|dd|details|dialog|div|dl|dt|fieldset|h[1-6]|header|hr|html|li|main|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/i

/** A cell of a table of data is no longer than this; longer ones stand in tables that lay out a page. */
const longestCell = 300
/** As many columns as a cell is let span. */
const widest = 50

const attribute = (node: DomNode, name: string): string => node.getAttribute(name) ?? ''
export const isElement = (node: DomNode): boolean => node.nodeType === elementNode
const lineOf = (node: DomNode): string =>
  blocksOf(node)
    .map(({ text }) => text.replaceAll('\n', ', '))
    .join(', ')

/** Whether an element is hidden from a reader who sees the page. */
export const isHidden = (node: DomNode): boolean =>
  node.getAttribute('hidden') !== null ||
  node.getAttribute('aria-hidden') === 'true' ||
  /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(node, 'style'))

/** What is left to do on the way through a page: a node to visit, or the end of one that is a block. */
type Step = { readonly node: DomNode } | { readonly end: true }

/** Whether all that an element says is set in bold. */
const isBold = (node: DomNode): boolean => {
  const text = squeeze(node.textContent ?? '').replace(/\s+/g, '')
  const bold = [...node.querySelectorAll('b, strong')].map((part) => part.textContent ?? '').join('')
  return text !== '' && bold.replace(/\s+/g, '') === text
}
const cellsOf = (row: DomNode | undefined): DomNode[] =>
  [...(row?.childNodes ?? [])].filter((node) => /^t[dh]$/i.test(node.nodeName))

/** Whether the first row names columns though its cells are plain: three or more, all bold, over a row that is not. */
function hasBoldHead(rows: readonly DomNode[]): boolean {
  const [first, second] = [cellsOf(rows[0]), cellsOf(rows[1])]
  return first.length >= 3 && first.every(isBold) && second.length > 0 && !second.every(isBold)
}

/** The rows of a table with every cell in each column and row that it spans. */
function gridOf(table: DomNode): Cell[][] {
  const spans: { cell: Cell; left: number }[] = []
  const rows = [...table.querySelectorAll('tr')]
  const isBoldHead = hasBoldHead(rows)
  return rows.map((tr) => {
    const row: Cell[] = []
    const takeSpans = () => {
      for (let span = spans[row.length]; span !== undefined && span.left > 0; span = spans[row.length]) {
        span.left--
        row.push(span.cell)
      }
    }
    for (const node of tr.childNodes) {
      if (!/^t[dh]$/i.test(node.nodeName) || row.length >= widest) continue
      takeSpans()
      const cell = { text: lineOf(node), header: /^th$/i.test(node.nodeName) || (isBoldHead && tr === rows[0]) }
      const columns = Math.min(Number.parseInt(attribute(node, 'colspan'), 10) || 1, widest - row.length)
      const left = Math.min(Number.parseInt(attribute(node, 'rowspan'), 10) || 1, 1000) - 1
      for (let column = 0; column < columns; column++) {
        spans[row.length] = { cell, left }
        row.push(cell)
      }
    }
    takeSpans()
    return row
  })
}

/** Whether no more than half of a table's cells are nothing but a link, as those of a menu are. */
function isOfText(table: DomNode): boolean {
  const cells = [...table.querySelectorAll('td, th')]
  const links = cells.filter((cell) => {
    const text = squeeze(cell.textContent ?? '')
    return text !== '' && [...cell.querySelectorAll('a')].map((a) => squeeze(a.textContent ?? '')).join(' ') === text
  })
  return links.length * 2 <= cells.length
}

/** The statements of a table of data; nothing for one that only lays out a page, which is read cell by cell. */
function dataTable(table: DomNode): Block[] | undefined {
  if (/^(?:presentation|none)$/i.test(attribute(table, 'role'))) return undefined
  if (table.querySelector('table') !== null) return undefined
  if ((table.textContent?.length ?? 0) > 200_000) return undefined
  const rows = gridOf(table).filter((row) => row.some(({ text }) => text !== ''))
  if (rows.flat().some(({ text }) => text.length > longestCell) || rows.every((row) => row.length < 2)) return undefined
  const named = rows.some((row) => row.some(({ header }) => header))
  const even = rows.length > 1 && rows.every((row) => row.length === rows[0]?.length)
  if (!named && !(even && isOfText(table))) return undefined
  const caption = [...table.querySelectorAll('caption')].map(lineOf).filter((text) => text !== '')
  return [...caption.map((text): Block => ({ text, role: 'heading' })), ...tableBlocks(rows)]
}

/** The statements of a list of terms, each with what it says: "Capital: Oslo."; nothing where a part is long. */
function termList(list: DomNode): Block[] | undefined {
  if (list.querySelector('dl') !== null) return undefined
  const rows: Cell[][] = []
  for (const node of list.querySelectorAll('dt, dd')) {
    const text = lineOf(node)
    const header = /^dt$/i.test(node.nodeName)
    if (text.length > (header ? 60 : longestCell)) return undefined
    if (header) rows.push([{ text, header }])
    else rows.at(-1)?.push({ text, header })
  }
  return rows.every((row) => row.length > 1) ? tableBlocks(rows) : undefined
}

/** Old pages part paragraphs by line breaks: a break after a full stop parts. */
function splitAtBreaks(block: Block): Block[] {
  return block.text.split(/(?<=[.!?:]["'”’)]?)\n/).map((text) => ({ ...block, text }))
}

/**
 * Walks a DOM and gives its text block by block, as a reader sees it; without menus, forms, pictures, what is hidden and what is struck out.
 * Tables of data and lists of terms become statements. No depth of nesting is too much.
 * @param isLeftOut whether an element is passed over besides, with all that stands in it
 */
export function blocksOf(root: DomNode, isLeftOut: (node: DomNode) => boolean = () => false): Block[] {
  const blocks: Block[] = []
  let open = ''
  let role: Block['role'] = 'plain'
  let level: number | undefined
  const close = () => {
    const text = open
      .split('\n')
      .map(squeeze)
      .filter((line) => line !== '')
      .join('\n')
    if (text !== '') blocks.push(...splitAtBreaks({ text, role, ...(level !== undefined && { level }) }))
    open = ''
    role = 'plain'
    level = undefined
  }
  const steps: Step[] = [...root.childNodes].reverse().map((node) => ({ node }))
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('end' in step) {
      close()
      continue
    }
    const { node } = step
    if (node.nodeType === textNode) open += withoutInvisible(node.textContent ?? '').replace(/\s+/g, ' ')
    if (!isElement(node) || skipped.test(node.nodeName) || isHidden(node) || isLeftOut(node)) continue
    if (/^br$/i.test(node.nodeName)) open += '\n'
    if (blockElement.test(node.nodeName)) {
      close()
      const statements = /^table$/i.test(node.nodeName)
        ? dataTable(node)
        : /^dl$/i.test(node.nodeName)
          ? termList(node)
          : undefined
      if (statements) {
        blocks.push(...statements)
        continue
      }
      steps.push({ end: true })
    }
    const [, depth] = /^h([1-6])$/i.exec(node.nodeName) ?? []
    if (depth !== undefined) level = Number(depth)
    if (depth !== undefined || /^caption$/i.test(node.nodeName)) role = 'heading'
    else if (/^li$/i.test(node.nodeName)) role = 'item'
    for (const child of [...node.childNodes].reverse()) steps.push({ node: child })
  }
  close()
  return blocks
}
