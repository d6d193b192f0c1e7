import type { SpanCandidate } from '../../candidates/types.ts'

/** Features of a candidate beside the other candidates of the question. */
export const rivalFeatureNames = [
  'betterFits',
  'equalFits',
  'nearestOfKind',
  'nearestFitting',
  'widerSpans',
  'narrowerSpans',
  'sameElsewhere',
  'bestSentenceOfFit',
] as const

/** What of a candidate its rivals are measured by. */
export interface Rival {
  readonly span: SpanCandidate
  /** Place of its sentence among all. */
  readonly rank: number
  readonly overlap: number
  readonly fit: number
  /** Mean distance to the question's words, in tokens. */
  readonly distance: number
  /** Its words in lower case, without an article. */
  readonly key: string
}

/** Most rivals that are counted. */
const most = 12

/** One row of features a candidate, in their order. */
export function rivalFeatures(rivals: readonly Rival[]): number[][] {
  const bySentence = new Map<number, Rival[]>()
  const sentencesByKey = new Map<string, Set<number>>()
  for (const rival of rivals) {
    const list = bySentence.get(rival.rank)
    if (list) list.push(rival)
    else bySentence.set(rival.rank, [rival])
    const places = sentencesByKey.get(rival.key)
    if (places) places.add(rival.rank)
    else sentencesByKey.set(rival.key, new Set([rival.rank]))
  }
  // Of all that fit at least so well; below 0 where none does.
  let [any, fair, good] = [-1, -1, -1]
  for (const { fit, overlap } of rivals) {
    if (fit >= 0.3) any = Math.max(any, overlap)
    if (fit >= 0.6) fair = Math.max(fair, overlap)
    if (fit >= 0.9) good = Math.max(good, overlap)
  }
  return rivals.map((rival) => {
    const { span, rank, fit, distance, key, overlap } = rival
    let [better, equal, nearerOfKind, nearerFitting, wider, narrower] = [0, 0, 0, 0, 0, 0]
    for (const other of bySentence.get(rank) ?? []) {
      if (other === rival) continue
      const { from, to } = other.span
      const covers = from <= span.from && to >= span.to
      const inside = from >= span.from && to <= span.to
      if (covers) wider++
      else if (inside) narrower++
      if (covers || inside) continue
      if (other.fit > fit) better++
      else if (other.fit === fit) equal++
      const nearer = other.distance < distance || (other.distance === distance && from < span.from)
      if (!nearer) continue
      if (other.span.kind === span.kind) nearerOfKind++
      if (other.fit >= fit) nearerFitting++
    }
    const best = fit >= 0.9 ? good : fit >= 0.6 ? fair : any
    return [
      Math.min(better, most),
      Math.min(equal, most),
      Math.min(nearerOfKind, most),
      Math.min(nearerFitting, most),
      Math.min(wider, most),
      Math.min(narrower, most),
      Math.min((sentencesByKey.get(key)?.size ?? 1) - 1, 5),
      (best < 0 ? overlap : best) - overlap,
    ]
  })
}
