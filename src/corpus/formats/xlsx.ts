import { dateFromSerial, format, getFormatDateInfo, getFormatFromId, isDateFormat } from 'numfmt'
import { holdsPart, largestPackage, officeProperties } from './docx.ts'
import type { Fault, Format, Part } from './format.ts'
import { walkXml } from './sax.ts'
import { dateText, newSheet, type Sheet, sheetArticles, sheetFiller } from './sheets.ts'
import { openPackage, type Package } from './zip.ts'

type Attributes = Readonly<Record<string, string>>

/** Names without their prefix: programs write `<row>` or `<x:row>`. */
const localOf = (name: string): string => name.slice(name.indexOf(':') + 1)
const isOn = (value: string | undefined): boolean => value === '1' || value === 'true'
/** "_x000D_" is how a sign is written that XML has no place for. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** "AB12" → row 11, column 27. */
function placeOf(reference: string): { row: number; column: number } | undefined {
  const [, letters = '', digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? []
  if (digits === undefined) return undefined
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits) - 1, column }
}

/** The texts that cells point to, without the signs that say how to pronounce them. */
function sharedTexts(xml: string): string[] {
  const texts: string[] = []
  let open = ''
  let aside = 0
  let isText = false
  walkXml(xml, {
    open(name) {
      const local = localOf(name)
      if (local === 'si') open = ''
      else if (local === 'rPh') aside++
      isText = local === 't' && aside === 0
    },
    text(text) {
      if (isText) open += text
    },
    close(name) {
      const local = localOf(name)
      isText = false
      if (local === 'rPh') aside--
      else if (local === 'si') texts.push(unescaped(open))
    },
  })
  return texts
}

/** The number formats of the styles that cells name. */
function numberFormats(xml: string): string[] {
  const own = new Map<number, string>()
  const formats: string[] = []
  let isCells = false
  walkXml(xml, {
    open(name, attributes) {
      const local = localOf(name)
      if (local === 'numFmt') own.set(Number(attributes.numFmtId), attributes.formatCode ?? 'General')
      if (local === 'cellXfs') isCells = true
      if (local !== 'xf' || !isCells) return
      const id = Number(attributes.numFmtId ?? 0)
      formats.push(own.get(id) ?? getFormatFromId(id) ?? 'General')
    },
    close(name) {
      if (localOf(name) === 'cellXfs') isCells = false
    },
  })
  return formats
}

/** The day after the last one that a spreadsheet knows, 31 December 9999. */
const endOfDays = 2_958_466

/** Days by which the calendar of 1904 lags behind that of 1900. */
const days1904 = 1462

/** A number as its cell shows it; a date in full words, as precise as it is shown. */
function numberText(value: number, pattern: string, is1904: boolean): string {
  if (!Number.isFinite(value)) return ''
  if (/^general$/i.test(pattern)) return Number.isInteger(value) ? `${value}` : format('General', value)
  try {
    if (!isDateFormat(pattern)) return format(pattern, value)
    if (value < 0 || value >= endOfDays) return `${value}`
    const shown = getFormatDateInfo(pattern)
    const serial = is1904 && (shown.year || shown.month || shown.day) ? value + days1904 : value
    if (!shown.year) return format(pattern, serial)
    const [year, month, day, hour, minute] = dateFromSerial(serial)
    return dateText({
      year,
      month: shown.month ? month : undefined,
      day: shown.month && shown.day ? day : undefined,
      time: shown.hours ? `${hour}:${`${minute}`.padStart(2, '0')}` : undefined,
    })
  } catch {
    // A format that no program writes: the number itself.
    return `${value}`
  }
}

/** "2019-05-04T14:30:00" as a strict file writes it. */
function isoText(value: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d).*)?$/.exec(value) ?? []
  return year === undefined ? value : dateText({ year: Number(year), month: Number(month), day: Number(day), time })
}

/** What all sheets of a file share. */
interface Book {
  readonly texts: readonly string[]
  readonly formats: readonly string[]
  readonly is1904: boolean
  /** The program that wrote it left it to the next one to work out its formulas. */
  readonly isUncounted: boolean
}

/** A cell on its way. */
interface Open {
  readonly row: number
  readonly column: number
  readonly type: string
  readonly style: number
  value: string
  inline: string
  hasFormula: boolean
}

function textOf({ type, style, value, inline }: Open, { texts, formats, is1904 }: Book): string {
  if (type === 's') return texts[Number(value)] ?? ''
  if (type === 'inlineStr') return unescaped(inline)
  if (type === 'str') return unescaped(value)
  if (type === 'b') return isOn(value) ? 'TRUE' : 'FALSE'
  if (type === 'd') return isoText(value)
  // What could not be worked out says nothing: "#REF!".
  if (type === 'e' || value.trim() === '') return ''
  return numberText(Number(value), formats[style] ?? 'General', is1904)
}

