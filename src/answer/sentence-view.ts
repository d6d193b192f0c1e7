import type { Question } from '../nlp/question/index.ts'
import type { Sentence } from '../nlp/types.ts'
import { dateFit } from './date-fit.ts'
import { lensOf, type OwnMatches, type QuestionLens } from './question-lens.ts'
import type { QuestionTerm } from './question-terms.ts'
import type { Reading } from './reading.ts'

/** A sentence seen from a question: which of its tokens answer to which of the question's terms. */
export interface SentenceView {
  readonly reading: Reading
  readonly sentence: Sentence
  /** For each token, index of the question term it matches, or -1. */
  readonly matches: Int16Array
  /** For each question term, the best match in the sentence. */
  readonly found: Float32Array
  /** The same with the sentences on both sides and the title, at a discount. */
  readonly foundAround: Float32Array
  /** Weighted share of the terms found, 0 to 1. */
  readonly overlap: number
  readonly overlapAround: number
  /** Share of adjacent pairs of question terms that stand near each other here. */
  readonly pairs: number
  /** Share of the question's names that the sentence mentions, by name or reference; 1 without names. */
  readonly names: number
  /** The same with the title and the sentences on both sides. */
  readonly namesAround: number
  /** How the question's dates agree: 1 yes, 0.5 compatible, 0 no date here, -1 another date; 0.25 when the question has none. */
  readonly date: number
}

const share = (found: Float32Array, terms: readonly QuestionTerm[]): number => {
  let sum = 0
  let all = 0
  terms.forEach((term, i) => {
    const weight = term.role === 'focus' ? term.weight * 0.5 : term.weight
    all += weight
    sum += weight * (found[i] ?? 0)
  })
  return all === 0 ? 0 : sum / all
}

function tokenAt(sentence: Sentence, offset: number): number {
  let low = 0
  let high = sentence.tokens.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sentence.tokens[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

function matchTokens(reading: Reading, sentence: Sentence, lens: QuestionLens): Int16Array {
  const matches = new Int16Array(sentence.tokens.length).fill(-1)
  const strength = new Float32Array(sentence.tokens.length)
  for (const span of reading.terms(sentence)) {
    const at = tokenAt(sentence, span.start)
    const match = lens.match(span.term)
    if (match.strength > (strength[at] ?? 0)) {
      matches[at] = match.best
      strength[at] = match.strength
    }
  }
  return matches
}

/** A name that a pronoun or another form stands for counts as found. */
function withMentioned({ found, mentioned }: OwnMatches, lens: QuestionLens): Float32Array {
  const raised = Float32Array.from(found)
  lens.names.forEach(({ terms }, place) => {
    if (mentioned[place]) for (const term of terms) raised[term] = Math.max(raised[term] ?? 0, 0.8)
  })
  return raised
}

/** What the sentences beside one have; names that it mentions itself are marked too. */
function nearby(reading: Reading, sentence: Sentence, lens: QuestionLens): OwnMatches {
  const found = new Float32Array(lens.terms.length)
  const mentioned = Uint8Array.from(lens.own(reading, sentence).mentioned)
  for (const step of [-1, 1, -2]) {
    const other = reading.document.sentences[sentence.index + step]
    if (!other || (step === -2 && other.paragraph !== sentence.paragraph)) continue
    const beside = lens.own(reading, other)
    beside.found.forEach((value, term) => {
      if (value > (found[term] ?? 0)) found[term] = value
    })
    beside.mentioned.forEach((value, name) => {
      if (value) mentioned[name] = 1
    })
  }
  return { found, mentioned }
}

function nearPairs(matches: Int16Array, count: number): number {
  if (count < 2) return 0
  const near = new Set<number>()
  for (let i = 0; i < matches.length; i++) {
    const term = matches[i] ?? -1
    if (term < 0) continue
    for (let j = i + 1; j < Math.min(i + 4, matches.length); j++) if (matches[j] === term + 1) near.add(term)
  }
  return near.size / (count - 1)
}

/** Share of the question's names that are mentioned, or whose terms were all found at least so well; 1 without names. */
function namesFound(mentioned: Uint8Array, lens: QuestionLens, found: Float32Array, least: number): number {
  if (lens.names.length === 0) return 1
  let sum = 0
  lens.names.forEach(({ terms }, place) => {
    const literal = terms.length > 0 && terms.every((term) => (found[term] ?? 0) >= least)
    sum += literal || mentioned[place] ? 1 : 0
  })
  return sum / lens.names.length
}

/** What of a view only the best sentences need is made when it is first asked for. */
class LazyView implements SentenceView {
  readonly names: number
  readonly namesAround: number
  readonly found: Float32Array
  readonly foundAround: Float32Array
  readonly overlap: number
  readonly overlapAround: number
  readonly #lens: QuestionLens
  #matches: Int16Array | undefined
  #pairs: number | undefined
  #date: number | undefined

  constructor(
    readonly reading: Reading,
    readonly sentence: Sentence,
    lens: QuestionLens,
  ) {
    const { terms } = lens
    const own = lens.own(reading, sentence)
    this.#lens = lens
    this.names = namesFound(own.mentioned, lens, own.found, 0.9)
    this.found = withMentioned(own, lens)
    const near = nearby(reading, sentence, lens)
    this.foundAround = Float32Array.from(this.found)
    terms.forEach((term, i) => {
      const titled = reading.titleTerms.has(term.term) ? 0.8 : 0
      this.foundAround[i] = Math.max(this.foundAround[i] ?? 0, titled, (near.found[i] ?? 0) * 0.6)
    })
    this.namesAround = namesFound(near.mentioned, lens, this.foundAround, 0.55)
    this.overlap = share(this.found, terms)
    this.overlapAround = share(this.foundAround, terms)
  }

  get matches(): Int16Array {
    this.#matches ??= matchTokens(this.reading, this.sentence, this.#lens)
    return this.#matches
  }

  get pairs(): number {
    this.#pairs ??= nearPairs(this.matches, this.#lens.terms.length)
    return this.#pairs
  }

  get date(): number {
    this.#date ??= dateFit(this.reading, this.sentence, this.#lens.question)
    return this.#date
  }
}

/** Sees a sentence from a question. */
export function viewSentence(
  reading: Reading,
  sentence: Sentence,
  question: Question,
  terms: readonly QuestionTerm[],
): SentenceView {
  return new LazyView(reading, sentence, lensOf(question, terms))
}
