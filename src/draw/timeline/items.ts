import { bounds, compareEdtf, dayNumber, EARLIEST, LATEST, parseEdtf } from '../../dates/index.ts'
import type { Timeline, TimelineEntry } from '../../types.ts'

/** The most entries that one picture shows. */
export const MOST_ENTRIES = 25

/** The days of an entry, as day numbers. An open end is the other end. */
export interface Days {
  readonly from: number
  readonly to: number
}

/** An entry as it is drawn. */
export interface Item {
  /** Its place in the timeline, from 1: the number that the text reply gives it. */
  readonly number: number
  readonly entry: TimelineEntry
  /** Undefined for a date without a year. */
  readonly days: Days | undefined
  readonly openStart: boolean
  readonly openEnd: boolean
  /** Known to the day: a dot. Otherwise a bar, or a dot for a date without a year. */
  readonly dot: boolean
  readonly planned: boolean
  /** Uncertain, approximate, without a year, or with a year that is assumed. */
  readonly uncertain: boolean
}

function isUncertain({ date, basis }: TimelineEntry): boolean {
  const value = parseEdtf(date)
  if (!value || !bounds(date) || basis === 'assumed-year') return true
  const points = value.kind === 'interval' ? [value.from, value.to] : [value]
  return points.some((point) => point?.uncertain === true || point?.approximate === true)
}

function toItem(entry: TimelineEntry, index: number): Item {
  const range = bounds(entry.date)
  const openStart = range?.from === EARLIEST
  const openEnd = range?.to === LATEST
  const days = range && {
    from: dayNumber(openStart ? range.to : range.from),
    to: dayNumber(openEnd ? range.from : range.to),
  }
  return {
    number: index + 1,
    entry,
    days,
    openStart,
    openEnd,
    dot: !days || (days.from === days.to && !openStart && !openEnd),
    planned: entry.status === 'planned',
    uncertain: isUncertain(entry),
  }
}

/** The entries that a picture shows, oldest first, those without a year last; of too many the heaviest. */
export function selectItems({ entries }: Timeline): readonly Item[] {
  return entries
    .map(toItem)
    .sort((a, b) => b.entry.weight - a.entry.weight || a.number - b.number)
    .slice(0, MOST_ENTRIES)
    .sort((a, b) => Number(!a.days) - Number(!b.days) || compareEdtf(a.entry.date, b.entry.date) || a.number - b.number)
}
