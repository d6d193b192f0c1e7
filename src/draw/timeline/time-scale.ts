import { dayNumber, isoDay, isoMonth } from '../../dates/index.ts'
import type { Days } from './items.ts'

/** What is to be placed in time: its days and how much room its label takes, in pixels. */
interface Row {
  readonly days: Days
  readonly height: number
}

/** A stretch of whole years in which nothing is, folded up. */
export interface ScaleBreak {
  readonly top: number
  readonly bottom: number
  readonly firstYear: number
  readonly lastYear: number
}

export interface PlacedRows {
  /** Upper edge of each row. */
  readonly tops: readonly number[]
  readonly bottom: number
  readonly breaks: readonly ScaleBreak[]
  /** Where a day number stands between the first row and `bottom`. */
  readonly position: (day: number) => number
}

/** Least distance of two labels. */
export const ROW_GAP = 26
const BREAK_HEIGHT = 56
/** How much the labels may move apart, all together, to show how much time passes between them. */
const TIME_SHARE = 0.22
const WIDEST_GAP = 110
const DAYS_THAT_COUNT = 365

export const yearOf = (day: number): number => new Date(day * 86_400_000).getUTCFullYear()

const newYear = (year: number): number => dayNumber(isoDay(year, 1, 1))

/** The points through which the scale goes; what is said last of a day holds. */
class Anchors {
  private readonly days: number[] = []
  private readonly positions: number[] = []

  add(day: number, position: number): void {
    const last = this.days.at(-1)
    if (last !== undefined && day < last) return
    if (day === last) this.positions[this.positions.length - 1] = position
    else {
      this.days.push(day)
      this.positions.push(position)
    }
  }

  /** Linear between two points; days before the first and after the last stand where these do. */
  positionOf(day: number): number {
    const { days, positions } = this
    const [first = 0, last = 0] = [days[0], days.at(-1)]
    const shown = Math.min(Math.max(day, first), last)
    let after = 1
    while (after < days.length - 1 && (days[after] ?? 0) <= shown) after++
    const [from = 0, to = 0] = [days[after - 1], days[after]]
    const share = (shown - from) / (to - from)
    return (positions[after - 1] ?? 0) * (1 - share) + (positions[after] ?? 0) * share
  }
}

/** Pixels a day, from what time there is to show. */
function pixelsPerDay(rows: readonly Row[]): number {
  const elapsed = rows.reduce((sum, row, i) => {
    const before = rows[i - 1]
    return before ? sum + Math.min(row.days.from - before.days.from, DAYS_THAT_COUNT) : sum
  }, 0)
  const height = rows.reduce((sum, row) => sum + row.height, 0)
  return elapsed > 0 ? (height * TIME_SHARE) / elapsed : 0
}

/**
 * Places rows one below the other, in the order of time, each at its own first day: the scale goes through them all.
 * Between two rows it is linear; it stretches where labels need room, and breaks where whole years are empty.
 * @param rows in the order of their first days
 * @param offset how far below its upper edge a row's first day stands
 */
export function placeRows(rows: readonly Row[], top: number, offset: number): PlacedRows {
  const anchors = new Anchors()
  const breaks: ScaleBreak[] = []
  const tops: number[] = []
  const perDay = pixelsPerDay(rows)
  let bottom = top
  let covered = Number.NEGATIVE_INFINITY
  let before: Row | undefined
  for (const row of rows) {
    let next = bottom
    if (before) {
      const firstYear = yearOf(covered) + 1
      const lastYear = yearOf(row.days.from) - 1
      next += ROW_GAP
      if (firstYear <= lastYear) {
        breaks.push({ top: next, bottom: next + BREAK_HEIGHT, firstYear, lastYear })
        anchors.add(newYear(firstYear), next)
        next += BREAK_HEIGHT
        anchors.add(newYear(lastYear + 1) - 0.5, next)
        next += ROW_GAP
      } else next += Math.min((row.days.from - before.days.from) * perDay, WIDEST_GAP)
    }
    // Half a day parts the rows of one day, so that the scale goes on below the last of them.
    anchors.add(row.days.from + (before?.days.from === row.days.from ? 0.5 : 0), next + offset)
    tops.push(next)
    bottom = next + row.height
    covered = Math.max(covered, row.days.to)
    before = row
  }
  anchors.add(covered + 1, bottom)
  return { tops, bottom, breaks, position: (day) => anchors.positionOf(day) }
}

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
