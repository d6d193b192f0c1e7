import { largestPackage } from './docx.ts'
import type { Format } from './format.ts'
import { odfProperties, saysType } from './odf.ts'
import { walkXml } from './sax.ts'
import { dateText, newSheet, type Sheet, sheetArticles, sheetFiller } from './sheets.ts'
import { openPackage } from './zip.ts'

type Attributes = Readonly<Record<string, string>>

/** Rows and columns that are written once for many: of empty ones a sheet may have a million. */
const mostRepeats = 1000

/** The parts of a date that the cells of a style show: "number:year". */
type DateStyles = ReadonlyMap<string, ReadonlySet<string>>

const isHidden = (attributes: Attributes): boolean => /^(?:collapse|filter)$/.test(attributes['table:visibility'] ?? '')
const repeatsOf = (attributes: Attributes, of: 'rows' | 'columns'): number =>
  Math.max(1, Number(attributes[`table:number-${of}-repeated`] ?? 1) || 1)
const spanOf = (attributes: Attributes, of: 'rows' | 'columns'): number =>
  Math.max(1, Number(attributes[`table:number-${of}-spanned`] ?? 1) || 1)

/** What the styles of a file say: which tables are hidden, and what of a date cells show. */
function readStyles(xml: string, hidden: Set<string>, dates: Map<string, Set<string>>): void {
  let style = ''
  let date: Set<string> | undefined
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'style:style') {
        style = attributes['style:name'] ?? ''
        const shown = dates.get(attributes['style:data-style-name'] ?? '')
        if (shown !== undefined) dates.set(style, shown)
      } else if (name === 'style:table-properties' && attributes['table:display'] === 'false') hidden.add(style)
      else if (name === 'number:date-style') {
        date = new Set()
        dates.set(attributes['style:name'] ?? '', date)
      } else date?.add(name)
    },
    close(name) {
      if (name === 'number:date-style') date = undefined
    },
  })
}

/** A cell on its way. */
interface Open {
  readonly attributes: Attributes
  readonly style: string
  readonly lines: string[]
}

/** What a cell shows; a date in full words, as precise as it is shown. */
function textOf({ attributes, style, lines }: Open, dates: DateStyles): string {
  if (attributes['calcext:value-type'] === 'error') return ''
  const [, year, month, day, time] =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d).*)?$/.exec(attributes['office:date-value'] ?? '') ?? []
  const shown = dates.get(style)
  if (year !== undefined && (shown === undefined || shown.has('number:year')))
    return dateText({
      year: Number(year),
      month: shown === undefined || shown.has('number:month') ? Number(month) : undefined,
      day: shown === undefined || shown.has('number:day') ? Number(day) : undefined,
      time: shown === undefined || shown.has('number:hours') ? time : undefined,
    })
  if (lines.length > 0) return lines.join('\n')
  const value =
    attributes['office:string-value'] ?? attributes['office:value'] ?? attributes['office:boolean-value'] ?? ''
  return attributes['office:value-type'] === 'percentage' ? `${Number((Number(value) * 100).toPrecision(12))}%` : value
}

/** The sheets of a spreadsheet's content that are shown. */
function readSheets(xml: string, styles: string): Sheet[] {
  const hidden = new Set<string>()
  const dates = new Map<string, Set<string>>()
  readStyles(styles, hidden, dates)
  readStyles(xml, hidden, dates)
  const sheets: Sheet[] = []
  const put = sheetFiller()
  let sheet: Sheet | undefined
  let cell: Open | undefined
  let row = 0
  let rowsRepeated = 1
  let column = 0
  let columns = 0
  let columnStyles: string[] = []
  let rowStyle = ''
  /** Comments and pictures in a cell, and tables in a table. */
  let aside = 0
  let tables = 0
  const closeCell = (shown: Sheet, { attributes, style, lines }: Open) => {
    const text = textOf({ attributes, style, lines }, dates)
    const repeats = Math.min(repeatsOf(attributes, 'columns'), mostRepeats)
    const [wide, high] = [spanOf(attributes, 'columns'), spanOf(attributes, 'rows')]
    for (let each = 0; text !== '' && each < Math.min(rowsRepeated, mostRepeats); each++)
      for (let at = 0; at < repeats; at++) put(shown, row + each, column + at, text)
    if (wide > 1 || high > 1)
      shown.spans.push({ top: row, left: column, bottom: row + high - 1, right: column + wide - 1 })
  }
  const openIn = (shown: Sheet, name: string, attributes: Attributes) => {
    if (name === 'table:table-column') {
      const repeats = Math.min(repeatsOf(attributes, 'columns'), mostRepeats)
      for (let at = 0; at < repeats; at++) {
        if (isHidden(attributes)) shown.hiddenColumns.add(columns + at)
        columnStyles.push(attributes['table:default-cell-style-name'] ?? '')
      }
      columns += repeats
    } else if (name === 'table:table-row') {
      column = 0
      rowsRepeated = repeatsOf(attributes, 'rows')
      rowStyle = attributes['table:default-cell-style-name'] ?? ''
      if (isHidden(attributes))
        for (let each = 0; each < Math.min(rowsRepeated, mostRepeats); each++) shown.hiddenRows.add(row + each)
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      const style = attributes['table:style-name'] ?? (rowStyle || (columnStyles[column] ?? ''))
      cell = { attributes, style, lines: [] }
    } else if (name === 'text:p') cell?.lines.push('')
    else if (/^text:(?:s|tab|line-break)$/.test(name)) cell?.lines.push(`${cell.lines.pop() ?? ''} `)
  }
  walkXml(xml, {
    open(name, attributes) {
      if (aside > 0 || /^(?:office:annotation|draw:\w+|table:shapes|table:tracked-changes)$/.test(name)) {
        aside++
        return
      }
      if (name === 'table:table' && ++tables === 1) {
        row = 0
        columns = 0
        columnStyles = []
        sheet = hidden.has(attributes['table:style-name'] ?? '') ? undefined : newSheet(attributes['table:name'] ?? '')
        if (sheet !== undefined) sheets.push(sheet)
      } else if (sheet !== undefined) openIn(sheet, name, attributes)
    },
    text(text) {
      if (aside === 0 && cell !== undefined && cell.lines.length > 0)
        cell.lines.push(`${cell.lines.pop() ?? ''}${text}`)
    },
    close(name) {
      if (aside > 0) aside--
      else if (name === 'table:table') {
        if (--tables === 0) sheet = undefined
      } else if (name === 'table:table-row') row += rowsRepeated
      else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
        if (cell !== undefined && sheet !== undefined) {
          if (name === 'table:table-cell') closeCell(sheet, cell)
          column += repeatsOf(cell.attributes, 'columns')
        }
        cell = undefined
      }
    },
  })
  return sheets
}

/** OpenDocument spreadsheets (`.ods`): the sheets that are shown, each row a statement, with what cells show; without hidden rows and columns, comments and charts. */
export const ods: Format = {
  largest: largestPackage,
  accepts: (file) => saysType(file, 'application/vnd.oasis.opendocument.spreadsheet'),
  async *read(file) {
    const parts = openPackage(await file.bytes())
    if (/<manifest:encryption-data/.test(parts.xml('META-INF/manifest.xml') ?? ''))
      throw new Error('it is encrypted; save it without a password')
    const sheets = readSheets(parts.long('content.xml') ?? '<none/>', parts.xml('styles.xml') ?? '<none/>')
    yield* sheetArticles(file.file, sheets, odfProperties(parts))
  },
}
