import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { loadSets, questionWord, readSquadSet } from '../../../bench/eval/sets.ts'

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
    expect([...(questions[0]?.relevant ?? [])]).toEqual(['Old_bridge-1'])
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

describe('loadSets', () => {
  it('knows a format by what it is', async () => {
    expect((await loadSets(write('bridge.json', JSON.stringify(squad)), {})).map(({ name }) => name)).toEqual([
      'bridge, paragraph given',
      'bridge, open',
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
    expect([...(set?.questions[0]?.relevant ?? [])]).toEqual(['bridge-1701'])
  })

  it.each([
    ['nowhere.json', {}, /there is no file/],
    ['golden.jsonl', {}, /needs its articles/],
    ['bridge.xml', {}, /no known format/],
  ])('refuses %s', async (name, options, message) => {
    write('bridge.xml', '')
    await expect(loadSets(path.join(folder, name), options)).rejects.toThrow(message)
  })
})

describe('questionWord', () => {
  it.each([
    ['Who wrote it?', 'who'],
    ['To whom was it sold?', 'who'],
    ['In what year did it open?', 'when'],
    ['When did the man who wrote it die?', 'when'],
    ['How many doors are there?', 'how many'],
    ['How much does it weigh?', 'how many'],
    ['How is it made?', 'how'],
    ['Which of the two won?', 'which'],
    ['The river flows into what sea?', 'what'],
    ['Name the river.', 'other'],
    ['Why?', 'why'],
    ["Who's there?", 'who'],
  ])('%s', (question, type) => {
    expect(questionWord(question)).toBe(type)
  })
})
