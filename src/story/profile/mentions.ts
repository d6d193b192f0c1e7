import type { Article, Citation, ProfileLine, Span } from '../../types.ts'
import { citationOf } from '../citation.ts'
import type { StoryRecord } from '../source.ts'
import { byDate, inOrder } from './lines.ts'
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

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The words of a name as a pattern: white space and the kind of apostrophe do not matter. */
function patternOf(name: string, flags: string): RegExp {
  const words = name
    .trim()
    .split(/\s+/)
    .map(escaped)
    .join('\\s+')
    .replace(/['‘’ʼ]/g, "['‘’ʼ]")
  return new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, flags)
}

/** How a text writes some words as a name: with their capitals, and not only because a sentence begins. Undefined where it does not. */
export function writtenAs(text: string, words: string): string | undefined {
  for (const match of text.matchAll(patternOf(words, 'giu'))) {
    const parts = match[0].split(/\s+/)
    const long = parts.filter((part) => part.length > 3 || part === parts[0])
    const opens = /(?:^|[.!?:]["”’)]*\s+|\n\s*|["“‘])$/.test(text.slice(0, match.index))
    if (long.every((part) => /^\p{Lu}/u.test(part)) && (parts.length > 1 || !opens))
      return match[0].replace(/\s+/g, ' ')
  }
  return undefined
}

/** The sentences of an article that name a subject, in order. */
function sentencesNaming({ text }: Article, subject: Subject): Span[] {
  const forms = [subject.entry.name, ...subject.entry.aliases].filter((form) => subject.is(form))
  const places = forms.flatMap((form) => [...text.matchAll(patternOf(form, 'gu'))].map(({ index }) => index))
  const spans = places.sort((a, b) => a - b).map((at) => sentenceAround(text, at))
  return spans.filter(({ start }, i) => start !== spans[i - 1]?.start)
}

function mention(article: Article, subject: Subject): Citation | undefined {
  const [first] = sentencesNaming(article, subject)
  return first && citationOf(article, first)
}

/** Sentences that show how a name is used. */
const mostMentions = 5

/** Sentences that name a subject, of as many articles as may be, the newest before others: what there is where the articles tell nothing of it. */
export function mentionLines(records: readonly StoryRecord[], subject: Subject): ProfileLine[] {
  const sorted = [...records].sort((a, b) => byDate(b.article.published, a.article.published))
  const named = sorted.map(({ article }) => sentencesNaming(article, subject).map((span) => citationOf(article, span)))
  const longest = Math.max(0, ...named.map((found) => found.length))
  const rounds = Array.from({ length: longest }, (_, round) => named.flatMap((found) => found[round] ?? []))
  const chosen = rounds.flat().slice(0, mostMentions)
  return inOrder(
    chosen.map((citation) => ({
      text: citation.quote.replace(/\s+/g, ' '),
      citations: [citation],
      ...(citation.published ? { date: citation.published } : {}),
    })),
  )
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
