import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeLibrary } from './fake-library.ts'
import { run } from './run.ts'

const question = 'Who opened the bridge?'
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-batch-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function batch(lines: readonly string[], ...flags: string[]) {
  const file = join(folder, 'questions.jsonl')
  await writeFile(file, lines.join('\n'))
  const outcome = await run(['ask', '--batch', file, ...flags])
  const answers: unknown[] = outcome.out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  return { ...outcome, answers }
}

test('answers each line in order and passes over blank ones', async () => {
  const { answers, status, warnings } = await batch([
    `\ufeff${JSON.stringify({ id: '1', question })}`,
    '',
    JSON.stringify({ id: 2, question: 'Why?' }),
    '  ',
    JSON.stringify({ question: `  ${question}\n` }),
  ])
  expect(answers).toMatchObject([
    { id: '1', question, status: 'answered', answer: 'Ann Lee', citations: [{ article: 'harbour-2020' }] },
    { id: 2, question: 'Why?', status: 'unanswered', answer: null, nearest: [{}] },
    { question: `  ${question}\n`, status: 'answered' },
  ])
  expect(answers[2]).not.toHaveProperty('id')
  expect([status, warnings]).toEqual([0, []])
})

test('keeps a line to its article, and all lines to that of the flag', async () => {
  const lines = [
    JSON.stringify({ id: '1', question, article: 'harbour-2019' }),
    JSON.stringify({ id: '2', question, article: 'harbour-2020' }),
    JSON.stringify({ id: '3', question }),
  ]
  const statuses = async (...flags: string[]) => (await batch(lines, ...flags)).answers
  expect(await statuses()).toMatchObject([{ status: 'unanswered' }, { status: 'answered' }, { status: 'answered' }])
  expect(await statuses('--article', 'harbour-2019')).toMatchObject([{}, {}, { status: 'unanswered' }])
})

describe.each([
  ['{"id": "1", "question"', /^Line 1: This is not JSON: write/, []],
  ['[1]', /^Line 1: This is not a JSON object/, []],
  ['{"id": "1"}', /^Line 1 \(id 1\): `question` is missing/, ['1']],
  ['{"id": "1", "question": 7}', /^Line 1 \(id 1\): `question` is not text/, ['1']],
  ['{"id": "1", "question": " "}', /^Line 1 \(id 1\): `question` is empty/, ['1']],
  [`{"id": "1", "question": "${'x'.repeat(600)}"}`, /^Line 1 \(id 1\): `question` has 600 characters/, ['1']],
  ['{"id": "1", "question": "x", "article": "pears"}', /^Line 1 \(id 1\): No one article is called “pears”/, ['1']],
] as const)('the bad line %s', (line, warning, ids) => {
  test('gives one line on standard error, and the rest goes on', async () => {
    const { answers, status, warnings } = await batch([line, JSON.stringify({ id: 'next', question })])
    expect(warnings).toEqual([expect.stringMatching(warning)])
    expect(answers).toMatchObject([
      ...ids.map((id) => ({ id, status: 'unanswered', answer: null, error: expect.any(String) })),
      { id: 'next', status: 'answered' },
    ])
    expect(status).toBe(2)
  })
})

test('reads standard input', async () => {
  const { out, status } = await run(['ask', '--batch', '-'], { input: `{"id":"1","question":"${question}"}` })
  expect(JSON.parse(out)).toMatchObject({ id: '1', answer: 'Ann Lee' })
  expect(status).toBe(0)
})

test.each([
  [['--batch', '/nowhere/q.jsonl'], /^The batch file can't be read \(ENOENT/],
  [['--batch', tmpdir()], /is a folder: give a file/],
  [['--batch', '-', '--from', 'soon'], /"soon" is not a date/],
  [['--batch', '-', 'why?'], /both a question and --batch/],
])('ask %j is refused', async (words, warning) => {
  const { status, warnings, opened } = await run(['ask', ...words])
  expect(warnings).toEqual([expect.stringMatching(warning)])
  expect([status, opened]).toEqual([2, []])
})

test('a fault in one answer is one line, and the rest goes on', async () => {
  const faulty = {
    ...fakeLibrary,
    ask: async (asked: string) => {
      if (asked === 'bad') throw new TypeError('x is not a function')
      return fakeLibrary.ask(asked)
    },
  }
  const input = ['bad', question].map((each) => JSON.stringify({ id: each, question: each })).join('\n')
  const outcome = await run(['ask', '--batch', '-'], { input, engine: { open: async () => faulty } })
  expect(outcome.warnings).toEqual([expect.stringMatching(/^Line 1 \(id bad\): Internal fault: x is not a function/)])
  expect(outcome.out.trim().split('\n')).toHaveLength(2)
  expect(outcome.status).toBe(1)
})
