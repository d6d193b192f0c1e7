import type { APIButtonComponentWithCustomId, APIStringSelectComponent } from 'discord.js'
import type { Citation } from '../../types.ts'
import type { PageStep } from '../custom-id.ts'
import { LIMITS } from '../limits.ts'
import { placeText, sourceLine, subtext } from './markdown.ts'
import { button, endButton, type RenderContext, type Sheet } from './message.ts'
import { readControls } from './reading.ts'

/** Characters of a page's lines; the rest of the message's text is for headings and notes. */
const PAGE_TEXT = LIMITS.text - 900
const SOURCE_HEADLINE = 70

/** A block of a page, and the citation that it rests on: a number after the text, explained under the page. */
export interface Block {
  readonly text: string
  readonly source?: Citation
}

interface PageOptions {
  readonly blocks: readonly Block[]
  readonly perPage: number
  /** The first page, before all blocks, from which one button goes on to everything. */
  readonly digest?: readonly Block[]
  /** The label of the button to the next page. */
  readonly next?: string
  /** Buttons beside those that turn pages. */
  readonly buttons?: readonly (APIButtonComponentWithCustomId | undefined)[]
  /** Makes the menu of the blocks from `first` on, `count` of them. */
  readonly menu?: (first: number, count: number) => APIStringSelectComponent | undefined
}

interface Page {
  readonly first: number
  readonly blocks: Block[]
  readonly texts: string[]
  /** Lines on the sources, by article. */
  readonly sources: Map<string, string>
  length: number
}

/** Cuts a list of blocks into pages that keep to a number of blocks and to a message's text. Each block must be shorter than a page. */
function paginate(blocks: readonly Block[], perPage: number): readonly Page[] {
  const pages: Page[] = []
  let page: Page | undefined
  for (const [index, block] of blocks.entries()) {
    if (page === undefined || page.texts.length >= perPage || page.length + lengthOn(page, block) > PAGE_TEXT) {
      page = { first: index, blocks: [], texts: [], sources: new Map(), length: 0 }
      pages.push(page)
    }
    page.length += lengthOn(page, block)
    page.blocks.push(block)
    page.texts.push(written(page, block))
  }
  return pages
}

/** What a block adds to a page: its text, its number, and its source where that is new there. */
function lengthOn(page: Page, { text, source }: Block): number {
  if (source === undefined) return text.length
  const line = page.sources.has(source.article) ? '' : sourceNote(source, page.sources.size + 1)
  return text.length + pageText(source).length + line.length + 8
}

/** The block's text with the number of its source. */
function written(page: Page, { text, source }: Block): string {
  if (source === undefined) return text
  const known = [...page.sources.keys()].indexOf(source.article)
  const number = known < 0 ? page.sources.size + 1 : known + 1
  if (known < 0) page.sources.set(source.article, sourceNote(source, number))
  return `${text} \\[${number}${pageText(source)}\\]`
}

/** ", p. 4", or nothing. A section's name would be too long behind each line. */
const pageText = ({ locator }: Citation): string => placeText(locator === undefined ? {} : { locator })

function sourceNote(
  { link: _link, locator: _locator, section: _section, ...source }: Citation,
  number: number,
): string {
  return subtext(`\\[${number}\\] ${sourceLine(source, SOURCE_HEADLINE)}`)
}

/** Which of the blocks stand on a page: the last one where there are not so many. */
export function partOf(
  { blocks, perPage }: PageOptions,
  page: number,
): { readonly first: number; readonly count: number } {
  const pages = paginate(blocks, perPage)
  const { first, texts } = pages[Math.min(page, pages.length - 1)] ?? { first: 0, texts: [] }
  return { first, count: texts.length }
}

/** Adds one page of blocks, its sources, its menu, and the buttons that turn pages. */
export function addPage(sheet: Sheet, context: RenderContext, options: PageOptions): void {
  const { blocks, perPage, digest = [], next = 'Next ▶', buttons = [], menu } = options
  const pages = [...paginate(digest, digest.length), ...paginate(blocks, perPage)]
  const number = Math.min(context.page, Math.max(0, pages.length - 1))
  const page = pages[number]
  for (const text of page?.texts ?? []) sheet.text(text)
  if (page !== undefined) sheet.text([...page.sources.values()].join('\n'))
  const turning = pages.length > 1 ? pageButtons(number, pages.length, { digest, next }, context) : []
  if (pages.length > 1 && turning.length === 0)
    sheet.text(
      subtext(`${blocks.length - (page?.texts.length ?? 0)} more: narrow it with \`from\` and \`to\`, or fewer words.`),
    )
  if (page !== undefined) sheet.menu(menu?.(page.first, page.texts.length))
  // Of an article that is cited in several lines, the first of them opens it.
  const cited = new Map<string, Citation>()
  for (const { source } of page?.blocks ?? [])
    if (source !== undefined && !cited.has(source.article)) cited.set(source.article, source)
  const reading = readControls([...cited.values()], context.library)
  sheet.menu(reading.menu)
  sheet.buttons([...turning, reading.button, ...buttons, endButton(context)])
}

/** Previous, where one is, next; from a digest to everything; none where the call does not fit into a button. */
function pageButtons(
  page: number,
  pages: number,
  { digest, next }: Required<Pick<PageOptions, 'digest' | 'next'>>,
  context: RenderContext,
): APIButtonComponentWithCustomId[] {
  const turn = (label: string, step: PageStep, to: number, disabled: boolean) => {
    const { owner, library, call } = context
    return button(label, { kind: 'page', owner, library, step, page: to, call }, undefined, disabled)
  }
  const everything = digest.length > 0 && page === 0 ? turn('Everything ▶', 'next', 1, false) : undefined
  if (everything !== undefined) return [everything]
  const row = [
    turn('◀ Back', 'previous', Math.max(0, page - 1), page === 0),
    turn(`${page + 1} / ${pages}`, 'label', page, true),
    turn(next, 'next', Math.min(pages - 1, page + 1), page === pages - 1),
  ]
  return row.every((one) => one !== undefined) ? row : []
}
