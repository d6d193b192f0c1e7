import type { Timeline } from '../../types.ts'
import type { Rectangle } from '../drawing.ts'
import { baselineAt, type PlacedText, placeHeading } from '../placed-text.ts'
import { type Item, type Part, selectItems, subtitleOf, titleOf } from './items.ts'
import { FIRST_LINE, type Label, linesFor, setLabel } from './label.ts'
import { ARROW, type Legend, lanesOf, type Mark, type PlacedItem, placeLegend, placeMarks } from './marks.ts'
import { type Overview, placeOverview } from './overview.ts'
import { type PlacedRows, placeRows, placeTicks, ROW_GAP, type ScaleBreak, TICK_GAP, type Tick } from './time-scale.ts'

/** A picture of a timeline before it is written: everything at its place, in pixels. */
export interface TimelineLayout {
  readonly width: number
  readonly height: number
  readonly items: readonly Item[]
  readonly texts: readonly PlacedText[]
  /** Grounds of the entries' numbers. */
  readonly numbers: readonly Rectangle[]
  readonly marks: readonly Mark[]
  readonly ticks: readonly Tick[]
  readonly breaks: readonly ScaleBreak[]
  readonly legend: Legend
  /** Undefined where all is shown. */
  readonly overview: Overview | undefined
  readonly axis: Axis
}

/** The axis: solid from `top` to `bottom`, dashed from there to `end` for dates without a year. */
export interface Axis {
  readonly x: number
  readonly top: number
  readonly bottom: number
  readonly end: number
}

const MARGIN = 32
const AXIS_X = 128
const LABEL_GAP = 34
const SECTION_GAP = 36
const OVERVIEW_GAP = 14
export const LANE_WIDTH = 22
const SMALL = { size: 26, weight: 'regular', anchor: 'start', colour: 'muted' } as const

/** An item with its label, placed. */
interface Placed extends PlacedItem {
  readonly label: Label
}

interface Body {
  readonly placed: readonly Placed[]
  readonly rows: PlacedRows
  /** Lower edge of the last entry. */
  readonly end: number
}

/** Left edge of the labels beside a number of lanes. */
const labelX = (lanes: number): number => AXIS_X + LABEL_GAP + lanes * LANE_WIDTH

function place(item: Item, label: Label, top: number): Placed {
  return { item, label, y: top + FIRST_LINE, labelBottom: top + label.height }
}

/** Places the entries that have a year along the scale, and the others, which have no place on it, below. */
function layBody(items: readonly Item[], width: number, top: number, lines: number): Body {
  const labelled = items.map((item) => ({ item, label: setLabel(item, width, lines) }))
  const dated = labelled.filter(({ item }) => item.days)
  const undated = labelled.filter(({ item }) => !item.days)
  const heights = dated.flatMap(({ item: { days }, label }) => (days ? [{ days, height: label.height }] : []))
  const rows = placeRows(heights, top, FIRST_LINE)
  const placed = dated.map(({ item, label }, i) => place(item, label, rows.tops[i] ?? top))
  let end = rows.bottom
  for (const [i, { item, label }] of undated.entries()) {
    const gap = i > 0 ? ROW_GAP : dated.length > 0 ? TICK_GAP : 0
    placed.push(place(item, label, end + gap))
    end += gap + label.height
  }
  return { placed, rows, end }
}

/** Lays the entries out beside as few lanes as their bars need: that depends on the heights of labels, and these on the lanes. */
function fitLanes(
  items: readonly Item[],
  width: number,
  top: number,
  lines: number,
): Body & { marks: readonly Mark[]; x: number } {
  for (let lanes = 0; ; lanes++) {
    const x = labelX(lanes)
    const body = layBody(items, width - MARGIN - x, top, lines)
    const marks = placeMarks(body.placed, body.rows.position)
    if (lanesOf(marks) <= lanes) return { ...body, marks, x }
  }
}

const labelTexts = ({ label, y }: Placed, x: number): PlacedText[] =>
  label.texts.map((text) => ({ ...text, x: text.x + x, baseline: text.baseline + y - FIRST_LINE }))

function breakText({ top, bottom, firstYear, lastYear }: ScaleBreak, x: number): PlacedText {
  const years = firstYear === lastYear ? String(firstYear) : `${firstYear}–${lastYear}`
  return { ...SMALL, text: `${years}: no entries`, x, baseline: baselineAt((top + bottom) / 2, SMALL.size) }
}

function tickText({ y, text, isYear }: Tick): PlacedText {
  const at = { x: AXIS_X - 24, baseline: baselineAt(y, SMALL.size), anchor: 'end' } as const
  return { ...SMALL, ...at, text, weight: isYear ? 'semibold' : 'regular', colour: isYear ? 'ink' : 'muted' }
}

function ticksOf(items: readonly Item[], rows: PlacedRows): Tick[] {
  const days = items.flatMap((item) => (item.days ? [item.days] : []))
  const [first] = days
  return first ? placeTicks(first.from, Math.max(...days.map(({ to }) => to)), rows) : []
}

/**
 * Lays a timeline out from top to bottom, which a phone shows at reading size however many entries there are.
 * @param width of the picture, in pixels
 * @param part what is shown of it, in a picture that is no higher than wide as far as that can be, since a preview makes
 * high pictures small
 */
export function layoutTimeline(timeline: Timeline, width: number, part?: Part): TimelineLayout {
  const items = selectItems(timeline, part)
  for (let lines = linesFor(items.length); ; lines--) {
    const layout = layItems(timeline, items, width, lines, part)
    if (part === undefined || layout.height <= width || lines === 1) return layout
  }
}

function layItems(
  timeline: Timeline,
  items: readonly Item[],
  width: number,
  lines: number,
  part: Part | undefined,
): TimelineLayout {
  const inner = width - 2 * MARGIN
  const heading = placeHeading(titleOf(timeline), subtitleOf(timeline, items, part), MARGIN, MARGIN, inner)
  const under = MARGIN + heading.height
  const overview = part && placeOverview(timeline, part, MARGIN, under + OVERVIEW_GAP, inner)
  const top = under + (overview ? OVERVIEW_GAP + overview.height : 0) + SECTION_GAP
  const { placed, rows, end, marks, x } = fitLanes(items, width, top, lines)
  const ticks = ticksOf(items, rows)
  const bottom = Math.max(end, ...marks.map((mark) => mark.bottom + (mark.arrowDown ? ARROW : 0)))
  const legend = placeLegend(items, MARGIN, bottom + SECTION_GAP, inner)
  return {
    width,
    height: Math.ceil(bottom + (legend.height > 0 ? legend.height + SECTION_GAP : 0) + MARGIN),
    items,
    texts: [
      ...heading.texts,
      ...(overview?.years ?? []),
      ...placed.flatMap((one) => labelTexts(one, x)),
      ...ticks.map(tickText),
      ...rows.breaks.map((one) => breakText(one, x)),
      ...legend.entries.map(({ text }) => text),
    ],
    numbers: placed.map(({ label, y }) => ({ ...label.number, x, y: y - FIRST_LINE })),
    marks,
    ticks,
    breaks: rows.breaks,
    legend,
    overview,
    axis: { x: AXIS_X, top, bottom: rows.bottom, end },
  }
}
