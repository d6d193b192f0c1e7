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
export function lanesOf(marks: readonly Mark[]): number {
  return Math.max(0, ...marks.map(({ lane }) => lane))
}
