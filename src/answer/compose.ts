import type { NounPhrase } from '../nlp/chunks.ts'
import type { NameMention } from '../nlp/names/index.ts'
import type { Question } from '../nlp/question/index.ts'
import type { Sentence } from '../nlp/types.ts'
import type { Span } from '../types.ts'
import { answerDate } from './answer-date.ts'
import type { AnswerContext } from './context.ts'
import { cite, type Draft } from './draft.ts'
import type { SpanProposal } from './proposal.ts'
import type { Reading } from './reading.ts'

const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim()
/** Marks that a span may begin or end with and that say nothing. */
const loose = /^[\s,;:.–—-]+|[\s,;:–—-]+$/g

/** "which countries", "who", "where": several may be asked for; a noun in the singular ("which city") asks for one. */
function maySeveral(question: Question): boolean {
  if (question.type.startsWith('NUM') || question.type.startsWith('DESC') || question.polar) return false
  const { focusPhrase, form } = question
  const head = focusPhrase ? form.slice(focusPhrase.start, focusPhrase.end).split(/\s+/).at(-1) : undefined
  if (head === undefined) return question.wh === 'who' || question.wh === 'where' || question.wh === 'what'
  return /[^s]s$|^(?:people|men|women|children)$/i.test(head)
}

/** The list ("A, B and C") that a span is a member of; the span itself where there is none. */
function wholeList({ document }: Reading, sentence: Sentence, span: Span): Span {
  const groups = document.chunks(sentence).filter((chunk): chunk is NounPhrase => chunk.type === 'np')
  const place = (group: { readonly from: number; readonly to: number }): Span => ({
    start: sentence.tokens[group.from]?.start ?? 0,
    end: sentence.tokens[group.to - 1]?.end ?? 0,
  })
  // "£8 for members and £12": an amount and what is no amount are no list.
  const isAmount = ({ head }: { readonly head: number }) => sentence.tokens[head]?.pos === 'NUM'
  const joined = (a: NounPhrase, b: NounPhrase) => {
    if (isAmount(a) !== isAmount(b)) return false
    const between = sentence.tokens.slice(a.to, b.from).map(({ lower }) => lower)
    return between.length > 0 && between.length < 3 && between.every((word) => /^(?:,|and|&|or)$/.test(word))
  }
  const at = groups.findIndex((group) => place(group).start < span.end && place(group).end > span.start)
  if (at < 0) return span
  let [first, last] = [at, at]
  for (let a = groups[first - 1], b = groups[first]; a && b && joined(a, b); a = groups[first - 1], b = groups[first])
    first--
  for (let a = groups[last], b = groups[last + 1]; a && b && joined(a, b); a = groups[last], b = groups[last + 1])
    last++
  const [head, end] = [groups[first], groups[last]]
  const words = sentence.tokens.slice(head?.from ?? 0, end?.to ?? 0)
  // Two groups with a comma between may be anything; a list has its "and".
  if (!head || !end || first === last || !words.some(({ lower }) => /^(?:and|&|or)$/.test(lower))) return span
  return { start: Math.min(span.start, place(head).start), end: Math.max(span.end, place(end).end) }
}

/** A figure with the word that makes it a share: "70" of "70 percent". */
function wholeShare({ type }: Question, sentence: Sentence, span: Span): Span {
  const after = sentence.tokens.findIndex(({ start }) => start >= span.end)
  const [first, second] = sentence.tokens.slice(after < 0 ? sentence.tokens.length : after)
  if (type !== 'NUM:perc' || !first || !/^(?:%|percent|per)$/.test(first.lower)) return span
  const last = first.lower === 'per' ? second : first
  return last && /^(?:%|percent|cent)$/.test(last.lower) ? { start: span.start, end: last.end } : span
}

/** The mention of a name that a span is, or is a part of. */
function mentionAt({ document }: Reading, sentence: Sentence, span: Span): NameMention | undefined {
  return document
    .mentionsIn(sentence)
    .find((mention) => mention.start <= span.start && mention.end >= span.end && mention.end > mention.start)
}

/** The whole name where the answer is a name, a part of one, or a pronoun for one: "Norov" and "he" are "Vladimir Norov". */
function wholeName(question: Question, reading: Reading, sentence: Sentence, span: Span): string | undefined {
  if (!/^(?:HUM|LOC|ENTY)/.test(question.type)) return undefined
  const mention = mentionAt(reading, sentence, span)
  const entity = mention && reading.document.entities[mention.entity]
  if (!mention || !entity) return undefined
  if (entity.kind === 'person' && mention.how !== 'description') return collapse(entity.name)
  return mention.how === 'name' ? collapse(reading.document.article.text.slice(mention.start, mention.end)) : undefined
}

/** A message of a chat as the corpus writes it: "Ann Lee, 14:05, to Bo Ray: I opened it." */
const message = /^([^:\n]{1,80}?), \d{1,2}:\d{2}(?:, to [^:\n]{1,80})?: /
const isInQuotes = (before: string): boolean =>
  before.split('“').length > before.split('”').length || before.split('"').length % 2 === 0

/** Whom an answer of "I" or "me" means: who is quoted there, who wrote the message, or who wrote the article; undefined where that is not known, and for other words. */
function firstPerson({ document, facts }: Reading, { start, end }: Span): string | undefined {
  const { text, author } = document.article
  if (!/^(?:I|me|myself)$/.test(text.slice(start, end))) return undefined
  const paragraph = text.lastIndexOf('\n\n', start) + 2
  if (!isInQuotes(text.slice(paragraph, start))) return message.exec(text.slice(paragraph, start))?.[1] ?? author
  const quote = facts.find(
    (fact) => fact.kind === 'statement' && fact.named && fact.what.start <= start && fact.what.end >= end,
  )
  return quote?.kind === 'statement' ? quote.who : undefined
}

/** The sentence that says so; with the one before it where that one alone names whom or what the question is about. */
function quoted(context: AnswerContext, reading: Reading, sentence: Sentence): Span {
  const before = reading.document.sentences[sentence.index - 1]
  const named = context.view(reading, sentence).names
  if (named >= 1 || !before || before.paragraph !== sentence.paragraph) return sentence
  return context.view(reading, before).names > named ? { start: before.start, end: sentence.end } : sentence
}

/** Dresses a span as an answer: whole names, whole lists, dates written out, and the sentence that says so. */
export function compose(context: AnswerContext, span: SpanProposal, confidence: number): Draft {
  const { question } = context
  const { reading, sentence } = span
  const { text } = reading.document.article
  const list = maySeveral(question) ? wholeList(reading, sentence, span) : wholeShare(question, sentence, span)
  const isList = list.end - list.start > span.end - span.start
  const words = collapse(text.slice(list.start, list.end)).replace(loose, '')
  const name = isList ? undefined : (firstPerson(reading, span) ?? wholeName(question, reading, sentence, span))
  const dated = answerDate(question, reading, sentence, span)
  return {
    kind: 'read',
    answer: dated?.text ?? name ?? (words === '' ? collapse(span.text) : words),
    confidence,
    citations: [cite(reading, quoted(context, reading, sentence), text.slice(list.start, list.end))],
    notes: dated?.note ? [dated.note] : [],
    ...(dated?.edtf ? { date: dated.edtf } : {}),
    ...(question.names[0] ? { topic: question.names[0].name } : {}),
  }
}
