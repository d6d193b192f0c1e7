import type { Reading } from '../answer/reading.ts'

/** Opened articles that are kept in memory, the last used ones, within a bound on the length of their texts. */
export class ReadingCache {
  /** In the order in which they were used: the last one last. */
  readonly #kept = new Map<number, Reading>()
  readonly #most: number
  #length = 0

  /** @param most characters of text; an opened article takes some 80 bytes for each */
  constructor(most: number) {
    this.#most = most
  }

  get(number: number): Reading | undefined {
    const reading = this.#kept.get(number)
    if (!reading) return undefined
    this.#kept.delete(number)
    this.#kept.set(number, reading)
    return reading
  }

  /** Keeps an article. One that is longer than the bound is kept until the next comes. */
  add(number: number, reading: Reading): void {
    const known = this.#kept.get(number)
    if (known) this.#length -= lengthOf(known)
    this.#kept.delete(number)
    this.#kept.set(number, reading)
    this.#length += lengthOf(reading)
    for (const [oldest, other] of this.#kept) {
      if (this.#length <= this.#most || oldest === number) return
      this.#kept.delete(oldest)
      this.#length -= lengthOf(other)
    }
  }
}

const lengthOf = (reading: Reading): number => reading.document.article.text.length
