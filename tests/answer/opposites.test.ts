import { expect, test } from 'vitest'
import { openContext } from '../../src/answer/open-context.ts'
import { tellsContrary } from '../../src/answer/opposites.ts'
import { corpusOf } from './hand-made.ts'

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
