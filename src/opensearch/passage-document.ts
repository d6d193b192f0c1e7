import type { SearchDocument } from '../search/engine.ts'
import { unitsOf } from '../search/units.ts'

/** A passage as it lies in the index. */
export interface PassageDocument {
  readonly article: number
  readonly unit: number
  readonly start: number
  readonly end: number
  /** First and last day of its article as `YYYYMMDD`, where known. */
  readonly from?: number
  readonly to?: number
  /** Number of terms. */
  readonly length: number
  /** Terms of the title and of the passage, parted by spaces. */
  readonly terms: string
}

/** The embedded engines count terms in quarters. */
const quarters = 4

/** Passages of an article that can be told apart by number; no article comes near. */
const most = 2 ** 20

/** Number of a passage by its article and its place there. */
const unitNumber = (article: number, place: number): number => article * most + place

/** Id of a passage by its article and its place there. */
export const passageId = (article: number, place: number): string => `${article}-${place}`

/** The passages of an article, as every engine indexes them; a term that counts twice stands twice. */
export function passagesOf(article: number, document: SearchDocument): PassageDocument[] {
  const { days } = document
  return unitsOf(document).map(({ start, end, counts, length }, place) => ({
    article,
    unit: unitNumber(article, place),
    start,
    end,
    ...(days !== undefined && { from: dayNumber(days[0]), to: dayNumber(days[1]) }),
    length: Math.round(length / quarters),
    terms: [...counts]
      .map(([term, count]) => `${term} `.repeat(Math.round(count / quarters)))
      .join('')
      .trimEnd(),
  }))
}

/** `YYYY-MM-DD` as the number `YYYYMMDD`. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''))
}
