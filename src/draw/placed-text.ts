import type { Element } from 'xast'
import { x } from 'xastscript'
import { ASCENT, DESCENT, FONT_FAMILY, textWidth, WEIGHTS } from './font.ts'
import type { Colour, Palette } from './palette.ts'
import type { Rectangle } from './rectangle.ts'
import type { TextStyle } from './wrap.ts'

/** One line of text at its place. */
export interface PlacedText extends TextStyle {
  readonly text: string
  /** Left edge, middle or right edge, as `anchor` says. */
  readonly x: number
  readonly baseline: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly colour: Colour
}

/** Distance of two baselines, in em. */
export const LINE_HEIGHT = 1.28

const SHIFT = { start: 0, middle: 0.5, end: 1 } as const

/** The rectangle that a text covers, accents and descenders included. */
export function textBox({ text, x: at, baseline, anchor, size, weight }: PlacedText): Rectangle {
  const width = textWidth(text, size, weight)
  return { x: at - width * SHIFT[anchor], y: baseline - ASCENT * size, width, height: (ASCENT + DESCENT) * size }
}

/** The baseline of text whose capital letters stand in the middle of `y`. */
export function baselineAt(y: number, size: number): number {
  return y + 0.36 * size
}

export function textElement(placed: PlacedText, palette: Palette): Element {
  return x(
    'text',
    {
      x: rounded(placed.x),
      y: rounded(placed.baseline),
      // Kerning, and another font in another viewer, would make a text wider or narrower than its room.
      textLength: rounded(textWidth(placed.text, placed.size, placed.weight)),
      'font-size': placed.size,
      'font-weight': WEIGHTS[placed.weight],
      'text-anchor': placed.anchor === 'start' ? undefined : placed.anchor,
      fill: palette[placed.colour],
    },
    placed.text,
  )
}

/** The typeface, with others for viewers that do not have it. */
export const FONT_STACK = `${FONT_FAMILY}, Arial, Helvetica, sans-serif`

/** A coordinate to a tenth of a pixel. */
export function rounded(coordinate: number): number {
  return Math.round(coordinate * 10) / 10
}
