import type { LexiconTables, NumberLists } from './file.ts'

/** Parts of speech that a lexicon knows. */
export type LexiconPart = 'noun' | 'verb' | 'adj'

/** Fields of senses by part of speech: lexnames(5WN) numbers nouns 3 to 28, verbs 29 to 43, adjectives 0, 1 and 44. */
const partOfField = (field: number): LexiconPart =>
  field >= 3 && field <= 28 ? 'noun' : field >= 29 && field <= 43 ? 'verb' : 'adj'

const slice = ({ starts, values }: NumberLists, at: number): Uint32Array =>
  values.subarray(starts[at] ?? 0, starts[at + 1] ?? 0)

const none = new Uint32Array(0)

/** English words, what they mean, and how meanings hang together. Words are dictionary forms in lower case. */
export class Lexicon {
  readonly #tables: LexiconTables

  constructor(tables: LexiconTables) {
    this.#tables = tables
  }

  /** Senses of a word as a part of speech, the most frequent first. */
  senses(word: string, part: LexiconPart): number[] {
    return [...this.#listOf(this.#tables.senses, word)].filter((sense) => partOfField(this.field(sense)) === part)
  }

  /** Number of the field of a sense: persons, places, acts, times … */
  field(sense: number): number {
    return this.#tables.fields[sense] ?? 0
  }

  /** Words with a sense. */
  words(sense: number): string[] {
    return this.#named(slice(this.#tables.members, sense))
  }

  /** What a sense is a kind of. */
  kinds(sense: number): Uint32Array {
    return slice(this.#tables.kinds, sense)
  }

  /** What is a kind of a sense. */
  below(sense: number): Uint32Array {
    return slice(this.#tables.below, sense)
  }

  /** Words of one root with a word: "invade" and "invasion". */
  roots(word: string): string[] {
    return this.#named(this.#listOf(this.#tables.roots, word))
  }

  /** Words that mean the contrary of a word. */
  opposites(word: string): string[] {
    return this.#named(this.#listOf(this.#tables.opposites, word))
  }

  #listOf(lists: NumberLists, word: string): Uint32Array {
    const at = this.#numberOf(Buffer.from(word))
    return at < 0 ? none : slice(lists, at)
  }

  #numberOf(word: Buffer): number {
    const { words, wordStarts } = this.#tables
    let low = 0
    let high = wordStarts.length - 2
    while (low <= high) {
      const middle = (low + high) >> 1
      const order = words.compare(word, 0, word.length, wordStarts[middle] ?? 0, wordStarts[middle + 1] ?? 0)
      if (order === 0) return middle
      if (order < 0) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  #named(numbers: Uint32Array): string[] {
    const { words, wordStarts } = this.#tables
    return [...numbers].map((number) => words.toString('utf8', wordStarts[number] ?? 0, wordStarts[number + 1] ?? 0))
  }
}
