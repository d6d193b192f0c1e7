/** What is learned from: one row a candidate, rows of one question beside each other. */
export interface TrainingTable {
  readonly features: readonly string[]
  /** One a feature, each as long as there are rows. */
  readonly columns: readonly Float32Array[]
  /** How good each row's answer is, 0 to 1 (token F1); 1 is right. */
  readonly labels: Float32Array
  /** First row of each question, and, last, the number of rows. */
  readonly starts: Uint32Array
  /** What each question is held out with: its article. */
  readonly articles: readonly string[]
}

/** Number of questions. */
export const questionCount = (table: TrainingTable): number => table.starts.length - 1

/** First row of a question, and the first after it. */
export const rowsOfQuestion = (starts: Uint32Array, question: number): readonly [from: number, to: number] => [
  starts[question] ?? 0,
  starts[question + 1] ?? 0,
]

/** Those of some questions that have a row with a part of an answer: the others teach a ranking nothing. */
export const withAnswer = ({ labels, starts }: TrainingTable, questions: readonly number[]): number[] =>
  questions.filter((question) => labels.subarray(...rowsOfQuestion(starts, question)).some((label) => label > 0))

/** Gathers questions into a table. */
export class TableBuilder {
  readonly #features: readonly string[]
  #columns: Float32Array[]
  #labels = new Float32Array(1024)
  #rows = 0
  readonly #starts: number[] = [0]
  readonly #articles: string[] = []

  constructor(features: readonly string[]) {
    this.#features = features
    this.#columns = features.map(() => new Float32Array(1024))
  }

  /**
   * Adds a question with its candidates; one without candidates counts as a question that could not be answered.
   * @param rows the candidates' features, one candidate after the other
   * @param labels one a candidate
   * @throws RangeError when there are not as many features as the table has
   */
  add(article: string, rows: Float32Array | readonly number[], labels: ArrayLike<number>): void {
    const width = this.#features.length
    if (rows.length !== width * labels.length)
      throw new RangeError(`${rows.length} values for ${labels.length} rows of ${width} features`)
    while (this.#rows + labels.length > this.#labels.length) this.#grow()
    this.#columns.forEach((column, feature) => {
      for (let at = 0; at < labels.length; at++) column[this.#rows + at] = rows[at * width + feature] as number
    })
    this.#labels.set(labels, this.#rows)
    this.#rows += labels.length
    this.#starts.push(this.#rows)
    this.#articles.push(article)
  }

  build(): TrainingTable {
    return {
      features: this.#features,
      columns: this.#columns.map((column) => column.slice(0, this.#rows)),
      labels: this.#labels.slice(0, this.#rows),
      starts: Uint32Array.from(this.#starts),
      articles: [...this.#articles],
    }
  }

  #grow(): void {
    const larger = (column: Float32Array): Float32Array<ArrayBuffer> => {
      const copy = new Float32Array(2 * column.length)
      copy.set(column)
      return copy
    }
    this.#columns = this.#columns.map(larger)
    this.#labels = larger(this.#labels)
  }
}
