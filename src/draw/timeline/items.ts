import { bounds, compareEdtf, dayNumber, EARLIEST, formatEdtf, LATEST, parseEdtf } from '../../dates/index.ts'
import type { Timeline, TimelineEntry } from '../../types.ts'
import { clipText, LONGEST_ALT_TEXT } from '../drawing.ts'
import { drawableText } from '../font.ts'

/** The most entries that one picture shows. */
const MOST_ENTRIES = 25

const ALL = { first: 0, count: Number.POSITIVE_INFINITY }

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

/** Entries of a timeline that follow each other. */
export interface Part {
  /** Number of entries before it. */
  readonly first: number
  readonly count: number
}

/** All entries, numbered. */
export const itemsOf = ({ entries }: Timeline): Item[] => entries.map(toItem)

/** The entries that a picture shows, those of a part or all, oldest first, those without a year last; of too many the heaviest. */
export const selectItems = (timeline: Timeline, { first, count }: Part = ALL): readonly Item[] =>
  itemsOf(timeline)
    .slice(first, first + count)
    .sort((a, b) => b.entry.weight - a.entry.weight || a.number - b.number)
    .slice(0, MOST_ENTRIES)
    .sort((a, b) => Number(!a.days) - Number(!b.days) || compareEdtf(a.entry.date, b.entry.date) || a.number - b.number)

/** What the picture is about, as drawn and as read. */
export function titleOf({ topic }: Timeline): string {
  if (topic === '') return 'Highlights of the articles'
  const title = drawableText(topic)
  return /[\p{L}\p{N}]/u.test(title) ? title : 'Timeline'
}

/** How many events there are, of which time, and which or how many of them are shown. */
export function subtitleOf({ from, to, total, entries }: Timeline, items: readonly Item[], part?: Part): string {
  const shown = items.length
  const all = Math.max(total, entries.length)
  const count = `${all} ${all === 1 ? 'event' : 'events'}`
  const range = [from && `from ${formatEdtf(from)}`, to && `to ${formatEdtf(to)}`].filter(Boolean).join(' ')
  const [first, last] = [Math.min(...items.map(({ number }) => number)), (part?.first ?? 0) + shown]
  const these = shown > 1 ? `numbers ${first} to ${last} are shown` : `number ${last} is shown`
  const left = shown === all ? '' : part ? these : `the ${shown} that matter most are shown`
  return drawableText([[count, range].filter(Boolean).join(' '), left].filter(Boolean).join('; '))
}

/** The least room for an entry's words that is worth having, in characters. */
const SHORTEST_TEXT = 16

const lead = ({ number, entry }: Item): string =>
  `${number}. ${drawableText(formatEdtf(entry.date))}${entry.status === 'planned' ? ', planned' : ''}`

/** The content of the picture in words; where there is much, every entry keeps its date and the start of its text. */
export function timelineAltText(timeline: Timeline, items: readonly Item[], part?: Part): string {
  const head = `Timeline: ${clipText(titleOf(timeline), 120)}. ${clipText(subtitleOf(timeline, items, part), 160)}.`
  const leads = items.map(lead)
  const texts = items.map(({ entry }) => drawableText(entry.text))
  let room = LONGEST_ALT_TEXT - head.length - leads.reduce((sum, text) => sum + text.length + 3, 0)
  let left = items.length
  // The shortest texts first, so that what they leave goes to the longer ones.
  const shares = new Map<number, number>()
  const byLength = texts.map((text, i) => ({ i, length: text.length })).sort((a, b) => a.length - b.length)
  for (const { i, length } of byLength) {
    const share = Math.min(length, Math.floor(room / left))
    shares.set(i, share)
    room -= share
    left--
  }
  const lines = leads.map((text, i) => {
    const share = shares.get(i) ?? 0
    const body = texts[i] ?? ''
    return share >= Math.min(SHORTEST_TEXT, body.length) && share > 0 ? `${text}: ${clipText(body, share)}` : text
  })
  return clipText([head, ...lines].join('\n'), LONGEST_ALT_TEXT)
}
