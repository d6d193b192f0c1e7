import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitSentences } from '../../src/nlp/sentences.ts'

const words = (text: string) => splitSentences(text).map((sentence) => text.slice(sentence.start, sentence.end))

describe('sentences', () => {
  const rows: [why: string, text: string, sentences: string[]][] = [
    ['two', 'Ann Lee left. Joe Fox stayed.', ['Ann Lee left.', 'Joe Fox stayed.']],
    [
      'a time of day before a weekday',
      'They met at 5 p.m. Monday in Leeds. It rained.',
      ['They met at 5 p.m. Monday in Leeds.', 'It rained.'],
    ],
    [
      'an abbreviated month',
      'It opened on Sept. 3 in Leeds. All came.',
      ['It opened on Sept. 3 in Leeds.', 'All came.'],
    ],
    ['an honorific', 'Mr. Fox met Dr. Lee. They talked.', ['Mr. Fox met Dr. Lee.', 'They talked.']],
    ['a quotation goes on', '"Is it safe?" she asked. It was.', ['"Is it safe?" she asked.', 'It was.']],
    ['a blank line ends a sentence', 'A heading\n\nThe text begins.', ['A heading', 'The text begins.']],
    ['a line break does not', 'The text is\nwrapped here. It ends.', ['The text is\nwrapped here.', 'It ends.']],
    ['an initial', 'Lewis W. Fox spoke. All heard.', ['Lewis W. Fox spoke.', 'All heard.']],
  ]
  it.each(rows)('%s', (_, text, sentences) => {
    expect(words(text)).toEqual(sentences)
  })

  it('keeps words joined by a hyphen as one token', () => {
    const [sentence] = splitSentences('Secretary-General Ann Lee met a Leeds-based firm.')
    expect(sentence?.tokens.map((token) => token.text)).toEqual([
      'Secretary-General',
      'Ann',
      'Lee',
      'met',
      'a',
      'Leeds-based',
      'firm',
      '.',
    ])
  })

  it('gives every token to the letter, in order, inside its sentence', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('Mr. Fox', "Min'er", '“so”', 'e.g. ', '.\n\n', '3,000.5', 'U.S.', "can't", 'a–b', '…'),
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(' ')),
        (text) => {
          let end = 0
          for (const sentence of splitSentences(text)) {
            expect(sentence.start).toBeGreaterThanOrEqual(end)
            let cursor = sentence.start
            for (const token of sentence.tokens) {
              expect(text.slice(token.start, token.end)).toBe(token.text)
              expect(token.start).toBeGreaterThanOrEqual(cursor)
              cursor = token.end
            }
            expect(sentence.end).toBe(cursor)
            end = sentence.end
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
