import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inMemory } from '../../bench/memory-corpus.ts'
import type { OpenedCorpus } from '../../src/index/backend.ts'
import { exampleQuestions } from '../../src/library/examples.ts'
import type { Answer } from '../../src/types.ts'

const text = `Ada Brook spoke on Friday. Ada Brook thanked the members. The Council of Lanterns chose a date for the Thornfield Fair. "We are glad," Ada Brook said.

The Union was against it. The Union will meet again.`

/** An answer that cites a sentence; not certain where that says "perhaps". */
const citing = (quote: string): Answer => ({
  status: 'answered',
  question: '',
  kind: 'read',
  answer: 'so',
  confidence: 0.9,
  notes: [],
  citations: [{ article: 'a', title: 'A', file: 'a.md', quote, start: 0, end: quote.length }],
  ...(quote.includes('perhaps') && { probable: true }),
})
const silent: Answer = {
  status: 'unanswered',
  question: '',
  kind: 'read',
  confidence: 0.9,
  nearest: [],
  didYouMean: [],
  notes: [],
}

describe('questions that are shown as examples', () => {
  let corpus: OpenedCorpus
  beforeAll(async () => {
    corpus = await inMemory([{ id: 'a', file: 'a.md', title: 'A fair in Marl', published: '2024-05-04', text }])
  })
  afterAll(() => corpus.close())

  it('are put as the articles put the names, and only those that are answered', async () => {
    const asked: string[] = []
    const found = await exampleQuestions(
      corpus,
      async (question) => {
        asked.push(question)
        return question.includes('Council')
          ? citing('On Friday the Council of Lanterns chose a date.')
          : question === 'Who is Ada Brook?'
            ? citing('Ada Brook spoke on Friday.')
            : silent
      },
      4,
    )
    expect(found).toContain('Who is Ada Brook?')
    expect(found).toContain('What did the Council of Lanterns decide?')
    expect(found.every((question) => question.includes('Ada Brook') || question.includes('the Council'))).toBe(true)
    expect(asked.filter((question) => question.includes('Union'))).toEqual([])
  })

  it('are none that is only probably answered, or answered by a sentence about others', async () => {
    expect(
      await exampleQuestions(
        corpus,
        async () => citing('Ada Brook and the Council of Lanterns spoke, perhaps, at the Thornfield Fair in Marl.'),
        4,
      ),
    ).toEqual([])
    expect(await exampleQuestions(corpus, async () => citing('Somebody spoke.'), 4)).toEqual([])
  })
})
