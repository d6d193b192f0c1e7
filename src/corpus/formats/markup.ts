import { bounded } from '../bounds.ts'
import { blocksOf } from '../dom-blocks.ts'
import { dropFootnotes } from '../footnotes.ts'
import { parseDocument } from '../html.ts'
import { type Block, splitBlocks } from '../lines.ts'
import { dropFurniture } from '../page-furniture.ts'

/** Tags of a text that are read. */
const mostTags = 60_000

/** As much of markup as is read. */
export function withinTags(markup: string, most = mostTags): string {
  const tag = /</g
  for (let tags = 0; tag.test(markup); tags++) if (tags === most) return markup.slice(0, tag.lastIndex - 1)
  return markup
}

/** What of a piece of HTML is read, and how much of it that is. */
export function markupBlocks(markup: string, drop = ''): { blocks: Block[]; share: number } {
  const { text } = bounded(markup)
  const kept = withinTags(text)
  const document = parseDocument(kept)
  if (drop !== '') for (const element of [...document.querySelectorAll(drop)]) element.remove()
  dropFootnotes(document)
  dropFurniture(document)
  return { blocks: blocksOf(document.body), share: markup === '' ? 1 : kept.length / markup.length }
}

/** Whether a text is HTML: a tag stands in it. */
const isMarkup = (text: string): boolean => /<(?:\/?[a-z][a-z\d]*(?:\s[^<>]*)?\/?>|!--)/i.test(text)

/** Blocks of plain text. */
export function plainBlocks(text: string): { blocks: Block[]; share: number } {
  const { text: kept, share } = bounded(text)
  return { blocks: splitBlocks(kept), share }
}

/** Blocks of a text that may be HTML or plain text with entities, as feeds have both in one place. */
export function looseBlocks(text: string): { blocks: Block[]; share: number } {
  if (isMarkup(text)) return markupBlocks(text)
  if (!text.includes('&')) return plainBlocks(text)
  const paragraphs = text.replaceAll('<', '&lt;').split(/\n\s*\n/)
  return markupBlocks(paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join(''))
}

/** A line of text that may be HTML or have entities: a title. */
export const looseLine = (text: string): string =>
  looseBlocks(text)
    .blocks.map((block) => block.text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()

export type Element = ReturnType<typeof parseDocument>['body']

export const wordsOf = (element: Pick<Element, 'textContent'> | null): string => element?.textContent?.trim() ?? ''

/** Characters of one message of a page, and of what stands above the first. */
const longestPiece = 5_000_000
/** Tags of a message that are read; each face in it is one. */
const mostMessageTags = 5000

/** A page as it comes, parted where its messages begin, behind what stands above them. */
export async function* markedPieces(pieces: AsyncIterable<Uint8Array>, mark: RegExp): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of pieces) {
    rest += decoder.decode(piece, { stream: true })
    const whole = rest.split(mark)
    rest = whole.pop() ?? ''
    for (const each of whole) yield withinTags(each, mostMessageTags)
    if (rest.length > longestPiece) throw new Error(`a part of it is larger than ${longestPiece / 1_000_000} MB`)
  }
  yield withinTags(rest, mostMessageTags)
}
