import type { Line, Page } from './pdf-lines.ts'

/** A page whose lines stand in reading order, a list a column. */
export interface ReadPage {
  readonly page: Page
  readonly columns: readonly (readonly Line[])[]
}

/** Shares of a page's height in which running headers and footers stand. */
const margin = 0.14
const pageNumber =
  /^(?:[-–—|[(\s]*)(?:page|p\.|pg\.?)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|\|)\s*\d{1,4})?(?:[-–—|\])\s]*)$/i

/** What a line has in common with that of another page: all but its numbers. */
const shapeOf = (text: string): string => text.replace(/\d+|\b[ivxlc]+\b/gi, '#').toLowerCase()

/** Lines at a page's head and foot: in its margins, and one of the three outermost. */
function edgesOf({ page, columns }: ReadPage): Line[] {
  const lines = columns.flat().sort((a, b) => b.y - a.y)
  const height = page.top - page.bottom
  return [
    ...lines.slice(0, 3).filter(({ y }) => y > page.top - margin * height),
    ...lines.slice(-3).filter(({ y }) => y < page.bottom + margin * height),
  ]
}

/** Pages without running headers, footers and page numbers: what stands in the same place of several pages' margins and differs in its numbers only. */
export function withoutMargins(pages: readonly ReadPage[]): ReadPage[] {
  const edges = pages.map(edgesOf)
  const places = new Map<string, number>()
  // Half a line aside is the same place.
  const keysOf = (line: Line) =>
    [Math.floor(line.y / 6), Math.ceil(line.y / 6)].map((place) => `${place} ${shapeOf(line.text)}`)
  for (const lines of edges)
    for (const key of new Set(lines.flatMap(keysOf))) places.set(key, (places.get(key) ?? 0) + 1)
  // Left and right pages have headers of their own, and each chapter may.
  const often = Math.max(2, Math.min(4, Math.ceil(pages.length / 4)))
  return pages.map((read, index) => {
    const lines = read.columns.flat().sort((a, b) => b.y - a.y)
    const isOutermost = (line: Line) => line === lines[0] || line === lines.at(-1)
    const left = new Set(
      (edges[index] ?? []).filter(
        (line) =>
          keysOf(line).some((key) => (places.get(key) ?? 0) >= often) ||
          (isOutermost(line) && pageNumber.test(line.text)),
      ),
    )
    const columns = read.columns.map((column) => column.filter((line) => !left.has(line)))
    return { page: read.page, columns: columns.filter((column) => column.length > 0) }
  })
}
