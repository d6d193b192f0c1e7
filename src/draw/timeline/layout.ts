import type { Timeline } from '../../types.ts'
import { placeHeading } from '../heading.ts'
import { baselineAt, type PlacedText } from '../placed-text.ts'
import type { Rectangle } from '../rectangle.ts'
import { type Item, selectItems } from './items.ts'
import { FIRST_LINE, type Label, setLabel } from './label.ts'
import { type Legend, placeLegend } from './legend.ts'
import { lanesOf, type Mark, type PlacedItem, placeMarks } from './marks.ts'
import { placeTicks, TICK_GAP, type Tick } from './ticks.ts'
import { type PlacedRows, placeRows, ROW_GAP, type ScaleBreak } from './time-scale.ts'
import { subtitleOf, titleOf } from './title.ts'

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
export const LANE_WIDTH = 22
const SMALL = { size: 26, weight: 'regular', anchor: 'start', colour: 'muted' } as const

interface Column {
  readonly x: number
  readonly width: number
}

interface Section {
  readonly placed: readonly PlacedItem[]
  readonly labels: readonly Label[]
  readonly bottom: number
}

function placeDated(items: readonly Item[], labels: readonly Label[], top: number): Section & { rows: PlacedRows } {
  const rows = placeRows(
    items.flatMap(({ days }, i) => (days ? [{ days, height: labels[i]?.height ?? 0 }] : [])),
    top,
    FIRST_LINE,
  )
  const placed = items.map((item, i) => {
    const y = rows.tops[i] ?? top
    return { item, y: y + FIRST_LINE, labelBottom: y + (labels[i]?.height ?? 0) }
  })
  return { placed, labels, bottom: rows.bottom, rows }
}

/** Dates without a year, below the scale: they have no place on it. */
function placeUndated(items: readonly Item[], labels: readonly Label[], top: number): Section {
  let bottom = top
  const placed = items.map((item, i) => {
    const y = i === 0 ? top : bottom + ROW_GAP
    bottom = y + (labels[i]?.height ?? 0)
    return { item, y: y + FIRST_LINE, labelBottom: bottom }
  })
  return { placed, labels, bottom }
}

function moved(label: Label, x: number, y: number): { texts: PlacedText[]; number: Rectangle } {
  return {
    texts: label.texts.map((text) => ({ ...text, x: text.x + x, baseline: text.baseline + y })),
    number: { ...label.number, x: label.number.x + x, y: label.number.y + y },
  }
}

function breakText({ top, bottom, firstYear, lastYear }: ScaleBreak, x: number): PlacedText {
  const years = firstYear === lastYear ? String(firstYear) : `${firstYear}–${lastYear}`
  return { ...SMALL, text: `${years}: no entries`, x, baseline: baselineAt((top + bottom) / 2, SMALL.size) }
}

function tickText({ y, text, isYear }: Tick): PlacedText {
  const x = AXIS_X - 24
  const weight = isYear ? 'semibold' : 'regular'
  return {
    ...SMALL,
    weight,
    anchor: 'end',
    text,
    x,
    baseline: baselineAt(y, SMALL.size),
    colour: isYear ? 'ink' : 'muted',
  }
}

/** Lays the entries out in a column: those with a year along the scale, the others below it. */
function layBody(items: readonly Item[], column: Column, top: number) {
  const labels = items.map((item) => setLabel(item, column.width, items.length))
  const count = items.filter(({ days }) => days).length
  const dated = placeDated(items.slice(0, count), labels.slice(0, count), top)
  const undatedTop = dated.bottom + (count > 0 && count < items.length ? TICK_GAP : 0)
  const undated = placeUndated(items.slice(count), labels.slice(count), undatedTop)
  return { labels, dated, undated, placed: [...dated.placed, ...undated.placed] }
}

/**
 * Lays a timeline out from top to bottom, which a phone shows at reading size however many entries there are.
 * @param width of the picture, in pixels
 */
export function layoutTimeline(timeline: Timeline, width: number): TimelineLayout {
  const items = selectItems(timeline)
  const heading = placeHeading(
    titleOf(timeline),
    subtitleOf(timeline, items.length),
    MARGIN,
    MARGIN,
    width - 2 * MARGIN,
  )
  const top = MARGIN + heading.height + 36

  // How many lanes the bars need depends on the heights of labels, which depend on the room beside the lanes.
  const column = (lanes: number): Column => {
    const x = AXIS_X + LABEL_GAP + lanes * LANE_WIDTH
    return { x, width: width - MARGIN - x }
  }
  const marksIn = (lanes: number) => {
    const { placed, dated } = layBody(items, column(lanes), top)
    return placeMarks(placed, dated.rows.position)
  }
  let lanes = 0
  while (lanesOf(marksIn(lanes)) > lanes) lanes++

  const { x } = column(lanes)
  const { labels, dated, undated, placed } = layBody(items, column(lanes), top)
  const marks = marksIn(lanes)
  const words = placed.map(({ y }, i) => moved(labels[i] ?? { texts: [], number: EMPTY, height: 0 }, x, y - FIRST_LINE))
  const days = dated.placed.flatMap(({ item }) => (item.days ? [item.days] : []))
  const first = days[0]
  const ticks = first ? placeTicks(first.from, Math.max(...days.map(({ to }) => to)), dated.rows) : []
  const bottom = Math.max(undated.bottom, ...marks.map((mark) => mark.bottom + (mark.arrowDown ? 14 : 0)))
  const legend = placeLegend(items, MARGIN, bottom + 36, width - 2 * MARGIN)
  return {
    width,
    height: Math.ceil(bottom + (legend.height > 0 ? legend.height + 36 : 0) + MARGIN),
    items,
    texts: [
      ...heading.texts,
      ...words.flatMap(({ texts }) => texts),
      ...ticks.map(tickText),
      ...dated.rows.breaks.map((one) => breakText(one, x)),
      ...legend.entries.map(({ text }) => text),
    ],
    numbers: words.map(({ number }) => number),
    marks,
    ticks,
    breaks: dated.rows.breaks,
    legend,
    axis: { x: AXIS_X, top, bottom: dated.bottom, end: undated.bottom },
  }
}

const EMPTY: Rectangle = { x: 0, y: 0, width: 0, height: 0 }
