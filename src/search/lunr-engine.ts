import type { Candidate, QueryTerm, SearchEngine, SearchFilter } from './engine.ts'
import { type SliceEntry, type SliceTerm, searchSlice } from './lunr-slice.ts'
import type { Tables } from './postings.ts'
import { Vocabulary } from './vocabulary.ts'
import { defaultOptions, inverseFrequency, type SearchOptions, saturation } from './weights.ts'

/** A term of the query as the index knows it. */
interface KnownTerm {
  readonly term: string
  readonly number: number
  readonly frequency: number
  readonly boost: number
}

/** The embedded engine: tables of numbers in memory, scored by lunr a query at a time. */
export class LunrEngine implements SearchEngine {
  readonly #tables: Tables
  readonly #options: SearchOptions
  readonly #vocabulary: Vocabulary
  readonly #averageLength: number

  constructor(tables: Tables, options: Partial<SearchOptions> = {}) {
    this.#tables = tables
    this.#options = { ...defaultOptions, ...options }
    this.#vocabulary = new Vocabulary(tables.terms)
    this.#averageLength = tables.unitLengths.reduce((sum, length) => sum + length, 0) / Math.max(1, this.size)
  }

  get size(): number {
    return this.#tables.unitLengths.length
  }

  async search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]> {
    const known = this.#know(terms)
    if (terms.length === 0) return []
    const matches = searchSlice(this.#slice(known, filter, limit)).sort((a, b) => b.score - a.score || a.unit - b.unit)
    const found = matches.map(({ unit, score }) => this.#candidate(unit, score))
    if (filter.articles === undefined) return found.slice(0, limit)
    const rest = this.#unmatched(filter, new Set(matches.map(({ unit }) => unit)))
    const all = [...found, ...rest]
    return filter.articles.size === 1 ? all : all.slice(0, limit)
  }

  async documentFrequencies(terms: readonly string[]): Promise<number[]> {
    return terms.map((term) => this.#frequency(this.#vocabulary.numberOf(term)))
  }

  async close(): Promise<void> {}

  /** The query's terms that the index has, or their nearest spellings, each once, the rarest first. */
  #know(terms: readonly QueryTerm[]): KnownTerm[] {
    const boosts = new Map<string, number>()
    const add = (term: string, boost: number): void => {
      boosts.set(term, (boosts.get(term) ?? 0) + boost)
    }
    for (const { term, boost = 1, fuzzy = false } of terms) {
      if (this.#vocabulary.numberOf(term) >= 0) add(term, boost)
      else if (fuzzy) for (const near of this.#vocabulary.near(term)) add(near, boost * this.#options.nearWeight)
    }
    return [...boosts]
      .map(([term, boost]) => {
        const number = this.#vocabulary.numberOf(term)
        return { term, number, frequency: this.#frequency(number), boost }
      })
      .sort((a, b) => a.frequency - b.frequency || a.number - b.number)
  }

  /** The postings that the query touches. Rare terms find passages; frequent ones only add to those found. */
  #slice(terms: readonly KnownTerm[], filter: SearchFilter, limit: number): SliceTerm[] {
    const open = new Set<number>()
    const one = filter.articles?.size === 1
    const bound = one ? Number.POSITIVE_INFINITY : Math.max(limit, this.#options.candidates)
    const common = this.#commonFrequency(filter)
    return terms.map((known) => {
      const finds = (known.frequency <= common || open.size === 0) && open.size < bound
      const entries = this.#entries(known, (unit) => open.has(unit) || (finds && this.#allows(filter, unit)))
      const kept = finds && open.size + entries.length > bound ? heaviest(entries, open, bound) : entries
      for (const { unit } of kept) open.add(unit)
      return { term: known.term, boost: known.boost, entries: kept }
    })
  }

  /** Terms in more passages than this are common. What is common in the whole index may be rare in a part of it. */
  #commonFrequency({ articles, from, to }: SearchFilter): number {
    const whole = articles === undefined && from === undefined && to === undefined
    return whole && this.size >= this.#options.commonFrom ? this.size * this.#options.commonShare : this.size
  }

  #entries({ number, frequency }: KnownTerm, wanted: (unit: number) => boolean): SliceEntry[] {
    const { offsets, postingUnits, postingCounts, unitLengths } = this.#tables
    const idf = inverseFrequency(frequency, this.size)
    const entries: SliceEntry[] = []
    for (let at = offsets[number] ?? 0; at < (offsets[number + 1] ?? 0); at++) {
      const unit = postingUnits[at] ?? 0
      if (!wanted(unit)) continue
      const relative = (unitLengths[unit] ?? 0) / this.#averageLength
      entries.push({ unit, weight: idf * saturation((postingCounts[at] ?? 0) / 4, relative, this.#options) })
    }
    return entries
  }

  #allows({ articles, from, to }: SearchFilter, unit: number): boolean {
    const { unitArticles, articleFrom, articleTo } = this.#tables
    const article = unitArticles[unit] ?? 0
    if (articles !== undefined && !articles.has(article)) return false
    if (from === undefined && to === undefined) return true
    const first = articleFrom[article] ?? 0
    if (first === 0) return false
    const last = articleTo[article] ?? 0
    return (from === undefined || last >= dayNumber(from)) && (to === undefined || first <= dayNumber(to))
  }

  #unmatched(filter: SearchFilter, matched: ReadonlySet<number>): Candidate[] {
    const rest: Candidate[] = []
    for (let unit = 0; unit < this.size; unit++) {
      if (!matched.has(unit) && this.#allows(filter, unit)) rest.push(this.#candidate(unit, 0))
    }
    return rest
  }

  #candidate(unit: number, score: number): Candidate {
    const { unitArticles, unitStarts, unitEnds } = this.#tables
    return {
      unit,
      article: unitArticles[unit] ?? 0,
      start: unitStarts[unit] ?? 0,
      end: unitEnds[unit] ?? 0,
      score,
    }
  }

  #frequency(number: number): number {
    if (number < 0) return 0
    return (this.#tables.offsets[number + 1] ?? 0) - (this.#tables.offsets[number] ?? 0)
  }
}

/** The entries of passages found before, and of the new ones as many of the heaviest as the bound allows. */
function heaviest(entries: readonly SliceEntry[], open: ReadonlySet<number>, bound: number): SliceEntry[] {
  const found = entries.filter(({ unit }) => open.has(unit))
  const fresh = entries.filter(({ unit }) => !open.has(unit))
  fresh.sort((a, b) => b.weight - a.weight || a.unit - b.unit)
  return [...found, ...fresh.slice(0, bound - open.size)]
}

/** `YYYY-MM-DD` as the number `YYYYMMDD`. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''))
}
