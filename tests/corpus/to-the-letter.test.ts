import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseArticle } from '../../src/corpus/index.ts'
import { withoutInvisible } from '../../src/corpus/lines.ts'

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Pieces that look like what files hold, so that the rules are met in all combinations. */
const piece = fc.oneof(
  fc.constantFrom(
    'Harbour opens again',
    'The harbour opened again on Monday, the mayor said.',
    'LEEDS, May 9 (Northwire) -- The mill closed in the night. (Photo/Ann Lee)',
    'By Ann Lee|Mar 3,2023',
    '24.01.2020 10:07',
    '10:48Lima',
    'Home | News | Sport',
    '- Present: Ann Lee',
    '• Print',
    'Comments (3)',
    'Source: Daily News, http://news.example/a',
    'Открыть меню',
    '"We wait," he said. “So do I,” she said.',
    '> quoted **bold** [link](x.md)',
    '# Title',
    '![image](x.png)',
    '---',
    '| a | b |',
    '\tTabbed\u00a0 text of some length that goes on and on until it has many words in it and then stops',
  ),
  fc.string({ unit: 'binary' }),
  fc.string(),
)
const content = fc
  .array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', '\r\n', ' ', '\n\n\n')), { maxLength: 14 })
  .map((parts) => parts.flat().join(''))

test('every paragraph of plain text stands in the file to the letter, but for white space and hidden signs', () => {
  fc.assert(
    fc.property(content, (text) => {
      const article = parseArticle('a.txt', text)
      const whole = flat(withoutInvisible(text))
      for (const paragraph of article.text === '' ? [] : article.text.split('\n\n')) {
        expect(paragraph.trim()).not.toBe('')
        expect(whole).toContain(flat(paragraph))
      }
      expect(article.title).not.toBe('')
    }),
    { numRuns: 400 },
  )
})

test('HTML of any kind gives an article', () => {
  const tag = fc.constantFrom(
    '<p>',
    '</p>',
    '<div>',
    '<h1>',
    '</h1>',
    '<table><tr><td>',
    '<script>',
    '</script>',
    '<!--',
    '-->',
    '<br>',
    '<li>',
    '&amp;',
    '<body',
    '<html>',
    '</html>',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(tag, piece), { maxLength: 20 }), (parts) => {
      const article = parseArticle('a.html', parts.join(''))
      expect(typeof article.text).toBe('string')
      expect(article.title).not.toBe('')
    }),
    { numRuns: 100 },
  )
})
