import type { Edtf } from '../types.ts'
import { longestArticle, longestDocument } from './bounds.ts'
import { classifyAll } from './classify.ts'
import { findDate } from './date-formats.ts'
import type { Part } from './formats/format.ts'
import { partKey } from './formats/part-key.ts'
import type { Block } from './lines.ts'
import { titleFromFileName, titleKey } from './title.ts'

/** Documents that hold several articles: the minutes of years, a diary, the chapters of a book. */

/** Characters of a text from which on its chapters are articles of their own, and of a chapter from which on its sections are. */
export const longestWhole = 30_000
const longestChapter = 100_000
export const leastChapters = 3
/** A chapter has as many in the mean; headings that stand closer part something else: questions, entries, releases. */
const meanChapter = 1500

const session =
  /\b(?:meeting|minutes|session|assembly|sitting|agm|egm|hearing|conference|entry|report|newsletter|bulletin|issue)\b/
/** Headings that point to another day than that of what stands under them. */
const elsewhere = /\b(?:next|previous|following|upcoming|last|future|earlier|since|until|before|after)\b/
const filler =
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\b)?|[\s,.;:|/()[\]–—-]+/g
const longestHeading = 80
const sentenceEnd = /[.!?…]["'”’)]*$/

/** A heading with a date in it. */
interface Dated {
  readonly date: Edtf
  /** What it says besides, without numbers. */
  readonly wording: string
}

/** The date of a heading that gives a month of a year at least. In plain text a heading is a line with nothing but a date, or the name of a meeting beside it. */
function datedHeading({ text, role, level }: Block): Dated | undefined {
  if (role === 'item' || text.length > longestHeading || text.includes('\n')) return undefined
  const found = findDate(text)
  if (found === undefined || !/^\d{4}/.test(found.edtf)) return undefined
  const rest = `${text.slice(0, found.start)} ${text.slice(found.end)}`.toLowerCase()
  const wording = rest.replace(filler, ' ').replace(/\d+/g, '#').trim()
  if (elsewhere.test(wording)) return undefined
  const isLine = wording === '' || (session.test(wording) && !sentenceEnd.test(text))
  return level === undefined && !isLine ? undefined : { date: found.edtf, wording }
}

/** A heading with all that stands under it, up to the next one of its kind; the first has no heading. */
interface Section {
  readonly heading?: Block
  readonly date?: Edtf
  readonly blocks: Block[]
}

const hasText = ({ blocks }: Section): boolean => blocks.some(({ role }) => role !== 'heading')
const lengthOf = (blocks: readonly Block[]): number => blocks.reduce((sum, { text }) => sum + text.length + 2, 0)

/** The sections of a text that begin at some of its headings, all of one level, and behind the first of them at higher ones. */
function sectionsAt(blocks: readonly Block[], level: number | undefined, begins: (block: Block) => boolean): Section[] {
  const sections: Section[] = [{ blocks: [] }]
  for (const block of blocks) {
    const isHigher = block.level !== undefined && level !== undefined && block.level < level
    if ((block.level === level && begins(block)) || (isHigher && sections.length > 1))
      sections.push({ heading: block, blocks: [] })
    else sections.at(-1)?.blocks.push(block)
  }
  return sections
}

/** The levels of headings, the highest first; lines of plain text that are headings have none and come last. */
const levelsOf = (headings: Iterable<Block>): (number | undefined)[] =>
  [...new Set([...headings].map(({ level }) => level))].sort((a = 9, b = 9) => a - b)

const isInOrder = (dates: readonly Edtf[]): boolean => {
  const sorted = [...dates].sort()
  const same = (one: readonly Edtf[]) => one.every((date, at) => date === dates[at])
  return same(sorted) || same(sorted.reverse())
}

/**
 * The sections of a text whose headings of one level carry dates: of each a meeting, a day or an issue is told. At least two of the
 * headings are a date alone, name a meeting or the like, or have the same wording; those of a life ("Born …", "Died …") do not.
 */
function datedSections(blocks: readonly Block[]): Section[] | undefined {
  const dated = new Map(blocks.flatMap((block) => [[block, datedHeading(block)] as const]).filter(([, found]) => found))
  if (dated.size < 2) return undefined
  for (const level of levelsOf(dated.keys())) {
    const sections = sectionsAt(blocks, level, (block) => dated.has(block))
    const told = sections.flatMap((section) => {
      const found = section.heading && hasText(section) ? dated.get(section.heading) : undefined
      return found === undefined ? [] : [found]
    })
    const wordings = told.map(({ wording }) => wording)
    const regular = wordings.filter(
      (one, at) => one === '' || session.test(one) || wordings.some((other, place) => place !== at && other === one),
    )
    const dates = told.map(({ date }) => date)
    if (regular.length < 2 || new Set(dates).size < 2) continue
    // Lines of plain text may be those of a page: its clock, the headlines of other articles.
    if (level === undefined && (!isInOrder(dates) || isPage(blocks))) continue
    return sections.map((section) => {
      const date = section.heading && dated.get(section.heading)?.date
      return date === undefined ? section : { ...section, date }
    })
  }
  return undefined
}

const isPage = (blocks: readonly Block[]): boolean =>
  classifyAll(blocks).some(({ kind }) => kind === 'chrome' || kind === 'comments' || kind === 'byline')

/** A line of plain text that begins a chapter. */
const chapterLine =
  /^(?:chapter|canto|act|letter|book|part)\s+(?:\d+|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten|the\s\w+)\b[^\n]{0,80}$/i

/** The chapters of a long text, by the highest headings that there are at least three of. */
function chapters(blocks: readonly Block[], longest: number): Section[] | undefined {
  if (lengthOf(blocks) <= longest) return undefined
  const hasLevels = blocks.some(({ level }) => level !== undefined)
  const isHeading = (block: Block) => (hasLevels ? block.level !== undefined : chapterLine.test(block.text))
  for (const level of levelsOf(blocks.filter(isHeading))) {
    const sections = sectionsAt(blocks, level, isHeading)
    const told = sections.filter((section) => section.heading && hasText(section))
    const mean = told.reduce((sum, section) => sum + lengthOf(section.blocks), 0) / told.length
    if (told.length >= leastChapters && mean >= meanChapter) return sections
  }
  return undefined
}

/** The title of a document: the one it says, unless that is a section's; else the line above its sections, or its name. */
function titleOf({ known }: Part, [intro, ...sections]: readonly Section[], file: string): string {
  const isSection = (title: string) =>
    sections.some(({ heading }) => heading && titleKey(heading.text) === titleKey(title))
  if (known.title !== undefined && !isSection(known.title)) return known.title
  const first = intro?.blocks[0]?.text ?? ''
  return first !== '' && first.length <= longestHeading && !sentenceEnd.test(first) ? first : titleFromFileName(file)
}

/** Blocks one behind the other that are as long as an article may be, as far as a file is read. */
function portionsOf(blocks: readonly Block[]): { readonly portions: Block[][]; readonly share: number } {
  const portions: Block[][] = []
  let [room, read, kept] = [0, 0, 0]
  for (const block of blocks) {
    const length = block.text.length + 2
    if (read + length > longestDocument && portions.length > 0) break
    if (length > room) {
      portions.push([])
      room = longestArticle
    }
    portions.at(-1)?.push(block)
    room -= length
    read += length
    kept++
  }
  return { portions, share: kept === blocks.length ? 1 : read / lengthOf(blocks) }
}

/** A text that is longer than an article may be as several: "Title", "Title (part 2)". */
export function inPortions(part: Part, file: string): Part[] {
  if (lengthOf(part.blocks) <= longestArticle) return [part]
  const { portions, share } = portionsOf(part.blocks)
  const { key, share: before = 1, ...whole } = part
  const title = titleOf(part, [{ blocks: portions[0] ?? [] }], file)
  return portions.map((blocks, at) => ({
    ...whole,
    blocks,
    ...(at === 0
      ? { ...(key !== undefined && { key }) }
      : { key: `${key === undefined ? '' : `${key}/`}part-${at + 1}` }),
    known: at === 0 ? part.known : { ...part.known, title: `${title} (part ${at + 1})` },
    // What was left out stood at the end.
    ...(at === portions.length - 1 && { share: before * share }),
  }))
}

/**
 * A document as articles: one a meeting where its headings carry dates, one a chapter where it is long; else as it is.
 * What stands above the first of them is an article under the document's own title, where it is more than that.
 */
export function cutDocument(part: Part, file: string, longest = longestWhole): Part[] {
  const sections = datedSections(part.blocks) ?? chapters(part.blocks, longest)
  if (sections === undefined) return inPortions(part, file)
  const title = titleOf(part, sections, file)
  const { key, share, ...whole } = part
  const parts = sections.flatMap((section): Part[] => {
    const { heading, date } = section
    const blocks = section.blocks.filter((block) => heading !== undefined || titleKey(block.text) !== titleKey(title))
    if (!hasText({ blocks })) return []
    if (heading === undefined)
      return [{ ...whole, ...(key === undefined ? {} : { key }), blocks, known: { ...part.known, title } }]
    const name = heading.text.replace(/\s+/g, ' ')
    const own = partKey(/^\d{4}-\d\d-\d\d$/.test(date ?? '') ? date : name)
    const known = { ...part.known, title: `${title}: ${name}`, ...(date === undefined ? {} : { published: date }) }
    return cutDocument(
      { ...whole, key: key === undefined ? own : `${key}/${own}`, blocks, known },
      file,
      longestChapter,
    )
  })
  // What was left out stood at the end.
  return share === undefined ? parts : parts.map((one, at) => (at === parts.length - 1 ? { ...one, share } : one))
}
