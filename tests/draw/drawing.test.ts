import { expect, it } from 'vitest'
import { type Colour, PALETTES } from '../../src/draw/drawing.ts'

/** Relative luminance, Web Content Accessibility Guidelines 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const TEXTS: readonly [Colour, Colour, number][] = [
  ['ink', 'paper', 4.5],
  ['ink', 'chip', 4.5],
  ['muted', 'paper', 4.5],
  ['accent', 'paper', 4.5],
  ['accent', 'chip', 4.5],
  ['planned', 'paper', 4.5],
  ['planned', 'chip', 4.5],
  ['paper', 'accent', 4.5],
]

it.each(
  Object.entries(PALETTES).flatMap(([theme, palette]) =>
    TEXTS.map(([a, b, least]) => ({ theme, a, b, least, ratio: contrast(palette[a], palette[b]) })),
  ),
)('in $theme, $a on $b is readable', ({ ratio, least }) => {
  expect(ratio).toBeGreaterThanOrEqual(least)
})

it('measures black on white as 21', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
})
