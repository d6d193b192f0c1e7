import { parse } from 'csv-parse/sync'
import { decode } from '../decode.ts'
import type { Metadata } from '../front-matter.ts'
import type { Block } from '../lines.ts'
import { tableBlocks } from '../tables.ts'
import { titleFromFileName } from '../title.ts'
import type { Fault, Format, Part } from './format.ts'

/** Cells of a table, row by row, each one line of text; a row of empty cells parts tables of one sheet. */
export type Rows = readonly (readonly string[])[]
type Row = Rows[number]

/** Columns that are read, and signs of statements that make one article: as many as are read and found quickly. */
const widest = 200
const longestPart = 250_000
/** Rows over a table's headings: its title, its date, who made it. */
const mostAbove = 20

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const dateInWords = new RegExp(
  `^(?:\\d{1,2}\\.?[ -]${month}\\.?[ -]\\d{2,4}|${month}\\.? \\d{1,2},? \\d{4}|${month}[ -]\\d{4})(?:,? \\d\\d?:\\d\\d.*)?$`,
  'i',
)

/** Whether a cell holds a number, an amount, a date or an address: it stands under the name of a column and is none. */
export const isData = (cell: string): boolean =>
  /^[-+]?[\d.,\s%€$£/:-]+$/.test(cell) ||
  dateInWords.test(cell) ||
  /^(?:https?:\/\/\S+|[^\s@]+@[^\s@]+\.\w+)$/.test(cell)

const isYear = (cell: string): boolean => /^(?:1[5-9]|20)\d\d$/.test(cell)
const filledOf = (row: Row): Row => row.filter((cell) => cell !== '')

/** Whether the years of a row head columns: they follow one another, and what stands under them is none. */
function areYearHeadings(row: Row, below: Rows): boolean {
  const columns = row.flatMap((cell, column) => (isYear(cell) ? [column] : []))
  const years = columns.map((column) => Number(row[column]))
  const step = (years[1] ?? 0) - (years[0] ?? 0)
  return (
    years.length > 1 &&
    step !== 0 &&
    years.every((year, at) => at === 0 || year - (years[at - 1] ?? 0) === step) &&
    below.every((other) => columns.every((column) => !isYear(other[column] ?? '')))
  )
}

const areSame = (row: Row, other: Row): boolean => row.every((cell, column) => cell === (other[column] ?? ''))

/** Whether a row names the columns of those below: each cell another short word that is no data, and does not stand in its column again. */
export function areHeadings(row: Row, below: Rows): boolean {
  const named = filledOf(row)
  const words = areYearHeadings(row, below) ? named.filter((cell) => !isYear(cell)) : named
  return (
    below.length > 0 &&
    named.length > 1 &&
    named.length >= row.length * 0.5 &&
    new Set(named).size === named.length &&
    words.every((cell) => cell.length <= 80 && !isData(cell)) &&
    !below.some((other) => !areSame(row, other) && row.some((cell, column) => cell !== '' && cell === other[column]))
  )
}

/** Whether a row has words over columns of data: so it names them. */
export const isOverData = (row: Row, below: Rows): boolean =>
  below.length > 0 && row.some((_, column) => below.every((other) => isData(other[column] ?? '')))

/** How many rows name the columns; two where the first spans some of the second, as a year its quarters. */
function headRows([first = [], second = [], ...rest]: Rows): number {
  if (areHeadings(first, [...(second.length > 0 ? [second] : []), ...rest])) return 1
  const spans = first.some((cell, column) => cell !== '' && cell === first[column + 1] && second[column] !== cell)
  const both = second.map((cell, column) => [...new Set([first[column] ?? '', cell])].join(' ').trim())
  return spans && !second.some(isData) && areHeadings(both, rest) ? 2 : 0
}

/** How many rows stand over the table: of one cell, or in a wide table of two, a name and what it says. */
function rowsAbove(rows: Rows): number {
  const widths = rows.map((row) => new Set(filledOf(row)).size)
  const count = new Map<number, number>()
  for (const width of widths) count.set(width, (count.get(width) ?? 0) + 1)
  const [usual = 0] = [...count].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
  const most = usual > 3 ? 2 : 1
  const first = widths.findIndex((width) => width > most)
  return first > mostAbove ? 0 : Math.max(0, first)
}

/** A row as its statement, under the headings of its columns. */
interface Statement {
  readonly blocks: readonly Block[]
  readonly length: number
}

const asCells = (row: Row, header: boolean) => row.map((text) => ({ text, header }))

/** The statements of a sheet's tables: rows without an empty one between them, or with headings of their own. */
function* statementsOf(rows: Rows): Generator<Statement> {
  let headings: Rows = []
  for (let start = 0; start < rows.length; ) {
    let end = start
    while (end < rows.length && filledOf(rows[end] ?? []).length > 0) end++
    const table = rows.slice(start, end)
    const above = rowsAbove(table)
    const body = table.slice(above)
    const heads = headRows(body)
    // Under an empty row the table may go on: only what surely has headings of its own is another.
    const isOther =
      start === 0 || headings.length === 0 || above > 0 || isOverData(body[heads - 1] ?? [], body.slice(heads))
    if (isOther) headings = body.slice(0, heads)
    const left = body.slice(isOther ? heads : 0).filter((row) => !headings.some((heading) => areSame(heading, row)))
    for (const [index, row] of [...table.slice(0, above), ...left].entries()) {
      const names = index < above ? [] : headings
      const blocks = tableBlocks([...names.map((heading) => asCells(heading, true)), asCells(row, false)])
      yield { blocks, length: blocks.reduce((sum, { text }) => sum + text.length + 2, 0) }
    }
    start = end + 1
  }
}

/** Rows of words alone, without columns that are empty. */
function trimmed(table: Rows): Rows {
  const rows = table.map((row) => row.slice(0, widest).map((cell) => cell.replace(/\s+/g, ' ').trim()))
  const used = new Set(rows.flatMap((row) => row.flatMap((cell, column) => (cell === '' ? [] : [column]))))
  return rows.map((row) => row.filter((_, column) => used.has(column)))
}

/**
 * A table as articles whose blocks are statements, one a row: "Ship: Ibis; Built: 1990."
 * A long one is several, each with the numbers of its rows in its title.
 * @param known what is known of it besides its title
 */
export function* rowArticles(title: string, table: Rows, key = '', known: Metadata = {}): Generator<Part> {
  const parts: { first: number; last: number; blocks: Block[] }[] = []
  let signs = longestPart
  let number = 0
  for (const { blocks, length } of statementsOf(trimmed(table))) {
    number++
    signs += length
    if (signs > longestPart) {
      parts.push({ first: number, last: number, blocks: [] })
      signs = length
    }
    const part = parts.at(-1)
    if (part === undefined) continue
    part.last = number
    part.blocks.push(...blocks)
  }
  for (const { first, last, blocks } of parts) {
    const isOnly = parts.length === 1
    const name = isOnly ? key : [key, `${first}-${last}`].filter((word) => word !== '').join('/')
    yield {
      ...(name === '' ? {} : { key: name }),
      blocks,
      known: { ...known, title: isOnly ? title : `${title}, rows ${first} to ${last}` },
      isText: true,
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
