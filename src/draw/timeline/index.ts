import type { Timeline } from '../../types.ts'
import { type Drawing, PALETTES, type Palette, pointsOf, svgDocument, type Theme, x } from '../drawing.ts'
import { textElement } from '../placed-text.ts'
import { type Part, timelineAltText, titleOf } from './items.ts'
import { type Axis, LANE_WIDTH, layoutTimeline } from './layout.ts'
import { type Mark, markElements, sampleElements } from './marks.ts'
import { overviewElements } from './overview.ts'
import type { ScaleBreak } from './time-scale.ts'

const WIDTH = 900
const NARROWEST = 640
const WIDEST = 1600

const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, dashes?: string): string =>
  x('line', { x1, y1, x2, y2, stroke, 'stroke-width': 4, 'stroke-dasharray': dashes })

/** A zigzag over the axis, on the ground of the picture. */
function breakElements({ top, bottom }: ScaleBreak, axis: number, palette: Palette): string[] {
  const middle = (top + bottom) / 2
  const steps = [-18, -9, 0, 9, 18].map((step, i) => [axis + (i % 2 === 0 ? -9 : 9), middle + step] as const)
  const points = pointsOf([axis, middle - 24], ...steps, [axis, middle + 24])
  const look = { fill: 'none', stroke: palette.rule, 'stroke-width': 3.5, 'stroke-linejoin': 'round' }
  return [
    x('rect', { x: axis - 12, y: middle - 24, width: 24, height: 48, fill: palette.paper }),
    x('polyline', { points, ...look }),
  ]
}

function axisElements({ x: at, top, bottom, end }: Axis, palette: Palette): string[] {
  const solid = bottom > top ? [line(at, top, at, bottom, palette.rule)] : []
  return end > bottom ? [...solid, line(at, bottom, at, end, palette.rule, '3 9')] : solid
}

/** True where a tick would only show as a stub beside a dot. */
const isUnderDot = (y: number, marks: readonly Mark[]): boolean =>
  marks.some(({ item, top }) => item.dot && Math.abs(top - y) < 14)

/**
 * Draws a timeline, oldest first from top to bottom, its entries numbered as in the text reply. Of more than 25 entries
 * the heaviest are drawn, which the picture says.
 * @param options.width pixels, 900 unless told, between 640 and 1600; type is sized for 900
 * @param options.part draws these entries alone, for a preview that must stay readable
 */
export function timelineSvg(
  timeline: Timeline,
  options: { readonly theme: Theme; readonly width?: number; readonly part?: Part },
): Drawing {
  const palette = PALETTES[options.theme]
  const width = Math.round(Math.min(Math.max(options.width ?? WIDTH, NARROWEST), WIDEST))
  const layout = layoutTimeline(timeline, width, options.part)
  const { axis, height } = layout
  const content = [
    ...(layout.overview ? overviewElements(layout.overview, palette) : []),
    ...axisElements(axis, palette),
    ...layout.ticks
      .filter(({ y }) => !isUnderDot(y, layout.marks))
      .map(({ y }) => line(axis.x - 14, y, axis.x, y, palette.rule)),
    ...layout.breaks.flatMap((one) => breakElements(one, axis.x, palette)),
    ...layout.marks.flatMap((mark) => markElements(mark, axis.x, LANE_WIDTH, palette)),
    ...layout.legend.entries.flatMap((entry) => sampleElements(entry, palette)),
    ...layout.numbers.map((at) => x('rect', { ...at, rx: 8, fill: palette.chip })),
    ...layout.texts.map((text) => textElement(text, palette)),
  ]
  const svg = svgDocument({ width, height }, palette, titleOf(timeline), content)
  return { svg, altText: timelineAltText(timeline, layout.items, options.part), width, height }
}
