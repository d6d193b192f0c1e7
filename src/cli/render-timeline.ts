import { formatEdtf } from '../dates/index.ts'
import type { Timeline, TimelineEntry } from '../types.ts'
import { blocks, cut, type Page, padded, plain, wrapped } from './page.ts'
import { sourceLine } from './render-citation.ts'

const DATE_COLUMNS = 18

/** So many are named, and of others how many they are. */
const mostNamed = 5

function whoTookPart(names: readonly string[]): string {
  const shown = names.slice(0, names.length > mostNamed + 1 ? mostNamed : names.length).map(plain)
  return shown.join(', ') + (names.length > shown.length ? ` and ${names.length - shown.length} more` : '')
}

function facts({ status, places, participants }: TimelineEntry): string {
  const parts = [status === 'planned' ? 'planned' : '', places.map(plain).join(', '), whoTookPart(participants)]
  return parts.filter(Boolean).join(' · ')
}

function sources({ citations }: TimelineEntry): string {
  const [first, ...others] = citations
  return sourceLine(first) + (others.length > 0 ? ` (and ${others.length} more)` : '')
}

/** @param number as the picture and the exports number it */
function renderEntry(page: Page, entry: TimelineEntry, number: string): string {
  const date = formatEdtf(entry.date)
  const fits = date.length <= DATE_COLUMNS - 2
  const margin = ' '.repeat(number.length + 2 + DATE_COLUMNS)
  const lead = fits ? `${number}  ${padded(date, DATE_COLUMNS)}` : margin
  const lines = [
    ...(fits ? [] : [page.bold(`${number}  ${cut(date, page.width - number.length - 2)}`)]),
    wrapped(page, fits ? page.bold(lead) : lead, plain(entry.text)),
    ...[facts(entry), sources(entry)].filter(Boolean).map((line) => wrapped(page, margin, page.dim(line))),
    ...entry.conflicts.map((conflict) => wrapped(page, `${margin}But: `, plain(conflict))),
  ]
  return lines.join('\n')
}

function heading({ topic, from, to }: Timeline): string {
  const range = [from && `from ${formatEdtf(from)}`, to && `to ${formatEdtf(to)}`].filter(Boolean).join(' ')
  return [topic === '' ? 'Highlights of all articles' : plain(topic), range].filter(Boolean).join(', ')
}

/** Dated events, oldest first, each with its number and date in the margin. */
export function renderTimeline(page: Page, timeline: Timeline): string {
  const { entries, total } = timeline
  if (entries.length === 0) {
    return blocks([`The articles date nothing on this: ${heading(timeline)}.`])
  }
  const left = total > entries.length ? page.dim(`${entries.length} of ${total} events.`) : ''
  const digits = String(entries.length).length
  const lines = entries.map((entry, index) => renderEntry(page, entry, String(index + 1).padStart(digits)))
  return blocks([page.bold(heading(timeline)), ...lines, left])
}
