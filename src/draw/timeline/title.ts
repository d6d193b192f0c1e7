import { formatEdtf } from '../../dates/index.ts'
import type { Timeline } from '../../types.ts'
import { drawableText } from '../drawable-text.ts'

/** What the picture is about, as drawn and as read. */
export function titleOf({ topic }: Timeline): string {
  if (topic === '') return 'Highlights of the articles'
  const title = drawableText(topic)
  return /[\p{L}\p{N}]/u.test(title) ? title : 'Timeline'
}

/** How many events there are, of which time, and how many of them are shown. */
export function subtitleOf({ from, to, total, entries }: Timeline, shown: number): string {
  const all = Math.max(total, entries.length)
  const count = `${all} ${all === 1 ? 'event' : 'events'}`
  const range = [from && `from ${formatEdtf(from)}`, to && `to ${formatEdtf(to)}`].filter(Boolean).join(' ')
  const left = shown < all ? `the ${shown} that matter most are shown` : ''
  return drawableText([[count, range].filter(Boolean).join(' '), left].filter(Boolean).join('; '))
}
