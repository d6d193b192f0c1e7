import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kindCounts } from '../../../bench/eval/measures.ts'
import { confidenceTable, kindTable, recordsOf } from '../../../bench/eval/report.ts'
import { type Asked, askGolden } from '../../../bench/eval/run.ts'
import {
  absencesOf,
  closingLine,
  type GoldenFile,
  goldenFiles,
  keyOf,
  loadSets,
  missingOfOurs,
} from '../../../bench/eval/sets.ts'
import type { Given, System } from '../../../bench/eval/types.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-guard-'))
afterAll(() => rmSync(folder, { recursive: true }))
function write(name: string, content: string): string {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
  return file
}
const questions = (...rows: [id: string, question: string, accept: string | null][]): string =>
  rows
    .map(([id, question, accept]) =>
      JSON.stringify({ id, type: 'when', question, accept: accept === null ? null : [[accept]], articles: [] }),
    )
    .join('\n')

const quote = 'The bridge opened in 1701.'
const shown = [{ article: 'bridge', quote }]
/** What the fake says to each question. */
const says: Readonly<Record<string, Given>> = {
  'When did it open?': { answer: '1701', confidence: 0.9, shown, kind: 'event' },
  'When did it close?': { answer: '1701', confidence: 0.6, shown, kind: 'read' },
  'Who paid?': { answer: undefined, confidence: -0.8, shown, kind: 'read' },
  'When was it built?': {
    answer: undefined,
    confidence: -0.7,
    shown,
    kind: 'read',
    guess: { answer: '1701', confidence: 0.3, shown },
  },
}
const opened: (string | undefined)[] = []
const fake: System = {
  name: 'fake',
  async open({ corpus }) {
    opened.push(corpus)
    return {
      ask: async (question) => says[question] ?? { answer: undefined, confidence: 0, shown: [] },
      rankArticles: async () => [],
      close: async () => {},
    }
  },
}

const asked: Asked[] = []
let one = ''
let other = ''
beforeAll(async () => {
  write('one/bridge.txt', `${quote}\n`)
  write('other/lines.jsonl', `${JSON.stringify({ id: 'bridge', title: 'Bridge', text: quote })}\n`)
  one = path.join(folder, 'one')
  other = path.join(folder, 'other')
  const first = write('first.jsonl', questions(['1', 'When did it open?', '1701'], ['2', 'When did it close?', '1850']))
  const second = write('second.jsonl', questions(['3', 'Who paid?', null], ['4', 'When was it built?', '1701']))
  const sets: GoldenFile[] = [
    { file: first, corpus: one, blind: false },
    { file: first, corpus: other, blind: true },
    { file: second, corpus: one, blind: false },
  ]
  for await (const each of askGolden(fake, sets)) asked.push(each)
})

describe('askGolden', () => {
  it('opens each corpus once and keeps the sets apart', () => {
    expect(opened).toEqual([one, other])
    const ids = asked.map(({ set, outcomes }) => [
      path.basename(set.corpus),
      set.blind,
      ...outcomes.map(({ question }) => question.id),
    ])
    expect(ids).toEqual([
      ['one', false, '1', '2'],
      ['one', false, '3', '4'],
      ['other', true, '1', '2'],
    ])
  })

  it('reads a corpus folder with a .jsonl file', () => {
    expect(asked[2]?.outcomes.map(({ measures }) => measures.right)).toEqual([1, 0])
  })

  it('judges what was kept back', () => {
    expect(asked[1]?.outcomes.map(({ measures, guessRight }) => [measures.right, guessRight])).toEqual([
      [1, undefined],
      [0, true],
    ])
  })
})

