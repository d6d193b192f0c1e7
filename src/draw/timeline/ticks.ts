import { dayNumber, isoMonth } from '../../dates/index.ts'
import { newYear, type PlacedRows, yearOf } from './time-scale.ts'

/** A year or month beside the axis. */
export interface Tick {
  readonly y: number
  readonly text: string
  readonly isYear: boolean
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
/** Least distance of two ticks, and of a tick and a scale break. */
export const TICK_GAP = 40
const MONTHS_SHOWN = 36

function monthTicks(from: number, to: number, position: (day: number) => number): Tick[] {
  const first = new Date(from * 86_400_000)
  const count = (yearOf(to) - first.getUTCFullYear()) * 12 + 12
  if (count > MONTHS_SHOWN) return []
  return Array.from({ length: count }, (_, i) => isoMonth(first.getUTCFullYear(), first.getUTCMonth() + 1 + i))
    .map((month) => ({ day: dayNumber(`${month}-01`), text: MONTHS[Number(month.slice(5)) - 1] ?? '' }))
    .filter(({ day }) => day > from && day <= to)
    .map(({ day, text }) => ({ y: position(day), text, isYear: false }))
}

function yearTicks(from: number, to: number, { position, breaks }: PlacedRows): Tick[] {
  const ticks: Tick[] = [{ y: position(from), text: String(yearOf(from)), isYear: true }]
  for (let year = yearOf(from) + 1; year <= yearOf(to); year++) {
    const isFolded = breaks.some(({ firstYear, lastYear }) => year >= firstYear && year <= lastYear)
    if (!isFolded) ticks.push({ y: position(newYear(year)), text: String(year), isYear: true })
  }
  return ticks
}

/** Years, and between them months where there is room; the first year stands at the first entry. */
export function placeTicks(from: number, to: number, rows: PlacedRows): Tick[] {
  const placed: Tick[] = []
  for (const tick of [...yearTicks(from, to, rows), ...monthTicks(from, to, rows.position)]) {
    const isFree = placed.every(({ y }) => Math.abs(y - tick.y) >= TICK_GAP)
    const inBreak = rows.breaks.some(({ top, bottom }) => tick.y > top && tick.y < bottom)
    if (isFree && !(inBreak && !tick.isYear)) placed.push(tick)
  }
  return placed.sort((a, b) => a.y - b.y)
}
