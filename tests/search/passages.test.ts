import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitPassages } from '../../src/search/passages.ts'

const check = (text: string, words: number): string[] =>
  splitPassages(text, words).map(({ start, end }) => text.slice(start, end))

describe('splitPassages', () => {
  it.each([
    ['short paragraphs stay together', 'One two.\n\nThree four.', 5, ['One two.\n\nThree four.']],
    [
      'a paragraph too many begins the next',
      'One two.\n\nThree four.\n\nFive.',
      4,
      ['One two.\n\nThree four.', 'Five.'],
    ],
    ['a line break is no paragraph', 'One two\nthree four', 2, ['One two\nthree four']],
    ['space around is left out', '\n\n  One.  \n\n\n\n', 5, ['One.']],
    ['a somewhat long paragraph stays whole', 'One two three. Four five six.', 4, ['One two three. Four five six.']],
    [
      'a long one is cut after a sentence',
      'One two. Three four. “Five six.” Seven.',
      3,
      ['One two.', 'Three four.', '“Five six.” Seven.'],
    ],
    ['nothing', ' \n', 5, []],
  ])('%s', (_, text, words, expected) => {
    expect(check(text, words)).toEqual(expected)
  })

  it('leaves out only space, in order', () => {
    const piece = fc.constantFrom('word', 'Word.', 'a b c d e. ', ' ', '\n', '\n\n', '”', 'É')
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        fc.integer({ min: 1, max: 10 }),
        (text, words) => {
          const spaceless = (value: string): string => value.replace(/\s+/g, '')
          expect(check(text, words).map(spaceless).join('')).toBe(spaceless(text))
        },
      ),
    )
  })
})
