import type { SearchFilter } from '../search/engine.ts'
import { defaultOptions } from '../search/weights.ts'
import { dayNumber } from './passage-document.ts'

/** A term of a query as the index knows it. */
export interface KnownTerm {
  readonly term: string
  readonly boost: number
  /** Passages that have it. */
  readonly frequency: number
  /** Boost by inverse document frequency. */
  readonly weight: number
}

/**
 * The query for passages: rare terms find them, frequent ones only add to the scores of those found, as in the other
 * engines. A search that is kept to articles also finds their passages without any of the terms, with a score of 0.
 *
 * @param terms the rarest first
 * @param size number of passages in the index
 */
export function passageQuery(terms: readonly KnownTerm[], filter: SearchFilter, size: number, limit: number): object {
  const filters = filtersOf(filter)
  const clauses = terms.map(({ term, boost }) => ({ term: { terms: { value: term, boost } } }))
  if (filter.articles !== undefined) {
    return { bool: { filter: filters, should: clauses, minimum_should_match: 0 } }
  }
  const finders = filters.length > 0 ? terms.length : finding(terms, size, limit)
  const rare = clauses.slice(0, finders)
  const frequent = clauses.slice(finders)
  const found = rare.length === 1 ? rare : [{ bool: { should: rare, minimum_should_match: 1 } }]
  return { bool: { must: found, should: frequent, filter: filters } }
}

/** How many of the terms find passages: none that are common where a rarer one is there, none once enough are found. */
function finding(terms: readonly KnownTerm[], size: number, limit: number): number {
  const common = size >= defaultOptions.commonFrom ? size * defaultOptions.commonShare : size
  const enough = Math.max(limit, defaultOptions.candidates)
  let found = 0
  for (const [place, { frequency }] of terms.entries()) {
    if (place > 0 && (frequency > common || found >= enough)) return place
    found += frequency
  }
  return terms.length
}

function filtersOf({ articles, from, to }: SearchFilter): object[] {
  return [
    ...(articles === undefined ? [] : [{ terms: { article: [...articles] } }]),
    ...(from === undefined ? [] : [{ range: { to: { gte: dayNumber(from) } } }]),
    ...(to === undefined ? [] : [{ range: { from: { lte: dayNumber(to) } } }]),
  ]
}
