import type { Clause } from '../../nlp/clauses.ts'
import type { Question } from '../../nlp/question/index.ts'
import type { Sentence } from '../../nlp/types.ts'
import { nameKey } from '../names/name-table.ts'
import type { QuestionTerm } from '../question-terms.ts'
import type { Reading } from '../reading.ts'
import { dateFit } from './date-fit.ts'

/** A sentence seen from a question: which of its tokens answer to which of the question's terms. */
export interface SentenceView {
  readonly reading: Reading
  readonly sentence: Sentence
  /** For each token, index of the question term it matches, or -1. */
  readonly matches: Int16Array
  /** For each token, how well: 1 the word itself, less for a variant or a pronoun, 0 not. */
  readonly strength: Float32Array
  /** For each token, whether it has any index term at all. */
  readonly content: Uint8Array
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
  /** Clause of each token, or -1. */
  readonly clauseOf: Int16Array
  readonly clauses: readonly Clause[]
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

function matchTerms(
  reading: Reading,
  sentence: Sentence,
  terms: readonly QuestionTerm[],
  into: Float32Array,
  each?: (at: number, term: number, strength: number) => void,
): void {
  for (const span of reading.terms(sentence)) {
    let best = -1
    let strength = 0
    terms.forEach((term, i) => {
      const value = term.term === span.term ? 1 : (term.related.get(span.term) ?? 0)
      // One word may stand for two of the question's: "population" for "people" and for "live".
      if (value > (into[i] ?? 0)) into[i] = value
      if (value > strength) {
        strength = value
        best = i
      }
    })
    each?.(span.start, best, strength)
  }
}

/** Keys of the names that a sentence mentions, by name, alias, pronoun or description. */
export function mentionedKeys(reading: Reading, sentence: Sentence): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const mention of reading.document.mentionsIn(sentence)) {
    const entity = reading.document.entities[mention.entity]
    if (entity) for (const form of [entity.name, ...entity.aliases]) keys.add(nameKey(form))
  }
  return keys
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

function clausesByToken(sentence: Sentence, clauses: readonly Clause[]): Int16Array {
  const owner = new Int16Array(sentence.tokens.length).fill(-1)
  clauses.forEach((clause, index) => {
    for (let i = clause.from; i < clause.to; i++) owner[i] = index
    for (const np of clause.obliques) for (let i = np.from; i < np.to; i++) if (owner[i] === -1) owner[i] = index
  })
  return owner
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

function namesFound(
  keys: ReadonlySet<string>,
  question: Question,
  found: Float32Array,
  terms: readonly QuestionTerm[],
  least: number,
): number {
  if (question.names.length === 0) return 1
  let sum = 0
  for (const name of question.names) {
    const own = terms.flatMap((term, i) => (term.start >= name.start && term.end <= name.end ? [found[i] ?? 0] : []))
    const literal = own.length > 0 && own.every((value) => value >= least)
    sum += literal || keys.has(nameKey(name.name)) || keys.has(nameKey(name.written)) ? 1 : 0
  }
  return sum / question.names.length
}

/** Sees a sentence from a question. */
export function viewSentence(
  reading: Reading,
  sentence: Sentence,
  question: Question,
  terms: readonly QuestionTerm[],
): SentenceView {
  const { document } = reading
  const size = sentence.tokens.length
  const matches = new Int16Array(size).fill(-1)
  const strength = new Float32Array(size)
  const content = new Uint8Array(size)
  const found = new Float32Array(terms.length)
  matchTerms(reading, sentence, terms, found, (offset, term, value) => {
    const at = tokenAt(sentence, offset)
    content[at] = 1
    if (term >= 0 && value > (strength[at] ?? 0)) {
      matches[at] = term
      strength[at] = value
    }
  })
  const keys = mentionedKeys(reading, sentence)
  const names = namesFound(keys, question, found, terms, 0.9)
  // A name that a pronoun or another form stands for counts as found.
  for (const name of question.names) {
    if (!keys.has(nameKey(name.name)) && !keys.has(nameKey(name.written))) continue
    terms.forEach((term, i) => {
      if (term.start >= name.start && term.end <= name.end) found[i] = Math.max(found[i] ?? 0, 0.8)
    })
  }
  const around = Float32Array.from(found)
  const nearby = new Float32Array(terms.length)
  const keysAround = new Set(keys)
  for (const step of [-1, 1, -2]) {
    const other = document.sentences[sentence.index + step]
    if (!other || (step === -2 && other.paragraph !== sentence.paragraph)) continue
    matchTerms(reading, other, terms, nearby)
    for (const key of mentionedKeys(reading, other)) keysAround.add(key)
  }
  terms.forEach((term, i) => {
    const titled = reading.titleTerms.has(term.term) ? 0.8 : 0
    around[i] = Math.max(around[i] ?? 0, titled, (nearby[i] ?? 0) * 0.6)
  })
  const clauses = document.clauses(sentence)
  return {
    reading,
    sentence,
    matches,
    strength,
    content,
    found,
    foundAround: around,
    overlap: share(found, terms),
    overlapAround: share(around, terms),
    pairs: nearPairs(matches, terms.length),
    names,
    namesAround: namesFound(keysAround, question, around, terms, 0.55),
    date: dateFit(reading, sentence, question),
    clauseOf: clausesByToken(sentence, clauses),
    clauses,
  }
}
