import { formatEdtf } from '../../dates/index.ts'
import type { Timeline } from '../../types.ts'
import { clipText, LONGEST_ALT_TEXT } from '../clip-text.ts'
import { drawableText } from '../drawable-text.ts'
import type { Item } from './items.ts'
import { subtitleOf, titleOf } from './title.ts'

/** The least room for an entry's words that is worth having, in characters. */
const SHORTEST_TEXT = 16

function lead({ number, entry }: Item): string {
  return `${number}. ${drawableText(formatEdtf(entry.date))}${entry.status === 'planned' ? ', planned' : ''}`
}

/** The content of the picture in words; where there is much, every entry keeps its date and the start of its text. */
export function timelineAltText(timeline: Timeline, items: readonly Item[]): string {
  const head = `Timeline: ${clipText(titleOf(timeline), 120)}. ${clipText(subtitleOf(timeline, items.length), 160)}.`
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
