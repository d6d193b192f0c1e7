import { describe, expect, it } from 'vitest'
import { factsOf } from './answer-of.ts'

const ask = factsOf([
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

it.each([
  ['What did Dora Finch wish the guests?', 'a happy new year'],
  ['What did the vice mayor of Brenford wish the guests?', 'a happy new year'],
  ['What did Ada Brook suggest?', 'the cities should share a fleet of barges'],
  ['What did Lena Voss criticise?', 'the slow pace of customs checks'],
  ['What did Tomas Arn say about the platform?', 'cut the time of transport by half'],
  ['What did Ralf Oster say about Brenford?', 'Brenford has become the largest partner'],
])('%s %s', async (question, answer) => {
  const { best } = await ask(question)
  expect(best).toMatchObject({ kind: 'said', answer: expect.stringContaining(answer) })
})

it.each([
  'What did Ada Brook criticise?',
  'What did Ada Brook welcome?',
  'What did Ada Brook point out about the weather in Kolm?',
  'What did Lena Voss say about the platform?',
  'Who praised the pace of customs checks?',
])('nothing is proposed for "%s"', async (question) => {
  const { kinds, answer } = await ask(question)
  expect(kinds).toContain('said')
  expect(answer).toBeUndefined()
})

it.each([
  ['What position does Dora Finch have?', false],
  ['What was the position of Ada Brook on the old pier?', true],
])('a position is a post or what somebody thinks of something: %s, said %s', async (question, isSaid) => {
  expect((await ask(question)).kinds.includes('said')).toBe(isSaid)
})

describe('whose words they are', () => {
  const asked = factsOf([
    {
      title: 'Mill lost',
      published: '2020-03-12',
      text: '"It is a shame to lose the mill!" sighed Ruth Amsel. "We still have the weir," said Piet Orr.\n\n"The harbour wall," said Tomas Arn, "is not safe." Ruth Amsel disagreed. "It has stood for a century," she said.',
    },
  ])

  it.each([
    ['Who said it is a shame to lose the mill?', 'Ruth Amsel'],
    ['Who said that the harbour wall is not safe?', 'Tomas Arn'],
    ['What did Piet Orr say?', '"We still have the weir,"'],
    ['What did Tomas Arn say?', '"The harbour wall … is not safe."'],
    ['What did Ruth Amsel say about the harbour wall?', '"It has stood for a century,"'],
  ])('%s', async (question, answer) => {
    expect((await asked(question)).best).toMatchObject({ kind: 'said', answer })
  })

  it.each(['Who said that the harbour wall is safe?', 'Who said that the weir is lost?', 'Who opened the mill?'])(
    'nobody is named for "%s"',
    async (question) => {
      expect((await asked(question)).best?.kind).not.toBe('said')
    },
  )
})
