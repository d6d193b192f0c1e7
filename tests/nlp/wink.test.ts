import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FreshReader, isEnglishWord, tagSentences } from '../../src/nlp/wink.ts'
import { campaign } from '../campaign.ts'

const texts = (text: string) => tagSentences(text).map((sentence) => sentence.map((token) => token.text))

describe('a text is read as if it were the first', () => {
  const rows: [why: string, before: string, text: string, tokens: string[]][] = [
    ['a possessive', 'He asked at Zurg’s.', 'He saw Zurg’s hat.', ['He', 'saw', 'Zurg', '’s', 'hat', '.']],
    ['in lower case', 'He asked at zurg’s, twice.', 'He saw zurg’s hat.', ['He', 'saw', 'zurg', '’s', 'hat', '.']],
  ]
  it.each(rows)('%s', (_, before, text, tokens) => {
    tagSentences(before)
    expect(texts(text)).toEqual([tokens])
  })

  it('whatever was read before', () => {
    const word = fc.constantFrom('Zurg', 'Zurg’s', "Zurg's", 'Qil-hoon', 'iQil', 'x86b', 'U.Q.O.', 'Min’er', 'qux')
    const close = fc.constantFrom('', '.', ',', '’', '.”', '-based', '/', '.Then')
    const text = fc
      .array(fc.tuple(word, close), { maxLength: 6 })
      .map((parts) => parts.map((part) => part.join('')).join(' '))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const first = tagSentences(after)
        tagSentences(before)
        expect(tagSentences(after)).toEqual(first)
      }),
    )
  })
})

it('reads on alike however many words it has forgotten', () => {
  const reader = new FreshReader(4)
  const tags = (text: string) => reader.read(text, (doc, its) => doc.tokens().out(its.pos))
  const first = tags('Zurg saw Qilhoon there.')
  for (let i = 0; i < campaign(12, 60); i++) {
    tags(`Zurg’s q${i} met x-${i}.`)
    expect(tags('Zurg saw Qilhoon there.')).toEqual(first)
  }
})

describe('English words', () => {
  it.each(['house', 'walked', 'of'])('%s', (word) => {
    expect(isEnglishWord(word)).toBe(true)
  })
  it.each(['zurg', 'norrov'])('not %s, also when it has been read before', (word) => {
    tagSentences(`They met ${word} twice.`)
    expect(isEnglishWord(word)).toBe(false)
  })
})
