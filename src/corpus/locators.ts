import type { Article, Locator } from '../types.ts'
import type { Block } from './lines.ts'

/** A part of a file, as a page, with its first lines, by which its place in the text is found. */
export interface FirstLines {
  readonly label: string
  readonly lines: readonly string[]
  /** Its number in the file, from 1. */
  readonly page?: number
}

/** Signs of a line that is looked for; shorter ones stand anywhere. */
const shortest = 9
/** Signs that may stand between two lines in the text: a blank line, the mark of an item, a line too short to be looked for. */
const between = 14

/** Signs that may stand between a line and the next that stands as it was written. */
const farthestAbove = 200
/** Lines that are looked for behind the first. */
const mostBehind = 6

/** How many of some lines stand one behind the other from a place of a text on. */
function inARow(lines: readonly string[], text: string, from: number): number {
  let place = from
  const broken = lines.findIndex((line) => {
    const at = text.slice(place, place + between + line.length).indexOf(line)
    place += at + line.length
    return at < 0
  })
  return broken < 0 ? lines.length : broken
}

/**
 * Where a part begins: at the first of its lines that stands close above the place where most of them stand one behind the
 * other, since one or two may stand elsewhere as well, or not in the text at all; or at the only one that stands there.
 */
function placeOf(first: readonly string[], text: string, from: number): number | undefined {
  // The end of a line may be a parted word.
  const lines = first.map((line) => line.replace(/[-\u00ad]$/, '')).filter(({ length }) => length >= shortest)
  let best = { place: -1, count: 0, at: 0 }
  for (const [at, line] of lines.entries()) {
    const behind = lines.slice(at + 1, at + 1 + mostBehind)
    if (behind.length <= best.count) break
    for (let place = text.indexOf(line, from); place >= 0; place = text.indexOf(line, place + 1)) {
      const count = inARow(behind, text, place + line.length)
      if (count > best.count) best = { place, count, at }
      if (count === behind.length) break
    }
  }
  if (best.count === 0) return lines.map((line) => text.indexOf(line, from)).find((place) => place >= 0)
  let { place } = best
  for (const line of lines.slice(0, best.at).reverse()) {
    const above = text.lastIndexOf(line, place - 1)
    if (above >= from && place - above <= line.length + farthestAbove) place = above
  }
  return place
}

/** Where the parts of a file begin in an article's text, each behind the one before; those that do not stand in it are left out. */
export function findParts(text: string, parts: readonly FirstLines[]): Locator[] {
  const found: Locator[] = []
  let from = 0
  for (const { label, lines, page } of parts) {
    const start = placeOf(lines, text, from)
    if (start === undefined) continue
    found.push({ label, start, ...(page !== undefined && { page }) })
    from = start + 1
  }
  return found
}

/** Signs of a heading in the name of a section. */
const longestName = 60

function sectionName(heading: string): string {
  const name = heading.replace(/\s+/g, ' ').trim()
  return name.length > longestName ? `${name.slice(0, longestName).replace(/\s+\S*$|\p{Surrogate}$/u, '')}…` : name
}

/** Blocks as one text, and where in it sections begin, and blocks that say where in the file they stand. */
export function joinBlocks(blocks: readonly Block[]): Pick<Article, 'text' | 'locators' | 'sections'> {
  const locators: Locator[] = []
  const sections: Locator[] = []
  let around: { readonly level: number; readonly name: string }[] = []
  let start = 0
  for (const { text, level, section = text, locator } of blocks) {
    if (locator !== undefined) locators.push({ label: locator, start })
    if (level !== undefined) {
      around = [...around.filter((section) => section.level < level), { level, name: sectionName(section) }]
      const names = around.slice(-2).map(({ name }) => name)
      sections.push({ label: names.join(' › '), start })
    }
    start += text.length + 2
  }
  return {
    text: blocks.map(({ text }) => text).join('\n\n'),
    ...(locators.length > 0 ? { locators } : {}),
    ...(sections.length > 0 ? { sections } : {}),
  }
}