/** Fills a sheet with the cells of its part. @returns how many formulas have no value in the file */
function readSheet(xml: string, sheet: Sheet, book: Book, put: ReturnType<typeof sheetFiller>): number {
  let row = -1
  let column = -1
  let cell: Open | undefined
  let within = ''
  let aside = 0
  let uncounted = 0
  const openCell = (attributes: Attributes) => {
    const place = placeOf(attributes.r ?? '')
    row = place?.row ?? row
    column = place?.column ?? column + 1
    cell = {
      row,
      column,
      type: attributes.t ?? 'n',
      style: Number(attributes.s ?? 0),
      value: '',
      inline: '',
      hasFormula: false,
    }
  }
  walkXml(xml, {
    open(name, attributes) {
      within = localOf(name)
      if (within === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1
        column = -1
        if (isOn(attributes.hidden)) sheet.hiddenRows.add(row)
      } else if (within === 'c') openCell(attributes)
      else if (within === 'f' && cell !== undefined) cell.hasFormula = true
      else if (within === 'rPh') aside++
      else if (within === 'col' && isOn(attributes.hidden)) {
        const last = Math.min(Number(attributes.max), 16_384)
        for (let at = Number(attributes.min); at <= last; at++) sheet.hiddenColumns.add(at - 1)
      } else if (within === 'mergeCell') {
        const [first, last] = (attributes.ref ?? '').split(':').map(placeOf)
        if (first && last)
          sheet.spans.push({ top: first.row, left: first.column, bottom: last.row, right: last.column })
      }
    },
    text(text) {
      if (cell === undefined) return
      if (within === 'v') cell.value += text
      else if (within === 't' && aside === 0) cell.inline += text
    },
    close(name) {
      const local = localOf(name)
      within = ''
      if (local === 'rPh') aside--
      if (local !== 'c' || cell === undefined) return
      const isUncounted = cell.hasFormula && (cell.value === '' || (book.isUncounted && cell.value === '0'))
      if (isUncounted && cell.type !== 'str') uncounted++
      else put(sheet, cell.row, cell.column, textOf(cell, book))
      cell = undefined
    },
  })
  return uncounted
}

/** The parts that a part points to, by the names that it has for them. */
function relationsOf(parts: Package, part: string): Map<string, { path: string; type: string }> {
  const at = part.lastIndexOf('/') + 1
  const folder = part.slice(0, at)
  const relations = new Map<string, { path: string; type: string }>()
  walkXml(parts.xml(`${folder}_rels/${part.slice(at)}.rels`) ?? '<none/>', {
    open(name, { Id = '', Target = '', Type = '' }) {
      if (localOf(name) !== 'Relationship') return
      relations.set(Id, {
        path: Target.startsWith('/') ? Target.slice(1) : folder + Target,
        type: Type.replace(/.*\//, ''),
      })
    },
  })
  return relations
}

const workbookPart = /^xl\/workbook\d*\.xml$/i

function* readBook(file: string, parts: Package): Generator<Part | Fault> {
  const main = parts.names.find((name) => workbookPart.test(name)) ?? 'xl/workbook.xml'
  const relations = relationsOf(parts, main)
  const pathOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.path ?? ''
  const listed: { name: string; path: string }[] = []
  let is1904 = false
  let isUncounted = false
  walkXml(parts.xml(main) ?? '<none/>', {
    open(name, attributes) {
      const local = localOf(name)
      if (local === 'workbookPr') is1904 = isOn(attributes.date1904)
      if (local === 'calcPr') isUncounted = isOn(attributes.fullCalcOnLoad)
      if (local !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return
      const id = Object.entries(attributes).find(([key]) => /:id$/.test(key))?.[1] ?? ''
      const relation = relations.get(id)
      if (relation?.type === 'worksheet') listed.push({ name: attributes.name ?? '', path: relation.path })
    },
  })
  const book: Book = {
    texts: sharedTexts(parts.long(pathOf('sharedStrings')) ?? '<none/>'),
    formats: numberFormats(parts.xml(pathOf('styles')) ?? '<none/>'),
    is1904,
    isUncounted,
  }
  const sheets: Sheet[] = []
  const faults: Fault[] = []
  const put = sheetFiller()
  let uncounted = 0
  for (const { name, path } of listed) {
    const sheet = newSheet(name)
    sheets.push(sheet)
    try {
      const xml = parts.long(path)
      if (xml === undefined) throw new Error(`${path} is missing`)
      uncounted += readSheet(xml, sheet, book, put)
    } catch (error) {
      faults.push({
        place: `sheet "${name}"`,
        reason: `it could not be read to its end (${error instanceof Error ? error.message : String(error)})`,
      })
    }
  }
  for (const article of sheetArticles(file, sheets, officeProperties(parts)))
    if (!('reason' in article) || faults.length === 0) yield article
  yield* faults
  if (uncounted > 0)
    yield {
      reason: `${uncounted} of its formulas have no value in the file; open it in a spreadsheet program and save it there`,
    }
}

/** Spreadsheets of Excel (`.xlsx`, `.xlsm`): the sheets that are shown, each row a statement, with what cells show; without hidden rows and columns, comments, charts and macros. */
export const xlsx: Format = {
  largest: largestPackage,
  accepts: (file) => holdsPart(file, workbookPart),
  async *read(file) {
    yield* readBook(file.file, openPackage(await file.bytes()))
  },
}
