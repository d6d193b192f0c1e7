import type { Timeline } from '../../types.ts'
import { type Palette, x } from '../drawing.ts'
import { textWidth } from '../font.ts'
import { baselineAt, LINE_HEIGHT, type PlacedText } from '../placed-text.ts'
import { itemsOf, type Part } from './items.ts'
import { yearOf } from './time-scale.ts'

/** A line of all time that a timeline tells of, on which the entries of a part stand out. */
export interface Overview {
  readonly left: number
  readonly right: number
  readonly y: number
  readonly dots: readonly { readonly x: number; readonly isShown: boolean }[]
  /** The first and the last year, beside the line. */
  readonly years: readonly PlacedText[]
  readonly height: number
}

const SMALL = { size: 26, weight: 'regular', colour: 'muted' } as const
const HEIGHT = Math.round(SMALL.size * LINE_HEIGHT)
const GAP = 24

/** Places the overview; undefined where the part is all, or all of it is in one year. */
export function placeOverview(
  timeline: Timeline,
  { first, count }: Part,
  left: number,
  top: number,
  width: number,
): Overview | undefined {
  const dated = itemsOf(timeline).flatMap(({ number, days }) => (days ? [{ number, day: days.from }] : []))
  const [from, to] = [Math.min(...dated.map(({ day }) => day)), Math.max(...dated.map(({ day }) => day))]
  if (timeline.entries.length <= count || dated.length === 0 || yearOf(from) === yearOf(to)) return undefined
  const baseline = baselineAt(top + HEIGHT / 2, SMALL.size)
  const years = [
    { ...SMALL, text: String(yearOf(from)), x: left, baseline, anchor: 'start' },
    { ...SMALL, text: String(yearOf(to)), x: left + width, baseline, anchor: 'end' },
  ] as const
  const [start, end] = years.map(({ text }) => textWidth(text, SMALL.size) + GAP)
  const line = { left: left + (start ?? 0), right: left + width - (end ?? 0) }
  const dots = dated.map(({ number, day }) => ({
    x: line.left + ((day - from) / (to - from)) * (line.right - line.left),
    isShown: number > first && number <= first + count,
  }))
  // Those that stand out lie above the others.
  dots.sort((a, b) => Number(a.isShown) - Number(b.isShown))
  return { ...line, y: top + HEIGHT / 2, dots, years, height: HEIGHT }
}

export function overviewElements({ left, right, y, dots }: Overview, palette: Palette): string[] {
  return [
    x('line', { x1: left, y1: y, x2: right, y2: y, stroke: palette.rule, 'stroke-width': 4 }),
    ...dots.map(({ x: cx, isShown }) =>
      x('circle', {
        cx,
        cy: y,
        r: isShown ? 11 : 8,
        fill: isShown ? palette.accent : palette.rule,
        stroke: palette.paper,
        'stroke-width': 3,
      }),
    ),
  ]
}
