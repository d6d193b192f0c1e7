/** What the Discord front end shows or hands over besides the text of a reply; drawn when it is asked for. */
import type { Attachment, ExportFile } from './discord/index.ts'
import type { Reply } from './types.ts'

/**
 * A picture of a timeline or of who met whom; undefined for a reply that has nothing to draw.
 * @param part the entries of a timeline to draw; all where left out
 */
export async function pictureOf(
  reply: Reply,
  part?: { readonly first: number; readonly count: number },
): Promise<Attachment | undefined> {
  if (reply.type !== 'timeline' && reply.type !== 'profile') return undefined
  if (reply.type === 'timeline' && reply.timeline.entries.length === 0) return undefined
  const { profileSvg, timelineSvg, toPng } = await import('./draw/index.ts')
  // Discord's own ground is dark unless a member changes it.
  const theme = { theme: 'dark' } as const
  const drawing =
    reply.type === 'timeline'
      ? timelineSvg(reply.timeline, { ...theme, ...(part && { part }) })
      : profileSvg(reply.profile, theme)
  return drawing && { name: `${reply.type}.png`, png: await toPng(drawing), altText: drawing.altText }
}

/** A timeline as a calendar, a table and Markdown; none for other replies. */
export async function exportsOf(reply: Reply): Promise<readonly ExportFile[]> {
  if (reply.type !== 'timeline' || reply.timeline.entries.length === 0) return []
  const { timelineCsv, timelineIcs, timelineMarkdown } = await import('./draw/index.ts')
  const { timeline } = reply
  const texts = [
    ['timeline.ics', timelineIcs(timeline).text],
    ['timeline.csv', timelineCsv(timeline)],
    ['timeline.md', timelineMarkdown(timeline)],
  ] as const
  return texts.map(([name, text]) => ({ name, data: new TextEncoder().encode(text) }))
}
