import type { Span } from '../types.ts'
import type { QueryTerm } from './engine.ts'
import { analyseWithSpans, joinedTerms } from './terms.ts'

/** What a word of a question's frame counts beside a word of its topic; measured with `bench/retrieval.ts`. */
export const frameWeight = 0.3

/** Wordings that say what kind of answer is asked for, not what it is about: an article that answers need not have them. */
const frames = [
  /\bhow (many|much|old|long|far|often|tall|big|large|high|deep|fast)\b/giu,
  /\b(?:what|which)(?:'s| is| was| were| are)?(?: the)? (years?|dates?|days?|months?|times?|century|decades?|kinds?|types?|sorts?|names?|numbers?|percentage|terms?|words?)\b/giu,
  /\b((?:take|takes|took|taken|taking) place)\b/giu,
  /\b((?:tell|show) me)\b/giu,
] as const

/** The places of a question's frame in its text. */
function frameSpans(question: string): Span[] {
  return frames.flatMap((frame) =>
    [...question.matchAll(frame)].map((match) => {
      const end = match.index + match[0].length
      return { start: end - (match[1]?.length ?? 0), end }
    }),
  )
}

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

/**
 * Inverse document frequency as lunr computes it, ln(1 + (N - n + 0.5) / (n + 0.5)).
 * @param frequency number of passages with the term
 * @param size number of passages
 */
export const inverseFrequency = (frequency: number, size: number): number =>
  Math.log(1 + Math.abs((size - frequency + 0.5) / (frequency + 0.5)))
