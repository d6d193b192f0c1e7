import { expect, it } from 'vitest'
import { ask } from './town.ts'

/** What happened on a day, in a month, in a year. */
it.each([
  ['What happened on 25 January 2020?', /gave a Candlemas reception/],
  ['What event was held on 28 August 2019?', /had a meeting with Tom Arbery/],
  ['What took place in Harwick on March 30?', /met with trade consuls/],
  ['What happened in October 2012?', /elected to the council/],
])('%s → %s', async (question, right) => {
  const { best } = await ask(question)
  expect(best).toMatchObject({ kind: 'event', answer: expect.stringMatching(right) })
})

it.each([
  'What happened on 26 January 2020?',
  'What took place in Kelso on March 30?',
  'What event was held on 1 May 1998?',
])('nothing is proposed for "%s"', async (question) => {
  const { kinds, answer } = await ask(question)
  expect(kinds).toContain('event')
  expect(answer).toBeUndefined()
})
