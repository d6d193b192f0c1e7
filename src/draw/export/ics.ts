import { createHash } from 'node:crypto'
import ical, { type ICalEventData, ICalEventStatus } from 'ical-generator'
import { addDays, type Bounds, bounds, formatEdtf, LATEST, parseEdtf, type QualifiedPoint } from '../../dates/index.ts'
import type { Timeline, TimelineEntry } from '../../types.ts'
import { clipText } from '../clip-text.ts'
import { oneLine, webAddress } from './one-line.ts'

/** A calendar file (iCalendar, RFC 5545) and how many entries have no place in it. */
export interface Calendar {
  readonly text: string
  readonly leftOut: number
}

const LONGEST_SUMMARY = 120

/** The days of an entry that is known to the day; an uncertain one counts, an approximate one does not. */
function calendarDays({ date }: TimelineEntry): Bounds | undefined {
  const value = parseEdtf(date)
  const ends = value?.kind === 'interval' ? [value.from, value.to] : [value]
  const isDay = (point: QualifiedPoint | undefined) => point?.kind === 'day' && !point.approximate
  const days = ends.every(isDay) ? bounds(date) : undefined
  // Calendars know years of four digits only: not the day after the last, and none before our era.
  return days?.to === LATEST || days?.from.startsWith('-') ? undefined : days
}

function isUncertain({ date, basis }: TimelineEntry): boolean {
  return basis === 'assumed-year' || /[?%]/.test(date)
}

function midnight(isoDay: string): Date {
  return new Date(`${isoDay}T00:00:00Z`)
}

/** The same for the same event in the same sentence, so that a calendar that is read again is not filled twice. */
function uid({ date, text, citations: [first] }: TimelineEntry): string {
  const identity = JSON.stringify([date, text, first.article, first.start])
  return `${createHash('sha256').update(identity).digest('hex').slice(0, 32)}@dateline`
}

function description(entry: TimelineEntry): string {
  const certainty = isUncertain(entry) ? [`Date: ${formatEdtf(entry.date)}. The date or its year is uncertain.`] : []
  const sources = entry.citations.map(({ quote, title, publisher, published, url }) => {
    const source = [title, publisher, published && formatEdtf(published), webAddress(url)]
    return `“${oneLine(quote)}” (${oneLine(source.filter(Boolean).join(', '))})`
  })
  return [...certainty, ...sources, ...entry.conflicts.map((conflict) => `But: ${oneLine(conflict)}`)].join('\n')
}

function summary(entry: TimelineEntry): string {
  return `${entry.status === 'planned' ? 'Planned: ' : ''}${clipText(oneLine(entry.text), LONGEST_SUMMARY)}`
}

function toEvent(entry: TimelineEntry, { from, to }: Bounds): ICalEventData {
  const { published, url } = entry.citations[0]
  const link = webAddress(url)
  const isSure = entry.status === 'happened' && !isUncertain(entry)
  return {
    id: uid(entry),
    // No clock: what the calendar says is as of the article's date, and where that is not known as of the event's.
    stamp: midnight((published && bounds(published)?.from) ?? from),
    start: midnight(from),
    end: midnight(addDays(to, 1)),
    allDay: true,
    summary: summary(entry),
    description: description(entry),
    status: isSure ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
    ...(entry.places.length > 0 ? { location: oneLine(entry.places.join(', ')) } : {}),
    ...(link === undefined ? {} : { url: link }),
  }
}

/** Writes a timeline as a calendar: whole days and stretches of days only. The same timeline gives the same bytes. */
export function timelineIcs({ topic, entries }: Timeline): Calendar {
  const calendar = ical({ name: oneLine(topic) || 'Highlights', prodId: { company: 'Dateline', product: 'Timeline' } })
  let leftOut = 0
  for (const entry of entries) {
    const days = calendarDays(entry)
    if (days) calendar.createEvent(toEvent(entry, days))
    else leftOut++
  }
  return { text: calendar.toString(), leftOut }
}
