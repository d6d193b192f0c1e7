import { describe, expect, test } from 'vitest'
import { openContext } from '../../src/answer/context.ts'
import { isOfOtherEdition, sidesOfDeed, tellsContrary } from '../../src/answer/other-deed.ts'
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

test.each([
  ['Joe Orme beat Ada Quill.', 'Joe Orme beat Ada Quill by 611 votes.', 1],
  ['Ada Quill beat Joe Orme.', 'Joe Orme beat Ada Quill by 611 votes.', -1],
  ['Ada Quill was beaten by Joe Orme.', 'Joe Orme beat Ada Quill by 611 votes.', 1],
  ['Joe Orme was beaten by Ada Quill.', 'Joe Orme beat Ada Quill by 611 votes.', -1],
  ['The club sold the boat.', 'The boat was sold by the club in May.', 1],
  ['The boat sold the club.', 'The boat was sold by the club in May.', -1],
  ['Harwick lost to Tarnby.', 'Tarnby lost to Harwick in the final.', -1],
  ['Joe Orme was later praised by Ada Quill.', 'Ada Quill praised Joe Orme.', 1],
  // Both ways, another verb, or only one side: that can't be told.
  ['Ada Quill met Joe Orme.', 'Joe Orme met Ada Quill in Tarnby.', 0],
  ['Ada Quill defeated Joe Orme.', 'Joe Orme beat Ada Quill by 611 votes.', 0],
  ['Joe Orme beat Bo Vance.', 'Joe Orme beat the drum.', 0],
  ['Joe Orme is the mayor.', 'Joe Orme is the mayor of Tarnby.', 0],
])('%s tells the sides of: %s (%d)', async (claim, text, expected) => {
  const context = await openContext(await corpusOf([{ title: 'News', text }]), claim, {})
  const [view] = context.views
  expect(view && sidesOfDeed(context, view)).toBe(expected)
})
