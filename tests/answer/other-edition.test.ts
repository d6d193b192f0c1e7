import { describe, expect, test } from 'vitest'
import { isOfOtherEdition } from '../../src/answer/other-edition.ts'
import { contextOf, spanOf } from './hand-made.ts'

const text = 'The 2nd Harbour Fair opened in Tarnby in May 2019. Ada Quill opened it. The third ferry sank.'

describe('a span of another edition', () => {
  test.each([
    ['When will the 3rd Harbour Fair open?', 'May 2019', true],
    ['When did the third fair open?', 'May 2019', true],
    ['When did the 2nd Harbour Fair open?', 'May 2019', false],
    ['When did the second Harbour Fair open?', 'May 2019', false],
    ['When did the Harbour Fair open?', 'May 2019', false],
    ['Who opened the first fair?', 'Ada Quill', true],
    ['What happened to the third ferry?', 'sank', false],
    ['Who opened the third house?', 'Ada Quill', false],
  ])('%s "%s": %s', async (question, words, expected) => {
    const context = await contextOf(question, { title: 'Fair', text })
    expect(isOfOtherEdition(context, spanOf(context, words))).toBe(expected)
  })

  test('not where the article tells of the one that is asked about as well', async () => {
    const context = await contextOf('Where will the 3rd Harbour Fair be?', {
      text: `${text} The 3rd Harbour Fair is due.`,
    })
    expect(isOfOtherEdition(context, spanOf(context, 'Tarnby'))).toBe(false)
  })
})
