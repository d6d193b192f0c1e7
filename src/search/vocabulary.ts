import { distance } from 'fastest-levenshtein'

/** At most this many spellings stand for a term that no document has. */
const spellings = 4

/** The sorted terms of an index, with look-up by binary search: no map of them is kept in memory. */
export class Vocabulary {
  readonly #terms: readonly string[]
  #byLength: Map<number, string[]> | undefined

  constructor(terms: readonly string[]) {
    this.#terms = terms
  }

  /** Number of a term; -1 where it is not known. */
  numberOf(term: string): number {
    let low = 0
    let high = this.#terms.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = this.#terms[middle] ?? ''
      if (found === term) return middle
      if (found < term) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  /**
   * The terms nearest to `term` in spelling, nearest first, all at the same distance: one edit for four to seven
   * letters, up to two from eight letters on, none for fewer; two edits only where the first letter is the same.
   */
  near(term: string): string[] {
    const allowed = term.length < 4 ? 0 : term.length < 8 ? 1 : 2
    for (let edits = 1; edits <= allowed; edits++) {
      const found = this.#at(term, edits)
      if (found.length > 0) return found.slice(0, spellings)
    }
    return []
  }

  #at(term: string, edits: number): string[] {
    const found: string[] = []
    for (let length = term.length - edits; length <= term.length + edits; length++) {
      for (const other of this.#ofLength(length)) {
        if ((edits === 1 || other[0] === term[0]) && distance(term, other) === edits) found.push(other)
      }
    }
    return found
  }

  #ofLength(length: number): readonly string[] {
    this.#byLength ??= groupByLength(this.#terms)
    return this.#byLength.get(length) ?? []
  }
}

function groupByLength(terms: readonly string[]): Map<number, string[]> {
  const groups = new Map<number, string[]>()
  for (const term of terms) {
    if (!/^\p{L}+$/u.test(term)) continue
    const group = groups.get(term.length)
    if (group === undefined) groups.set(term.length, [term])
    else group.push(term)
  }
  return groups
}
