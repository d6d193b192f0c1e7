import type { Question } from '../nlp/question/index.ts'
import { inverseFrequency } from '../search/query.ts'
import { analyse, analyseWithSpans, joinedTerms } from '../search/terms.ts'
import type { Span } from '../types.ts'
import { equalTerms } from './equal-terms.ts'

/** What a term of the question does in it. */
export type TermRole = 'name' | 'verb' | 'focus' | 'date' | 'number' | 'content'

/** A term of a question and how much it counts. Offsets into `Question.form`. */
export interface QuestionTerm extends Span {
  readonly term: string
  readonly role: TermRole
  /** Rarity in the corpus, scaled so that the rarest term has 1. */
  readonly weight: number
  /** Inverse document frequency in the corpus. */
  readonly idf: number
  /** Terms that say the same: "Chinese" for "China", "8" for "eight", "antivirus" for the "virus" of "anti-virus". */
  readonly variants: ReadonlySet<string>
}

/** Words of asking itself, that no passage need have: left out, unless they belong to a name. */
const frame = new Set(analyse('how many much often long old far kind type sort'))
/** Words that say little about what is asked for. */
const asking = new Set(
  analyse(
    'name call say tell according article do happen ever actually really exactly also number current currently two three certain during',
  ),
)

/** Document frequency → weight, 0 to 1. A word in half of all passages still counts a little. */
function rarity(frequency: number, size: number): number {
  const idf = Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))
  return idf / Math.log(1 + (size + 0.5) / 0.5)
}

const none: ReadonlySet<string> = new Set()

/**
 * The terms of a question with their weights.
 * @param frequencies in how many passages each term stands
 * @param size number of passages
 */
export async function questionTerms(
  question: Question,
  frequencies: (terms: readonly string[]) => Promise<number[]>,
  size: number,
): Promise<QuestionTerm[]> {
  const spans = analyseWithSpans(question.form)
  const counts = await frequencies(spans.map(({ term }) => term))
  const inside = (span: Span, outer: Span) => span.start >= outer.start && span.end <= outer.end
  const verbSpan = question.sentence.tokens.find((token) => token.lemma === question.verb)
  // "by-pass" asks for "bypass" too.
  const joined = joinedTerms(question.form)
  const seen = new Set<string>()
  const terms: QuestionTerm[] = []
  spans.forEach((span, i) => {
    if (seen.has(span.term)) return
    seen.add(span.term)
    const role: TermRole = question.dates.some((date) => inside(span, date))
      ? 'date'
      : question.names.some((name) => inside(span, name))
        ? 'name'
        : /^\d/.test(span.term)
          ? 'number'
          : verbSpan && inside(span, verbSpan)
            ? 'verb'
            : question.focusPhrase && inside(span, question.focusPhrase) && question.wh !== 'none'
              ? 'focus'
              : 'content'
    if (role !== 'name' && frame.has(span.term) && question.wh !== 'none') return
    const base = 0.15 + 0.85 * rarity(counts[i] ?? 0, size)
    const weight = asking.has(span.term) && role !== 'name' ? base * 0.2 : role === 'name' ? Math.max(base, 0.5) : base
    const written = joined.filter((word) => inside(span, word)).map(({ term }) => term)
    const variants = role === 'date' ? none : new Set([...equalTerms(span.term), ...written])
    terms.push({ ...span, role, weight, idf: inverseFrequency(counts[i] ?? 0, size), variants })
  })
  return terms
}
