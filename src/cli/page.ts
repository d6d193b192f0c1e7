/** How many columns a text takes on a terminal. What measures all scripts is loaded when a text first needs it. */

/** Letters, digits and marks of western texts: each takes one column, whatever stands beside it. */
const oneEach = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027]*$/
const isSpaced = /^ | {2}| $/

interface Measure {
  readonly columnsOf: (text: string) => number
  readonly linesOf: (text: string, columns: number) => string[]
}

let wide: Measure | undefined

/** A text needs what is not loaded yet. */
class WideText extends Error {}

function measure(): Measure {
  if (!wide) throw new WideText('this text is measured within `inColumns`')
  return wide
}

/**
 * Gives what `render` makes; where a text in it needs what is not loaded yet, it is loaded and `render` called again.
 * @param render without any effect beside what it returns
 */
export async function inColumns(render: () => string): Promise<string> {
  try {
    return render()
  } catch (error) {
    if (!(error instanceof WideText)) throw error
    // They take some 50 ms to load and be used for the first time.
    const [{ default: stringWidth }, { default: wrapAnsi }] = await Promise.all([
      import('string-width'),
      import('wrap-ansi'),
    ])
    wide = {
      columnsOf: (shown) => stringWidth(shown),
      linesOf: (shown, columns) => wrapAnsi(shown, columns, { hard: true }).split('\n'),
    }
    return render()
  }
}

/** Columns that a text takes. Call it within `inColumns`. */
export function columnsOf(text: string): number {
  return oneEach.test(text) ? text.length : measure().columnsOf(text)
}

/** Breaks a text into lines of so many columns at most, words longer than a line too. Call it within `inColumns`. */
export function linesOf(text: string, columns: number): string[] {
  const words = text.split(' ')
  if (!oneEach.test(text) || isSpaced.test(text) || words.some(({ length }) => length > columns)) {
    return measure().linesOf(text, columns)
  }
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = word
    } else line += line === '' ? word : ` ${word}`
  }
  return [...lines, line]
}

/** How text is set on a terminal. What is set with it is made within `inColumns`. */
export interface Page {
  /** Columns. */
  readonly width: number
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  /** Words to be found in a long text. */
  readonly mark: (text: string) => string
  /** An address that a terminal opens; where it is not shown on one, all of it is written out. */
  readonly link: (shown: string, address: string) => string
}

export function makePage(width: number, colour: boolean): Page {
  const set = (code: number, end: number) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[${end}m` : text)
  const mark: Page['mark'] = (text) => (colour ? set(4, 24)(text) : `>>${text}<<`)
  // OSC 8, which terminals that do not know it pass over.
  const link: Page['link'] = (shown, address) =>
    colour ? `\u001b]8;;${plain(address)}\u001b\\${plain(shown)}\u001b]8;;\u001b\\` : plain(address)
  return { width, bold: set(1, 22), dim: set(2, 22), mark, link }
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
