import type { Rectangle } from '../../src/draw/drawing.ts'
import { textWidth } from '../../src/draw/font.ts'
import type { PlacedText } from '../../src/draw/placed-text.ts'

/** True where two rectangles come closer than `gap` to each other. */
export function collide(a: Rectangle, b: Rectangle, gap = 0): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  )
}

/** Heights above and below the baseline, in em: the greatest of the font's Latin letters with accents. */
const ASCENT = 0.97
const DESCENT = 0.25

const SHIFT = { start: 0, middle: 0.5, end: 1 } as const

/** The rectangle that a text covers, accents and descenders included. */
export function textBox({ text, x: at, baseline, anchor, size, weight }: PlacedText): Rectangle {
  const width = textWidth(text, size, weight)
  return { x: at - width * SHIFT[anchor], y: baseline - ASCENT * size, width, height: (ASCENT + DESCENT) * size }
}
