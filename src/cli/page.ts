import pc from 'picocolors'
import { columnsOf, linesOf } from './columns.ts'

/** How text is set on a terminal. What is set with it is made within `inColumns`. */
export interface Page {
  /** Columns. */
  readonly width: number
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
}

export function makePage(width: number, colour: boolean): Page {
  const { bold, dim } = pc.createColors(colour)
  return { width, bold, dim }
}

/** One line without control characters, so that no text of an article can command the terminal. */
export function plain(text: string): string {
  return flat(text).trim()
}

/** As `plain`, with a blank at either end kept. */
export function flat(text: string): string {
  return text.replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
}

/** Wraps to the page; every line after the first is indented by as many columns as the first line's lead takes. */
export function wrapped(page: Page, lead: string, text: string): string {
  const indent = columnsOf(lead)
  const lines = linesOf(text, Math.max(page.width - indent, 20))
  return lines.map((line, index) => (index === 0 ? lead : ' '.repeat(indent)) + line).join('\n')
}

/** Blocks parted by an empty line, with a line end after the last. Empty blocks are left out. */
export function blocks(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** Pads to a number of columns. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(columns - columnsOf(text), 0))
}

/** Cuts to a number of columns, with an ellipsis where something is left out. */
export function cut(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text
  let kept = ''
  let width = 0
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    width += columnsOf(segment)
    if (width > columns - 1) break
    kept += segment
  }
  return `${kept}…`
}

/** Rows in columns as wide as their widest cell; the last column wraps. */
export function table(page: Page, rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, columnsOf(cell))
  }
  return rows
    .map((row) => {
      const cells = row.slice(0, -1).map((cell, column) => `${padded(cell, widths[column] ?? 0)}  `)
      return wrapped(page, cells.join(''), row.at(-1) ?? '').trimEnd()
    })
    .join('\n')
}
