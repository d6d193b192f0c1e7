import type { Block } from '../lines.ts'
import type { FirstLines } from '../locators.ts'
import type { Line } from './pdf-lines.ts'
import type { ReadPage } from './pdf-margins.ts'
import { type OutlineEntry, sectionsOf } from './pdf-sections.ts'

// Fonts of signs have their bullets where Unicode gives no meaning (U+F0B7).
const bullet = /^(?:[•▪‣◦○●►∙·*–\ue000-\uf8ff-]|\(?[a-z]\)|\(?\d{1,2}[.)])\s+(?=\S)/
const glyph = /^[•▪‣◦○●►∙·*–\ue000-\uf8ff-]\s+/
const ended = /[.!?:;…]["'”’)\]]*$/

/** A paragraph on its way. */
interface Open {
  readonly lines: Line[]
  readonly role: Block['role']
  readonly page: number
  readonly isApart: boolean
}

const commonest = (numbers: readonly number[]): number => {
  const count = new Map<number, number>()
  for (const number of numbers) count.set(number, (count.get(number) ?? 0) + 1)
  return [...count].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

/** The height of the letters that most of the text has, to half a point. */
function bodyHeight(lines: readonly Line[]): number {
  return commonest(
    lines.flatMap(({ text, height }) => Array(Math.ceil(text.length / 20)).fill(Math.round(height * 2) / 2)),
  )
}

/** Signs of a word that is parted: a paragraph is not searched to its beginning for each of its lines. */
const longestWord = 80

/** Joins the lines of a paragraph. A word parted at the end of a line is whole again; its hyphen stays where the text has it elsewhere. */
function joinLines(lines: readonly Line[], words: ReadonlySet<string>): string {
  // Only the end is looked at: to cut off the end of a text that has just been put together takes as long as the text.
  const whole: string[] = []
  let end = ''
  for (const line of lines) {
    if (end.length > longestWord) {
      whole.push(end.slice(0, -longestWord))
      end = end.slice(-longestWord)
    }
    const head = /(?<=^|[^\p{L}\p{N}-])([\p{L}\p{N}-]*\p{L})[-\u00ad\u2010]$/u.exec(end)
    const tail = /^\p{Ll}[\p{L}\p{N}]*/u.exec(line.text)
    if (head && tail) {
      const hyphened = `${head[1]}-${tail[0]}`.toLowerCase()
      const isCompound = words.has(hyphened) && !words.has(`${head[1]}${tail[0]}`.toLowerCase())
      end = `${isCompound && !end.endsWith('\u00ad') ? end : end.slice(0, -1)}${line.text}`
    } else if (/[-\u2010]$/.test(end.slice(-1)) && /[\p{L}\p{N}][-\u2010]$/u.test(end.slice(-4))) end += line.text
    else end += end === '' ? line.text : ` ${line.text}`
  }
  return whole.join('') + end
}

/** Whether two lines are rows of one table: each of several cells, of which some but the first begin or end under one another. */
const areRows = (line: Line, above: Line): boolean =>
  line.cells
    .slice(1)
    .some(({ left, right }) =>
      above.cells.slice(1).some((cell) => Math.abs(cell.left - left) < 2 || Math.abs(cell.right - right) < 2),
    )

/** Whether there was room for the next line's first word. */
function hasRoom(above: Line, line: Line, right: number): boolean {
  const sign = (line.right - line.left) / Math.max(1, line.text.length)
  return above.right + sign * (line.text.split(' ', 1)[0]?.length ?? 0) < right - sign
}

/** Whether a line begins a paragraph, as seen from the line above it in its column. */
function begins(line: Line, above: Line, paragraph: readonly Line[], leading: number, right: number): boolean {
  if (bullet.test(line.text)) return true
  if (Math.abs(line.height - above.height) > 0.12 * above.height && !isMixed(line, above)) return true
  if (above.y - line.y > leading * apart) return true
  if (areRows(line, above)) return true
  // A heading may be set apart by its letters alone.
  if (
    line.font !== '' &&
    above.font !== '' &&
    line.font !== above.font &&
    !ended.test(above.text) &&
    paragraph.length < 3
  )
    return /^\p{Lu}|^\d/u.test(line.text)
  const isShort = above.right < right - 0.12 * (right - Math.min(above.left, line.left)) && hasRoom(above, line, right)
  if (isShort && ended.test(above.text)) return true
  // Behind its bullet an item's lines stand further right than it.
  if (paragraph.length === 1 && bullet.test(above.text)) return line.left - above.left > 4 * line.height
  // A line further left or right than the paragraph's second one: an indent, or text beside a heading.
  const margin = paragraph.length > 1 ? (paragraph[1]?.left ?? above.left) : above.left
  const isIndented = line.left - margin > 0.8 * line.height
  return isIndented && (ended.test(above.text) || isShort)
}

/** A few small or large signs in a line do not make it of another size. */
const isMixed = (line: Line, above: Line): boolean =>
  above.text.length > 40 && /^\p{Ll}/u.test(line.text) && Math.abs(line.height - above.height) < 0.35 * above.height

/** Whether a line stands under another as the next line of the same heading, over columns. */
const goesOnAbove = (line: Line, above: Line): boolean =>
  Math.abs(line.height - above.height) < 0.02 * line.height &&
  Math.abs(line.left - above.left) < 2 &&
  above.y > line.y &&
  above.y - line.y < 1.5 * line.height

/** Text of a document as blocks, and the first words of each page, by which its place in them is found. */
export interface Paragraphs {
  readonly blocks: readonly Block[]
  /** A page's first lines, each to the letter as it stands in the text, but for hyphens. */
  readonly locators: readonly FirstLines[]
  /** The largest heading of the first page. */
  readonly heading?: string
}

/** Lines of more than this distance, in distances of the text's lines, stand apart. */
const apart = 1.35

/** Puts the lines of a document together to paragraphs, headings and items, over the ends of columns and pages, and says where its sections begin. */
export function paragraphsOf(pages: readonly ReadPage[], outline: readonly OutlineEntry[] = []): Paragraphs {
  const all = pages.flatMap(({ columns }) => columns.flat())
  const body = bodyHeight(all)
  const words = new Set(
    all.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*(?!-)/gu) ?? []),
  )
  const leading =
    commonest(
      pages.flatMap(({ columns }) =>
        columns.flatMap((column) =>
          column
            .slice(1)
            .map(({ y }, at) => Math.round(((column[at]?.y ?? y) - y) * 2) / 2)
            .filter((gap) => gap > body * 0.8),
        ),
      ),
    ) || body * 1.2
  const done: Open[] = []
  const isHeading = (line: Line) => line.height > body * 1.12 && line.text.length < 200
  for (const { page, columns } of pages) {
    for (const column of columns) {
      const right = Math.max(...column.map((line) => line.right))
      for (const [at, line] of column.entries()) {
        const above = column[at - 1]
        const open = done.at(-1)
        const last = open?.lines.at(-1)
        const goesOn =
          open !== undefined &&
          last !== undefined &&
          (above === undefined
            ? (isHeading(line) && goesOnAbove(line, last)) ||
              (!bullet.test(line.text) &&
                open.role !== 'heading' &&
                !isHeading(line) &&
                !ended.test(last.text) &&
                (/^["'“‘(]?\p{Ll}/u.test(line.text) || (last.text.length > 30 && open.lines.length > 1)))
            : !begins(line, above, open.lines, Math.max(leading, isHeading(line) ? line.height * 1.25 : 0), right))
        if (goesOn) open.lines.push(line)
        else
          done.push({
            lines: [line],
            role: isHeading(line) ? 'heading' : bullet.test(line.text) ? 'item' : 'plain',
            page: page.number,
            isApart: above === undefined || above.y - line.y > leading * apart,
          })
      }
    }
  }
  const paragraphs = done.map(({ lines, role, page, isApart }) => ({
    lines,
    text: joinLines(lines, words),
    page,
    isLarge: role === 'heading',
    isApart,
  }))
  const sections = sectionsOf(paragraphs, outline)
  const blocks = paragraphs.map(({ text }, at): Block => {
    const { role = 'plain' } = done[at] ?? {}
    return { text: role === 'item' ? text.replace(glyph, '') : text, role, ...sections.get(at) }
  })
  const first = new Set(pages[0]?.columns.flat())
  const headings = done.flatMap(({ lines, role }, at) =>
    role === 'heading' && lines[0] !== undefined && first.has(lines[0]) ? [{ height: lines[0].height, at }] : [],
  )
  const largest = headings.reduce<(typeof headings)[number] | undefined>(
    (best, one) => (best === undefined || one.height > best.height * 1.02 ? one : best),
    undefined,
  )
  const heading = largest === undefined ? undefined : blocks[largest.at]?.text
  return {
    blocks,
    locators: pages.map(({ page, columns }) => ({
      label: `p. ${page.label}`,
      page: page.number,
      lines: columns
        .flat()
        .slice(0, 12)
        .map(({ text }) => text.replace(glyph, '')),
    })),
    ...(heading === undefined ? {} : { heading }),
  }
}
