/** What the words of an event speak of. */
import type { Clause } from '../nlp/clauses.ts'
import type { Document } from '../nlp/document.ts'
import type { Sentence } from '../nlp/types.ts'
import type { DateMention, Span } from '../types.ts'

const formal = /^(?:it|they|this|these)$/

/** What "it" or "they" at the head of a sentence means: the thing that the sentence before begins with. */
function subjectBefore(document: Document, sentence: Sentence): string | undefined {
  const first = sentence.tokens[0]
  const previous = document.sentences[sentence.index - 1]
  if (!first || !formal.test(first.lower) || !previous || sentence.paragraph - previous.paragraph > 1) return undefined
  const subject = document
    .mentionsIn(previous)
    .find((m) => document.entities[m.entity]?.kind !== 'person' && m.from < 8)
  return subject && document.entities[subject.entity]?.name
}

/** Names in a sentence, or in a part of it and its subject, also those meant by a pronoun or a description. */
export function namesIn(document: Document, sentence: Sentence, part?: Span, clause?: Clause): string[] {
  const { tokens } = sentence
  const inSubject = (start: number) =>
    clause?.subject.some((np) => (tokens[np.from]?.start ?? 0) <= start && start < (tokens[np.to - 1]?.end ?? 0))
  const inside = document
    .mentionsIn(sentence)
    .filter((m) => !part || (m.start >= part.start && m.end <= part.end) || inSubject(m.start))
  const names = inside.map((m) => document.entities[m.entity]?.name)
  if (!part || part.start === sentence.start) names.push(subjectBefore(document, sentence))
  return [...new Set(names.filter((name) => name !== undefined && name !== ''))].filter((name) => name !== undefined)
}

const before =
  /(?:^|[,;(]|\band\b|\bbut\b|\bthen\b)\s*(?:(?:and|but|then|finally|later)\s+)?(?:(?:on|in|by|since|from|during|the)\s+)*$/i

/**
 * The part of a sentence with several dates that goes with one of them: "in 1998 it made A, in 2001 B" has two.
 * Undefined where the date opens no part of its own and none follows.
 */
export function partOf(document: Document, sentence: Sentence, date: DateMention): Span | undefined {
  const { text } = document.article
  const opening = document.datesIn(sentence).filter((other) => before.test(text.slice(sentence.start, other.start)))
  const at = opening.findIndex((other) => other.start === date.start)
  const next = opening.find((other) => other.start > date.start)
  if (opening.length < 2 || (at < 0 && !next)) return undefined
  const cut = (mention: DateMention) =>
    mention.start - (before.exec(text.slice(sentence.start, mention.start))?.[0].replace(/^[,;(]\s*/, '').length ?? 0)
  const start = at < 0 ? sentence.start : cut(date)
  const end = next ? cut(next) : sentence.end
  return { start, end: start + text.slice(start, end).replace(/[\s,;]+(?:and|but)?\s*$/, '').length }
}
