import type { Article, Citation, Span } from '../../types.ts'
import { citationOf } from '../citation.ts'
import type { StoryRecord } from '../source.ts'
import { byDate } from './lines.ts'
import type { Subject } from './subject.ts'

const sentenceEnd = /[.!?]["”’)]*\s+(?=["“(]?\p{Lu})/gu

/** The sentence around a place, by its marks: good enough to show where a name stands. */
function sentenceAround(text: string, at: number): Span {
  const start = Math.max(0, text.lastIndexOf('\n', at) + 1)
  const newline = text.indexOf('\n', at)
  const paragraph = text.slice(start, newline < 0 ? text.length : newline)
  let from = 0
  for (const match of paragraph.matchAll(sentenceEnd)) {
    const end = match.index + match[0].trimEnd().length
    if (end > at - start) return { start: start + from, end: start + end }
    from = match.index + match[0].length
  }
  return { start: start + from, end: start + paragraph.trimEnd().length }
}

function mention(article: Article, subject: Subject): Citation | undefined {
  const forms = [subject.entry.name, ...subject.entry.aliases].filter((form) => subject.is(form))
  const places = forms.map((form) => article.text.indexOf(form)).filter((at) => at >= 0)
  return places.length > 0 ? citationOf(article, sentenceAround(article.text, Math.min(...places))) : undefined
}

function firstMention(records: readonly StoryRecord[], subject: Subject): Citation | undefined {
  for (const { article } of records) {
    const found = mention(article, subject)
    if (found) return found
  }
  return undefined
}

/** The sentences that name a subject in the oldest and in the newest article. */
export function firstAndLast(records: readonly StoryRecord[], subject: Subject): { first?: Citation; last?: Citation } {
  const sorted = [...records].sort((a, b) => byDate(a.article.published, b.article.published))
  const dated = sorted.filter(({ article: { published } }) => published !== undefined && !published.startsWith('XXXX'))
  const first = firstMention(dated, subject) ?? firstMention(sorted, subject)
  const last = firstMention(dated.toReversed(), subject) ?? firstMention(sorted.toReversed(), subject)
  return { ...(first ? { first } : {}), ...(last ? { last } : {}) }
}
