import { clip } from './limits.ts'

/** Control and format-override characters: nothing to read in them, and they can turn a line about. */
const UNREADABLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu
/** With the `u` flag a surrogate matches only where it has no partner. */
const LONE_SURROGATE = /\p{Surrogate}/gu
/** Characters that mean something in Discord's Markdown wherever they stand; `<` begins mentions, `:` after it emoji. */
const SPECIAL = /[\\*_~`|<>[\]()]/g
/** A break that nobody sees, after which `@everyone` and `@here` are plain words. */
const WORD_JOINER = '\u2060'

/** Well-formed text on one line, not yet escaped. */
export function oneLine(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd').replace(UNREADABLE, ' ')
}

/** Text for where Discord shows no Markdown: labels, choices. Never empty. */
export function plainText(text: string, max: number): string {
  return clip(oneLine(text).trim(), max) || '?'
}

/** Writes a piece of a line so that Discord shows it as it is. `index` 0 is the start of the line. */
export function escapePiece(piece: string, index: number): string {
  const escaped = piece.replace(SPECIAL, '\\$&').replaceAll('@', `@${WORD_JOINER}`)
  // Headings, lists and subtext begin a line with these.
  return index === 0 ? escaped.replace(/^[#+-]/, '\\$&') : escaped
}

/** Takes away what `12. ` at the start of a line would become: a numbered list. */
function escapeNumber(text: string): string {
  return text.replace(/^(\d{1,10})([.)])/, '$1\\$2')
}

/**
 * Text of a member or an article as Discord shows it unchanged: Markdown, mentions and links in it do nothing.
 * @param max UTF-16 code units of the result; an ellipsis stands where text is left out, never within an escape
 */
export function escapeText(text: string, max = Number.POSITIVE_INFINITY): string {
  return escapeNumber(clip(oneLine(text).trim(), max - 1, escapePiece))
}
