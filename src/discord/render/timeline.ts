import type { DateBasis, Timeline, TimelineEntry } from '../../types.ts'
import { escapeText } from '../escape.ts'
import { goOn } from './answer.ts'
import { dateText, subtext } from './markdown.ts'
import { ACCENT, button, type MessageBody, type RenderContext, Sheet } from './message.ts'
import { addPage, type Block, partOf } from './paging.ts'

const PER_PAGE = 5
const TEXT = 320
const CONFLICT = 160

const BASIS: Readonly<Record<DateBasis, string>> = {
  stated: '',
  article: '',
  context: '',
  'assumed-year': 'year assumed',
}

/** Draws a timeline, a page of it. The numbers are those of the picture. */
export function renderTimeline(timeline: Timeline, context: RenderContext): MessageBody {
  const { topic, entries, total } = timeline
  const sheet = new Sheet(entries.length === 0 ? ACCENT.nothing : ACCENT.list, context.notice)
  const title = topic === '' ? 'Highlights of the articles' : `Timeline: ${escapeText(topic, 120)}`
  sheet.text(`### ${title}`)
  const range = rangeText(timeline)
  const left = total > entries.length ? `, the ${entries.length} that matter most` : ''
  if (entries.length === 0) {
    sheet.text(`The articles tell of no dated event${topic === '' ? '' : ' of it'}${range}.`)
    goOn(sheet, { shown: [] }, context)
    return sheet.done()
  }
  sheet.text(subtext(`${total} ${total === 1 ? 'event' : 'events'}${range}${left}`))
  addPage(sheet, context, { ...pagesOf(timeline), next: 'Show more ▶', buttons: [exportButton(context)] })
  return sheet.done()
}

const pagesOf = ({ entries }: Timeline) => ({ blocks: entries.map(entryBlock), perPage: PER_PAGE })

/** The entries on a page of a timeline, which its picture shows. */
export const timelinePart = (timeline: Timeline, page: number): ReturnType<typeof partOf> =>
  partOf(pagesOf(timeline), page)

function rangeText({ from, to }: Timeline): string {
  if (from !== undefined && to !== undefined) return ` from ${dateText(from)} to ${dateText(to)}`
  if (from !== undefined) return ` from ${dateText(from)}`
  return to === undefined ? '' : ` to ${dateText(to)}`
}

function entryBlock(entry: TimelineEntry, index: number): Block {
  const others = entry.citations.length - 1
  const facts = [
    entry.status === 'planned' ? 'planned' : '',
    BASIS[entry.basis],
    others === 0 ? '' : `${others + 1} reports`,
  ].filter((fact) => fact !== '')
  const head = `**${index + 1}. ${dateText(entry.date)}**${facts.length === 0 ? '' : ` · ${facts.join(' · ')}`}`
  const conflicts = entry.conflicts.slice(0, 2).map((one) => subtext(`Another report: ${escapeText(one, CONFLICT)}`))
  return { text: [head, ...conflicts, escapeText(entry.text, TEXT)].join('\n'), source: entry.citations[0] }
}

/** Hands the list as files. */
function exportButton(context: RenderContext): ReturnType<typeof button> {
  if (!context.hasExports) return undefined
  return button('Export', { kind: 'export', library: context.library, call: context.call })
}
