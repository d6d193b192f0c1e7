import { beforeEach, expect, it, vi } from 'vitest'
import { openContext } from '../../src/answer/context.ts'
import { proposeSpans } from '../../src/answer/propose-spans.ts'
import { type PassageReading, readClaims, readPassages } from '../../src/reader/read.ts'
import { corpusOf } from './hand-made.ts'

vi.mock('../../src/reader/read.ts', () => ({ readPassages: vi.fn(), readClaims: vi.fn() }))

const text = 'The mill stands in Tarnby. Ada Quill opened it. Joe Orme paid for it.'
const corpus = await corpusOf([{ title: 'Mill', text }])

/** Lets the reader mark these words of the text, each with its score. */
function marks(...words: readonly (readonly [string, number])[]): void {
  vi.mocked(readPassages).mockImplementation(async (_, passages) =>
    passages.map((passage): PassageReading => {
      const spans = words.flatMap(([word, score]) => {
        const start = passage.text.indexOf(word)
        return start < 0 ? [] : [{ start, end: start + word.length, score }]
      })
      return { spans, none: 1 }
    }),
  )
}

async function proposed(): Promise<string[]> {
  const { spans } = await proposeSpans(await openContext(corpus, 'Who opened the mill in Tarnby?', {}))
  return spans.map((span) => span.text)
}

beforeEach(() => {
  vi.mocked(readPassages).mockReset()
  vi.mocked(readClaims).mockReset()
  vi.mocked(readClaims).mockImplementation(async (pairs) =>
    pairs.map(() => ({ supported: 0.6, contradicted: 0.1, notSaid: 0.3 })),
  )
})

it('gives the likeliest first, with their places in the article', async () => {
  marks(['Tarnby', 2], ['Ada Quill', 8], ['Joe Orme', 3])
  expect(await proposed()).toEqual(['Ada Quill', 'Joe Orme', 'Tarnby'])
})

it('lets the likeliest of spans that cut into each other stand for all', async () => {
  marks(['Ada Quill opened', 7], ['Ada Quill', 8], ['Quill', 6])
  expect(await proposed()).toEqual(['Ada Quill'])
})

it('takes nothing that runs from one sentence into the next', async () => {
  marks(['Tarnby. Ada Quill', 9], ['Ada Quill', 2])
  expect(await proposed()).toEqual(['Ada Quill'])
})

it('takes no word that answers nothing by itself', async () => {
  marks(['The', 9], ['.', 8], ['Ada Quill', 2])
  expect(await proposed()).toEqual(['Ada Quill'])
})

it.each([
  ['Who opened the mill in Tarnby?', 'Has Ada Quill opened the mill in Tarnby? Joe Orme did.', ['Joe Orme']],
  [
    'Who asked about the mill in Tarnby?',
    'Ada Quill: Is the mill in Tarnby open? Joe Orme: Yes.',
    ['Ada Quill', 'Joe Orme'],
  ],
  [
    'Who opened the mill in Tarnby?',
    'Did you know that Ada Quill opened the mill in Tarnby? Joe Orme did not.',
    ['Ada Quill', 'Joe Orme'],
  ],
])('takes nothing that is only asked: %s %s', async (question, told, expected) => {
  marks(['Ada Quill', 8], ['Joe Orme', 3])
  const { spans } = await proposeSpans(await openContext(await corpusOf([{ title: 'Mill', text: told }]), question, {}))
  expect(spans.map((span) => span.text)).toEqual(expected)
})

it.each([
  ['How long is the mill race of Tarnby?', ['90 feet']],
  ['When did Ada Quill tell how long the mill race is?', ['14:05', '90 feet']],
])('takes the time of a message for no measure: %s', async (question, expected) => {
  const told = 'Ada Quill, 14:05: The mill race of Tarnby is 90 feet long.'
  const chat = await corpusOf([{ title: 'Mill', text: told, locators: [{ label: 'Ada Quill, 14:05', start: 0 }] }])
  marks(['14:05', 8], ['90 feet', 3])
  const { spans } = await proposeSpans(await openContext(chat, question, {}))
  expect(spans.map((span) => span.text)).toEqual(expected)
})

