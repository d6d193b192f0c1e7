import type { Document } from '../nlp/document.ts'
import type { Sentence } from '../nlp/types.ts'
import type { Span } from '../types.ts'

/** Fewer words in quotation marks are a name or a word that is talked about. */
const fewestWords = 4

const kept = new WeakMap<Document, ReadonlyMap<number, readonly Span[]>>()

/**
 * Reads all quotations of a document. Straight marks look alike, so each opens what the one before it closed; a new paragraph begins anew, since
 * a quotation that runs over several paragraphs opens in each.
 */
function readAll(document: Document): Map<number, readonly Span[]> {
  const { text } = document.article
  const all = new Map<number, readonly Span[]>()
  let paragraph = -1
  let open = false
  for (const sentence of document.sentences) {
    if (sentence.paragraph !== paragraph) open = beginsInside(document, sentence.paragraph)
    paragraph = sentence.paragraph
    const spans: Span[] = []
    let start: number | undefined = open ? sentence.start : undefined
    for (const token of sentence.tokens) {
      if (token.text === '“' || (token.text === '"' && start === undefined)) start ??= token.start
      else if ((token.text === '”' || token.text === '"') && start !== undefined) {
        spans.push({ start, end: token.end })
        start = undefined
      }
    }
    open = start !== undefined
    if (start !== undefined) spans.push({ start, end: sentence.end })
    all.set(
      sentence.index,
      spans.filter(
        (span) =>
          text
            .slice(span.start, span.end)
            .split(/\s+/)
            .filter((word) => /\w/.test(word)).length >= fewestWords,
      ),
    )
  }
  return all
}

/** Whether a paragraph begins inside a quotation: it has an odd number of straight marks, and the first follows the end of a sentence. */
function beginsInside(document: Document, paragraph: number): boolean {
  const tokens = document.sentences
    .filter((sentence) => sentence.paragraph === paragraph)
    .flatMap((sentence) => sentence.tokens)
  const first = tokens.findIndex((token) => token.text === '"')
  const count = tokens.filter((token) => token.text === '"').length
  return count % 2 === 1 && first > 0 && /^[.!?,]$/.test(tokens[first - 1]?.text ?? '')
}

/** Spans between quotation marks of a sentence, marks included, as far as they stand in it. */
export function quotations(document: Document, sentence: Sentence): readonly Span[] {
  const known = kept.get(document) ?? readAll(document)
  kept.set(document, known)
  return known.get(sentence.index) ?? []
}
