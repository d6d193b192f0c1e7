import { describe, expect, it } from 'vitest'
import { memoryCorpus } from '../../bench/memory-corpus.ts'
import { answerQuestion } from '../../src/answer/answer.ts'
import { parseArticle } from '../../src/corpus/index.ts'

const corpus = memoryCorpus([
  parseArticle(
    'mill.txt',
    `Mill opens in Tarnby

On 4 May 2019, Mayor of Tarnby Ada Quill met Joe Orme in Tarnby. Ada Quill opened the mill on the same day.

Ada Quill expressed her thanks to the growers for their gifts. Ada Quill hoped that the ferry would run in winter.

Tarnby has 12 schools and 40 shops. The mill was closed because the river had flooded it.`,
  ),
])

async function answer(question: string): Promise<string | undefined> {
  const given = await answerQuestion(corpus, question)
  return given.status === 'answered' ? given.answer : undefined
}

describe('other wordings get the answer of the plain one', () => {
  it.each([
    ['Name the mayor of Tarnby.', 'Who is the mayor of Tarnby?', 'Ada Quill'],
    ['What is the name of the mayor of Tarnby?', 'Who is the mayor of Tarnby?', 'Ada Quill'],
    ['By whom was the mill opened?', 'Who opened the mill?', 'Ada Quill'],
    ['Quill + Orme meeting, date', 'When did Ada Quill meet Joe Orme?', '4 May 2019'],
    ['Ada Quill met Joe Orme. When?', 'When did Ada Quill meet Joe Orme?', '4 May 2019'],
    ['What number of schools does Tarnby have?', 'How many schools does Tarnby have?', '12'],
    ['How many schools does Tarnby count?', 'How many schools does Tarnby have?', '12'],
    ['how many shops... no, sorry: how many schools has Tarnby?', 'How many schools does Tarnby have?', '12'],
    ['Summarise what Ada Quill hoped for.', 'What did Ada Quill hope for?', 'the ferry would run in winter'],
  ])('%s', async (asked, plain, words) => {
    expect(await answer(plain)).toContain(words)
    expect(await answer(asked)).toBe(await answer(plain))
  })
})

describe('what is asked for must be told', () => {
  it('takes no other words of a speaker for what they warned of', async () => {
    expect(await answer('What did Ada Quill warn of?')).toBeUndefined()
  })
  it('takes no name of a town for a part of a country', async () => {
    expect(await answer('In what part of the country is the mill situated?')).toBeUndefined()
  })
})
