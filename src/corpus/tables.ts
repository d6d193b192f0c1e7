import type { Block } from './lines.ts'

/** A cell of a table as it is read: one line of text, and whether it names its row or column. */
export interface Cell {
  readonly text: string
  readonly header: boolean
}

/** Headings of the second column of a list of properties: they say nothing that a statement could use. */
const valueHeading = /^(?:values?|details?|descriptions?|data|info(?:rmation)?|answers?|notes?)$/i

/** "Oslo" → "Oslo."; a cell that is a sentence keeps its own end. */
const closed = (text: string): string => (/[.!?…]["'”’)]?$/.test(text) ? text : `${text}.`)
const label = (text: string): string => text.replace(/\s*:$/, '')
/** A cell before another in one statement: its full stop would end the statement. */
const open = (text: string): string => text.replace(/(?<=\p{L}{3})\.$/u, '')

/** "Capital: Oslo." of a row's name and its cells. */
function property(name: string, values: readonly string[]): string {
  return values.length === 0 ? name : closed(`${label(name)}: ${values.join(', ')}`)
}

/** "Ship: Ibis; Built: 1990." of a row under the headings of its columns; a column without a heading gives its cell alone. */
function record(row: readonly Cell[], headings: readonly string[]): string {
  const parts = row.flatMap(({ text }, column) => {
    if (text === '' || (column > 0 && row[column - 1]?.text === text && headings[column - 1] === headings[column]))
      return []
    const heading = headings[column] ?? ''
    return heading === '' || heading === text ? [text] : [`${label(heading)}: ${text}`]
  })
  return parts.length === 0 ? '' : closed([...parts.slice(0, -1).map(open), parts.at(-1) ?? ''].join('; '))
}

/** Whether one text, perhaps over several columns, is all that a row says. */
const isAlone = (row: readonly Cell[]): boolean => new Set(row.map(({ text }) => text)).size < 2

/** The number of rows that head the columns: those at the top in which every cell is a heading. */
function headRows(rows: readonly (readonly Cell[])[]): number {
  const first = rows.findIndex((row) => isAlone(row) || !row.every(({ header }) => header))
  return first < 0 ? Math.max(0, rows.length - 1) : first
}

/** The headings of the columns, of all rows of headings together. */
function headingsOf(rows: readonly (readonly Cell[])[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: width }, (_, column) => [
    ...new Set(rows.map((row) => row[column]?.text ?? '').filter((text) => text !== '')),
  ]).map((texts) => texts.join(' '))
}

/**
 * A table as statements, one block a row: "Ship: Ibis; Built: 1990." under headings, "Capital: Oslo." for a row that has
 * a name of its own or in a table of two columns without headings. A cell that is a row by itself is a heading of what follows.
 */
export function tableBlocks(rows: readonly (readonly Cell[])[]): Block[] {
  const heads = headRows(rows)
  const headings = headingsOf(rows.slice(0, heads))
  const named = headings.filter((text) => text !== '')
  const isList = named.length === 0 || (headings.length === 2 && valueHeading.test(headings[1] ?? ''))
  return rows.slice(heads).flatMap((row): Block[] => {
    const filled = row.filter(({ text }) => text !== '')
    const [first] = filled
    if (first === undefined) return []
    const alone = filled.every(({ text }) => text === first.text)
    if (alone && (row.length > 1 || first.header)) return [{ text: first.text, role: 'heading' }]
    if (alone) return [{ text: first.text, role: 'plain' }]
    const isNamed = isList && (filled.length === 2 || first.header)
    const text = isNamed
      ? property(
          first.text,
          filled.slice(1).map((cell) => cell.text),
        )
      : record(row, headings)
    return text === '' ? [] : [{ text, role: 'item' }]
  })
}
