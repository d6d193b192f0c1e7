import { formatEdtf, isoDay, isoMonth, isoYear } from '../../dates/index.ts'
import type { Metadata } from '../front-matter.ts'
import { titleFromFileName } from '../title.ts'
import type { Fault, Part } from './format.ts'
import { partKey } from './part-key.ts'
import { type Rows, rowArticles } from './rows.ts'

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
  readonly rows: string[][]
  readonly spans: Span[]
  readonly hiddenRows: Set<number>
  readonly hiddenColumns: Set<number>
  /** From which row on it was not read, as there was too much before it. */
  cutAt?: number
}

export const newSheet = (name: string): Sheet => ({
  name,
  rows: [],
  spans: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
})

/** Puts what a cell shows in its place, as long as there is room in the file's sheets. */
export function sheetFiller(): (sheet: Sheet, row: number, column: number, text: string) => void {
  let room = mostCells
  return (sheet, row, column, text) => {
    if (text === '' || column >= mostColumns) return
    // A row far below the others takes as much room as what stands between them.
    room -= 1 + Math.max(0, row - sheet.rows.length) / 10
    if (room <= 0) {
      sheet.cutAt ??= row
      return
    }
    while (sheet.rows.length <= row) sheet.rows.push([])
    const cells = sheet.rows[row] ?? []
    while (cells.length <= column) cells.push('')
    cells[column] = text
  }
}

/** A sheet's cells as they are seen: each in all rows and columns that it spans, without hidden ones. */
function shownRows({ rows, spans, hiddenRows, hiddenColumns }: Sheet): Rows {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  for (const row of rows) while (row.length < width) row.push('')
  for (const { top, left, bottom, right } of spans) {
    const text = rows[top]?.[left] ?? ''
    if (text === '') continue
    for (const row of rows.slice(top, bottom + 1)) row.fill(text, left, right + 1)
  }
  return rows
    .filter((_, row) => !hiddenRows.has(row))
    .map((row) => (hiddenColumns.size === 0 ? row : row.filter((_, column) => !hiddenColumns.has(column))))
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
    const name = isOnly && (isMade(sheet.name) || sheet.name === '') ? title : `${title}: ${sheet.name}`
    for (const part of rowArticles(name, rows, isOnly ? '' : partKey(sheet.name), said.known))
      yield { ...part, otherwise: said.otherwise }
    if (sheet.cutAt !== undefined)
      yield {
        place: `sheet "${sheet.name}"`,
        reason: `all from row ${sheet.cutAt + 1} on is left out, as the file has more than ${mostCells} cells; split it`,
      }
  }
}
