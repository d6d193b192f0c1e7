import { nameKey } from '../names/name-key.ts'
import type { NameMention } from '../nlp/names/index.ts'
import type { LinkedName, Question } from '../nlp/question/index.ts'
import type { Sentence } from '../nlp/types.ts'
import type { QuestionTerm } from './question-terms.ts'
import type { Reading } from './reading.ts'

/** Which terms of a question a word answers to. */
export interface WordMatch {
  /** Each term with how well: 1 the word itself, less for a word near in meaning. */
  readonly all: readonly { readonly term: number; readonly strength: number }[]
  /** The first of the best, or -1. */
  readonly best: number
  readonly strength: number
}

const noMatch: WordMatch = { all: [], best: -1, strength: 0 }

/** A name of the question: its keys, and the terms that it is made of. */
export interface SoughtName {
  readonly keys: readonly string[]
  readonly terms: readonly number[]
}

/** What a sentence has of a question, before the sentences around it are looked at. */
export interface OwnMatches {
  /** For each term, the best match of a word. */
  readonly found: Float32Array
  /** For each name, 1 where the sentence mentions it, by any form, pronoun or description. */
  readonly mentioned: Uint8Array
}

/** What a question seeks, made ready once for all sentences that are looked at; what was seen of each is kept. */
export class QuestionLens {
  readonly #words = new Map<string, WordMatch>()
  readonly #own = new Map<Sentence, OwnMatches>()
  readonly #entities = new Map<Reading, (entity: number) => readonly number[]>()
  readonly names: readonly SoughtName[]

  constructor(
    readonly question: Question,
    readonly terms: readonly QuestionTerm[],
  ) {
    this.names = question.names.map((name) => soughtName(name, terms))
  }

  /** The terms that an index term of a sentence answers to. */
  match(word: string): WordMatch {
    const known = this.#words.get(word)
    if (known) return known
    const made = matchWord(word, this.terms)
    this.#words.set(word, made)
    return made
  }

  own(reading: Reading, sentence: Sentence): OwnMatches {
    const known = this.#own.get(sentence)
    if (known) return known
    const found = new Float32Array(this.terms.length)
    // One word may stand for two of the question's: "population" for "people" and for "live".
    for (const span of reading.terms(sentence))
      for (const { term, strength } of this.match(span.term).all)
        if (strength > (found[term] ?? 0)) found[term] = strength
    const mentioned = new Uint8Array(this.names.length)
    if (this.names.length > 0) this.#mark(reading, reading.document.mentionsIn(sentence), mentioned)
    const made = { found, mentioned }
    this.#own.set(sentence, made)
    return made
  }

  #mark(reading: Reading, mentions: readonly NameMention[], mentioned: Uint8Array): void {
    let named = this.#entities.get(reading)
    if (!named) {
      named = namedBy(reading, this.names)
      this.#entities.set(reading, named)
    }
    for (const { entity } of mentions) for (const name of named(entity)) mentioned[name] = 1
  }
}

/** Places of the names that an entity of an article goes by, remembered. */
function namedBy(reading: Reading, names: readonly SoughtName[]): (entity: number) => readonly number[] {
  const known = new Map<number, readonly number[]>()
  return (entity) => {
    const before = known.get(entity)
    if (before) return before
    const keys = reading.entityKeys(entity)
    const made = names.flatMap((name, place) => (name.keys.some((key) => keys.has(key)) ? [place] : []))
    known.set(entity, made)
    return made
  }
}

function soughtName(name: LinkedName, terms: readonly QuestionTerm[]): SoughtName {
  return {
    keys: [nameKey(name.name), nameKey(name.written)],
    terms: terms.flatMap((term, place) => (term.start >= name.start && term.end <= name.end ? [place] : [])),
  }
}

/** What a term that says the same counts beside the term itself. */
const variantStrength = 0.9

function matchWord(word: string, terms: readonly QuestionTerm[]): WordMatch {
  let best = -1
  let strength = 0
  const all: { term: number; strength: number }[] = []
  terms.forEach((term, place) => {
    const value = term.term === word ? 1 : term.variants.has(word) ? variantStrength : 0
    if (value > 0) all.push({ term: place, strength: value })
    if (value > strength) {
      strength = value
      best = place
    }
  })
  return best < 0 ? noMatch : { all, best, strength }
}

const lenses = new WeakMap<readonly QuestionTerm[], QuestionLens>()

/** The lens of a question; the same for the same question and list of terms. */
export function lensOf(question: Question, terms: readonly QuestionTerm[]): QuestionLens {
  const known = lenses.get(terms)
  if (known?.question === question) return known
  const made = new QuestionLens(question, terms)
  lenses.set(terms, made)
  return made
}
