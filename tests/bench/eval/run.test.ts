import { describe, expect, it } from 'vitest'
import { summarise } from '../../../bench/eval/measures.ts'
import { putSection, renderReport } from '../../../bench/eval/report.ts'
import { run, spread } from '../../../bench/eval/run.ts'
import { readSquadSet } from '../../../bench/eval/sets.ts'
import { lunrSystem } from '../../../bench/eval/systems.ts'
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
  const { measures } = summarise(system.name, await run(system, setOf(name)), 1)
  return Object.fromEntries([...measures].map(([measure, { mean }]) => [measure, Number(mean.toFixed(3))]))
}

describe('lunr', () => {
  it('shows the sentence with the most words of the question, and always answers', async () => {
    expect(await measured(lunrSystem, 'given')).toMatchObject({ sentence: 1, unanswered: 0, exact: 0 })
    expect(await measured(lunrSystem, 'given')).not.toHaveProperty('first')
  })

  it('finds the paragraph among all', async () => {
    expect(await measured(lunrSystem, 'open')).toMatchObject({ sentence: 1, first: 1, five: 1, mrr: 1 })
  })

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
    const { types, measures } = summarise('half', await run(half, set), 1)
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
  it('names the command and puts systems beside each other', async () => {
    const set = setOf('open')
    const summaries = [
      summarise('lunr', await run(lunrSystem, set), 1),
      summarise('other', await run(lunrSystem, set), 1),
    ]
    const lines = renderReport('town, open', 'npm run eval -- town.json', 2, summaries).split('\n')
    expect(lines[0]).toBe('## town, open')
    expect(lines).toContain('    npm run eval -- town.json')
    expect(lines.find((line) => /^\| other +\| +\d+\.\d \(/.test(line))).toMatch(/100\.0 \(100\.0–100\.0\)/)
    const named = lines.filter((line) => line.startsWith('- ')).map((line) => line.split(':')[0])
    expect(named).toEqual(['- lunr', '- other'])
  })

  it('replaces its own section only', () => {
    const before = '# Results\n\n## one\n\nold\n\n### part\n\n## two\n\nkept\n'
    expect(putSection(before, '## one\n\nnew\n')).toBe('# Results\n\n## one\n\nnew\n\n## two\n\nkept\n')
    expect(putSection(before, '## three\n\nadded')).toBe(`${before}\n## three\n\nadded\n`)
  })
})
