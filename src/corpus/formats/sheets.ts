import { formatEdtf, isoDay, isoMonth, isoYear } from '../../dates/index.ts'
import type { Metadata } from '../front-matter.ts'
import { titleFromFileName } from '../title.ts'
import type { Fault, Part } from './format.ts'
import { partKey } from './part-key.ts'
import { isData, type Rows, rowArticles } from './rows.ts'

/** Cells of a spreadsheet that are read, and columns of one sheet. */
const mostCells = 1_000_000
const mostColumns = 1000

/** Cells that are shown as one: rows and columns from first to last. */
export interface Span {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A sheet as it is filled, cell by cell. */
export interface Sheet {
  readonly name: string
  /** By the number of the row, as far as it has cells that show something. */
  readonly rows: Map<number, string[]>
  readonly spans: Span[]
  readonly hiddenRows: Set<number>
  readonly hiddenColumns: Set<number>
  /** From which row on it was not read, as there was too much before it. */
  cutAt?: number
}

export const newSheet = (name: string): Sheet => ({
  name,
  rows: new Map(),
  spans: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
})

/** Puts what a cell shows in its place, as long as there is room in the file's sheets. */
export function sheetFiller(): (sheet: Sheet, row: number, column: number, text: string) => void {
  let room = mostCells
  return (sheet, row, column, text) => {
    if (text === '' || column >= mostColumns) return
    if (--room < 0) {
      sheet.cutAt ??= row
      return
    }
    const cells = sheet.rows.get(row) ?? []
    sheet.rows.set(row, cells)
    while (cells.length <= column) cells.push('')
    cells[column] = text
  }
}

/** Puts the text of a cell into all that it spans, as far as there is a row, and not without end. */
function fillSpans({ rows, spans }: Sheet, width: number): void {
  let room = mostCells
  for (const { top, left, bottom, right } of spans) {
    const text = rows.get(top)?.[left] ?? ''
    for (let row = top; text !== '' && row <= bottom && room > 0; row++) {
      room -= 1 + Math.min(right, width) - left
      rows.get(row)?.fill(text, left, right + 1)
    }
  }
}

/** A sheet's cells as they are seen: each in all rows and columns that it spans, without hidden ones; rows without cells are one empty row. */
function shownRows(sheet: Sheet): Rows {
  const { rows, hiddenRows, hiddenColumns } = sheet
  let width = 0
  for (const row of rows.values()) width = Math.max(width, row.length)
  for (const row of rows.values()) while (row.length < width) row.push('')
  fillSpans(sheet, width)
  const shown: string[][] = []
  let next = 0
  for (const [number, row] of [...rows].sort(([a], [b]) => a - b)) {
    if (number > next && shown.length > 0 && !hiddenRows.has(number - 1)) shown.push([])
    next = number + 1
    if (hiddenRows.has(number)) continue
    shown.push(hiddenColumns.size === 0 ? row : row.filter((_, column) => !hiddenColumns.has(column)))
  }
  return shown
}

/** How much of a date a cell shows, and its time of day. */
export interface DateParts {
  readonly year: number
  readonly month?: number | undefined
  readonly day?: number | undefined
  readonly time?: string | undefined
}

/** A date as everybody reads it, whatever order its cell shows: "4 May 2019, 14:30", "May 2019". */
export function dateText({ year, month, day, time = '' }: DateParts): string {
  const date =
    month === undefined ? isoYear(year) : day === undefined ? isoMonth(year, month) : isoDay(year, month, day)
  return time === '' || /^0?0:00(?::00)?$/.test(time) ? formatEdtf(date) : `${formatEdtf(date)}, ${time}`
}

/** Names of sheets that a program gives. */
const isMade = (name: string): boolean =>
  /^(?:sheet|worksheet|table|tabelle|feuille?|hoja|foglio|blad|ark|taul|planilha|arkusz|list|лист)[ _]?\d*$/i.test(name)

/** The line over a sheet's table that is its title, where it has one. */
function captionOf(rows: Rows): string | undefined {
  const [first = [], ...rest] = rows.filter((row) => row.some((text) => text !== ''))
  const [caption, ...others] = new Set(first.filter((text) => text !== ''))
  const isOverTable = rest.some((row) => new Set(row.filter((text) => text !== '')).size > 1)
  return others.length === 0 && isOverTable && caption !== undefined && !isData(caption) && caption.length < 150
    ? caption
    : undefined
}

/**
 * The articles of a spreadsheet: one a sheet that has rows, named by the file and the sheet.
 * @param said what the file says of itself
 */
export function* sheetArticles(
  file: string,
  sheets: readonly Sheet[],
  said: { readonly known: Metadata; readonly otherwise: Metadata },
): Generator<Part | Fault> {
  const title = said.known.title ?? titleFromFileName(file)
  const used = sheets
    .map((sheet) => ({ sheet, rows: shownRows(sheet) }))
    .filter(({ rows }) => rows.some((row) => row.some((text) => text !== '')))
  if (used.length === 0) yield { reason: 'its sheets have no rows that are shown' }
  for (const { sheet, rows } of used) {
    const isOnly = used.length === 1
    const caption = said.known.title === undefined ? captionOf(rows) : undefined
    const name = caption ?? (isOnly && (isMade(sheet.name) || sheet.name === '') ? title : `${title}: ${sheet.name}`)
    const table = caption === undefined ? rows : rows.slice(rows.findIndex((row) => row.includes(caption)) + 1)
    for (const part of rowArticles(name, table, isOnly ? '' : partKey(sheet.name), said.known))
      yield { ...part, otherwise: said.otherwise }
    if (sheet.cutAt !== undefined)
      yield {
        place: `sheet "${sheet.name}"`,
        reason: `all from row ${sheet.cutAt + 1} on is left out, as the file has more than ${mostCells} cells; split it`,
      }
  }
}
