import { expect, it } from 'vitest'
import { factsOf } from './kinds/answer-of.ts'

const ask = factsOf([
  {
    title: 'The harbour treaty',
    text: 'Article 12 of the harbour treaty forbids tolls on the river. The towns signed it in 1931.',
  },
  { title: 'Spring fair', text: 'The spring fair opened on the quay. Traders sold fish and rope.' },
])

it.each([
  'Which article forbids tolls on the river?',
  'What article of the harbour treaty forbids tolls on the river?',
])('%s asks for an article of a law, no title of ours', async (question) => {
  expect(await ask(question)).toEqual({ kinds: ['article'] })
})

it('an article that tells of a fair is still asked for by its title', async () => {
  const { best } = await ask('Which article tells of the spring fair on the quay?')
  expect(best).toMatchObject({ kind: 'article', answer: 'Spring fair' })
})
