import type { ArticleInfo, Citation, Edtf, Span, Whereabouts } from '../../types.ts'
import { escapePiece, escapeText, oneLine } from '../escape.ts'
import { clip, clipStart, LIMITS } from '../limits.ts'
import { localDate } from './local-date.ts'

const HEADLINE = 120
const PUBLISHER = 60
const PLACE = 130

/** An address that can stand in a masked link; undefined where it is no web address or too long. */
function linkTarget(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return undefined
  // The mark of a text fragment stays, or browsers do not know it.
  const safe = href.replace(
    /[()[\]|*_`\\<>]|(?<!:)~|~(?!:)/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return safe.length <= LIMITS.url ? safe : undefined
}

/** Whether an article has an address that a message can link to. */
export const isLinked = ({ link, url }: Pick<ArticleInfo, 'url'> & Whereabouts): boolean =>
  (linkTarget(link) ?? linkTarget(url)) !== undefined

/** A headline, linked where the article has an address, to the quote where one is cited. The text is shortened, never the link. */
export function headline(info: Pick<ArticleInfo, 'title' | 'url'> & Whereabouts, max = HEADLINE): string {
  const text = escapeText(info.title, max) || 'Untitled'
  const target = linkTarget(info.link) ?? linkTarget(info.url)
  return target === undefined ? text : `[${text}](${target})`
}

/** Headline, publisher and date of an article, and where in it a quote stands. */
export function sourceLine(
  info: Pick<ArticleInfo, 'title' | 'url' | 'publisher' | 'published'> & Whereabouts,
  max?: number,
): string {
  const parts = [headline(info, max) + placeText(info)]
  if (info.publisher !== undefined && info.publisher.trim() !== '') parts.push(escapeText(info.publisher, PUBLISHER))
  if (info.published !== undefined && info.published !== '') parts.push(dateText(info.published))
  return parts.join(' · ')
}

/** ", Section, p. 4", as far as these are known. */
export const placeText = ({ section, locator }: Whereabouts): string =>
  [section, locator].map((place) => (place === undefined ? '' : `, ${escapeText(place, PLACE)}`)).join('')

/** A date in the language of who is answered. */
export function dateText(edtf: Edtf): string {
  return escapeText(localDate(edtf), 80)
}

/**
 * A sentence with the answer in bold.
 * @param max UTF-16 code units of the result; where the sentence is longer, the words about the answer stay
 */
export function sentence(text: string, bold: Span | undefined, max: number): string {
  const parts = bold === undefined ? undefined : boldParts(text, bold)
  if (parts === undefined) return escapeText(text, max)
  const middle = clip(parts.middle, Math.floor(max / 2), (piece) => escapePiece(piece, 1))
  const room = max - middle.length - 4
  const after = clip(parts.after.trimEnd(), Math.max(1, Math.floor(room / 2)), (piece) => escapePiece(piece, 1))
  const written = (piece: string): string => escapePiece(piece, 1)
  const before = clipStart(parts.before.trimStart(), Math.max(1, room - after.length - 1), written)
  return `${before.replace(/^[#+-]/, '\\$&')}**${middle}**${after}`
}

/** The sentence before, in and after the words in bold; undefined where there is nothing to make bold. */
function boldParts(text: string, bold: Span): { before: string; middle: string; after: string } | undefined {
  if (bold.start < 0 || bold.end > text.length || bold.start >= bold.end) return undefined
  const middle = oneLine(text.slice(bold.start, bold.end))
  const trimmed = middle.trim()
  if (trimmed === '') return undefined
  const lead = middle.length - middle.trimStart().length
  const trail = middle.length - middle.trimEnd().length
  return {
    before: oneLine(text.slice(0, bold.start)) + middle.slice(0, lead),
    middle: trimmed,
    after: middle.slice(middle.length - trail) + oneLine(text.slice(bold.end)),
  }
}

/** A cited sentence as a quote, its source below. */
export function citation(cited: Citation, max: number): string {
  return `> ${sentence(cited.quote, cited.highlight, max)}\n${sourceLine(cited)}`
}

/** Small grey text. */
export function subtext(markdown: string): string {
  return `-# ${markdown}`
}

/** "1 article", "1,200 articles". */
export function counted(count: number, thing: string): string {
  return `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`
}
