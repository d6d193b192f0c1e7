import { hasGlyph } from './font.ts'

/** Longer texts are cut before anything else is done with them: no picture shows more of one text. */
const LONGEST = 4000
const PLAIN = /^[\x20-\x7e]*$/
/** Letters and digits that the font lacks: one box for a run of them, so that the reader sees that something stood there. */
const BOX = '\u25a1'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function canDraw(text: string): boolean {
  for (const character of text) if (!hasGlyph(character.codePointAt(0) ?? 0)) return false
  return true
}

function drawable(grapheme: string): string {
  if (canDraw(grapheme)) return grapheme
  const compatible = grapheme.normalize('NFKC').replace(/[\p{Default_Ignorable_Code_Point}\p{M}]/gu, '')
  if (compatible !== '' && canDraw(compatible)) return compatible
  return /[\p{L}\p{N}]/u.test(grapheme) ? BOX : ''
}

/**
 * A text as a picture can show it: on one line, well-formed, without control and direction characters;
 * letters that the font lacks become a box, signs that it lacks (emoji) are left out.
 */
export function drawableText(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  if (PLAIN.test(cut)) return cut.replace(/ +/g, ' ').trim()
  const line = cut
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[\p{Cs}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/gu, '')
  const shown = canDraw(line) ? line : Array.from(graphemes.segment(line), ({ segment }) => drawable(segment)).join('')
  return shown
    .replace(/\u25a1( ?\u25a1)+/g, BOX)
    .replace(/ +/g, ' ')
    .trim()
}
