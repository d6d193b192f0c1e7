import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compose } from '../../src/answer/compose.ts'
import { contextOf, spanAt, spanOf } from './hand-made.ts'

const text = `The fair of Tarnby was opened by Mayor Ada Quill, who came by boat, on 19 January 2020. Quill thanked Joe Orme, Pia Lorne and Sven Aker. She danced until dawn.

The envoys of Norland, Sudland and Ostland came on Thursday. They brought salt, amber and furs to the market. The River League sent a band.

Tom Arbery built the old bridge. It fell in 1903. Repairs cost 4,000 crowns, a fortune. The mill stood beside it; nobody mourned the mill. Rye made 70 percent of the harvest and oats 9 per cent; 40 percent plus was the wish.`
const article = { text, title: 'A fair in Tarnby', published: '2020-01-22' }

/** Some words of the article, dressed as the answer to a question. */
async function dress(question: string, words: string) {
  const context = await contextOf(question, article)
  return compose(context, spanOf(context, words), 0.6)
}

it('is no list of an amount and what stands before it', async () => {
  const context = await contextOf('What do anglers pay?', 'A berth costs £9 for members and £14 for anglers.')
  expect(compose(context, spanOf(context, '£14'), 0.6).answer).toBe('£14')
})

describe('"I" is', () => {
  it.each<[string, string, string | undefined, string]>([
    ['who wrote the letter', 'Dear all,\n\nI changed the locks.', 'Ann Lee', 'Ann Lee'],
    [
      'who wrote the message',
      'Bo Ray, 14:03: Who did it?\n\nAnn Lee, 14:05, to Bo Ray: I changed the locks.',
      undefined,
      'Ann Lee',
    ],
    ['who is quoted', 'The yard is shut. "I changed the locks," said Joe Fox.', 'Ann Lee', 'Joe Fox'],
    ['who is quoted', 'The yard is shut. Joe Fox said: “I changed the locks.”', 'Ann Lee', 'Joe Fox'],
    ['unknown in the words of nobody known', 'The yard is shut. A sign says “I changed the locks”.', 'Ann Lee', 'I'],
    ['unknown without a writer', 'I changed the locks.', undefined, 'I'],
  ])('%s: %s', async (_, letter, author, answer) => {
    const context = await contextOf('Who changed the locks?', { text: letter, ...(author && { author }) })
    expect(compose(context, spanOf(context, '[I] changed'), 0.6).answer).toBe(answer)
  })
})

describe('the answer', () => {
  it.each([
    // Whole names.
    ['Who thanked Joe Orme?', '[Quill] thanked', 'Ada Quill'],
    ['Who danced until dawn?', 'She', 'Ada Quill'],
    ['Who opened the fair?', 'Ada', 'Ada Quill'],
    ['Who built the old bridge?', 'Arbery', 'Tom Arbery'],
    ['Which league sent a band?', 'League', 'River League'],
    // Whole lists, where several may be asked for.
    ['Who was thanked by Ada Quill?', 'Pia Lorne', 'Joe Orme, Pia Lorne and Sven Aker'],
    ['Which countries sent envoys?', 'Norland', 'Norland, Sudland and Ostland'],
    ['What did the envoys bring?', 'amber', 'salt, amber and furs'],
    ['Which country sent envoys?', 'Sudland', 'Sudland'],
    ['Which person did Ada Quill thank?', 'Pia Lorne', 'Pia Lorne'],
    // Dates, written out.
    ['When was the fair opened?', '19 January', '19 January 2020'],
    ['When did the envoys come?', 'Thursday', '16 January 2020'],
    ['In which year did the bridge fall?', '1903', '1903'],
    // Shares have their word, where a share is asked for.
    ['What percentage of the harvest was rye?', '70', '70 percent'],
    ['What percentage of the harvest was oats?', 'oats [9]', '9 per cent'],
    ['How many rye?', '70', '70'],
    // Nothing else is touched.
    ['How much did repairs cost?', '4,000 crowns', '4,000 crowns'],
    ['How did Ada Quill come?', 'by boat', 'by boat'],
  ])('%s "%s" → %s', async (question, words, answer) => {
    expect((await dress(question, words)).answer).toBe(answer)
  })

  it.each([
    ['What did repairs cost?', '4,000 crowns, ', '4,000 crowns'],
    ['What did repairs cost?', ' 4,000 crowns,', '4,000 crowns'],
    ['What stood beside it?', 'The mill stood beside it;', 'The mill stood beside it'],
  ])('%s loose marks and spaces of "%s" go', async (question, words, answer) => {
    expect((await dress(question, words)).answer).toBe(answer)
  })

  it('of marks alone is shown as it is', async () => {
    expect((await dress('What did repairs cost?', ',')).answer).toBe(',')
  })
})

