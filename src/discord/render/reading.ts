import type { APISelectMenuOption, APIStringSelectComponent } from 'discord.js'
import { ComponentType } from 'discord.js'
import { placeOf } from '../../citation.ts'
import type { Article, ArticleInfo, Citation, Locator, Span } from '../../types.ts'
import { quoteRef, shortId } from '../article-ids.ts'
import { encodeAction, encodeRef, type LeafStep, type SentenceRef } from '../custom-id.ts'
import { escapeText, plainText } from '../escape.ts'
import { LIMITS } from '../limits.ts'
import { dateText, headline, isLinked, placeText, sentence, subtext } from './markdown.ts'
import { ACCENT, button, type MessageBody, type RenderContext, removeButton, Sheet } from './message.ts'

/** An article in pages. Where a page begins follows from the text alone, so that any button finds it again. */

/** Characters of a page before they are escaped, which may double them: two or three screens of a phone. */
const PAGE_TEXT = 1_500
/** Longer paragraphs may be parted, between sentences where they can. */
const PIECE = 500
/** The end of a sentence, after which a page may end; `Intl.Segmenter` takes minutes for long lines. */
const sentenceEnd =
  /(?<!\b(?:Mrs?|Ms|Drs?|Prof|Gen|Sen|Rep|Gov|St|\p{Lu}))[.!?…]+["'”’»)\]]*(?=\s+["'“‘«([]*[\p{Lu}\p{Lo}])|[。！？]+[」』”]*/gu
/** What a sentence end needs to see after a piece: a space, a quotation mark and a letter. */
const BEYOND = 4

interface LeafPage extends Span {
  readonly pieces: readonly Span[]
}

/** Where a piece of a line from its start on ends: after a sentence, else after a word, else where its room ends. */
function pieceEnd(room: string): number {
  const ends = [...room.matchAll(sentenceEnd)].map(({ 0: mark, index }) => index + mark.length)
  const last = ends.findLast((end) => end <= PIECE)
  if (last !== undefined) return last
  const space = room.slice(0, PIECE + 1).search(/\s\S*$/)
  if (space > 0) return space
  return /[\ud800-\udbff]$/.test(room.slice(0, PIECE)) ? PIECE - 1 : PIECE
}

/** The words of a line in pieces of at most 500 characters. */
function piecesOfLine(line: string, start: number): Span[] {
  const pieces: Span[] = []
  let at = 0
  while (line.length - at > PIECE) {
    const end = at + pieceEnd(line.slice(at, at + PIECE + BEYOND))
    pieces.push({ start: start + at, end: start + end })
    at = end
    while (/\s/.test(line.charAt(at))) at++
  }
  if (at < line.length) pieces.push({ start: start + at, end: start + line.length })
  return pieces
}

/** Cuts an article into pages, at paragraphs where they are short; a heading begins a page that would be more than half full before it. */
function pagesOf({ text }: Article, headings: ReadonlySet<number>): readonly LeafPage[] {
  const pages: { start: number; end: number; pieces: Span[] }[] = []
  for (const { 0: line, index } of text.matchAll(/\S.*/g)) {
    for (const piece of piecesOfLine(line.trimEnd(), index)) {
      const page = pages.at(-1)
      const room = headings.has(piece.start) ? PAGE_TEXT / 2 : PAGE_TEXT
      if (page === undefined || piece.end - page.start > room) pages.push({ ...piece, pieces: [piece] })
      else {
        page.pieces.push(piece)
        page.end = piece.end
      }
    }
  }
  return pages
}

/** What stands between two pieces of a page: nothing within a word, a space, a line break or an empty line. */
function gapBefore(text: string, before: Span, piece: Span, headings: ReadonlySet<number>): string {
  if (before.end === piece.start) return ''
  const breaks = text.slice(before.end, piece.start).split('\n').length - 1
  return headings.has(before.start) ? '\n' : breaks === 0 ? ' ' : breaks === 1 ? '\n' : '\n\n'
}

function written(text: string, piece: Span, marked: Span, headings: ReadonlySet<number>): string {
  const words = text.slice(piece.start, piece.end)
  if (headings.has(piece.start)) return `**${escapeText(words)}**`
  const bold = { start: Math.max(marked.start, piece.start), end: Math.min(marked.end, piece.end) }
  const place = { start: bold.start - piece.start, end: bold.end - piece.start }
  return sentence(words, bold.start < bold.end ? place : undefined, Number.POSITIVE_INFINITY)
}

/** Where an article is opened. */
export interface Leaf {
  /** The sentence that is marked; one of no length where none is. */
  readonly ref: SentenceRef
  /** The page that holds this place of the text is shown. */
  readonly at: number
}

/** Nothing marked, from the beginning. */
export const fromStart = ({ id }: ArticleInfo): Leaf => ({
  ref: { article: shortId(id), start: 0, boldAt: 0, boldLength: 0 },
  at: 0,
})

/** Draws the page of an article that holds a place, with a sentence in bold, a menu of its headings, and buttons that turn the pages. */
export function renderReading(
  article: Article,
  { ref, at }: Leaf,
  context: Pick<RenderContext, 'owner' | 'library' | 'isPrivate' | 'notice'>,
): MessageBody {
  const { text, title, url } = article
  const sheet = new Sheet(ACCENT.list, context.notice)
  sheet.text(`### ${headline({ title, ...(url !== undefined && { url }) }, 120)}`)
  const headings = new Set(article.sections?.map(({ start }) => start))
  const pages = pagesOf(article, headings)
  const number = Math.max(
    0,
    pages.findLastIndex(({ start }) => start <= at),
  )
  const page = pages[number]
  if (page !== undefined) {
    const place = placeText(placeOf(article, page)).slice(2)
    if (place !== '') sheet.text(subtext(place))
    const start = ref.start + ref.boldAt
    const marked = { start, end: start + ref.boldLength }
    const words = page.pieces.map((piece, index) => {
      const before = page.pieces[index - 1]
      return (before ? gapBefore(text, before, piece, headings) : '') + written(text, piece, marked, headings)
    })
    sheet.text(words.join(''))
  }
  sheet.text(subtext(factsOf(article)))
  const id = (step: LeafStep, to: number) => {
    return { kind: 'leaf', owner: context.owner, library: context.library, step, at: to, ref } as const
  }
  const [before, after] = [pages[number - 1], pages[number + 1]]
  if (page !== undefined && pages.length > 1) {
    sheet.menu(placeMenu(article, page.start, encodeAction(id('place', 0))))
    sheet.buttons([
      button('◀ Back', id('previous', before?.start ?? 0), undefined, before === undefined),
      button(`${number + 1} / ${pages.length}`, id('label', page.start), undefined, true),
      button('Next ▶', id('next', after?.start ?? 0), undefined, after === undefined),
      removeButton(context),
    ])
  } else sheet.buttons([removeButton(context)])
  return sheet.done()
}

function factsOf({ publisher = '', author = '', place = '', published, file }: ArticleInfo): string {
  const facts = [publisher, author, place].map((fact) => escapeText(fact, 60))
  const date = published === undefined ? '' : dateText(published)
  const known = `File: ${escapeText(file, 150)} · for a question to this article only: \`/ask\` with \`article\``
  return [...facts, date, known].filter(Boolean).join(' · ')
}

/** Of more places than a menu holds, so many about the page are offered; the others stand evenly over the whole article. */
const NEAR = 13

function offered(places: readonly Locator[], at: number): readonly Locator[] {
  if (places.length <= LIMITS.selectOptions) return places
  const here = places.findLastIndex(({ start }) => start <= at)
  const first = Math.max(0, Math.min(here - (NEAR >> 1), places.length - NEAR))
  const far = LIMITS.selectOptions - NEAR
  const evenly = new Set(Array.from({ length: far }, (_, index) => Math.floor((index * places.length) / far)))
  return places.filter((_, index) => evenly.has(index) || (index >= first && index < first + NEAR))
}

/** A menu of an article's headings, or of its pages or times where it has no headings. */
function placeMenu(
  { sections = [], locators = [] }: Article,
  at: number,
  custom_id: string | undefined,
): APIStringSelectComponent | undefined {
  const places = sections.length > 0 ? sections : locators
  if (custom_id === undefined || places.length < 2) return undefined
  const options = new Map(
    offered(places, at).map(({ label, start }) => [
      start,
      { label: plainText(label, LIMITS.optionLabel), value: String(start) },
    ]),
  )
  return { type: ComponentType.StringSelect, custom_id, placeholder: 'Go to', options: [...options.values()] }
}

/** A menu that opens articles, each at a sentence of it where one is given. */
export function openMenu(
  placeholder: string,
  options: readonly (readonly [ref: SentenceRef, title: string, description: string])[],
  library: string,
): APIStringSelectComponent | undefined {
  const custom_id = encodeAction({ kind: 'open', library })
  if (custom_id === undefined) return undefined
  const unlike = new Map<string, APISelectMenuOption>()
  for (const [ref, title, description] of options.slice(0, LIMITS.selectOptions)) {
    const value = encodeRef(ref)
    unlike.set(value, {
      label: plainText(title, LIMITS.optionLabel),
      value,
      ...(description.trim() !== '' && { description: plainText(description, LIMITS.optionDescription) }),
    })
  }
  return { type: ComponentType.StringSelect, custom_id, placeholder, options: [...unlike.values()] }
}

type Cited = Pick<Citation, 'article' | 'title' | 'url' | 'link' | 'quote' | 'start' | 'end'>

/** What opens the articles of citations that have no address to go to: a button where it is one sentence, else a menu. */
export function readControls(
  cited: readonly Cited[],
  library: string,
): { readonly button?: ReturnType<typeof button>; readonly menu?: ReturnType<typeof openMenu> } {
  const [first, ...others] = cited.filter((one) => !isLinked(one))
  if (first === undefined) return {}
  if (others.length === 0) return { button: button('Read', { kind: 'read', library, refs: [quoteRef(first)] }) }
  const options = [first, ...others].map((one) => [quoteRef(one), one.title, one.quote] as const)
  return { menu: openMenu('Read an article', options, library) }
}
