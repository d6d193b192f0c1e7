import fc from 'fast-check'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import wrapAnsi from 'wrap-ansi'
import { columnsOf, cut, inColumns, linesOf, makePage, plain, table, wrapped } from '../../src/cli/page.ts'
import { renderQuote } from '../../src/cli/render-answer.ts'
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
])('cut %j to %d columns', async (text, columns, expected) => {
  expect(await inColumns(() => cut(text, columns))).toBe(expected)
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

const western = fc.string({
  unit: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...'abc e') },
    { weight: 1, arbitrary: fc.constantFrom(...'\u00a0é“”’–…·Łﬁ世\u0301🙂\u00ad') },
  ),
  maxLength: 120,
})

test('texts of western letters are measured and wrapped as those of all scripts are', async () => {
  await fc.assert(
    fc.asyncProperty(western, fc.integer({ min: 1, max: 30 }), async (text, columns) => {
      expect(await inColumns(() => String(columnsOf(text)))).toBe(String(stringWidth(text)))
      const lines = await inColumns(() => linesOf(text, columns).join('\n'))
      expect(lines).toBe(wrapAnsi(text, columns, { hard: true }))
    }),
  )
})

test('no text can command the terminal or leave the page', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(300), fc.nat(300), async (quote, a, b) => {
      const start = Math.min(a, b, quote.length)
      const end = Math.min(Math.max(a, b), quote.length)
      const text = await inColumns(() => renderQuote(page, '  ', { ...CITATION, quote, highlight: { start, end } }))
      expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
      for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(40)
    }),
  )
})
