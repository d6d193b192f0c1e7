import { describe, expect, it } from 'vitest'
import { readRetrievalSet } from '../../../bench/eval/formats/retrieval.ts'
import { readSentenceSet } from '../../../bench/eval/formats/sentences.ts'
import { readSquadSet } from '../../../bench/eval/formats/squad.ts'
import { renderReport } from '../../../bench/eval/report.ts'
import { putSection } from '../../../bench/eval/results-file.ts'
import { run, spread } from '../../../bench/eval/run.ts'
import { summarise } from '../../../bench/eval/summary.ts'
import { bm25System } from '../../../bench/eval/systems/bm25-system.ts'
import { orderByQuotes } from '../../../bench/eval/systems/dateline-system.ts'
import { lunrSystem } from '../../../bench/eval/systems/lunr-system.ts'
import type { EvalSet, System } from '../../../bench/eval/types.ts'

const bridge = 'The bridge is of stone. The bridge opened in 1701 with a feast.'
const mill = 'The mill is of wood. The mill closed in 1850 after a fire.'
const qas = [
  { id: '1', question: 'When did the bridge open?', answers: [{ text: '1701' }] },
  { id: '2', question: 'Who owns the bridge?', is_impossible: true, answers: [] },
]
const squad = {
  data: [
    {
      title: 'Town',
      paragraphs: [
        { context: mill, qas: [{ id: '3', question: 'Why was the mill closed?', answers: [{ text: 'a fire' }] }] },
        { context: bridge, qas },
      ],
    },
  ],
}
const sets: Readonly<Record<string, EvalSet>> = {
  given: readSquadSet('town', squad, 'given'),
  open: readSquadSet('town', squad, 'open'),
  sentences: readSentenceSet(
    'lines',
    'question,label,sentence\nwhen did it open,0,It is of stone.\nwhen did it open,1,It did open in 1701.\n',
  ),
  retrieval: readRetrievalSet('docs', {
    docs: '{"id": "a", "text": "stone bridges"}\n{"id": "b", "text": "wooden mills"}\n',
    queries: '{"id": "q", "text": "mills of wood?"}\n',
    qrels: 'q 0 b 1\n',
  }),
}

function setOf(name: string): EvalSet {
  const set = sets[name]
  if (set === undefined) throw new Error(`no set ${name}`)
  return set
}

const measured = async (system: System, name: string): Promise<Record<string, number>> => {
  const { measures } = summarise(system.name, await run(system, setOf(name)), 1)
  return Object.fromEntries([...measures].map(([measure, { mean }]) => [measure, Number(mean.toFixed(3))]))
}

describe.each([lunrSystem, bm25System])('$name', (system) => {
  it('shows the sentence with the most words of the question, and always answers', async () => {
    expect(await measured(system, 'given')).toMatchObject({ sentence: 1, unanswered: 0, exact: 0 })
    expect(await measured(system, 'given')).not.toHaveProperty('first')
  })

  it('finds the paragraph among all', async () => {
    expect(await measured(system, 'open')).toMatchObject({ sentence: 1, first: 1, five: 1, mrr: 1 })
  })

  it('ranks sentences and articles', async () => {
    expect(await measured(system, 'sentences')).toEqual({
      right: 1,
      wrong: 0,
      unanswered: 0,
      sentence: 1,
      map: 1,
      mrr: 1,
      ndcg: 1,
    })
    expect(await measured(system, 'retrieval')).toEqual({ first: 1, five: 1, map: 1, mrr: 1, ndcg: 1 })
  })
})

describe('lunr', () => {
  it('takes any punctuation for what it is', async () => {
    const open = await lunrSystem.open(setOf('open'))
    await expect(open.rankArticles('who: a^b x~ +mill -bridge *', 5)).resolves.toContain('Town-1')
    await expect(open.ask('???')).resolves.toMatchObject({ shown: [] })
  })
})

describe('run', () => {
  it('closes the system even when an answer fails', async () => {
    let closed = false
    const failing: System = {
      name: 'failing',
      open: async () => ({
        ask: () => Promise.reject(new Error('no answer')),
        rankArticles: async () => [],
        rankSentences: async () => [],
        close: async () => {
          closed = true
        },
      }),
    }
    await expect(measured(failing, 'given')).rejects.toThrow('no answer')
    expect(closed).toBe(true)
  })

  it('takes a part of the questions from all over the set', () => {
    const questions = setOf('given').questions
    expect(spread(questions, 2).map(({ id }) => id)).toEqual(['3', '1'])
    expect(spread(questions, 9)).toBe(questions)
  })
})

describe('summarise', () => {
  it('counts coverage in all questions and risk in those answered', async () => {
    const set = setOf('given')
    const half: System = {
      name: 'half',
      open: async () => ({
        ask: async (question) =>
          question.startsWith('Who')
            ? { answer: undefined, confidence: -1, shown: [] }
            : {
                answer: question.startsWith('When') ? '1701' : 'wood',
                confidence: question.startsWith('When') ? 0.9 : 0.2,
                shown: [],
              },
        rankArticles: async () => [],
        rankSentences: async () => [],
        close: async () => {},
      }),
    }
    const { risk, types, measures } = summarise('half', await run(half, set), 1)
    expect(measures.get('right')?.mean).toBeCloseTo(2 / 3, 9)
    expect(risk?.points.at(-1)).toMatchObject({ coverage: 2 / 3, risk: 0.5 })
    expect(risk?.area).toBeCloseTo(0.25, 9)
    expect(types.map(({ type, questions }) => [type, questions])).toEqual([
      ['when', 1],
      ['who', 1],
      ['why', 1],
      ['(has an answer)', 2],
      ['(has no answer)', 1],
    ])
  })
})

describe('report', () => {
  it('names the command and puts systems beside each other', async () => {
    const set = setOf('open')
    const summaries = [
      summarise('lunr', await run(lunrSystem, set), 1),
      summarise('BM25', await run(bm25System, set), 1),
    ]
    const lines = renderReport('town, open', 'npm run eval -- town.json', 2, summaries).split('\n')
    expect(lines[0]).toBe('## town, open')
    expect(lines).toContain('    npm run eval -- town.json')
    expect(lines.find((line) => line.startsWith('| BM25 |'))).toMatch(/100\.0 \(100\.0–100\.0\)/)
    const named = lines.filter((line) => line.startsWith('- ')).map((line) => line.split(':')[0])
    expect(named).toEqual(['- lunr', '- BM25', '- lunr', '- BM25'])
  })

  it('replaces its own section only', () => {
    const before = '# Results\n\n## one\n\nold\n\n### part\n\n## two\n\nkept\n'
    expect(putSection(before, '## one\n\nnew\n')).toBe('# Results\n\n## one\n\nnew\n\n## two\n\nkept\n')
    expect(putSection(before, '## three\n\nadded')).toBe(`${before}\n## three\n\nadded\n`)
  })
})

describe('orderByQuotes', () => {
  it('puts sentences in the order of the quotes, then the others', () => {
    const sentences = ['It is of stone.', 'It’s old.', 'It opened in 1701.', 'It stands.']
    expect(orderByQuotes(['It opened in 1701.', "It's  old. It stands."], sentences)).toEqual([2, 1, 3, 0])
    expect(orderByQuotes([], sentences)).toEqual([0, 1, 2, 3])
  })
})
