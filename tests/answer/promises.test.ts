import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryCorpus } from '../../bench/memory-corpus.ts'
import { answerQuestion } from '../../src/answer/answer.ts'
import { parseArticle } from '../../src/corpus/index.ts'
import type { Answer } from '../../src/types.ts'

const folder = 'data/articles'
const articles = readdirSync(folder).map((file) => parseArticle(file, readFileSync(join(folder, file), 'utf8')))
const corpus = memoryCorpus(articles)
const texts = new Map(articles.map((article) => [article.id, article.text]))

function keepsPromises(answer: Answer): void {
  const citations = answer.status === 'answered' ? answer.citations : answer.nearest
  if (answer.status === 'answered') {
    expect(answer.citations.length).toBeGreaterThan(0)
    expect(answer.answer.trim()).not.toBe('')
    expect(answer.confidence).toBeGreaterThanOrEqual(0)
    expect(answer.confidence).toBeLessThanOrEqual(1)
  }
  for (const { article, quote, start, end, highlight } of citations) {
    expect(texts.get(article)?.slice(start, end)).toBe(quote)
    if (highlight) expect(highlight.end).toBeLessThanOrEqual(quote.length)
  }
}

const golden = readFileSync('tests/golden/seeds-questions.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line): string => JSON.parse(line).question)

describe('every answer', () => {
  it('is cited and quoted to the letter', async () => {
    for (const question of golden.filter((_, i) => i % 3 === 0)) keepsPromises(await answerQuestion(corpus, question))
  })

  it('comes for whatever is typed', async () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
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
        'which article says',
        'did',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 14 }), async (words) =>
        keepsPromises(await answerQuestion(corpus, words.join(' '))),
      ),
      { numRuns: 300 },
    )
  })
})
