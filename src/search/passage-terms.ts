import type { Span } from '../types.ts'
import type { SearchDocument } from './engine.ts'
import { splitPassages } from './passages.ts'
import { analyse, joinedTerms } from './terms.ts'

/** A passage as every engine indexes it: offsets into the article's text, and the terms of the title and of the passage. */
export interface PassageTerms extends Span {
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
