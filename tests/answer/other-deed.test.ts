import { describe, expect, test } from 'vitest'
import { openContext } from '../../src/answer/context.ts'
import { isOfOtherEdition, isOnOtherSide, tellsContrary } from '../../src/answer/other-deed.ts'
import { contextOf, corpusOf, spanOf } from './hand-made.ts'

async function contrary(question: string, text: string): Promise<boolean> {
  const context = await openContext(await corpusOf([{ title: 'News', text }]), question, {})
  const [view] = context.views
  return view !== undefined && tellsContrary(context, view)
}

test.each([
  ['Who opened the pool in Tarnby?', 'Joe Orme closed the pool in Tarnby.'],
  ['When did the pool in Tarnby close?', 'The pool in Tarnby opened in May.'],
  ['Who was dismissed by the board?', 'Ada Quill was appointed by the board.'],
  ['Did Joe Orme open the pool in Tarnby?', 'Joe Orme closed the pool in Tarnby.'],
])('%s is about the contrary of: %s', async (question, text) => {
  expect(await contrary(question, text)).toBe(true)
})

test.each([
  ['Who opened the pool in Tarnby?', 'Joe Orme opened the pool in Tarnby and closed the gate.'],
  ['Who opened the pool in Tarnby?', 'Joe Orme reopened the pool in Tarnby.'],
  ['Who bought the inn in Tarnby?', 'Joe Orme sold the inn in Tarnby to Ada Quill.'],
  ['Who won the cup final?', 'Tarnby lost the cup final to Harwick.'],
  ['Who painted the pool in Tarnby?', 'Joe Orme closed the pool in Tarnby.'],
  ['What was the closing price of Orme?', 'Orme opened at 12 crowns.'],
])('%s is not about the contrary of: %s', async (question, text) => {
  expect(await contrary(question, text)).toBe(false)
})

describe('a span on the other side of a deed', () => {
  test.each([
    ['Who bought the inn?', 'Joe Orme sold the inn.', 'Joe Orme', true],
    ['Who bought the inn?', 'The inn was sold by Joe Orme.', 'Joe Orme', true],
    ['Who bought the inn?', 'The inn was sold by the firm to Joe Orme.', 'Joe Orme', false],
    ['Who bought the inn?', 'The inn was sold to Joe Orme.', 'Joe Orme', false],
    ['Who sold the inn?', 'The inn was sold by Joe Orme.', 'Joe Orme', false],
    ['Who borrowed the boat?', 'The boat was lent by Ada Quill to Joe Orme.', 'Ada Quill', true],
    ['Who borrowed the boat?', 'The boat was lent by Ada Quill to Joe Orme.', 'Joe Orme', false],
  ])('%s in "%s" %s: %s', async (question, told, words, expected) => {
    const context = await contextOf(question, { title: 'News', text: told })
    expect(isOnOtherSide(context, spanOf(context, words))).toBe(expected)
  })
})

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
