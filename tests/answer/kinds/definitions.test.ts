import { expect, it } from 'vitest'
import { factsOf } from './answer-of.ts'

const ask = factsOf([
  {
    text: `Ketch: a sailing boat with two masts.

Berth fee: the sum that a boat pays for a night at the quay.

Term: Luff; Meaning: front edge of a sail.`,
  },
  { text: 'The ketch Ibis sank off the quay on Monday. Its berth fee had been paid.' },
  { text: 'Tender: a small boat that serves a ship.' },
  { text: '“Tender” means an offer at a price.' },
])

it.each([
  ['What is a ketch?', 'a sailing boat with two masts'],
  ['what are ketches', 'a sailing boat with two masts'],
  ['What is meant by "ketch"?', 'a sailing boat with two masts'],
  ['What does ketch mean?', 'a sailing boat with two masts'],
  ['What does the word ketch mean?', 'a sailing boat with two masts'],
  ['Define berth fee', 'the sum that a boat pays for a night at the quay'],
  ['What is the definition of a berth fee?', 'the sum that a boat pays for a night at the quay'],
  ['What is the luff?', 'front edge of a sail'],
])('%s', async (question, answer) => {
  const { best } = await ask(question)
  expect(best).toMatchObject({ kind: 'definition', answer, confidence: 0.9, citations: [{ article: 'a0' }] })
})

it('of a word that articles define in two ways gives the surer one, less surely', async () => {
  expect((await ask('What is a tender?')).best).toMatchObject({ answer: 'an offer at a price', confidence: 0.75 })
})

it.each(['What is the ketch Ibis?', 'What is a fee?', 'What is the luff of the ketch?', 'What is a boat?'])(
  'nothing is proposed for "%s"',
  async (question) => {
    expect((await ask(question)).best).toBeUndefined()
  },
)
