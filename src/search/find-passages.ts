import type { QueryTerm, SearchFilter } from './engine.ts'
import type { SliceEntry, SliceTerm } from './lunr-slice.ts'
import type { IndexTerm, PassageIndex, PassageRow } from './passage-index.ts'
import { inverseFrequency, type SearchOptions, saturation } from './weights.ts'

/** A term of the query as the index knows it. */
interface KnownTerm extends IndexTerm {
  readonly term: string
  readonly boost: number
}

/** The query's terms that the index has, or their nearest spellings, each once, the rarest first. */
function know(index: PassageIndex, terms: readonly QueryTerm[], nearWeight: number): KnownTerm[] {
  const known = new Map<string, KnownTerm>()
  const add = (term: string, boost: number): boolean => {
    const found = known.get(term) ?? index.term(term)
    if (found !== undefined) known.set(term, { ...found, term, boost: boost + (known.get(term)?.boost ?? 0) })
    return found !== undefined
  }
  for (const { term, boost = 1, fuzzy = false } of terms) {
    if (!add(term, boost) && fuzzy) for (const near of index.near(term)) add(near, boost * nearWeight)
  }
  return [...known.values()].sort((a, b) => a.frequency - b.frequency || (a.term < b.term ? -1 : 1))
}

/**
 * The postings that a query touches, with their BM25 weights. Rare terms find passages; frequent ones only add to those
 * found, so that the work of a query is bounded by `options.candidates` and not by the corpus.
 */
export function findPassages(
  index: PassageIndex,
  terms: readonly QueryTerm[],
  filter: SearchFilter,
  limit: number,
  options: SearchOptions,
): SliceTerm[] {
  const open = new Set<number>()
  const bound = filter.articles?.size === 1 ? Number.POSITIVE_INFINITY : Math.max(limit, options.candidates)
  const common = commonFrequency(index, filter, options)
  return know(index, terms, options.nearWeight).map((known) => {
    const finds = (known.frequency <= common || open.size === 0) && open.size < bound
    const entries = entriesOf(index, known, filter, open, finds, options)
    const kept = finds && open.size + entries.length > bound ? heaviest(entries, open, bound) : entries
    for (const { unit } of kept) open.add(unit)
    return { term: known.term, boost: known.boost, entries: kept }
  })
}

/** Terms in more passages than this are common. What is common in the whole index may be rare in a part of it. */
function commonFrequency(index: PassageIndex, { articles, from, to }: SearchFilter, options: SearchOptions): number {
  const whole = articles === undefined && from === undefined && to === undefined
  return whole && index.size >= options.commonFrom ? index.size * options.commonShare : index.size
}

function entriesOf(
  index: PassageIndex,
  term: KnownTerm,
  filter: SearchFilter,
  open: ReadonlySet<number>,
  finds: boolean,
  options: SearchOptions,
): SliceEntry[] {
  const idf = inverseFrequency(term.frequency, index.size)
  const { units, counts } = index.postings(term, finds ? undefined : Uint32Array.from(open).sort())
  const entries: SliceEntry[] = []
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] ?? 0
    if (!finds && !open.has(unit)) continue
    const row = index.row(unit)
    if (row === undefined || !(open.has(unit) || allows(filter, row))) continue
    const weight = idf * saturation((counts[at] ?? 0) / 4, row.length / index.averageLength, options)
    entries.push({ unit, weight })
  }
  return entries
}

/** Whether a passage is among those that a search is kept to. */
export function allows({ articles, from, to }: SearchFilter, row: PassageRow): boolean {
  if (articles !== undefined && !articles.has(row.article)) return false
  if (from === undefined && to === undefined) return true
  if (row.from === 0) return false
  return (from === undefined || row.to >= dayNumber(from)) && (to === undefined || row.from <= dayNumber(to))
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
