import type { Fact } from '../facts/index.ts'
import { nameKey } from '../names/name-key.ts'
import type { Document } from '../nlp/document.ts'
import type { Sentence } from '../nlp/types.ts'
import { analyse, analyseWithSpans, type TermSpan } from '../search/terms.ts'

/** An article opened for answering: its document, facts and terms. Terms are read when first asked for. */
export class Reading {
  readonly #terms = new Map<number, readonly TermSpan[]>()
  readonly #keys = new Map<number, ReadonlySet<string>>()
  #title: ReadonlySet<string> | undefined
  #counts: ReadonlyMap<string, number> | undefined

  constructor(
    /** Number of the article in its corpus. */
    readonly number: number,
    readonly document: Document,
    readonly facts: readonly Fact[],
  ) {}

  /** Terms of a sentence with offsets into the article's text. */
  terms(sentence: Sentence): readonly TermSpan[] {
    const known = this.#terms.get(sentence.index)
    if (known) return known
    const { text } = this.document.article
    const terms = analyseWithSpans(text.slice(sentence.start, sentence.end)).map(({ term, start, end }) => ({
      term,
      start: start + sentence.start,
      end: end + sentence.start,
    }))
    this.#terms.set(sentence.index, terms)
    return terms
  }

  /** Keys of all forms of an entity of the document by its number; none where there is no such entity. */
  entityKeys(entity: number): ReadonlySet<string> {
    const known = this.#keys.get(entity)
    if (known) return known
    const found = this.document.entities[entity]
    const keys = new Set(found ? [found.name, ...found.aliases].map(nameKey) : [])
    this.#keys.set(entity, keys)
    return keys
  }

  get titleTerms(): ReadonlySet<string> {
    this.#title ??= new Set(analyse(this.document.article.title))
    return this.#title
  }

  /** How often each term stands in the article. */
  get counts(): ReadonlyMap<string, number> {
    if (this.#counts) return this.#counts
    const counts = new Map<string, number>()
    for (const sentence of this.document.sentences)
      for (const { term } of this.terms(sentence)) counts.set(term, (counts.get(term) ?? 0) + 1)
    this.#counts = counts
    return counts
  }
}
