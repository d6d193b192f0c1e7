import { bounds, compareEdtf } from '../../dates/index.ts'
import type { Citation, Edtf, NonEmpty, ProfileLine } from '../../types.ts'

/** Citations of several lists, each place once. */
export function joinCitations([first, ...rest]: NonEmpty<Citation>, more: readonly Citation[]): NonEmpty<Citation> {
  const seen = new Set([`${first.article} ${first.start}`])
  const others = [...rest, ...more].filter((citation) => {
    const key = `${citation.article} ${citation.start}`
    return !seen.has(key) && seen.add(key)
  })
  return [first, ...others]
}

/** Orders two dates that may be missing; what has none stands last. */
export function byDate(a: Edtf | undefined, b: Edtf | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1
  return compareEdtf(a, b)
}

/** The later of two dates; one that is missing or has no year is not later. */
export function laterOf(a: Edtf | undefined, b: Edtf | undefined): Edtf | undefined {
  if (a === undefined || b === undefined) return a ?? b
  if (bounds(a) === undefined || bounds(b) === undefined) return bounds(b) === undefined ? a : b
  return compareEdtf(a, b) >= 0 ? a : b
}

/** The line's own date, or that of the article which says so. */
export const dateOf = (line: ProfileLine): Edtf | undefined => line.date ?? line.citations[0].published

/** Lines in order of time. */
export function inOrder<Line extends ProfileLine>(lines: readonly Line[]): Line[] {
  return [...lines].sort((a, b) => byDate(dateOf(a), dateOf(b)))
}
