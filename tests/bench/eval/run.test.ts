import { describe, expect, it } from 'vitest'
import { summarise } from '../../../bench/eval/measures.ts'
import { putSection, renderReport } from '../../../bench/eval/report.ts'
import { run, spread } from '../../../bench/eval/run.ts'
import { readSquadSet } from '../../../bench/eval/sets.ts'
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
}

function setOf(name: string): EvalSet {
  const set = sets[name]
  if (set === undefined) throw new Error(`no set ${name}`)
  return set
}

const measured = async (system: System, name: string): Promise<Record<string, number>> => {
  const { measures } = summarise(await run(system, setOf(name)))
  return Object.fromEntries([...measures].map(([measure, { mean }]) => [measure, Number(mean.toFixed(3))]))
}

/** Answers always, with the first sentence of the article that is given or else the first. */
const first: System = {
  name: 'first',
  open: async ({ articles }) => ({
    ask: async (_, id) => {
      const { id: article = '', text = '' } = articles.find((one) => id === undefined || one.id === id) ?? {}
      const [quote = ''] = /^.*?\./.exec(text) ?? []
      return { answer: quote, confidence: 0.5, shown: [{ article, quote }] }
    },
    rankArticles: async () => articles.map(({ id }) => id),
    close: async () => {},
  }),
}

describe('run', () => {
  it('closes the system even when an answer fails', async () => {
    let closed = false
    const failing: System = {
      name: 'failing',
      open: async () => ({
        ask: () => Promise.reject(new Error('no answer')),
        rankArticles: async () => [],
        close: async () => {
          closed = true
        },
      }),
    }
    await expect(measured(failing, 'given')).rejects.toThrow('no answer')
    expect(closed).toBe(true)
  })

  it.each([
    [['Town-2', 'Town-1'], { first: 1, five: 1, mrr: 1 }],
    [['x', 'y', 'Town-2'], { first: 0, five: 1, mrr: 0.333 }],
    [[...'abcde', 'Town-2'], { first: 0, five: 0, mrr: 0.167 }],
    [[], { first: 0, five: 0, mrr: 0 }],
  ])('says where the right article is among %j', async (ranked, places) => {
    const ranking: System = {
      name: 'ranking',
      open: async () => ({
        ask: async () => ({ answer: undefined, confidence: 0, shown: [] }),
        rankArticles: async () => ranked,
        close: async () => {},
      }),
    }
    const [question] = setOf('open').questions.filter(({ relevant }) => relevant.has('Town-2'))
    const [outcome] = await run(ranking, { ...setOf('open'), questions: question ? [question] : [] })
    const { first, five, mrr = 0 } = outcome?.measures ?? {}
    expect({ first, five, mrr: Number(mrr.toFixed(3)) }).toEqual(places)
  })

  it('takes a part of the questions from all over the set', () => {
    const questions = setOf('given').questions
    expect(spread(questions, 2).map(({ id }) => id)).toEqual(['3', '1'])
    expect(spread(questions, 9)).toBe(questions)
  })
})

describe('summarise', () => {
  it('counts all questions, and each type by itself', async () => {
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
        close: async () => {},
      }),
    }
    const { types, measures } = summarise(await run(half, set))
    expect(measures.get('right')?.mean).toBeCloseTo(2 / 3, 9)
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
  it('names the command and tells of all, of each type and of how sure the answers were', async () => {
    const lines = renderReport('town, open', 'npm run eval -- town.json', 2, summarise(await run(first, setOf('open'))))
    const said = lines.split('\n')
    expect(said[0]).toBe('## town, open')
    expect(said).toContain('    npm run eval -- town.json')
    expect(said.find((line) => /^\| all +\| +3 \| +0\.0 \(0\.0–0\.0\)/.test(line))).toBeDefined()
    expect(said.find((line) => /^\| who +\| +1 \|/.test(line))).toBeDefined()
    expect(said.find((line) => /^\| all +\| +3 \| +50\.0 % \|/.test(line))).toBeDefined()
    expect(said.at(-1)).toMatch(/^F1 33\.3 with answers from a confidence of 1\.00 on/)
  })

  it('replaces its own section only', () => {
    const before = '# Results\n\n## one\n\nold\n\n### part\n\n## two\n\nkept\n'
    expect(putSection(before, '## one\n\nnew\n')).toBe('# Results\n\n## one\n\nnew\n\n## two\n\nkept\n')
    expect(putSection(before, '## three\n\nadded')).toBe(`${before}\n## three\n\nadded\n`)
  })
})
