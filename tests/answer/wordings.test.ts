import { describe, expect, it } from 'vitest'
import { factsOf } from './kinds/answer-of.ts'

const ask = factsOf([
  {
    title: 'Mill opens in Tarnby',
    published: '2019-05-06',
    text: `On 4 May 2019, Mayor of Tarnby Ada Quill met Joe Orme in Tarnby. Ada Quill opened the mill on the same day.

Ada Quill hoped that the ferry would run in winter. The Tarnby Ferry Company (TFC) said so too.`,
  },
])

const plain: Readonly<Record<string, RegExp>> = {
  'Who is the mayor of Tarnby?': /^Ada Quill/,
  'Who met Joe Orme?': /^Ada Quill/,
  'When did Ada Quill meet Joe Orme?': /^4 May 2019$/,
  'What did Ada Quill hope for?': /the ferry would run in winter/,
  'What does TFC stand for?': /^Tarnby Ferry Company$/,
}

it.each(Object.entries(plain))('%s', async (question, answer) => {
  expect((await ask(question)).answer).toMatch(answer)
})

describe('politer and shorter wordings get the proposal of the plain one', () => {
  it.each([
    ['who’s the mayor of tarnby', 'Who is the mayor of Tarnby?'],
    ['Hi, can you please tell me who met Joe Orme?', 'Who met Joe Orme?'],
    ['Please tell me when Ada Quill met Joe Orme.', 'When did Ada Quill meet Joe Orme?'],
    ['mayor of tarnby', 'Who is the mayor of Tarnby?'],
    ['Does anyone know who met Joe Orme, please?', 'Who met Joe Orme?'],
    ['Who met Joe Orme, according to the articles?', 'Who met Joe Orme?'],
    ['WHO MET JOE ORME', 'Who met Joe Orme?'],
    ['when did ada quill meet joe orme', 'When did Ada Quill meet Joe Orme?'],
    ['Remind me, when did Ada Quill meet Joe Orme?', 'When did Ada Quill meet Joe Orme?'],
    ['Summarise what Ada Quill hoped for.', 'What did Ada Quill hope for?'],
    ['what does tfc stand for', 'What does TFC stand for?'],
  ])('%s', async (asked, question) => {
    const { answer } = await ask(question)
    expect(answer).toBeDefined()
    expect((await ask(asked)).answer).toBe(answer)
  })
  // The office is looked for behind "who is" alone.
  it('tell me who the mayor of Tarnby is', async () => {
    expect((await ask('Can you tell me who the mayor of Tarnby is?')).answer).toMatch(/^Ada Quill/)
  })
})
