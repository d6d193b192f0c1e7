import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadSets } from '../../../bench/eval/formats/load.ts'
import { readRetrievalSet } from '../../../bench/eval/formats/retrieval.ts'
import { readSentenceSet } from '../../../bench/eval/formats/sentences.ts'
import { readSquadSet } from '../../../bench/eval/formats/squad.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-formats-'))
afterAll(() => rmSync(folder, { recursive: true }))
const write = (name: string, content: string): string => {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
  return file
}

const squad = {
  version: '2.0',
  data: [
    {
      title: 'Old_bridge',
      paragraphs: [
        {
          context: 'The bridge opened in 1701.',
          qas: [
            { id: 'one', question: ' When did it open?', answers: [{ text: '1701', answer_start: 21 }] },
            {
              id: 'two',
              question: 'Who paid for it?',
              is_impossible: true,
              answers: [],
              plausible_answers: [{ text: 'x' }],
            },
          ],
        },
        { context: 'It is of stone.', qas: [] },
      ],
    },
  ],
}

describe('SQuAD', () => {
  it('makes an article of each paragraph and keeps what has no answer', () => {
    const { articles, questions } = readSquadSet('bridge', squad, 'open')
    expect(articles.map(({ id, title }) => [id, title])).toEqual([
      ['Old_bridge-1', 'Old bridge'],
      ['Old_bridge-2', 'Old bridge'],
    ])
    expect(questions[0]).toMatchObject({ question: 'When did it open?', type: 'when', gold: { texts: ['1701'] } })
    expect(questions[0]?.article).toBeUndefined()
    expect([...(questions[0]?.relevant ?? [])]).toEqual([['Old_bridge-1', 1]])
    expect(questions[1]).toMatchObject({ gold: { by: 'texts', texts: [] } })
    expect(questions[1]?.relevant.size).toBe(0)
  })

  it('keeps each question to its paragraph when that is given', () => {
    expect(readSquadSet('bridge', squad, 'given').questions.map(({ article }) => article)).toEqual([
      'Old_bridge-1',
      'Old_bridge-1',
    ])
  })
})

describe('labelled sentences', () => {
  it("reads WikiQA's columns, with quotation marks as text", () => {
    const content = [
      'QuestionID\tQuestion\tDocumentID\tDocumentTitle\tSentenceID\tSentence\tLabel',
      'Q1\thow old is it\tD1\tOld bridge\tD1-0\tThe "old" bridge stands.\t0',
      'Q1\thow old is it\tD1\tOld bridge\tD1-1\tIt is 320 years old.\t1',
      'Q2\twho built it\tD1\tOld bridge\tD1-0\tThe "old" bridge stands.\t0',
    ].join('\n')
    const { articles, questions } = readSentenceSet('wiki', content)
    expect(articles[0]).toEqual({
      id: 'q-Q1',
      title: 'Old bridge',
      text: 'The "old" bridge stands.\n\nIt is 320 years old.',
    })
    expect(questions.map(({ id, article }) => [id, article])).toEqual([
      ['Q1', 'q-Q1'],
      ['Q2', 'q-Q2'],
    ])
    expect(questions[0]?.gold).toEqual({
      by: 'sentences',
      sentences: [
        { text: 'The "old" bridge stands.', right: false },
        { text: 'It is 320 years old.', right: true },
      ],
    })
  })

  it('reads comma-separated lines, and groups them by question where they have no number', () => {
    const content = 'question,label,sentence\nwho built it,1,"Ann, and Bo, built it."\nwho built it,0,It stands.\n'
    const { questions } = readSentenceSet('trec', content)
    expect(questions).toHaveLength(1)
    expect(questions[0]?.gold).toMatchObject({ sentences: [{ text: 'Ann, and Bo, built it.', right: true }, {}] })
  })

  it('says which column is missing', () => {
    expect(() => readSentenceSet('broken', 'question,sentence\na,b\n')).toThrow(/no column "label"/)
  })
})

describe('retrieval collections', () => {
  const docs =
    '{"id": 1, "title": "Bridges", "text": "Of stone."}\n{"_id": "2", "text": "Of wood."}\n{"id": 3, "text": ""}\n'
  const queries = '{"id": "q1", "text": "stone"}\n{"id": "q2", "text": "iron"}\n'

  it.each([
    ['four columns', 'q1 0 1 2\nq1 0 2 0\nq2 0 2 0\n'],
    ['three columns with a heading', 'query-id\tcorpus-id\tscore\nq1\t1\t2\nq1\t2\t0\n'],
  ])('reads judgements of %s', (_, qrels) => {
    const { articles, questions } = readRetrievalSet('bridges', { docs, queries, qrels })
    expect(articles).toEqual([
      { id: '1', title: 'Bridges', text: 'Of stone.' },
      { id: '2', title: '', text: 'Of wood.' },
    ])
    expect(questions.map(({ id, gold }) => [id, gold.by])).toEqual([['q1', 'relevance']])
    expect([...(questions[0]?.relevant ?? [])]).toEqual([
      ['1', 2],
      ['2', 0],
    ])
  })

  it('names the line that is not as expected', () => {
    expect(() => readRetrievalSet('bridges', { docs: '{"id": 1}', queries, qrels: '' })).toThrow(
      /line 1 of bridges.docs/,
    )
  })
})

describe('loadSets', () => {
  it('knows a format by what it is', async () => {
    write('collection/docs.jsonl', '{"id": 1, "text": "Of stone."}\n')
    write('collection/queries.jsonl', '{"id": "q1", "text": "stone"}\n')
    write('collection/test.qrels', 'q1 0 1 1\n')
    expect((await loadSets(write('bridge.json', JSON.stringify(squad)), {})).map(({ name }) => name)).toEqual([
      'bridge, paragraph given',
      'bridge, open',
    ])
    expect(await loadSets(path.join(folder, 'collection'), {})).toMatchObject([
      { name: 'collection', articles: [{ id: '1' }] },
    ])
  })

  it('reads golden questions with the articles of a folder', async () => {
    write('corpus/bridge-1701.txt', 'The bridge opens\n\nThe bridge opened to the public on Monday with music.\n')
    write('corpus/mill.txt', 'The mill closes\n\nThe mill was closed on Tuesday after three hundred years.\n')
    const questions = write(
      'golden.jsonl',
      '{"id": "g1", "type": "when", "question": "When did it open?", "accept": [["Monday"]], "articles": ["bridge"]}\n',
    )
    const [set] = await loadSets(questions, { corpus: path.join(folder, 'corpus') })
    expect(set?.articles).toHaveLength(2)
    expect(set?.questions[0]).toMatchObject({ gold: { by: 'patterns', accept: [['Monday']], longest: 160 } })
    expect([...(set?.questions[0]?.relevant.keys() ?? [])]).toEqual(['bridge-1701'])
  })

  it.each([
    ['nowhere.json', {}, /there is no file/],
    ['golden.jsonl', {}, /needs its articles/],
    ['bridge.xml', {}, /no known format/],
    ['empty', {}, /has no docs.jsonl/],
  ])('refuses %s', async (name, options, message) => {
    write('bridge.xml', '')
    write('empty/readme', '')
    await expect(loadSets(path.join(folder, name), options)).rejects.toThrow(message)
  })
})
