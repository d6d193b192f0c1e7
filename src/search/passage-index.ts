/** What is known of a passage for filtering and scoring. Days are numbers `YYYYMMDD`, 0 where not known. */
export interface PassageRow {
  readonly article: number
  readonly start: number
  readonly end: number
  /** Quarters of a term. */
  readonly length: number
  readonly from: number
  readonly to: number
}

/** A term of the index with the number of passages that have it. */
export interface IndexTerm {
  readonly number: number
  readonly frequency: number
}

/** The postings of a term, by ascending passage; counts in quarters. */
export interface Postings {
  readonly units: Uint32Array
  readonly counts: Uint32Array
}

/** The tables that an embedded engine scores by, wherever they lie. */
export interface PassageIndex {
  /** Number of passages. */
  readonly size: number
  /** Mean length of a passage, in quarters of a term. */
  readonly averageLength: number
  term(term: string): IndexTerm | undefined
  /** See `Vocabulary.near`. */
  near(term: string): readonly string[]
  /**
   * Postings of a term.
   *
   * @param among where given, in ascending order, only postings of these passages are needed; others may come too
   */
  postings(term: IndexTerm, among?: Uint32Array): Postings
  /** The passage; undefined where there is none of this number any more. */
  row(unit: number): PassageRow | undefined
  /** Numbers of the passages of an article, ascending. */
  unitsOf(article: number): Iterable<number>
}