it('reads the likeliest spans again, as claims about their own windows', async () => {
  marks(['Ada Quill', 8], ['Joe Orme', 3])
  const { spans } = await proposeSpans(await openContext(corpus, 'Who opened the mill in Tarnby?', {}))
  expect(spans[0]?.claim).toEqual({ supported: 0.6, contradicted: 0.1, notSaid: 0.3 })
  const [[pairs] = []] = vi.mocked(readClaims).mock.calls
  expect(pairs?.[0]).toMatchObject({
    claim: 'Ada Quill opened the mill in Tarnby.',
    passage: { text: expect.stringContaining('Ada Quill opened it') },
  })
})

it('takes nothing that is denied or corrected, unless the question is about that', async () => {
  const denied = await corpusOf([
    { title: 'Mill', text: 'Reports that Ada Quill opened the mill in Tarnby were false. Joe Orme opened the mill.' },
  ])
  marks(['Ada Quill', 8], ['Joe Orme', 3])
  const spansOf = async (question: string) => (await proposeSpans(await openContext(denied, question, {}))).spans
  expect((await spansOf('Who opened the mill in Tarnby?')).map(({ text }) => text)).toEqual(['Joe Orme'])
  expect((await spansOf('Who was falsely said to have opened the mill?')).map(({ text }) => text)).toContain(
    'Ada Quill',
  )
})

it.each([
  ['Who bought the inn in Tarnby?', 'Lena Moss sold the inn in Tarnby.', ['Lena Moss'], []],
  ['Who bought the inn in Tarnby?', 'Lena Moss sold the inn in Tarnby to Joe Orme.', ['Joe Orme'], ['Joe Orme']],
  ['Who bought the inn in Tarnby?', 'Lena Moss bought the inn in Tarnby.', ['Lena Moss'], ['Lena Moss']],
  ['Who opened the inn in Tarnby?', 'Lena Moss closed the inn in Tarnby.', ['Lena Moss'], []],
  ['Who opened the inn in Tarnby?', 'Lena Moss refused to open the inn in Tarnby.', ['Lena Moss'], []],
  ['Who opened the inn in Tarnby?', 'Lena Moss has not opened the inn in Tarnby.', ['Lena Moss'], []],
  ['Who did not open the inn in Tarnby?', 'Lena Moss did not open the inn in Tarnby.', ['Lena Moss'], ['Lena Moss']],
  ['Who refused to open the inn?', 'Lena Moss refused to open the inn in Tarnby.', ['Lena Moss'], ['Lena Moss']],
  ['Who opened the inn in Tarnby?', 'Joe Orme did not, so Lena Moss opened the inn.', ['Lena Moss'], ['Lena Moss']],
  ['What did Lena Moss design?', 'Joe Orme designed the hall. Lena Moss likes it.', ['the hall'], []],
  [
    'What did Lena Moss say about the mill?',
    '“The mill,” said Joe Orme, “leaks badly.” Lena Moss disagreed. “It stood for years,” she said.',
    ['leaks badly', 'stood for years'],
    ['stood for years'],
  ],
  [
    'What did Lena Moss say about the mill?',
    'Lena Moss said that the mill leaks.',
    ['the mill leaks'],
    ['the mill leaks'],
  ],
  ['What did Lena Moss design?', 'Lena Moss lives there. She designed the hall.', ['the hall'], ['the hall']],
])('keeps to the side of the deed: %s of %s', async (question, article, marked, expected) => {
  marks(...marked.map((word): [string, number] => [word, 8]))
  const { spans } = await proposeSpans(
    await openContext(await corpusOf([{ title: 'News', text: article }]), question, {}),
  )
  expect(spans.filter(({ undone }) => !undone).map((span) => span.text)).toEqual(expected)
})

it('takes nothing of a row of a table while another row has more of the words that are asked for', async () => {
  const pupils = await corpusOf([
    {
      title: 'Pupils',
      text: 'Instrument: Cello; Teacher: Minna Aske.\n\nInstrument: Harp; Teacher: Signe Moor.\n\nRoom: Granary; Keeper: Karl Finn.',
    },
  ])
  marks(['Minna Aske', 9], ['Signe Moor', 5], ['Karl Finn', 3])
  const asked = async (question: string) =>
    (await proposeSpans(await openContext(pupils, question, {}))).spans.map((span) => span.text)
  expect(await asked('Who is the teacher of the harp?')).toEqual(['Signe Moor', 'Karl Finn'])
  expect(await asked('Who is a teacher?')).toEqual(['Minna Aske', 'Signe Moor', 'Karl Finn'])
})
