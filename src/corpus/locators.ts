import type { Article, Locator } from '../types.ts'
import type { Block } from './lines.ts'

/** A part of a file, as a page, with its first lines, by which its place in the text is found. */
export interface FirstLines {
  readonly label: string
  readonly lines: readonly string[]
}

/** Signs of a line that is looked for; shorter ones stand anywhere. */
const shortest = 9
/** Signs that may stand between two lines in the text: a blank line, the mark of an item, a line too short to be looked for. */
const between = 14

/** Where a part begins: at the first two of its lines that stand one behind the other, or at the only one that stands there. */
function placeOf(first: readonly string[], text: string, from: number): number | undefined {
  // The end of a line may be a parted word.
  const lines = first.map((line) => line.replace(/[-\u00ad]$/, '')).filter(({ length }) => length >= shortest)
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1]
    if (next === undefined) break
    for (let place = text.indexOf(line, from); place >= 0; place = text.indexOf(line, place + 1)) {
      const end = place + line.length
      if (text.slice(end, end + between + next.length).includes(next)) return place
    }
  }
  return lines.map((line) => text.indexOf(line, from)).find((place) => place >= 0)
}

/** Where the parts of a file begin in an article's text, each behind the one before; those that do not stand in it are left out. */
export function findParts(text: string, parts: readonly FirstLines[]): Locator[] {
  const found: Locator[] = []
  let from = 0
  for (const { label, lines } of parts) {
    const start = placeOf(lines, text, from)
    if (start === undefined) continue
    found.push({ label, start })
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
  for (const { text, level, locator } of blocks) {
    if (locator !== undefined) locators.push({ label: locator, start })
    if (level !== undefined) {
      around = [...around.filter((section) => section.level < level), { level, name: sectionName(text) }]
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
