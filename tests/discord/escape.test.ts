import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeText, plainText } from '../../src/discord/escape.ts'
import { clip, clipStart } from '../../src/discord/limits.ts'
import { headline, sentence } from '../../src/discord/render/markdown.ts'

test.each([
  ['**bold** and _it_', '\\*\\*bold\\*\\* and \\_it\\_'],
  ['# no heading', '\\# no heading'],
  ['- no list', '\\- no list'],
  ['well-known # here', 'well-known # here'],
  ['1. no list', '1\\. no list'],
  ['> no quote', '\\> no quote'],
  ['[text](https://bad.example)', '\\[text\\]\\(https://bad.example\\)'],
  ['<@1> <#2> <t:3:R> <:a:4> </ask:5>', '\\<@\u20601\\> \\<#2\\> \\<t:3:R\\> \\<:a:4\\> \\</ask:5\\>'],
  ['@everyone @here', '@\u2060everyone @\u2060here'],
  ['`code` ||hidden|| ~~gone~~', '\\`code\\` \\|\\|hidden\\|\\| \\~\\~gone\\~\\~'],
  ['back\\slash', 'back\\\\slash'],
  ['two\nlines\u202e\u0000', 'two lines'],
  ['\ud83d lone', '\ufffd lone'],
])('%j is shown as it is', (raw, written) => {
  expect(escapeText(raw)).toBe(written)
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400, size: 'max' }),
  fc.string({
    unit: fc.constantFrom('*', '_', '\\', '[', ']', '(', ')', '<', '@', '👩‍👩‍👧', 'e\u0301', ' ', 'word', '\n'),
    maxLength: 400,
    size: 'max',
  }),
)

/** Undoes the escapes. */
const shown = (text: string): string => text.replaceAll('\u2060', '').replace(/\\(.)/gsu, '$1')

test('what is written is the beginning of what was meant, within the limit, and no escape or grapheme is cut', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 2, max: 200 }), (raw, max) => {
      const written = escapeText(raw, max)
      expect(written.length).toBeLessThanOrEqual(max)
      expect(written).not.toMatch(/\p{Surrogate}/u)
      const whole = shown(escapeText(raw))
      if (!written.endsWith('…')) return
      const kept = shown(written).slice(0, -1)
      if (whole.startsWith(kept) && kept !== '') {
        const graphemes = [...new Intl.Segmenter('en').segment(whole)].map(({ index }) => index)
        expect([...graphemes, whole.length].some((end) => whole.slice(0, end).trimEnd() === kept.trimEnd())).toBe(true)
      } else expect(whole.trim().startsWith(kept.trim())).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('text cut at either end keeps its limit', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 1, max: 80 }), (text, max) => {
      expect(clip(text, max).length).toBeLessThanOrEqual(max)
      expect(clipStart(text, max).length).toBeLessThanOrEqual(max)
      expect(plainText(text, max).trim().length).toBeGreaterThan(0)
    }),
  )
})

test.each([
  ['https://news.example/a_(b)?c=[1]|2', '[Title](https://news.example/a%5F%28b%29?c=%5B1%5D%7C2)'],
  ['javascript:alert(1)', 'Title'],
  ['not an address', 'Title'],
  [`https://news.example/${'x'.repeat(600)}`, 'Title'],
  [undefined, 'Title'],
])('a headline is linked only to a web address: %s', (url, expected) => {
  expect(headline({ title: 'Title', ...(url !== undefined && { url }) })).toBe(expected)
})

test.each([
  ['https://a.example/x#:~:text=It%20(b),c~d', '[Title](https://a.example/x#:~:text=It%20%28b%29,c%7Ed)'],
  [`https://a.example/x#:~:text=${'y'.repeat(600)}`, '[Title](https://a.example/x)'],
])('the headline of a quote is linked to it, where the link is not too long: %s', (link, expected) => {
  expect(headline({ title: 'Title', url: 'https://a.example/x', link })).toBe(expected)
})

test('a long headline is cut in its text, never in its link', () => {
  const line = headline({ title: 'A [long] story '.repeat(40), url: 'https://news.example/1' })
  expect(line).toMatch(/^\[.{1,120}…\]\(https:\/\/news\.example\/1\)$/)
})

test('a sentence keeps the words about the answer, in bold', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, fc.integer({ min: 40, max: 500 }), (before, middle, after, max) => {
      const text = before + middle + after
      const written = sentence(text, { start: before.length, end: before.length + middle.length }, max)
      expect(written.length).toBeLessThanOrEqual(max)
      expect(written).not.toMatch(/\p{Surrogate}/u)
    }),
    { numRuns: 500 },
  )
  expect(sentence(`${'x '.repeat(400)}Ada Quill${' y'.repeat(400)}`, { start: 800, end: 809 }, 100)).toMatch(
    /^…[x ]+\*\*Ada Quill\*\*[y ]+…$/,
  )
})
