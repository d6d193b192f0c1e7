import { formatEdtf } from '../../dates/index.ts'
import type { Rectangle } from '../drawing.ts'
import { drawableText, textWidth } from '../font.ts'
import { baselineAt, LINE_HEIGHT, type PlacedText, type TextStyle, wrapText } from '../placed-text.ts'
import type { Item } from './items.ts'

/** Type is given for a picture 900 pixels wide: on a phone some 400 points, so that 28 is 12 to 13 points there. */
const DATE_STYLE: TextStyle = { size: 28, weight: 'semibold' }
const NUMBER_STYLE: TextStyle = { size: 26, weight: 'semibold' }
const BODY_STYLE: TextStyle = { size: 28, weight: 'regular' }
const META_STYLE: TextStyle = { size: 26, weight: 'regular' }
const LINE = Math.round(28 * LINE_HEIGHT)
/** How far below the upper edge of a label the middle of its first line stands: the height of its mark. */
export const FIRST_LINE = LINE / 2
const NUMBER_PADDING = 11
const MOST_DATE_LINES = 3

/** The words of an entry, at their places from the label's upper left corner. */
export interface Label {
  readonly texts: readonly PlacedText[]
  /** The ground of the number. */
  readonly number: Rectangle
  readonly height: number
}

/** The lines of an entry in a picture of so many: the more there are, the fewer each has. */
export const linesFor = (count: number): number => (count <= 8 ? 5 : count <= 12 ? 4 : count <= 18 ? 3 : 2)

/** What stands beside the date: how many reports there are and whether they agree. */
function reports({ citations, conflicts }: Item['entry']): string {
  const differ = conflicts.length > 0
  if (citations.length === 1) return differ ? 'reports differ' : ''
  return `${citations.length} reports${differ ? ' differ' : ''}`
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * Sets the words of an entry.
 * @param width pixels that a line may take
 * @param lines that its text may take
 */
export function setLabel(item: Item, width: number, lines: number): Label {
  const number = String(item.number)
  const ground = textWidth(number, NUMBER_STYLE.size, NUMBER_STYLE.weight) + 2 * NUMBER_PADDING
  const indent = ground + 12
  const date = capitalised(drawableText(formatEdtf(item.entry.date))) || 'No date'
  const colour = item.planned ? 'planned' : 'accent'
  const dateLines = wrapText(`${date}${item.planned ? ', planned' : ''}`, width - indent, MOST_DATE_LINES, DATE_STYLE)
  const meta = reports(item.entry)
  const metaWidth = textWidth(meta, META_STYLE.size)
  const fits = indent + textWidth(dateLines.at(-1) ?? '', DATE_STYLE.size, DATE_STYLE.weight) + 28 + metaWidth <= width
  const body = wrapText(drawableText(item.entry.text), width, lines, BODY_STYLE)

  const middle = (line: number) => LINE * (line + 0.5)
  const at = { anchor: 'start', x: 0 } as const
  const metaLine = fits ? dateLines.length - 1 : dateLines.length + body.length
  const texts: PlacedText[] = [
    { ...NUMBER_STYLE, ...at, text: number, x: NUMBER_PADDING, baseline: baselineAt(middle(0), 26), colour },
    ...dateLines.map(
      (text, i) => ({ ...DATE_STYLE, ...at, text, x: indent, baseline: baselineAt(middle(i), 28), colour }) as const,
    ),
    ...body.map((text, i) => {
      const baseline = baselineAt(middle(dateLines.length + i), 28)
      return { ...BODY_STYLE, ...at, text, baseline, colour: 'ink' } as const
    }),
  ]
  if (meta !== '') {
    const place = fits ? ({ anchor: 'end', x: width } as const) : at
    texts.push({ ...META_STYLE, ...place, text: meta, baseline: baselineAt(middle(metaLine), 26), colour: 'muted' })
  }
  const set = dateLines.length + body.length + (meta !== '' && !fits ? 1 : 0)
  return { texts, number: { x: 0, y: 0, width: ground, height: LINE }, height: set * LINE }
}
