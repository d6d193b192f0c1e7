import lunr from 'lunr'

/** Textbook BM25 (k1 1.2, b 0.75) over lower-case words, stemmed, with no stop list and no folding: a yardstick. */
export class PlainBm25 {
  readonly #postings = new Map<string, Map<number, number>>()
  readonly #lengths: number[] = []
  readonly #average: number

  constructor(texts: readonly string[]) {
    texts.forEach((text, number) => {
      const terms = plainTerms(text)
      this.#lengths.push(terms.length)
      for (const term of terms) {
        const posting = this.#postings.get(term) ?? new Map<number, number>()
        posting.set(number, (posting.get(number) ?? 0) + 1)
        this.#postings.set(term, posting)
      }
    })
    this.#average = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length)
  }

  /** Numbers of the texts, best first. */
  search(query: string, limit: number): number[] {
    const scores = new Map<number, number>()
    for (const term of new Set(plainTerms(query))) {
      const posting = this.#postings.get(term)
      if (posting === undefined) continue
      const idf = Math.log(1 + (this.#lengths.length - posting.size + 0.5) / (posting.size + 0.5))
      for (const [number, count] of posting) {
        const length = 0.25 + 0.75 * ((this.#lengths[number] ?? 0) / this.#average)
        scores.set(number, (scores.get(number) ?? 0) + (idf * 2.2 * count) / (count + 1.2 * length))
      }
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, limit)
      .map(([number]) => number)
  }
}

function plainTerms(text: string): string[] {
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => lunr.stemmer(new lunr.Token(word, {})).toString())
}
