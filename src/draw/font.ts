import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkitten'
import { InputError } from '../errors.ts'

export type Weight = 'regular' | 'semibold'

/** The typeface of all pictures (SIL Open Font License); it comes with the dependencies, so that a picture looks the same on every machine. */
export const FONT_FAMILY = 'Inter'
/** `font-weight` in SVG. */
export const WEIGHTS: Readonly<Record<Weight, number>> = { regular: 400, semibold: 600 }

const FILES: Readonly<Record<Weight, string>> = {
  regular: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  semibold: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
}

const { resolve } = createRequire(import.meta.url)
const opened = new Map<Weight, Font>()
const advances: Readonly<Record<Weight, Map<number, number>>> = { regular: new Map(), semibold: new Map() }

/** Paths of the font files, for the rasteriser. Throws `InputError` where they are not installed. */
export const fontFiles = (): string[] => [fontFile('regular'), fontFile('semibold')]

function fontFile(weight: Weight): string {
  try {
    return resolve(FILES[weight])
  } catch {
    throw new InputError('The font for pictures is not installed', 'run npm install', { file: FILES[weight] })
  }
}

function font(weight: Weight): Font {
  const known = opened.get(weight)
  if (known) return known
  const read = create(readFileSync(fontFile(weight)))
  if (read.isCollection) throw new InputError('The font for pictures is damaged', 'run npm install again')
  opened.set(weight, read)
  return read
}

/** True where the font can draw a character. */
export const hasGlyph = (codePoint: number): boolean => font('regular').hasGlyphForCodePoint(codePoint)

function advance(weight: Weight, codePoint: number): number {
  const known = advances[weight].get(codePoint)
  if (known !== undefined) return known
  const from = font(weight)
  const width = from.glyphForCodePoint(codePoint).advanceWidth / from.unitsPerEm
  advances[weight].set(codePoint, width)
  return width
}

/** Width of a text on one line, in the unit of `size`: the sum of its glyphs' advances, to which the picture sets the text. */
export function textWidth(text: string, size: number, weight: Weight = 'regular'): number {
  let width = 0
  for (const character of text) width += advance(weight, character.codePointAt(0) ?? 0)
  return width * size
}

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
