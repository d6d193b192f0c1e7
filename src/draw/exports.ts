import { createHash } from 'node:crypto'
import ical, { type ICalEventData, ICalEventStatus } from 'ical-generator'
import type { ListItem, PhrasingContent, RootContent } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'
import {
  addDays,
  type Bounds,
  bounds,
  EARLIEST,
  formatEdtf,
  LATEST,
  parseEdtf,
  type QualifiedPoint,
} from '../dates/index.ts'
import type { Citation, Timeline, TimelineEntry } from '../types.ts'
import { clipText } from './drawing.ts'

/** A text on one line, well-formed, without control and direction characters. */
const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\p{Cs}\p{Bidi_Control}]/gu, '')
    .trim()

/** An address that may be linked; undefined where it is none of the web. */
function webAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  return protocol === 'https:' || protocol === 'http:' ? href : undefined
}

const COLUMNS =
  'number,date,date in words,first day,last day,basis,status,text,places,participants,article,title,publisher,published,url,quote,conflicts'

function rows(entry: TimelineEntry, index: number): string[][] {
  const days = bounds(entry.date)
  const event = [
    String(index + 1),
    entry.date,
    formatEdtf(entry.date),
    days && days.from !== EARLIEST ? days.from : '',
    days && days.to !== LATEST ? days.to : '',
    entry.basis,
    entry.status,
    oneLine(entry.text),
    entry.places.map(oneLine).join('; '),
    entry.participants.map(oneLine).join('; '),
  ]
  const conflicts = entry.conflicts.map(oneLine).join('; ')
  return entry.citations.map(({ article, title, publisher = '', published = '', url = '', quote }) => {
    return [...event, article, oneLine(title), oneLine(publisher), published, oneLine(url), oneLine(quote), conflicts]
  })
}

function cell(text: string): string {
  const harmless = text.replace(/^[-=+@\t\r\uff0b\uff0d\uff1d\uff20]/, "'$&")
  return /[",\r\n]/.test(text) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/**
 * Writes a timeline as CSV (RFC 4180, UTF-8 with a byte order mark for spreadsheets): a row for each report of an entry,
 * those of one entry under one number. A cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function timelineCsv({ entries }: Timeline): string {
  const lines = entries.flatMap(rows).map((row) => row.map(cell).join(','))
  return `\ufeff${[COLUMNS, ...lines].map((line) => `${line}\r\n`).join('')}`
}

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

const isUncertain = ({ date, basis }: TimelineEntry): boolean => basis === 'assumed-year' || /[?%]/.test(date)

const midnight = (isoDay: string): Date => new Date(`${isoDay}T00:00:00Z`)

/** The same for the same event in the same sentence, so that a calendar that is read again is not filled twice. */
function uid({ date, text, citations: [first] }: TimelineEntry): string {
  const identity = JSON.stringify([date, text, first.article, first.start])
  return `${createHash('sha256').update(identity).digest('hex').slice(0, 32)}@dateline`
}

function description(entry: TimelineEntry): string {
  const certainty = isUncertain(entry) ? [`Date: ${formatEdtf(entry.date)}. The date or its year is uncertain.`] : []
  const sources = entry.citations.map(({ quote, title, section, locator, publisher, published, url }) => {
    const source = [title, section, locator, publisher, published && formatEdtf(published), webAddress(url)]
    return `“${oneLine(quote)}” (${oneLine(source.filter(Boolean).join(', '))})`
  })
  return [...certainty, ...sources, ...entry.conflicts.map((conflict) => `But: ${oneLine(conflict)}`)].join('\n')
}

const summary = (entry: TimelineEntry): string =>
  `${entry.status === 'planned' ? 'Planned: ' : ''}${clipText(oneLine(entry.text), LONGEST_SUMMARY)}`

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

function text(value: string): PhrasingContent {
  return { type: 'text', value }
}

function item(first: readonly PhrasingContent[], more: readonly (readonly PhrasingContent[])[] = []): ListItem {
  const children = more.map((line): ListItem => item(line))
  const list = children.length > 0 ? [{ type: 'list', ordered: false, spread: false, children } as const] : []
  return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children: [...first] }, ...list] }
}

function eventItem(entry: TimelineEntry, index: number): ListItem {
  const date: PhrasingContent = { type: 'strong', children: [text(formatEdtf(entry.date))] }
  const planned = entry.status === 'planned' ? ' (planned)' : ''
  const line = [date, text(`${planned}: ${oneLine(entry.text)} [${index + 1}]`)]
  return item(
    line,
    entry.conflicts.map((conflict) => [text(`But: ${oneLine(conflict)}`)]),
  )
}

function source({ quote, title, section, locator, publisher, published, file, url }: Citation): PhrasingContent[] {
  const link = webAddress(url)
  const name = text(oneLine(title) || file)
  const rest = [section, locator, publisher, published && formatEdtf(published), link ? '' : file]
  return [
    text(`“${oneLine(quote)}” `),
    link === undefined ? { type: 'emphasis', children: [name] } : { type: 'link', url: link, children: [name] },
    text(
      rest
        .filter(Boolean)
        .map((part) => `, ${oneLine(part ?? '')}`)
        .join(''),
    ),
  ]
}

const sourceItem = ({ citations: [first, ...others] }: TimelineEntry): ListItem =>
  item(source(first), others.map(source))

function numbered(children: ListItem[]): RootContent {
  return { type: 'list', ordered: true, start: 1, spread: false, children }
}

function heading(depth: 1 | 2, value: string): RootContent {
  return { type: 'heading', depth, children: [text(value)] }
}

/** Writes a timeline as Markdown (CommonMark): numbered events, and under the same numbers what each rests on, quoted. */
export function timelineMarkdown({ topic, entries, total }: Timeline): string {
  const left = total > entries.length ? `${entries.length} of ${total} events, those that matter most.` : ''
  const note: RootContent[] = left === '' ? [] : [{ type: 'paragraph', children: [text(left)] }]
  const lists: RootContent[] =
    entries.length === 0
      ? [{ type: 'paragraph', children: [text('No dated events.')] }]
      : [numbered(entries.map(eventItem)), heading(2, 'Sources'), numbered(entries.map(sourceItem))]
  return toMarkdown({
    type: 'root',
    children: [heading(1, oneLine(topic) || 'Highlights of the articles'), ...note, ...lists],
  })
}
