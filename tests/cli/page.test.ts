import fc from 'fast-check'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { cut, makePage, plain, table, wrapped } from '../../src/cli/page.ts'
import { renderQuote } from '../../src/cli/render-citation.ts'
import { CITATION } from './fake-library.ts'

const page = makePage(40, false)

test.each([
  ['a\u001b[31mb', 'a [31mb'],
  [' two\n\nlines ', 'two lines'],
  ['\u202eright to left', 'right to left'],
])('plain %j', (text, expected) => {
  expect(plain(text)).toBe(expected)
})

test.each([
  ['short', 10, 'short'],
  ['exactly ten', 11, 'exactly ten'],
  ['longer than this', 8, 'longer …'],
  ['漢字漢字', 5, '漢字…'],
])('cut %j to %d columns', (text, columns, expected) => {
  expect(cut(text, columns)).toBe(expected)
})

test('later lines are indented by the first line’s lead', () => {
  expect(wrapped(page, '1. ', 'one two three four five six seven eight nine ten')).toBe(
    '1. one two three four five six seven\n   eight nine ten',
  )
})

test('a table has columns as wide as their widest cell', () => {
  expect(
    table(page, [
      ['a', 'long', 'x'],
      ['bbb', 'c', 'y'],
    ]),
  ).toBe('a    long  x\nbbb  c     y')
})

test('no text can command the terminal or leave the page', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(300), fc.nat(300), (quote, a, b) => {
      const start = Math.min(a, b, quote.length)
      const end = Math.min(Math.max(a, b), quote.length)
      const text = renderQuote(page, '  ', { ...CITATION, quote, highlight: { start, end } })
      expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
      for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(40)
    }),
  )
})
