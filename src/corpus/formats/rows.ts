import { parse } from 'csv-parse/sync'
import { decode } from '../decode.ts'
import type { Block } from '../lines.ts'
import { tableBlocks } from '../tables.ts'
import { titleFromFileName } from '../title.ts'
import type { Fault, Format, Part } from './format.ts'

/** Cells of a table, row by row, each one line of text. */
export type Rows = readonly (readonly string[])[]

/** Columns that are read, and signs of statements that make one article: as many as are read and found quickly. */
const widest = 200
const longestPart = 250_000

/** Whether a cell holds a number, an amount or a date in digits. */
export const isNumber = (cell: string): boolean => /^[-+]?[\d.,\s%€$£/:-]+$/.test(cell)

/** Whether a table's first row names its columns: each cell another short word, none a number. */
function hasHeadings([first, ...rest]: Rows): boolean {
  if (first === undefined || rest.length === 0) return false
  const named = first.filter((cell) => cell !== '')
  return (
    named.length > 1 &&
    named.length >= first.length * 0.5 &&
    new Set(named).size === named.length &&
    named.every((cell) => cell.length <= 80 && !isNumber(cell))
  )
}

/**
 * A table as articles whose blocks are statements, one a row: "Ship: Ibis; Built: 1990."
 * A long one is several, each with the numbers of its rows in its title.
 */
export function* rowArticles(title: string, table: Rows, key = ''): Generator<Part> {
  const rows = table
    .map((row) => row.slice(0, widest).map((cell) => cell.replace(/\s+/g, ' ').trim()))
    .filter((row) => row.some((cell) => cell !== ''))
  const heads = hasHeadings(rows) ? 1 : 0
  const cellsOf = (row: readonly string[], header: boolean) => row.map((text) => ({ text, header }))
  const headings = rows.slice(0, heads).map((row) => cellsOf(row, true))
  const parts: { first: number; last: number; blocks: Block[] }[] = []
  let signs = longestPart
  for (const [index, row] of rows.slice(heads).entries()) {
    const blocks = tableBlocks([...headings, cellsOf(row, false)])
    const more = blocks.reduce((sum, { text }) => sum + text.length + 2, 0)
    signs += more
    if (signs > longestPart) {
      parts.push({ first: index + 1, last: index, blocks: [] })
      signs = more
    }
    const part = parts.at(-1)
    if (part === undefined) continue
    part.last = index + 1
    part.blocks.push(...blocks)
  }
  for (const { first, last, blocks } of parts) {
    const isOnly = parts.length === 1
    const name = isOnly ? key : [key, `${first}-${last}`].filter((word) => word !== '').join('/')
    yield {
      ...(name === '' ? {} : { key: name }),
      blocks,
      known: { title: isOnly ? title : `${title}, rows ${first} to ${last}` },
    }
  }
}

/** The sign that parts the cells of most of the first lines, each into as many. */
function delimiterOf(text: string, file: string): string {
  const lines = text.split(/\r?\n/, 21).filter((line) => line !== '')
  const count = (sign: string) => {
    const counts = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(sign).length - 1)
    const [first = 0] = counts
    return first === 0 ? 0 : counts.filter((each) => each === first).length * 100 + Math.min(first, 99)
  }
  const signs = /\.tsv$/i.test(file) ? ['\t', ',', ';', '|'] : [',', ';', '\t', '|']
  return signs.reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** Tables as text (`.csv`, `.tsv`): each row a statement with the names of its columns. */
export const csv: Format = {
  largest: 20_000_000,
  accepts: ({ file }) => /\.[ct]sv$/i.test(file),
  async *read(file): AsyncGenerator<Part | Fault> {
    const decoded = decode(await file.bytes())
    if ('reason' in decoded) {
      yield decoded
      return
    }
    const faults: Fault[] = []
    const rows: string[][] = parse(decoded.text, {
      bom: true,
      delimiter: delimiterOf(decoded.text, file.file),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      max_record_size: 1_000_000,
      on_skip: (error) => {
        if (error !== undefined)
          faults.push({ place: `line ${error.lines}`, reason: `the row could not be read (${error.message})` })
        return undefined
      },
    })
    const articles = [...rowArticles(titleFromFileName(file.file), rows)]
    yield* articles
    if (articles.length === 0 && faults.length === 0) yield { reason: 'the table has no rows' }
    const [first] = faults
    if (first !== undefined)
      yield faults.length === 1
        ? first
        : { ...first, reason: `${first.reason}; so could not ${faults.length - 1} more` }
  },
}
