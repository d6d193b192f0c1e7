import { expect, it } from 'vitest'
import { factsOf } from './answer-of.ts'

const ask = factsOf([
  {
    text: 'The Harwick Harbour Board (HHB) met on Monday. The HHB runs two ferries. Guests of the KLM came by boat.',
  },
])

it.each([
  'What does HHB stand for?',
  'What is the full form of hhb?',
  'What is HHB short for?',
  'Which words does the acronym HHB stand for?',
])('%s', async (question) => {
  expect((await ask(question)).best).toMatchObject({ kind: 'expansion', answer: 'Harwick Harbour Board' })
})

it('proposes nothing for an abbreviation that is not written out', async () => {
  expect(await ask('What does KLM stand for?')).toEqual({ kinds: ['expansion'] })
})
