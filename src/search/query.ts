import type { QueryTerm } from './engine.ts'
import { frameSpans, frameWeight } from './question-frame.ts'
import { analyseWithSpans, joinedTerms } from './terms.ts'

/**
 * The terms of a question as a search takes them, each once. Words written with a capital, other than the first, may
 * be misspelt names and are looked up by their nearest spellings when no article has them; in a question without any
 * capital each word of letters may. Words that only frame the question ("how many", "in which year") count less.
 */
export function queryTerms(text: string): QueryTerm[] {
  const cased = /\p{Lu}/u.test(text.trim().slice(1))
  const frames = frameSpans(text)
  const terms = new Map<string, QueryTerm>()
  for (const { term, start, end } of analyseWithSpans(text)) {
    const word = text.slice(start, end)
    const fuzzy = cased ? /^\p{Lu}/u.test(word) : /^\p{L}+$/u.test(word)
    const boost = frames.some((frame) => start >= frame.start && end <= frame.end) ? frameWeight : 1
    const known = terms.get(term)
    terms.set(term, { term, boost: Math.max(boost, known?.boost ?? 0), fuzzy: fuzzy || known?.fuzzy === true })
  }
  // "e-mail" asks for "email" too: it weighs as much as one of its parts, and is not looked up by its spelling.
  for (const { term } of joinedTerms(text)) if (!terms.has(term)) terms.set(term, { term, boost: 1, fuzzy: false })
  return [...terms.values()]
}
