import { dayNumber, type SearchDocument } from '../search/engine.ts'
import { passageTerms } from '../search/passage-terms.ts'

/** A passage as it lies in the index. */
export interface PassageDocument {
  readonly article: number
  readonly unit: number
  readonly start: number
  readonly end: number
  /** First and last day of its article as `YYYYMMDD`, where known. */
  readonly from?: number
  readonly to?: number
  /** Terms of the title and of the passage, parted by spaces. */
  readonly terms: string
}

/** Passages of an article that can be told apart by number; no article comes near. */
const most = 2 ** 20

/** Number of a passage by its article and its place there. */
const unitNumber = (article: number, place: number): number => article * most + place

/** Id of a passage by its article and its place there. */
export const passageId = (article: number, place: number): string => `${article}-${place}`

/** The passages of an article, as every engine indexes them. */
export function passagesOf(article: number, document: SearchDocument): PassageDocument[] {
  const { days } = document
  return passageTerms(document).map(({ start, end, terms }, place) => ({
    article,
    unit: unitNumber(article, place),
    start,
    end,
    ...(days !== undefined && { from: dayNumber(days[0]), to: dayNumber(days[1]) }),
    terms: terms.join(' '),
  }))
}
