import { type Palette, pointsOf, x } from '../drawing.ts'
import { textWidth } from '../font.ts'
import { baselineAt, type PlacedText, type TextStyle } from '../placed-text.ts'
import type { Item } from './items.ts'

/** Where an entry stands on the axis: a dot, or a bar from `top` to `bottom` in a lane beside the axis. */
export interface Mark {
  readonly item: Item
  /** 0 is the axis itself. */
  readonly lane: number
  readonly top: number
  readonly bottom: number
  /** Goes on before `top` or after `bottom`. */
  readonly arrowUp: boolean
  readonly arrowDown: boolean
}

/** Length of an arrow beyond its bar. */
export const ARROW = 14
const MOST_LANES = 4
const SHORTEST_BAR = 34
const BAR_GAP = 10

/** A placed item: the height of its mark and the lower edge of its label. */
export interface PlacedItem {
  readonly item: Item
  readonly y: number
  readonly labelBottom: number
}

function barEnd({ item, y, labelBottom }: PlacedItem, position: (day: number) => number): number {
  const { days, openStart, openEnd } = item
  if (!days || openStart || openEnd) return labelBottom
  return Math.max(position(days.to + 1), y + SHORTEST_BAR)
}

/** How far above the lower edge of its label a bar ends where the lanes are used up: room for its arrow before the next one. */
const CROWDED_GAP = 8

/**
 * Gives every entry its mark. Bars that overlap stand in lanes beside each other, arrows counted; where the lanes are
 * used up, a bar ends with its label, in an arrow that says that it goes on.
 */
export function placeMarks(placed: readonly PlacedItem[], position: (day: number) => number): Mark[] {
  const ends: number[] = []
  return placed.map((one) => {
    const { item, y } = one
    if (item.dot) return { item, lane: 0, top: y, bottom: y, arrowUp: false, arrowDown: false }
    const top = y - SHORTEST_BAR / 2
    const bottom = barEnd(one, position)
    const drawnTop = top - (item.openStart ? ARROW : 0)
    const free = ends.findIndex((end) => end + BAR_GAP <= drawnTop)
    const isCrowded = free < 0 && ends.length === MOST_LANES
    const lane = free >= 0 ? free : isCrowded ? MOST_LANES : ends.length
    const shown = isCrowded ? Math.min(bottom, one.labelBottom - CROWDED_GAP) : bottom
    const arrowDown = item.openEnd || shown < bottom
    if (!isCrowded) ends[lane] = shown + (arrowDown ? ARROW : 0)
    return { item, lane: lane + 1, top, bottom: shown, arrowUp: item.openStart, arrowDown }
  })
}

/** How many lanes beside the axis are in use. */
export const lanesOf = (marks: readonly Mark[]): number => Math.max(0, ...marks.map(({ lane }) => lane))

/** A form that a mark can take. */
type MarkForm = 'day' | 'stretch' | 'planned' | 'uncertain'

export interface LegendEntry {
  readonly form: MarkForm
  /** Middle of the sample mark. */
  readonly x: number
  readonly y: number
  readonly text: PlacedText
}

export interface Legend {
  readonly entries: readonly LegendEntry[]
  readonly height: number
}

/** The forms with their words, in the order of the legend, and whether an entry has them. */
const FORMS: readonly (readonly [form: MarkForm, words: string, has: (item: Item) => boolean])[] = [
  ['day', 'day', ({ dot }) => dot],
  ['stretch', 'more than a day', ({ dot }) => !dot],
  ['planned', 'planned', ({ planned }) => planned],
  ['uncertain', 'uncertain date', ({ uncertain }) => uncertain],
]

const STYLE: TextStyle = { size: 26, weight: 'regular' }
const LEGEND_LINE = 42
const SAMPLE = 34
const GAP = 36

/** Explains the marks in use, in as many lines as it needs; nothing where all are plain days. */
export function placeLegend(items: readonly Item[], left: number, top: number, width: number): Legend {
  let x = left
  let y = top + LEGEND_LINE / 2
  const used = FORMS.filter(([, , has]) => items.some(has))
  const explained = used.length === 1 && used[0]?.[0] === 'day' ? [] : used
  const entries = explained.map(([form, words]): LegendEntry => {
    const needed = SAMPLE + textWidth(words, STYLE.size)
    if (x > left && x + needed > left + width) {
      x = left
      y += LEGEND_LINE
    }
    const baseline = baselineAt(y, STYLE.size)
    const text = { ...STYLE, text: words, x: x + SAMPLE, baseline, anchor: 'start', colour: 'muted' } as const
    const entry = { form, x: x + 12, y, text }
    x += needed + GAP
    return entry
  })
  return { entries, height: entries.length === 0 ? 0 : y + LEGEND_LINE / 2 - top }
}

const RADIUS = 11
const BAR_WIDTH = 14
const STROKE = 3.5
const DASH = '5 4'

interface Look {
  readonly colour: string
  readonly paper: string
  readonly hollow: boolean
  readonly dashed: boolean
}

/** Planned is hollow, uncertain is dashed; an uncertain event that happened keeps a core. */
function paint({ colour, paper, hollow, dashed }: Look): Record<string, string | number> {
  const fill = hollow || dashed ? paper : colour
  const stroke = hollow || dashed ? colour : paper
  return { fill, stroke, 'stroke-width': STROKE, ...(dashed ? { 'stroke-dasharray': DASH } : {}) }
}

function dot(cx: number, cy: number, look: Look): string[] {
  const shape = x('circle', { cx, cy, r: RADIUS, ...paint(look) })
  const core = x('circle', { cx, cy, r: 4.5, fill: look.colour })
  return look.dashed && !look.hollow ? [shape, core] : [shape]
}

function bar(cx: number, top: number, bottom: number, look: Look): string[] {
  const at = { x: cx - BAR_WIDTH / 2, y: top, width: BAR_WIDTH, height: bottom - top }
  const shape = x('rect', { ...at, rx: BAR_WIDTH / 2, ...paint(look) })
  const middle = { x1: cx, x2: cx, y1: top + 7, y2: bottom - 7 }
  const core = x('line', { ...middle, stroke: look.colour, 'stroke-width': 4, 'stroke-linecap': 'round' })
  return look.dashed && !look.hollow ? [shape, core] : [shape]
}

const arrow = (cx: number, tip: number, base: number, fill: string): string =>
  x('polygon', { points: pointsOf([cx - 10, base], [cx + 10, base], [cx, tip]), fill })

/** Draws the mark of an entry. `lane` pixels from `axis` to each lane. */
export function markElements(mark: Mark, axis: number, lane: number, palette: Palette): string[] {
  const { item, top, bottom } = mark
  const colour = item.planned ? palette.planned : palette.accent
  const look = { colour, paper: palette.paper, hollow: item.planned, dashed: item.uncertain }
  const cx = axis + mark.lane * lane
  if (item.dot) return dot(cx, top, look)
  return [
    ...bar(cx, top, bottom, look),
    ...(mark.arrowUp ? [arrow(cx, top - ARROW, top + 4, colour)] : []),
    ...(mark.arrowDown ? [arrow(cx, bottom + ARROW, bottom - 4, colour)] : []),
  ]
}

/** Draws a sample of a mark for the legend. */
export function sampleElements({ form, x: cx, y }: LegendEntry, palette: Palette): string[] {
  const colour = form === 'planned' ? palette.planned : palette.accent
  const look = { colour, paper: palette.paper, hollow: form === 'planned', dashed: form === 'uncertain' }
  return form === 'stretch' ? bar(cx, y - 16, y + 16, look) : dot(cx, y, look)
}
