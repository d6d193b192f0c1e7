import { describe, expect, it } from 'vitest'
import { askerOf } from './answer-of.ts'

const ask = askerOf([
  {
    title: 'Brenford receives guests',
    published: '2019-08-20',
    text: `Ilir Kastor spoke in Brenford. He noted that Brenford is a key city on the river Marl. According to Mr Kastor, trade between the two cities has doubled.

"We are proud that Brenford has become the largest partner," said Mayor of Brenford Ralf Oster.

Lena Voss also attended. She criticised the slow pace of customs checks.`,
  },
  {
    title: 'Lantern Night in Brenford',
    published: '2020-01-20',
    text: `Vice Mayor of Brenford Dora Finch wished the guests a happy new year. She called on the consuls to promote tourism between their countries and Brenford. She named tourism, ports and green energy as the main areas of work.

A senior official of the Port Authority called the platform an important carrier of river trade. Tomas Arn said that the platform exists. Tomas Arn said about the platform that it would cut the time of transport by half.`,
  },
  {
    title: 'News from Kolm',
    published: '2019-05-11',
    text: `Ada Brook spoke at a forum in Kolm. The Port Authority said that the harbour would be closed in June. Ada Brook suggested that the cities should share a fleet of barges. She supported the proposal of a common ticket.

Ada Brook pointed out that Kolm lies where two rivers meet. She was not proud of the old pier.`,
  },
])

describe('what somebody wished, asked for, backed or felt', () => {
  it.each([
    ['What did Dora Finch wish the guests?', 'a happy new year'],
    ['What did the vice mayor of Brenford wish the guests?', 'a happy new year'],
    ['What did Dora Finch call on the consuls to do?', 'promote tourism between their countries and Brenford'],
    ['Which areas did Dora Finch name as the main ones?', 'tourism, ports and green energy'],
    ['What did Ada Brook suggest?', 'the cities should share a fleet of barges'],
    ['What did Ada Brook support?', 'the proposal of a common ticket'],
    ['What did Lena Voss criticise?', 'the slow pace of customs checks'],
    ['What was Ralf Oster proud of?', 'Brenford has become the largest partner'],
  ])('%s %s', async (question, answer) => {
    expect(await ask(question)).toBe(answer)
  })

  it.each([
    'What did Ada Brook criticise?',
    'What did Lena Voss attack?',
    'What did Ada Brook welcome?',
    'What did Dora Finch call on the mayors to do?',
    'What was Ada Brook proud of?',
    'What was Dora Finch proud of?',
  ])('%s is not told', async (question) => {
    expect(await ask(question)).toBeUndefined()
  })
})

describe('what was said, and who said it', () => {
  it.each([
    ['What did Tomas Arn say about the platform?', 'cut the time of transport by half'],
    ['Who said that Brenford is a key city on the river Marl?', 'Ilir Kastor'],
    ['Who said that trade between the two cities has doubled?', 'Ilir Kastor'],
    ['Who called the platform an important carrier?', 'senior official of the Port Authority'],
    ['Which body said that the harbour would be closed in June?', 'Port Authority'],
  ])('%s %s', async (question, answer) => {
    expect(await ask(question)).toContain(answer)
  })

  it.each(['What did Ada Brook point out about the weather in Kolm?', 'What did Lena Voss say about the platform?'])(
    '%s is not told',
    async (question) => {
      expect(await ask(question)).toBeUndefined()
    },
  )
})
