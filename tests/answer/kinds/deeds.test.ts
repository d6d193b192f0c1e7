import { describe, expect, it } from 'vitest'
import { askerOf } from './answer-of.ts'

const ask = askerOf([
  {
    title: 'Brenford receives Peruvian delegation',
    published: '2019-08-20',
    text: `BRENFORD, August 20 — The head of the delegation, Peruvian Ambassador to Kenya Ilir Kastor, visited Brenford on Monday. He said that this visit is the first delegation of young traders organised by the Ministry of Trade.

Mayor of Brenford Ralf Oster met the traders. Mr Kastor thanked Mr Oster for inviting him to the Brenford Harvest Expo. Mr Kastor thanked Chen Marlow for the tea.`,
  },
  {
    title: 'Lantern Night in Brenford',
    published: '2020-01-20',
    text: `On 19 January 2020, the Guild of Brenford hosted a Lantern Night reception for consuls.

Vice Mayor Dora Finch opened the event. Consul General Pavli Dede and Tomas Arn gave speeches at the reception.`,
  },
  {
    title: 'News from Kolm',
    published: '2019-05-11',
    text: 'Deputy Minister of Transport Hugo Lind led the delegation of the government. The Kolm Chess Club, coached by Berta Gill, won the cup. The founder of the Kolm Barge Museum, Jon Pell, was there. Mila Soren painted the hall.',
  },
])

describe('who did it, told by a noun', () => {
  it.each([
    ['Who headed the delegation of young traders?', 'Ilir Kastor'],
    ['Which official led the delegation of traders?', 'Ilir Kastor'],
    ['Who spoke for the delegation of traders as its head?', 'Ilir Kastor'],
    ['Who represented Peru on the visit to Brenford?', 'Ilir Kastor'],
    ['Who led the delegation of the government?', 'Hugo Lind'],
    ['Which man led the delegation of the government?', 'Hugo Lind'],
    ['Who founded the Kolm Barge Museum?', 'Jon Pell'],
    ['Who is the coach of the Kolm Chess Club?', 'Berta Gill'],
  ])('%s %s', async (question, answer) => {
    expect(await ask(question)).toContain(answer)
  })

  it.each([
    // An ambassador does not stand for the country that he is sent to.
    'Who represented Kenya on the visit to Brenford?',
    'Who headed the Kolm delegation?',
  ])('%s is not told', async (question) => {
    expect(await ask(question)).toBeUndefined()
  })
})

describe('who opened, organised, invited or spoke', () => {
  it.each([
    ['By whom was the Lantern Night reception opened?', 'Dora Finch'],
    ['Who opened the Lantern Night reception on 19 January 2020?', 'Dora Finch'],
    ['By whom was the visit of the traders organised?', 'Ministry of Trade'],
    ['Who invited Ilir Kastor to the Brenford Harvest Expo?', 'Ralf Oster'],
    ['Who, besides Pavli Dede, gave a speech at the reception?', 'Tomas Arn'],
  ])('%s %s', async (question, answer) => {
    expect(await ask(question)).toBe(answer)
  })

  it.each([
    'Who opened the Lantern Night reception on 3 March 2021?',
    'Who, besides Dora Finch, opened the Lantern Night reception?',
    'Who invited Dora Finch to the Brenford Harvest Expo?',
  ])('%s is not told', async (question) => {
    expect(await ask(question)).toBeUndefined()
  })
})
