import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryCorpus } from '../../bench/memory-corpus.ts'
import { answerQuestion, judgeProposals } from '../../src/answer/answer.ts'
import { openContext } from '../../src/answer/context.ts'
import { parseArticle } from '../../src/corpus/index.ts'
import type { Answer, Care, Citation } from '../../src/types.ts'
import { campaign } from '../campaign.ts'

/** What holds whichever reader and judge are in `models/`. */

const folder = 'data/articles'
const articles = readdirSync(folder).map((file) => parseArticle(file, readFileSync(join(folder, file), 'utf8')))
const corpus = await memoryCorpus(articles)
const texts = new Map(articles.map((article) => [article.id, article.text]))

function isToTheLetter(citations: readonly Citation[]): void {
  for (const { article, quote, start, end, highlight } of citations) {
    expect(texts.get(article)?.slice(start, end)).toBe(quote)
    if (highlight) expect(highlight.end).toBeLessThanOrEqual(quote.length)
  }
}

function isAnswer({
  answer,
  confidence,
  citations,
}: {
  answer: string
  confidence: number
  citations: readonly Citation[]
}) {
  expect(answer.trim()).not.toBe('')
  expect(confidence).toBeGreaterThanOrEqual(0)
  expect(confidence).toBeLessThanOrEqual(1)
  expect(citations.length).toBeGreaterThan(0)
  isToTheLetter(citations)
}

function keepsPromises(answer: Answer): void {
  if (answer.status === 'answered') {
    isAnswer(answer)
    expect([undefined, true]).toContain(answer.probable)
    return
  }
  isToTheLetter(answer.nearest)
  expect(answer.nearest.length).toBeLessThanOrEqual(3)
  expect(answer).not.toHaveProperty('probable')
  if (!answer.guess) return
  isAnswer(answer.guess)
  // How sure the program is that nothing answers is what the guess leaves.
  expect(answer.confidence).toBeCloseTo(1 - answer.guess.confidence)
}

const golden = readFileSync('tests/golden/seeds-questions.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line): string => JSON.parse(line).question)

describe('every answer', () => {
  it('is cited and quoted to the letter', async () => {
    for (const question of golden.filter((_, i) => i % campaign(30, 5) === 0))
      keepsPromises(await answerQuestion(corpus, question))
  }, 300_000)

  it('comes for whatever is typed', async () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        ...[
          'who',
          'When',
          'Chongqing',
          "Min'er",
          'mayor of',
          '24 August 2019',
          '?',
          '^',
          '~',
          '"',
          '(',
          'According to',
        ],
        ...['which article says', 'did'],
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 14 }), async (words) =>
        keepsPromises(await answerQuestion(corpus, words.join(' '))),
      ),
      { numRuns: campaign(15, 100) },
    )
  }, 300_000)
})

const cares: readonly Care[] = ['careful', 'usual', 'bold']
const asked = [
  'Who is the mayor of Chongqing?',
  'When did Vladimir Norov visit Chongqing?',
  'How many universities does Chongqing have?',
  'Why did the delegation come?',
  'Who painted the ceiling of the town hall of Oslo?',
  'chongqing logistics',
  'Did Rashid Alimov meet Tang Liangzhi?',
  'What is the price of a ticket to the moon?',
]

describe('care', () => {
  it('answers a question alike, or not: careful less often than usual, usual less often than bold', async () => {
    for (const question of asked) {
      const given = []
      for (const care of cares) given.push(await answerQuestion(corpus, question, { care }))
      for (const [i, answer] of given.entries()) {
        keepsPromises(answer)
        const bolder = given[i + 1]
        if (answer.status !== 'answered' || !bolder) continue
        expect(bolder).toMatchObject({ status: 'answered', answer: answer.answer, confidence: answer.confidence })
        // Who is bolder says "Probably" no sooner.
        if (!answer.probable) expect(bolder).not.toHaveProperty('probable')
      }
    }
  }, 60_000)

  it('says "Probably" where it is less sure', async () => {
    const given = []
    for (const question of asked) given.push(await answerQuestion(corpus, question, { care: 'bold' }))
    const sure = given.flatMap((one) => (one.status === 'answered' && !one.probable ? one.confidence : []))
    const probable = given.flatMap((one) => (one.status === 'answered' && one.probable ? one.confidence : []))
    expect(Math.max(0, ...probable)).toBeLessThanOrEqual(Math.min(1, ...sure))
  }, 60_000)
})

describe('the least confidence that is asked for', () => {
  it('of 0 gives the best proposal wherever there is one', async () => {
    for (const question of asked) {
      const [best] = await judgeProposals(await openContext(corpus, question, {}))
      const answer = await answerQuestion(corpus, question, { atLeast: 0 })
      keepsPromises(answer)
      expect(answer.status).toBe(best ? 'answered' : 'unanswered')
      if (best) expect(answer.confidence).toBe(best.confidence)
    }
  }, 60_000)

  it('of more than 1 gives none, and what is likely enough as a guess', async () => {
    for (const question of asked) {
      const answer = await answerQuestion(corpus, question, { atLeast: 1.01 })
      keepsPromises(answer)
      expect(answer.status).toBe('unanswered')
    }
  }, 60_000)

  it('is kept by every answer', async () => {
    for (const question of asked) {
      const answer = await answerQuestion(corpus, question, { atLeast: 0.6 })
      if (answer.status === 'answered') expect(answer.confidence).toBeGreaterThanOrEqual(0.6)
      else expect(answer.guess?.confidence ?? 0).toBeLessThan(0.6)
    }
  }, 60_000)
})

describe('a name that no article knows', () => {
  it('is told of by none, however alike the rest is', async () => {
    expect(await answerQuestion(corpus, 'Who is the mayor of Gdansk?')).toMatchObject({ status: 'unanswered' })
    expect(await answerQuestion(corpus, 'Who is the mayor of Gdansk?', { care: 'bold' })).toMatchObject({
      status: 'unanswered',
    })
  })
})

describe('a question that is kept to an article', () => {
  it('is answered from there alone', async () => {
    const [first] = articles
    if (!first) throw new Error('no article')
    for (const question of asked) {
      const answer = await answerQuestion(corpus, question, { article: first.id, atLeast: 0 })
      keepsPromises(answer)
      const cited = answer.status === 'answered' ? answer.citations : answer.nearest
      expect(cited.map(({ article }) => article)).toEqual(cited.map(() => first.id))
    }
  }, 60_000)

  it('finds nothing in one that is not there', async () => {
    const answer = await answerQuestion(corpus, asked[0] ?? '', { article: 'none', atLeast: 0 })
    expect(answer).toMatchObject({ status: 'unanswered', nearest: [] })
  })
})

it('explains the proposals that it weighed, the likeliest first', async () => {
  const { explanations = [] } = await answerQuestion(corpus, asked[0] ?? '', { explain: true })
  expect(explanations.length).toBeGreaterThan(0)
  const scores = explanations.map(({ score }) => score)
  expect(scores).toEqual([...scores].sort((a, b) => b - a))
})
