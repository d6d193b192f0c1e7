/** What is learned from: one row a candidate, rows of one question beside each other. */
export interface TrainingTable {
  readonly features: readonly string[]
  /** One a feature, each as long as there are rows. */
  readonly columns: readonly Float32Array[]
  /** How good each row's answer is, 0 or more (token F1). */
  readonly labels: Float32Array
  /** 1 where the row's answer counts as right (exact match), else 0. */
  readonly right: Uint8Array
  /** First row of each question, and, last, the number of rows. */
  readonly starts: Uint32Array
  /** What each question is held out with: its article. */
  readonly articles: readonly string[]
}

export interface Candidate {
  /** In the order of the table's features. */
  readonly row: Float32Array | readonly number[]
  readonly label: number
  readonly right: boolean
}

/** Number of questions. */
export const groupCount = (table: TrainingTable): number => table.starts.length - 1

/** Gathers questions into a table. */
export class TableBuilder {
  readonly #features: readonly string[]
  #columns: Float32Array[]
  #labels = new Float32Array(1024)
  #right = new Uint8Array(1024)
  #rows = 0
  readonly #starts: number[] = [0]
  readonly #articles: string[] = []

  constructor(features: readonly string[]) {
    this.#features = features
    this.#columns = features.map(() => new Float32Array(1024))
  }

  /** Adds a question with its candidates; one without candidates counts as a question that could not be answered. */
  add(article: string, candidates: Iterable<Candidate>): void {
    for (const { row, label, right } of candidates) {
      if (row.length !== this.#features.length)
        throw new RangeError(`A row of ${row.length} values for ${this.#features.length} features`)
      if (this.#rows === this.#labels.length) this.#grow()
      this.#columns.forEach((column, feature) => {
        column[this.#rows] = row[feature] ?? Number.NaN
      })
      this.#labels[this.#rows] = label
      this.#right[this.#rows] = right ? 1 : 0
      this.#rows++
    }
    this.#starts.push(this.#rows)
    this.#articles.push(article)
  }

  build(): TrainingTable {
    return {
      features: this.#features,
      columns: this.#columns.map((column) => column.slice(0, this.#rows)),
      labels: this.#labels.slice(0, this.#rows),
      right: this.#right.slice(0, this.#rows),
      starts: Uint32Array.from(this.#starts),
      articles: [...this.#articles],
    }
  }

  #grow(): void {
    const size = 2 * this.#labels.length
    const larger = (column: Float32Array): Float32Array<ArrayBuffer> => {
      const copy = new Float32Array(size)
      copy.set(column)
      return copy
    }
    this.#columns = this.#columns.map(larger)
    this.#labels = larger(this.#labels)
    const right = new Uint8Array(size)
    right.set(this.#right)
    this.#right = right
  }
}
