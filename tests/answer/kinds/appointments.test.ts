import { expect, it } from 'vitest'
import { factsOf } from './answer-of.ts'
import { ask } from './town.ts'

/** Since when somebody has held an office. */
it.each([
  ['When did Rika Moor become Deputy Treasurer?', 'May 2019'],
  ['In which year was Rika Moor appointed Deputy Treasurer of Harwick?', '2019'],
  ['Since which month and year has Rika Moor been deputy treasurer?', 'May 2019'],
])('%s → %s', async (question, right) => {
  expect((await ask(question)).best).toMatchObject({ kind: 'appointment', answer: right })
})

it.each(['When did Rika Moor become treasurer?', 'When was Sven Aker appointed deputy treasurer?'])(
  'nothing is proposed for "%s"',
  async (question) => {
    const { kinds, answer } = await ask(question)
    expect(kinds).toContain('appointment')
    expect(answer).toBeUndefined()
  },
)

it('takes the year of the article where the text gives none', async () => {
  const told = factsOf([{ published: '2021-06-10', text: 'Ann Quill was appointed harbour master on 4 May.' }])
  const { best } = await told('When did Ann Quill become harbour master?')
  expect(best).toMatchObject({ answer: '4 May 2021', date: '2021-05-04' })
})
