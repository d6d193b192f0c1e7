import { bisector, group } from 'd3-array'
import type { Document } from '../nlp/document.ts'
import type { Sentence } from '../nlp/types.ts'
import type { Span } from '../types.ts'

/** What stands between two quotation marks, marks included; it may run over several sentences, never over a paragraph's end. */
export interface Quotation extends Span {
  readonly paragraph: number
  /** No mark closes it in its paragraph: the next paragraph goes on with it. */
  readonly open: boolean
}

/** Fewer words in quotation marks are a name or a word that is talked about. */
const fewestWords = 4

const kept = new WeakMap<Document, readonly Quotation[]>()

/**
 * Reads all quotations of a document. Straight marks look alike, so each opens what the one before it closed; a new paragraph begins anew, since
 * a quotation that runs over several paragraphs opens in each.
 */
function readAll(document: Document): Quotation[] {
  const all: Quotation[] = []
  let paragraph = -1
  let start: number | undefined
  let last = 0
  const close = (end: number, open: boolean) => {
    if (start !== undefined) all.push({ start, end, paragraph, open })
    start = undefined
  }
  const paragraphs = group(document.sentences, (sentence) => sentence.paragraph)
  for (const sentence of document.sentences) {
    if (sentence.paragraph !== paragraph) {
      close(last, true)
      paragraph = sentence.paragraph
      if (beginsInside(paragraphs.get(paragraph) ?? [])) start = sentence.start
    }
    for (const token of sentence.tokens) {
      if (token.text === '“' || (token.text === '"' && start === undefined)) start ??= token.start
      else if (token.text === '”' || token.text === '"') close(token.end, false)
    }
    last = sentence.end
  }
  close(last, true)
  return all.length > 0 ? all : singleMarked(document)
}

/** 'The bridge is safe,' between single marks: a sentence that ends at the mark or whose comma follows it, so that no apostrophe is one. */
const singleMarks =
  /(?<![\p{L}\p{N}])(?:‘|')(?=\p{Lu})[^\n]{0,2000}?(?:(?<=[,.!?…])(?:’|')(?![\p{L}\p{N}])|(?:’|')(?=[,.]))/gu

/** The sentence that a place stands in, or the next one. */
export const sentenceFrom = ({ sentences }: Document, at: number): Sentence | undefined =>
  sentences[bisector(({ end }: Sentence) => end).right(sentences, at)]

/** Quotations in single marks, of an article that has no double ones. */
function singleMarked(document: Document): Quotation[] {
  const { text } = document.article
  return [...text.matchAll(singleMarks)].flatMap((match) => {
    const start = match.index
    const sentence = sentenceFrom(document, start)
    return sentence ? [{ start, end: start + match[0].length, paragraph: sentence.paragraph, open: false }] : []
  })
}

/** Whether a paragraph begins inside a quotation: it has an odd number of straight marks, and the first follows the end of a sentence. */
function beginsInside(paragraph: readonly Sentence[]): boolean {
  const tokens = paragraph.flatMap((sentence) => sentence.tokens)
  const first = tokens.findIndex((token) => token.text === '"')
  const count = tokens.filter((token) => token.text === '"').length
  return count % 2 === 1 && first > 0 && /^[.!?,]$/.test(tokens[first - 1]?.text ?? '')
}

/** All quotations of a document in order, also single words. */
export function quotationsOf(document: Document): readonly Quotation[] {
  const known = kept.get(document) ?? readAll(document)
  kept.set(document, known)
  return known
}

/** The part of a span that stands in a sentence; undefined where none does. */
export function withinSentence({ start, end }: Span, sentence: Sentence): Span | undefined {
  const part = { start: Math.max(start, sentence.start), end: Math.min(end, sentence.end) }
  return part.end > part.start ? part : undefined
}

const byEnd = bisector(({ end }: Span) => end)

/** The quotations that overlap a span; they do not overlap each other. */
export function quotationsWithin(document: Document, { start, end }: Span): readonly Quotation[] {
  const all = quotationsOf(document)
  const first = byEnd.right(all, start)
  let after = first
  while ((all[after]?.start ?? Number.POSITIVE_INFINITY) < end) after++
  return all.slice(first, after)
}

/** Spans between quotation marks of a sentence, marks included, as far as they stand in it; without names and single words. */
export function quotations(document: Document, sentence: Sentence): readonly Span[] {
  const { text } = document.article
  return quotationsWithin(document, sentence).flatMap((quotation) => {
    const part = withinSentence(quotation, sentence)
    const words = part ? text.slice(part.start, part.end).match(/\S*\w\S*/g) : null
    return part && words && words.length >= fewestWords ? [part] : []
  })
}
