import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openContext } from '../../src/answer/context.ts'
import { type FactProposal, proposeFacts, textOf } from '../../src/answer/proposal.ts'
import { contextOf, corpusOf, spanOf, type Told } from './hand-made.ts'

const news: readonly Told[] = [
  {
    title: 'Mayor visits the fair',
    author: 'Mira Holt',
    published: '2019-09-02',
    text: 'On 28 August 2019, Mayor of Harwick Ann Quill met Tom Arbery in Dorvale. Ann Quill said that the Harwick Harbour Board (HHB) needs a new quay.',
  },
  {
    title: 'Old mill closed',
    published: '2021-06-10',
    text: 'The old mill of Harwick was closed because the wheel was broken.',
  },
]

function keepsPromises(proposals: readonly FactProposal[]): void {
  for (const { draft, reading, sentence } of proposals) {
    const [{ article, start, quote }] = draft.citations
    expect(draft.answer.trim()).not.toBe('')
    expect(draft.confidence).toBeGreaterThan(0)
    expect(draft.confidence).toBeLessThanOrEqual(1)
    expect(reading.document.article.id).toBe(article)
    expect(start).toBeGreaterThanOrEqual(sentence.start)
    expect(start).toBeLessThan(sentence.end)
    expect(reading.document.article.text.slice(start, start + quote.length)).toBe(quote)
  }
}

describe('facts propose for the kinds that a question is of', () => {
  it.each([
    ['Who is the mayor of Harwick?', 'office', /^Ann Quill/],
    ['Who met Tom Arbery?', 'met', /^Ann Quill/],
    ['What did Ann Quill say?', 'said', /new quay/],
    ['What happened on 28 August 2019?', 'event', /met Tom Arbery/],
    ['Which article tells of the old mill?', 'article', /^Old mill closed/],
    ['Who wrote the article about the fair?', 'publication', /^Mira Holt$/],
    ['What does HHB stand for?', 'expansion', /^Harwick Harbour Board$/],
  ])('%s %s', async (question, kind, answer) => {
    const proposals = proposeFacts(await contextOf(question, ...news))
    keepsPromises(proposals)
    expect(proposals.map(({ draft }) => [draft.kind, draft.answer])).toContainEqual([
      kind,
      expect.stringMatching(answer),
    ])
    expect(proposals.map(textOf)).toEqual(proposals.map(({ draft }) => draft.answer))
  })

  it.each(['Why was the old mill closed?', 'How many quays are there?', 'Ann Quill and the price of sand', ''])(
    'nothing for "%s"',
    async (question) => {
      expect(proposeFacts(await contextOf(question, ...news))).toEqual([])
    },
  )
})

it('names no article where the question is kept to one', async () => {
  const corpus = await corpusOf(news)
  const question = 'Which article tells of the old mill?'
  expect(proposeFacts(await openContext(corpus, question, {}))).toHaveLength(1)
  expect(proposeFacts(await openContext(corpus, question, { article: 'a1' }))).toEqual([])
})

it('the words of a span are its own', async () => {
  expect(textOf(spanOf(await contextOf('Why was the old mill closed?', ...news), 'the wheel'))).toBe('the wheel')
})

it('never throws, and keeps what it promises', async () => {
  const part = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 10 }),
    fc.constantFrom(
      ...['who is', 'Who met', 'When did', 'Ann Quill', 'Tom Arbery', 'the mayor of', 'Harwick', 'say', 'about'],
      ...['What happened on', '28 August 2019', 'which article', 'stand for', 'HHB', 'According to', 'was', ',', '?'],
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 10 }), async (words) => {
      keepsPromises(proposeFacts(await contextOf(words.join(' '), ...news)))
    }),
    { numRuns: 200 },
  )
})
