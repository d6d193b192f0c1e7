import type { Span } from '../types.ts'
import type { SearchDocument } from './engine.ts'
import { splitPassages } from './passages.ts'
import { analyse, joinedTerms } from './terms.ts'

/** What a word of the text counts, and of the title in each passage of its article: in quarters. */
const textQuarters = 4
const titleQuarters = 4

/** A passage as it is indexed: offsets into the article's text and how often each term counts, in quarters. */
export interface SearchUnit extends Span {
  readonly counts: ReadonlyMap<string, number>
  /** Sum of the counts. */
  readonly length: number
}

/** The passages of an article in order, the same for every engine. An article without text is found by its title. */
export function unitsOf({ title, text }: Pick<SearchDocument, 'title' | 'text'>): SearchUnit[] {
  const termsOf = (part: string) => [...analyse(part), ...joinedTerms(part).map(({ term }) => term)]
  const titleTerms = termsOf(title)
  const passages = splitPassages(text)
  return (passages.length === 0 ? [{ start: 0, end: 0 }] : passages).map(({ start, end }) => {
    const counts = new Map<string, number>()
    for (const term of titleTerms) counts.set(term, (counts.get(term) ?? 0) + titleQuarters)
    const terms = termsOf(text.slice(start, end))
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + textQuarters)
    return { start, end, counts, length: titleTerms.length * titleQuarters + terms.length * textQuarters }
  })
}