describe('tables', () => {
  it('count answers by what proposed them', () => {
    expect(kindCounts(asked.flatMap(({ outcomes }) => outcomes))).toEqual([
      { kind: 'event', answered: 2, right: 2, wrong: 0 },
      { kind: 'read', answered: 2, right: 0, wrong: 2 },
    ])
    expect(kindTable(asked)).toMatch(/^\| read +\| +2 \| +0 \| +2 \| +1 \| +0 \| +1 \|$/m)
  })

  it('put blind sets beside the others', () => {
    const table = confidenceTable(asked)
    expect(table).toMatch(/^\| blind +\| +2 \| +35\.0 % \| +50\.0 % from 0\.900 \|/m)
    // Three of four: the guess that was kept back would be the third, at the cost of a wrong answer.
    expect(table).toMatch(/^\| not blind +\| +4 \| +35\.0 % \| +50\.0 % from 0\.900 \|/m)
    expect(confidenceTable(asked.slice(0, 2))).not.toMatch(/^\| blind/m)
  })
})

describe('recordsOf', () => {
  it('tells all of a question that is not blind, but its words', () => {
    const [, second] = asked
    if (second === undefined) throw new Error('not asked')
    const set = keyOf(second.set)
    expect(recordsOf(second)).toEqual([
      { set, id: '3', type: 'when', verdict: 'right', kind: 'read', confidence: -0.8 },
      {
        set,
        id: '4',
        type: 'when',
        verdict: 'unanswered',
        kind: 'read',
        confidence: -0.7,
        guess: { answer: '1701', confidence: 0.3, right: true },
      },
    ])
  })

  it('does not tell which question of a blind set it is of', () => {
    const [, , blind] = asked
    if (blind === undefined) throw new Error('not asked')
    const records = recordsOf({ ...blind, outcomes: [...blind.outcomes].reverse() })
    const set = keyOf(blind.set)
    expect(records).toStrictEqual([
      { set, verdict: 'right', kind: 'event', confidence: 0.9 },
      { set, verdict: 'wrong', kind: 'read', confidence: 0.6 },
    ])
  })
})

describe('absences', () => {
  const sets: GoldenFile[] = [
    { file: 'tests/golden/a.jsonl', corpus: 'data/a', blind: false },
    { file: 'tests/golden/b.jsonl', corpus: '../shared/b', blind: false },
  ]
  const rows: [what: string, missing: string[], failures: number, line: string][] = [
    ['all here', [], 0, '2 of 2 sets were asked'],
    ['shared articles', ['../shared/b'], 0, '1 of 2 sets were asked; not here: tests/golden/b.jsonl on ../shared/b'],
    ['our own articles', ['data/a'], 1, '1 of 2 sets were asked; not here: tests/golden/a.jsonl on data/a'],
    ['our questions on shared articles', ['tests/golden/b.jsonl', '../shared/b'], 1, '1 of 2'],
    ['everything', ['tests/golden/a.jsonl', 'data/a', 'tests/golden/b.jsonl', '../shared/b'], 3, '0 of 2'],
  ]
  it.each(rows)('%s', (_, missing, failures, line) => {
    const absences = absencesOf(sets, (each) => !missing.includes(each))
    expect(missingOfOurs(absences)).toHaveLength(failures)
    expect(closingLine(sets.length - absences.length, absences)).toContain(line)
  })
})

describe('our sets', () => {
  it('have each a name of its own', () => {
    expect(new Set(goldenFiles.map(keyOf)).size).toBe(goldenFiles.length)
  })

  it('are blind where nobody has looked', () => {
    expect(goldenFiles.filter(({ blind }) => blind).map(({ file }) => path.basename(file))).toEqual([
      'seeds-blind.jsonl',
      'blind-news.jsonl',
      'blind-lore.jsonl',
      'blind-minutes.jsonl',
    ])
  })

  const here = goldenFiles.filter((set) => absencesOf([set]).length === 0)
  it.each(here.map((set) => [keyOf(set), set] as const))('%s names articles that are there', async (_, set) => {
    const [loaded] = await loadSets(set.file, { corpus: set.corpus })
    expect(loaded?.articles.length).toBeGreaterThan(0)
    const named = loaded?.questions.filter(({ relevant }) => relevant.size > 0) ?? []
    const isResearch = set.corpus.endsWith('/research')
    expect(named.length > 0).toBe(!isResearch)
  })
})
