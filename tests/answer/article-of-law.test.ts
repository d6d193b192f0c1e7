import { expect, it } from 'vitest'
import { memoryCorpus } from '../../bench/memory-corpus.ts'
import { answerQuestion } from '../../src/answer/answer.ts'

const corpus = memoryCorpus([
  {
    id: 'treaty',
    file: 'treaty.md',
    title: 'The harbour treaty',
    text: 'Article 12 of the harbour treaty forbids tolls on the river. The towns signed it in 1931.',
  },
  {
    id: 'fair',
    file: 'fair.md',
    title: 'Spring fair',
    text: 'The spring fair opened on the quay. Traders sold fish and rope.',
  },
])

it.each([
  ['Which article forbids tolls on the river?', /12/],
  ['What article of the harbour treaty forbids tolls on the river?', /12/],
])('%s asks for an article of a law', async (question, right) => {
  const answer = await answerQuestion(corpus, question, { atLeast: 0 })
  expect(answer).toMatchObject({ status: 'answered', kind: 'fact', answer: expect.stringMatching(right) })
})

it('an article that tells of a fair is still asked for by its title', async () => {
  const answer = await answerQuestion(corpus, 'Which article tells of the spring fair on the quay?')
  expect(answer).toMatchObject({ kind: 'article', answer: 'Spring fair' })
})
