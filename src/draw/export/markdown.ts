import type { ListItem, PhrasingContent, RootContent } from 'mdast'
import { toMarkdown } from 'mdast-util-to-markdown'
import { formatEdtf } from '../../dates/index.ts'
import type { Citation, Timeline, TimelineEntry } from '../../types.ts'
import { oneLine, webAddress } from './one-line.ts'

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

function source({ quote, title, publisher, published, file, url }: Citation): PhrasingContent[] {
  const link = webAddress(url)
  const name = text(oneLine(title) || file)
  const rest = [publisher && oneLine(publisher), published && formatEdtf(published), link ? '' : oneLine(file)]
  return [
    text(`“${oneLine(quote)}” `),
    link === undefined ? { type: 'emphasis', children: [name] } : { type: 'link', url: link, children: [name] },
    text(
      rest
        .filter(Boolean)
        .map((part) => `, ${part}`)
        .join(''),
    ),
  ]
}

function sourceItem({ citations: [first, ...others] }: TimelineEntry): ListItem {
  return item(source(first), others.map(source))
}

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