describe('the date', () => {
  it.each([
    ['When did the envoys come?', 'on Thursday', '2020-01-16'],
    ['When was the fair opened?', '19 January 2020', '2020-01-19'],
    ['Who opened the fair?', 'Ada Quill', '2020-01-19'],
    ['Which countries sent envoys?', 'Norland', '2020-01-16'],
  ])('%s "%s" is %s', async (question, words, date) => {
    expect((await dress(question, words)).date).toBe(date)
  })

  it('is not given where the sentence has none', async () => {
    expect(await dress('Who built the old bridge?', 'Tom Arbery')).not.toHaveProperty('date')
    expect(await dress('Who is the mayor of Tarnby?', 'Ada Quill')).not.toHaveProperty('date')
  })
})

describe('what is quoted', () => {
  it.each([
    [
      'the sentence alone where it names whom the question is about',
      'Whom did Ada Quill thank?',
      'Joe Orme',
      /^Quill thanked[^.]*\.$/,
    ],
    ['also by a pronoun', 'How long did Ada Quill dance?', 'until dawn', /^She danced until dawn\.$/],
    [
      'with the one before where that alone names it',
      'What did repairs of the bridge of Tom Arbery cost?',
      '1903',
      /^Tom Arbery built the old bridge\. It fell in 1903\.$/,
    ],
    [
      'not where the one before names it no more',
      'When did the bridge of Joe Orme fall?',
      '1903',
      /^It fell in 1903\.$/,
    ],
    ['not that of another paragraph', 'Who came after Ada Quill danced?', 'envoys', /^The envoys[^.]*\.$/],
    [
      'the sentence alone where nothing is named',
      'How much did repairs cost?',
      '4,000 crowns',
      /^Repairs cost[^.]*\.$/,
    ],
  ])('%s', async (_, question, words, quote) => {
    const { citations } = await dress(question, words)
    expect(citations).toHaveLength(1)
    expect(citations[0].quote).toMatch(quote)
  })

  it('shows where in it the answer stands, the whole list of it', async () => {
    const { citations } = await dress('Which countries sent envoys?', 'Norland')
    const { quote, highlight } = citations[0]
    expect(quote.slice(highlight?.start, highlight?.end)).toBe('Norland, Sudland and Ostland')
  })
})

it('says who is told of and that it was read', async () => {
  expect(await dress('Whom did Ada Quill thank?', 'Joe Orme')).toMatchObject({
    kind: 'read',
    confidence: 0.6,
    topic: 'Ada Quill',
    notes: [],
  })
})

it('quotes any span to the letter, and never answers with nothing', async () => {
  const questions = ['Who came to the fair?', 'When was the fair?', 'Which envoys came?', 'Why did Ada Quill dance?']
  const contexts = new Map(
    await Promise.all(questions.map(async (question) => [question, await contextOf(question, article)] as const)),
  )
  fc.assert(
    fc.property(fc.constantFrom(...questions), fc.nat(text.length - 1), fc.nat(80), (question, from, length) => {
      const context = contexts.get(question)
      const [reading] = context?.readings ?? []
      if (!context || !reading) throw new Error('nothing is found')
      const sentence = reading.document.sentences.find(({ start, end }) => start <= from && from < end)
      fc.pre(sentence !== undefined && text.slice(from, from + length).trim() !== '')
      const span = { start: from, end: Math.min(text.length, from + length) }
      const { answer, citations } = compose(context, spanAt(context, reading, span), 0.5)
      expect(answer.trim()).not.toBe('')
      expect(answer).not.toMatch(/\n/)
      for (const { quote, start, end } of citations) expect(text.slice(start, end)).toBe(quote)
    }),
    { numRuns: 200 },
  )
})
