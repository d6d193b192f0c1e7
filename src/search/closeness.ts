/** What pairs and windows count beside a BM25 score; measured with `bench/retrieval.ts`. */
export const closenessWeights = { pairs: 0.3, window: 0.8 } as const

/** Terms that stand at most this far apart count as a pair. */
const pairReach = 3
/** A window of this many terms is about a sentence and a half. */
const windowLength = 20

/**
 * How close together a passage has the terms of a query, beyond how often it has them.
 *
 * - `pairs`: for neighbouring terms of the query that stand near each other in the passage, in either order, the
 *   smaller weight of the two, summed.
 * - `window`: the greatest sum of the weights of different query terms within one window of twenty terms.
 *
 * @param query the query's terms in order
 * @param passage the passage's terms in order
 * @param weightOf inverse document frequency of a term
 */
export function closeness(
  query: readonly string[],
  passage: readonly string[],
  weightOf: (term: string) => number,
): { readonly pairs: number; readonly window: number } {
  const places = placesOf(new Set(query), passage)
  return { pairs: pairWeight(query, places, weightOf), window: bestWindow(passage, places, weightOf) }
}

function placesOf(wanted: ReadonlySet<string>, passage: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  passage.forEach((term, place) => {
    if (!wanted.has(term)) return
    const list = places.get(term)
    if (list === undefined) places.set(term, [place])
    else list.push(place)
  })
  return places
}

function pairWeight(
  query: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
  weightOf: (term: string) => number,
): number {
  let sum = 0
  query.forEach((second, index) => {
    const first = query[index - 1]
    if (first === undefined || first === second) return
    const ahead = places.get(first) ?? []
    const near = places.get(second)?.some((place) => ahead.some((other) => Math.abs(place - other) <= pairReach))
    if (near === true) sum += Math.min(weightOf(first), weightOf(second))
  })
  return sum
}

function bestWindow(
  passage: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
  weightOf: (term: string) => number,
): number {
  let best = 0
  for (const starts of places.values()) {
    for (const start of starts) {
      const inside = new Set(passage.slice(start, start + windowLength).filter((term) => places.has(term)))
      let sum = 0
      for (const term of inside) sum += weightOf(term)
      best = Math.max(best, sum)
    }
  }
  return best
}
