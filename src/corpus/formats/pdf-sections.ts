import { group } from 'd3-array'
import type { Block } from '../lines.ts'
import { titleKey } from '../title.ts'
import type { Line } from './pdf-lines.ts'

/** Where the sections of a PDF begin: by its outline (its bookmarks), or where it has none by headings that the size of their letters makes clear. */

/** An entry of a PDF's outline, and the place that it leads to. */
export interface OutlineEntry {
  readonly title: string
  /** 1 for the highest. */
  readonly level: number
  /** The page's number in the file, from 1. */
  readonly page: number
  /** Points on the page; left out where it leads to the page as a whole. */
  readonly left?: number | undefined
  readonly top?: number | undefined
}

/** A paragraph as it stands on its pages. */
export interface Paragraph {
  readonly lines: readonly Line[]
  readonly text: string
  /** The page, from 1, on which it begins. */
  readonly page: number
  /** Its letters are larger than those of most of the text. */
  readonly isLarge: boolean
  /** Nothing stands close above it. */
  readonly isApart: boolean
}

/** What the first block of a section says of it. */
type Begin = Pick<Block, 'level' | 'section'>

const longestHeading = 100
const mostWords = 14
const mostLines = 3

const number =
  /^(?:(?:§+|section|article|chapter|part|clause|appendix)\s*)?(?:\d+(?:\.\d+)*|[ivxlc]+|[a-z])[.):]?(?:\s+|$)/i
/** "3. Fees", "§ 3", "2.1 The tug", "Article IV". */
const numbered =
  /^(?:§+\s*\d|(?:section|article|chapter|part|clause|appendix)\s+(?:\d|[IVXLC]+\b|[A-Z]\b)|(?:\d{1,2}|[IVXLC]+)(?:\.\d{1,2})*[.):]?\s+\p{Lu})/iu
/** The depth of its number: 0 for "3", 1 for "3.1". */
const depthOf = (text: string): number => (/^\D{0,12}\d+((?:\.\d+)*)/.exec(text)?.[1]?.split('.').length ?? 1) - 1

const caption = /^(?:fig(?:ure|s?\.)?|table|chart|diagram|graph|photo|picture|image|map|plate|exhibit)\s*\d/i
const address = /https?:|www\.|\S@\S/
/** Signs at the head of what is quoted, listed, or goes on. */
const noHead = /^(?:["“”„«‘'—–-]|\p{Ll})/u
const sentenceEnd = /[.!…;,]["'”’»)\]]*$/
const closed = /[.!?:…]["'”’»)\]]*$/

/** Whether a paragraph's words are those of a heading: short, of one part, no caption, no quotation and no sentence. */
function isNamed({ text, lines }: Paragraph): boolean {
  const words = text.split(' ').length
  return (
    lines.length <= mostLines &&
    text.length <= longestHeading &&
    words <= mostWords &&
    lines.every(({ cells }) => cells.length === 1) &&
    (/\p{L}{3}/u.test(text) || numbered.test(text)) &&
    !caption.test(text) &&
    !address.test(text) &&
    !noHead.test(text) &&
    (!sentenceEnd.test(text) || (numbered.test(text) && words <= 6))
  )
}

const heightOf = ({ lines }: Paragraph): number => lines[0]?.height ?? 0

/** Whether one stands directly under another in letters of its size, as the lines of a title page do. */
const areStacked = (one: Paragraph | undefined, other: Paragraph | undefined): boolean =>
  one?.isLarge === true &&
  other?.isLarge === true &&
  one.page === other.page &&
  Math.abs(heightOf(one) - heightOf(other)) < 0.04 * heightOf(one)

/** Whether a paragraph is a heading with its text under it, and not words in large letters that part a paragraph or stand in a heap. */
function isHeading(paragraph: Paragraph, before: Paragraph | undefined, after: Paragraph | undefined): boolean {
  if (!paragraph.isLarge || after === undefined || !isNamed(paragraph)) return false
  if (numbered.test(paragraph.text)) return true
  const partsSentence = before !== undefined && !closed.test(before.text) && /^\p{Ll}/u.test(after.text)
  return paragraph.isApart && !partsSentence && !areStacked(before, paragraph) && !areStacked(paragraph, after)
}

/** Headings by size: the larger the letters the higher, and of one size those with fewer numbers. */
function sectionsBySize(paragraphs: readonly Paragraph[]): Map<number, Begin> {
  const headings = [...paragraphs.entries()].filter(([at, each]) =>
    isHeading(each, paragraphs[at - 1], paragraphs[at + 1]),
  )
  // Letters of one size differ by roundings.
  const rank = (paragraph: Paragraph) => Math.round(heightOf(paragraph) * 2) * -10 + depthOf(paragraph.text)
  const ranks = [...new Set(headings.map(([, each]) => rank(each)))].sort((a, b) => a - b)
  return new Map(headings.map(([at, each]) => [at, { level: ranks.indexOf(rank(each)) + 1 }]))
}

const keyOf = (text: string): string => titleKey(text.replace(number, '')) || titleKey(text)

/** Names that say nothing but the page: "Page 3", "12". */
const pageName = /^(?:page|p\.|slide)?\s*\d+$/i
/** Points by which a place may stand beside the text that it leads to. */
const beside = 30

/** A paragraph and its place among all. */
type Placed = readonly [at: number, paragraph: Paragraph]

/** The paragraph that an entry leads to, of those of its page: the one with its words, or the one that stands where it points. */
function targetOf(here: readonly Placed[], entry: OutlineEntry): { at: number; begin: Begin } | undefined {
  const { title, level, top, left = 0 } = entry
  const distance = ({ lines }: Paragraph) => Math.abs((lines[0]?.y ?? 0) - (top ?? 0))
  const [same] = here
    .filter(([, { text }]) => text.length <= 2 * longestHeading && keyOf(text) === keyOf(title))
    .sort(([, one], [, other]) => distance(one) - distance(other))
  if (same !== undefined) return { at: same[0], begin: { level } }
  const isBelow = ([, { lines }]: Placed) => {
    const [line] = lines
    return top === undefined || (line !== undefined && line.y <= top && line.left >= left - beside)
  }
  const found =
    here.find(([, { text }]) => text.startsWith(title) && /^[.:]/.test(text.slice(title.length))) ?? here.find(isBelow)
  return found && { at: found[0], begin: { level, section: title } }
}

/** The sections that an outline names. */
function sectionsOfOutline(paragraphs: readonly Paragraph[], outline: readonly OutlineEntry[]): Map<number, Begin> {
  const found = new Map<number, Begin>()
  const byPage = group([...paragraphs.entries()], ([, { page }]) => page)
  for (const entry of outline) {
    if (entry.title === '' || pageName.test(entry.title)) continue
    const target = targetOf(byPage.get(entry.page) ?? [], entry)
    // Of several that lead to one place the one whose words stand there, or the first.
    if (target && (!found.has(target.at) || target.begin.section === undefined)) found.set(target.at, target.begin)
  }
  return found
}

/**
 * Which paragraphs begin a section, by their places.
 * @param outline empty where the file has none; one of a single entry names the document, and no section
 */
export function sectionsOf(paragraphs: readonly Paragraph[], outline: readonly OutlineEntry[]): Map<number, Begin> {
  const named = sectionsOfOutline(paragraphs, outline)
  return named.size > 1 ? named : sectionsBySize(paragraphs)
}
