import type { Span } from '../types.ts'
import type { SearchDocument } from './engine.ts'
import { analyse, joinedTerms } from './terms.ts'

/** A passage that is no longer than this is kept whole even where it has more than the wanted number of words. */
const tolerance = 1.5

/** A part of a text, and how many words it has. */
type Piece = Span & { readonly count: number }

/**
 * Cuts a text into the passages that are searched: whole paragraphs, as many as make up to `words` words; a paragraph
 * much longer than that is cut after a sentence. The passages are in order, do not overlap, and leave out only space.
 */
export function splitPassages(text: string, words = 200): Span[] {
  return [...grouped(pieces(text, words), words)].map(({ start, end }) => ({ start, end }))
}

function* pieces(text: string, words: number): Generator<Piece> {
  for (const paragraph of spans(text, 0, /\n\s*\n/g)) {
    if (paragraph.count <= words * tolerance) yield paragraph
    else {
      // A wrong sentence end does no harm here: nothing is quoted by it.
      const body = text.slice(paragraph.start, paragraph.end)
      yield* grouped(spans(body, paragraph.start, /(?<=[.!?]["'”’)]*)\s+(?=["'“‘(]*\p{Lu})/gu), words)
    }
  }
}

/** Puts neighbours together, as many as have up to `words` words. */
function* grouped(all: Iterable<Piece>, words: number): Generator<Piece> {
  let open: Piece | undefined
  for (const piece of all) {
    if (open !== undefined && open.count + piece.count <= words)
      open = { start: open.start, end: piece.end, count: open.count + piece.count }
    else {
      if (open !== undefined) yield open
      open = piece
    }
  }
  if (open !== undefined) yield open
}

function* spans(text: string, offset: number, border: RegExp): Generator<Piece> {
  let start = 0
  const ends = [...text.matchAll(border)].map((match) => [match.index, match.index + match[0].length] as const)
  for (const [end, next] of [...ends, [text.length, text.length] as const]) {
    const piece = text.slice(start, end)
    const lead = piece.length - piece.trimStart().length
    const trimmed = piece.trim()
    if (trimmed !== '') {
      const from = offset + start + lead
      yield { start: from, end: from + trimmed.length, count: trimmed.split(/\s+/).length }
    }
    start = next
  }
}

/** A passage as every engine indexes it: offsets into the article's text, and the terms of the title and of the passage. */
interface PassageTerms extends Span {
  readonly terms: readonly string[]
}

const termsOf = (part: string): string[] => [...analyse(part), ...joinedTerms(part).map(({ term }) => term)]

/** The passages of an article in order. An article without text is found by its title. */
export function passageTerms({ title, text }: Pick<SearchDocument, 'title' | 'text'>): PassageTerms[] {
  const titled = termsOf(title)
  const passages = splitPassages(text)
  return (passages.length === 0 ? [{ start: 0, end: 0 }] : passages).map(({ start, end }) => ({
    start,
    end,
    terms: [...titled, ...termsOf(text.slice(start, end))],
  }))
}
