import type { QueryTerm } from './engine.ts'
import { analyseWithSpans } from './terms.ts'

/**
 * The terms of a question as a search takes them, each once. Words written with a capital, other than the first, may
 * be misspelt names and are looked up by their nearest spellings when no article has them; in a question without any
 * capital each word of letters may.
 */
export function queryTerms(text: string): QueryTerm[] {
  const cased = /\p{Lu}/u.test(text.trim().slice(1))
  const terms = new Map<string, QueryTerm>()
  for (const { term, start, end } of analyseWithSpans(text)) {
    const word = text.slice(start, end)
    const fuzzy = cased ? /^\p{Lu}/u.test(word) : /^\p{L}+$/u.test(word)
    if (fuzzy || !terms.has(term)) terms.set(term, { term, fuzzy })
  }
  return [...terms.values()]
}
