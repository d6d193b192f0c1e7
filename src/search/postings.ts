import { GrowingUint32 } from './growing.ts'

/** The tables of an index, all of 32-bit numbers. A term's postings are in the order of its passages. */
export interface Tables {
  /** Sorted by code unit; a term's number is its place. */
  readonly terms: readonly string[]
  /** Where each term's postings begin; one more at the end. */
  readonly offsets: Uint32Array
  readonly postingUnits: Uint32Array
  /** Term frequency in quarters (a word of a title may count for more or less than one). */
  readonly postingCounts: Uint32Array
  /** Length of each passage, in quarters of a term. */
  readonly unitLengths: Uint32Array
  readonly unitArticles: Uint32Array
  readonly unitStarts: Uint32Array
  readonly unitEnds: Uint32Array
  /** First and last day of each article as `YYYYMMDD`; 0 where not known. */
  readonly articleFrom: Uint32Array
  readonly articleTo: Uint32Array
}

/** Counts terms passage by passage, twelve bytes a posting, and turns them into tables. */
export class PostingsBuilder {
  readonly #numbers = new Map<string, number>()
  readonly #entryTerms = new GrowingUint32()
  readonly #entryUnits = new GrowingUint32()
  readonly #entryCounts = new GrowingUint32()
  readonly #unitLengths = new GrowingUint32()
  readonly #unitArticles = new GrowingUint32()
  readonly #unitStarts = new GrowingUint32()
  readonly #unitEnds = new GrowingUint32()
  readonly #articleFrom = new GrowingUint32()
  readonly #articleTo = new GrowingUint32()

  /** Begins the next article. */
  addArticle(from: number, to: number): void {
    this.#articleFrom.push(from)
    this.#articleTo.push(to)
  }

  /** Adds a passage of the article begun last; `counts` in quarters. */
  addUnit(start: number, end: number, counts: ReadonlyMap<string, number>): void {
    const unit = this.#unitStarts.length
    let length = 0
    for (const [term, count] of counts) {
      this.#entryTerms.push(this.#number(term))
      this.#entryUnits.push(unit)
      this.#entryCounts.push(count)
      length += count
    }
    this.#unitLengths.push(length)
    this.#unitArticles.push(this.#articleFrom.length - 1)
    this.#unitStarts.push(start)
    this.#unitEnds.push(end)
  }

  tables(): Tables {
    const terms = [...this.#numbers.keys()].sort()
    const places = new Uint32Array(terms.length)
    terms.forEach((term, place) => {
      places[this.#numbers.get(term) ?? 0] = place
    })
    return {
      terms,
      ...transpose(this.#entryTerms.view(), places, this.#entryUnits.view(), this.#entryCounts.view()),
      unitLengths: this.#unitLengths.view(),
      unitArticles: this.#unitArticles.view(),
      unitStarts: this.#unitStarts.view(),
      unitEnds: this.#unitEnds.view(),
      articleFrom: this.#articleFrom.view(),
      articleTo: this.#articleTo.view(),
    }
  }

  #number(term: string): number {
    const known = this.#numbers.get(term)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(term, number)
    return number
  }
}

/** From entries in the order of passages to entries in the order of terms (a counting sort, which keeps the passages' order). */
function transpose(
  entryTerms: Uint32Array,
  places: Uint32Array,
  units: Uint32Array,
  counts: Uint32Array,
): Pick<Tables, 'offsets' | 'postingUnits' | 'postingCounts'> {
  const offsets = new Uint32Array(places.length + 1)
  const placeOf = (entry: number): number => places[entryTerms[entry] ?? 0] ?? 0
  for (let entry = 0; entry < units.length; entry++) {
    const after = placeOf(entry) + 1
    offsets[after] = (offsets[after] ?? 0) + 1
  }
  for (let place = 0; place < places.length; place++) {
    offsets[place + 1] = (offsets[place + 1] ?? 0) + (offsets[place] ?? 0)
  }
  const next = offsets.slice()
  const postingUnits = new Uint32Array(units.length)
  const postingCounts = new Uint32Array(units.length)
  for (let entry = 0; entry < units.length; entry++) {
    const place = placeOf(entry)
    const at = next[place] ?? 0
    next[place] = at + 1
    postingUnits[at] = units[entry] ?? 0
    postingCounts[at] = counts[entry] ?? 0
  }
  return { offsets, postingUnits, postingCounts }
}
