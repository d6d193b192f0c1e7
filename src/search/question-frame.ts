import type { Span } from '../types.ts'

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
export function frameSpans(question: string): Span[] {
  return frames.flatMap((frame) =>
    [...question.matchAll(frame)].map((match) => {
      const end = match.index + match[0].length
      return { start: end - (match[1]?.length ?? 0), end }
    }),
  )
}
