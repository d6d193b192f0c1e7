import { expect, it } from 'vitest'
import { memoryCorpus } from '../../bench/memory-corpus.ts'
import { openContext } from '../../src/answer/answer.ts'
import { answerDate } from '../../src/answer/kinds/answer-date.ts'
import { contextCandidates } from '../../src/answer/kinds/extract.ts'
import { parseArticle } from '../../src/corpus/index.ts'

const corpus = memoryCorpus([
  parseArticle('fair.txt', 'A fair in Tarnby\n\nThe council of Tarnby on 19 January 2020 opened a fair for growers.\n'),
])

it.each([
  ['When was the fair in Tarnby?', '19 January 2020'],
  ['When was the New Year fair in Tarnby?', '19 January 2020'],
  ['In which year was the fair in Tarnby?', '2020'],
])('gives the year of a whole date to "%s" as %s', async (asked, words) => {
  const context = await openContext(corpus, asked, {})
  const year = contextCandidates(context).candidates.find(({ text }) => text === '2020')
  expect(year).toBeDefined()
  expect(year && answerDate(context.question, year)?.text).toBe(words)
})
