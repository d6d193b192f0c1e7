import { citationOf } from '../../citation.ts'
import { given } from '../../facts/reading.ts'
import type { Article, Citation, ProfileLine, Span } from '../../types.ts'
import { contentTerms } from '../candidate.ts'
import type { StoryRecord } from '../source.ts'
import { escaped } from '../topic.ts'
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

/** The words of a name as the source of a pattern: white space and the kind of apostrophe do not matter. */
export function wordsPattern(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .map(escaped)
    .join('\\s+')
    .replace(/['‘’ʼ]/g, "['‘’ʼ]")
  return `(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`
}

const patternOf = (name: string, flags: string): RegExp => new RegExp(wordsPattern(name), flags)

/** The name of a subject and its other forms. */
export const formsOf = ({ entry, is }: Subject): string[] => [entry.name, ...entry.aliases].filter((form) => is(form))

/**
 * How a text writes some words as a name: with their capitals, and not only because a sentence begins; that a sentence begins with a word that is
 * typed with a capital will do where the text never has it in lower case. Undefined where it does not.
 */
export function writtenAs(text: string, words: string): string | undefined {
  const isCommon = patternOf(words.toLowerCase(), 'u').test(text)
  const mayOpen = /^\p{Lu}/u.test(words.trim()) && !isCommon
  for (const match of text.matchAll(patternOf(words, 'giu'))) {
    const parts = match[0].split(/\s+/)
    const long = parts.filter((part) => part.length > 3 || part === parts[0])
    const opens = /(?:^|[.!?:]["”’)]*\s+|\n\s*|["“‘])$/.test(text.slice(0, match.index))
    if (long.every((part) => /^\p{Lu}/u.test(part)) && (parts.length > 1 || !opens || mayOpen))
      return match[0].replace(/\s+/g, ' ')
  }
  return undefined
}

/** The sentences of an article that name a subject, in order. */
function sentencesNaming({ text }: Article, subject: Subject): Span[] {
  const places = formsOf(subject).flatMap((form) => [...text.matchAll(patternOf(form, 'gu'))].map(({ index }) => index))
  const spans = places.sort((a, b) => a - b).map((at) => sentenceAround(text, at))
  return spans.filter(({ start }, i) => start !== spans[i - 1]?.start)
}

/** Sentences that show how a name is used. */
const mostMentions = 5

/** The lines of a profile that stand above its mentions. */
interface ToldLines {
  /** Those that say what their sentence says. */
  readonly whole: readonly ProfileLine[]
  /** Those that take a word or two of their sentence: an office, a place. */
  readonly scraps: readonly ProfileLine[]
}

/** Of a sentence that a scrap is taken from, the share of its words that the scrap says: with more there is nothing left to tell. */
const mostSaid = 0.5

/** Whether what a sentence says stands in the lines above already. */
function isTold(sentence: Citation, { whole, scraps }: ToldLines, name: string): boolean {
  const cites = ({ citations }: ProfileLine) =>
    citations.some(
      ({ article, start, end }) => article === sentence.article && start < sentence.end && sentence.start < end,
    )
  if (whole.some(cites)) return true
  // Where there is nothing but scraps, their sentences are what makes sense of them.
  if (whole.length === 0) return false
  const own = contentTerms(name)
  const terms = [...contentTerms(sentence.quote)].filter((term) => !own.has(term))
  const said = contentTerms(
    scraps
      .filter(cites)
      .map(({ text }) => text)
      .join(' '),
  )
  return said.size > 0 && terms.filter((term) => said.has(term)).length >= terms.length * mostSaid
}

/**
 * Sentences that name a subject, of as many articles as may be, the newest before others: what there is where the articles tell little of it.
 * @param told the lines above, whose sentences are not shown again
 */
export function mentionLines(records: readonly StoryRecord[], subject: Subject, told: ToldLines): ProfileLine[] {
  const sorted = [...records].sort((a, b) => byDate(b.article.published, a.article.published))
  const named = sorted.map(({ article }) =>
    sentencesNaming(article, subject)
      .map((span) => citationOf(article, span))
      .filter((citation) => !isTold(citation, told, subject.entry.name)),
  )
  const longest = Math.max(0, ...named.map((found) => found.length))
  const rounds = Array.from({ length: longest }, (_, round) => named.flatMap((found) => found[round] ?? []))
  const chosen = rounds.flat().slice(0, mostMentions)
  const lines = chosen.map((citation): ProfileLine => {
    const { quote, published } = citation
    return { text: quote.replace(/\s+/g, ' '), citations: [citation], ...given({ date: published }) }
  })
  return inOrder(lines)
}

function firstMention(records: readonly StoryRecord[], subject: Subject): Citation | undefined {
  for (const { article } of records) {
    const [first] = sentencesNaming(article, subject)
    if (first) return citationOf(article, first)
  }
  return undefined
}

/** The sentences that name a subject in the oldest and in the newest article. */
export function firstAndLast(records: readonly StoryRecord[], subject: Subject): { first?: Citation; last?: Citation } {
  const sorted = [...records].sort((a, b) => byDate(a.article.published, b.article.published))
  const dated = sorted.filter(({ article: { published } }) => published !== undefined && !published.startsWith('XXXX'))
  const first = firstMention([...dated, ...sorted], subject)
  const last = firstMention([...dated.toReversed(), ...sorted.toReversed()], subject)
  return given({ first, last })
}
