import type { DateBasis, Timeline, TimelineEntry } from '../../types.ts'
import { escapeText } from '../escape.ts'
import { removeButton } from './answer.ts'
import type { RenderContext } from './context.ts'
import { dateText, sourceLine, subtext } from './markdown.ts'
import { ACCENT, button, type MessageBody, Sheet } from './message.ts'
import { addPage } from './paging.ts'

const PER_PAGE = 6
const TEXT = 320
const CONFLICT = 160

const BASIS: Readonly<Record<DateBasis, string>> = {
  stated: '',
  article: '',
  context: '',
  'assumed-year': 'the year is assumed from the article',
}

/** Draws a timeline, a page of it. The numbers are those of the picture. */
export function renderTimeline(timeline: Timeline, context: RenderContext): MessageBody {
  const { topic, entries, total } = timeline
  const sheet = new Sheet(entries.length === 0 ? ACCENT.nothing : ACCENT.list)
  if (context.notice !== undefined) sheet.text(subtext(context.notice))
  const title = topic === '' ? 'Highlights of the articles' : `Timeline: ${escapeText(topic, 120)}`
  sheet.text(`### ${title}`)
  const range = rangeText(timeline)
  const left = total > entries.length ? `, the ${entries.length} that matter most` : ''
  if (entries.length === 0) {
    sheet.text(`The articles tell of no dated event${topic === '' ? '' : ' of it'}${range}.`)
    sheet.buttons([removeButton(context)])
    return sheet.done()
  }
  sheet.text(subtext(`${total} ${total === 1 ? 'event' : 'events'}${range}${left}`))
  addPage(sheet, entries.map(entryBlock), PER_PAGE, context, [exportButton(context)])
  return sheet.done()
}

function rangeText({ from, to }: Timeline): string {
  if (from !== undefined && to !== undefined) return ` from ${dateText(from)} to ${dateText(to)}`
  if (from !== undefined) return ` from ${dateText(from)}`
  return to === undefined ? '' : ` to ${dateText(to)}`
}

function entryBlock(entry: TimelineEntry, index: number): string {
  const planned = entry.status === 'planned' ? ' (planned)' : ''
  const lines = [`**${index + 1}. ${dateText(entry.date)}**${planned}`, escapeText(entry.text, TEXT)]
  for (const conflict of entry.conflicts.slice(0, 2))
    lines.push(subtext(`Another report: ${escapeText(conflict, CONFLICT)}`))
  const others = entry.citations.length - 1
  const more = others === 0 ? '' : ` · and ${others} more ${others === 1 ? 'report' : 'reports'}`
  const basis = BASIS[entry.basis] === '' ? '' : ` · ${BASIS[entry.basis]}`
  lines.push(subtext(`${sourceLine(entry.citations[0], 90)}${more}${basis}`))
  return lines.join('\n')
}

/** Hands the list as files. */
function exportButton(context: RenderContext): ReturnType<typeof button> {
  if (!context.hasExports) return undefined
  return button('Export', { kind: 'export', library: context.library, call: context.call })
}
