import { expect, it } from 'vitest'
import { answerQuestion } from '../../src/answer/answer.ts'
import type { Answer, Asked } from '../../src/types.ts'
import { corpusOf } from './hand-made.ts'

const corpus = await corpusOf([
  {
    title: 'Mayor at the Glass Fair',
    published: '2019-09-02',
    text: 'Ann Quill, Mayor of Harwick, met Tom Arbery on 28 August 2019 in Dorvale. The two spoke of trade on the river.',
  },
  {
    title: 'Mayor leaves',
    published: '2021-06-10',
    text: 'Ann Quill resigned on 3 May 2021 because the mill had closed. Rolf Tander became mayor of Harwick.',
  },
])

const told = ({ question, askedAs = question, ...answer }: Answer): Asked => ({
  question: askedAs,
  ...(answer.status === 'answered' && { answer: answer.answer }),
})

it('goes on from question to question', async () => {
  const first = await answerQuestion(corpus, 'Who met Tom Arbery?')
  expect(first).toMatchObject({ status: 'answered', answer: expect.stringContaining('Ann Quill') })
  expect(first).not.toHaveProperty('askedAs')
  const second = await answerQuestion(corpus, 'and when did she resign?', { after: told(first) })
  expect(second).toMatchObject({
    question: 'and when did she resign?',
    askedAs: 'When did Ann Quill resign?',
    answer: expect.stringContaining('3 May 2021'),
  })
  const third = await answerQuestion(corpus, 'why?', { after: told(second) })
  expect(third).toMatchObject({ askedAs: 'Why did Ann Quill resign?', answer: expect.stringContaining('mill') })
})

it('leaves out what was told where others are asked for', async () => {
  const after = { question: 'Who met Tom Arbery?', answer: 'Ann Quill, on 28 August 2019' }
  const other = await answerQuestion(corpus, 'who else?', { after })
  expect(other).toMatchObject({ askedAs: 'Who else met Tom Arbery?' })
  expect(other.status === 'answered' ? other.answer : '').not.toContain('Ann Quill')
})

it('keeps a follow-up to the article of the question before, and a question of its own to none', async () => {
  const after = { question: 'When did Ann Quill meet Tom Arbery?', article: 'a0' }
  expect(await answerQuestion(corpus, 'when did she resign?', { after })).toMatchObject({ status: 'unanswered' })
  expect(await answerQuestion(corpus, 'When did Ann Quill resign?', { after })).toMatchObject({ status: 'answered' })
})
