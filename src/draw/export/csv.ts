import { stringify } from 'csv-stringify/sync'
import { bounds, EARLIEST, formatEdtf, LATEST } from '../../dates/index.ts'
import type { Timeline, TimelineEntry } from '../../types.ts'
import { oneLine } from './one-line.ts'

const COLUMNS = [
  'number',
  'date',
  'date in words',
  'first day',
  'last day',
  'basis',
  'status',
  'text',
  'places',
  'participants',
  'article',
  'title',
  'publisher',
  'published',
  'url',
  'quote',
  'conflicts',
] as const

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

/**
 * Writes a timeline as CSV (RFC 4180, UTF-8 with a byte order mark for spreadsheets): a row for each report of an entry,
 * those of one entry under one number. A cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function timelineCsv({ entries }: Timeline): string {
  return stringify([[...COLUMNS], ...entries.flatMap(rows)], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}
