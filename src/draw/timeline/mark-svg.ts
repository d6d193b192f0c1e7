import type { Element } from 'xast'
import { x } from 'xastscript'
import type { Palette } from '../palette.ts'
import { rounded } from '../placed-text.ts'
import type { LegendEntry } from './legend.ts'
import { ARROW, type Mark } from './marks.ts'

const RADIUS = 11
const BAR_WIDTH = 14
const LINE = 3.5
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
  return { fill, stroke, 'stroke-width': LINE, ...(dashed ? { 'stroke-dasharray': DASH } : {}) }
}

function dot(cx: number, cy: number, look: Look): Element[] {
  const shape = x('circle', { cx: rounded(cx), cy: rounded(cy), r: RADIUS, ...paint(look) })
  const core = x('circle', { cx: rounded(cx), cy: rounded(cy), r: 4.5, fill: look.colour })
  return look.dashed && !look.hollow ? [shape, core] : [shape]
}

function bar(cx: number, top: number, bottom: number, look: Look): Element[] {
  const at = { x: rounded(cx - BAR_WIDTH / 2), y: rounded(top), width: BAR_WIDTH, height: rounded(bottom - top) }
  const shape = x('rect', { ...at, rx: BAR_WIDTH / 2, ...paint(look) })
  const middle = { x1: rounded(cx), x2: rounded(cx), y1: rounded(top + 7), y2: rounded(bottom - 7) }
  const core = x('line', { ...middle, stroke: look.colour, 'stroke-width': 4, 'stroke-linecap': 'round' })
  return look.dashed && !look.hollow ? [shape, core] : [shape]
}

function arrow(cx: number, tip: number, base: number, colour: string): Element {
  const points = `${rounded(cx - 10)},${rounded(base)} ${rounded(cx + 10)},${rounded(base)} ${rounded(cx)},${rounded(tip)}`
  return x('polygon', { points, fill: colour })
}

/** Draws the mark of an entry. `lane` pixels from `axis` to each lane. */
export function markElements(mark: Mark, axis: number, lane: number, palette: Palette): Element[] {
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
export function sampleElements({ form, x: cx, y }: LegendEntry, palette: Palette): Element[] {
  const colour = form === 'planned' ? palette.planned : palette.accent
  const look = { colour, paper: palette.paper, hollow: form === 'planned', dashed: form === 'uncertain' }
  return form === 'stretch' ? bar(cx, y - 16, y + 16, look) : dot(cx, y, look)
}
