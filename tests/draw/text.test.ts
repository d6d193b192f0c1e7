import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PALETTES, x } from '../../src/draw/drawing.ts'
import { drawableText, FONT_FAMILY, fontFiles, hasGlyph, textWidth, type Weight } from '../../src/draw/font.ts'
import { textElement, wrapText } from '../../src/draw/placed-text.ts'
import { anyText } from './arbitrary.ts'

const style = { size: 28, weight: 'regular' } as const

/** The width of what the rasteriser draws, without the empty sides of the first and last letter. */
function drawnWidth(text: string, weight: Weight): number {
  const placed = { text, size: 28, weight, x: 0, baseline: 40, anchor: 'start', colour: 'ink' } as const
  const size = { xmlns: 'http://www.w3.org/2000/svg', width: 4000, height: 60, 'font-family': FONT_FAMILY }
  const svg = x('svg', size, textElement(placed, PALETTES.light))
  return new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: fontFiles() } }).getBBox()?.width ?? 0
}

describe('width', () => {
  it.each([
    ['regular', 'Vice Mayor Li Diànxūn meets “Chen Min’er” – AVATAR To 24 August 2019'],
    ['regular', 'illinois fjord affluent WAVE 1111111'],
    ['regular', 'WWWWWWWWWWWWWWWWWWWWWW *I*I*I* -> <– 0x20'],
    ['semibold', 'The bridge opens with a fair that draws 40,000 people'],
    ['semibold', 'Βερολίνο, Жуковский, Łódź'],
  ] as const)('%s: what is measured is what is drawn: %s', (weight, text) => {
    const measured = textWidth(text, 28, weight)
    expect(drawnWidth(text, weight)).toBeLessThanOrEqual(measured + 1)
    expect(drawnWidth(text, weight)).toBeGreaterThan(measured * 0.93)
  })
})

describe('drawable text', () => {
  it.each([
    ['a\u0000b\tc\n d', 'a b c d'],
    ['\u202eabc\u2066', 'abc'],
    ['\ud800x\udc00', 'x'],
    ['Nuñez, Łódź, Čapek', 'Nuñez, Łódź, Čapek'],
    ['e\u0301te\u0301', 'été'],
    ['meets 李洪忠 in Tianjin', 'meets □ in Tianjin'],
    ['李 洪忠 שלום 2020', '□ 2020'],
    ['party 🎉👩‍👩‍👧‍👦 time', 'party time'],
    ['ＡＢＣ １２', 'ABC 12'],
    ['🎉', ''],
  ])('of %j is %j', (text, shown) => {
    expect(drawableText(text)).toBe(shown)
  })

  it('has only characters that the font can draw, on one line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = drawableText(text)
        expect([...shown].every((character) => hasGlyph(character.codePointAt(0) ?? 0))).toBe(true)
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}]|^ | $| {2}/u)
      }),
    )
  })
})

describe('wrapping', () => {
  it.each([
    ['', 100, 2, []],
    ['one two', 400, 2, ['one two']],
    ['The council meets in the old harbour', 240, 2, ['The council', 'meets in the old…']],
    ['The council meets, and goes', 250, 1, ['The council…']],
    ['The council, which meets', 190, 1, ['The council…']],
    ['Antidisestablishmentarianism', 200, 1, ['Antidisestabl…']],
  ])('breaks %j at %i pixels', (text, width, most, lines) => {
    expect(wrapText(text, width, most, style)).toEqual(lines)
  })

  it('keeps to the width and the number of lines, and loses nothing without an ellipsis', () => {
    fc.assert(
      fc.property(
        anyText.map(drawableText),
        fc.integer({ min: 60, max: 800 }),
        fc.integer({ min: 1, max: 5 }),
        (text, width, most) => {
          const lines = wrapText(text, width, most, style)
          expect(lines.length).toBeLessThanOrEqual(most)
          for (const line of lines) expect(textWidth(line, style.size)).toBeLessThanOrEqual(width)
          const all = lines.join('').replaceAll(' ', '')
          const cut = all.endsWith('…')
          expect(cut || all === text.replaceAll(' ', '')).toBe(true)
        },
      ),
    )
  })
})
