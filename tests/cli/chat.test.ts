import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HISTORY_SIZE, historyFile, readHistory, writeHistory } from '../../src/cli/chat.ts'
import { run } from './run.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-chat-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('answers each line of a pipe, and goes on after what is wrong', async () => {
  const lines = ['Who opened the bridge?', '/nope', '/who', '', '/who Ann Lee about:offices', '/quit', '/sources']
  const { out, warnings, status } = await run(['chat'], { input: lines.join('\n') })
  expect(out).toMatch(/^Ann Lee \(4 May 2020\)\n[\s\S]*Mayor of Harbour/)
  expect(out).not.toContain('2 articles.')
  expect(out).not.toContain('dateline>')
  expect(warnings).toEqual([expect.stringMatching(/no command \/nope/), expect.stringMatching(/`name` is missing/)])
  expect(status).toBe(0)
})

describe('a question leans on the one before', () => {
  const asked = async (...lines: readonly string[]) => {
    const { out } = await run(['chat'], { input: lines.join('\n') })
    return [...out.replace(/\n/g, ' ').matchAll(/Asked as: (.*?\])/g)].map(([, text]) => text)
  }
  test.each([
    [['Why?'], []],
    [['Who opened the bridge?', 'Why?'], ['Why? [Who opened the bridge? | Ann Lee | 2020-05-04]']],
    [
      ['Who opened the bridge?', '/sources', '/nope', '', 'Why?'],
      ['Why? [Who opened the bridge? | Ann Lee | 2020-05-04]'],
    ],
    [
      ['Who opened the bridge?', 'Why?', 'When?'],
      [expect.anything(), expect.stringMatching(/^When\? \[Why\? \[Who/)],
    ],
    [['Who closed it?', 'Why?'], ['Why? [Who closed it?]']],
    [['/ask Who closed it? article:harbour-2019', 'Why?'], ['Why? [Who closed it? | harbour-2019]']],
    [
      ['/ask Who closed it? from:2019', 'Who opened the bridge?', 'Why?'],
      ['Why? [Who opened the bridge? | Ann Lee | 2020-05-04]'],
    ],
  ])('%j', async (lines, expected) => {
    expect(await asked(...lines)).toEqual(expected)
  })
})

describe('at a terminal', () => {
  const typed = (input: string | readonly string[]) =>
    run(['chat'], { input, interactive: true, env: { XDG_STATE_HOME: folder } })

  test.each([
    ['/sources\r/quit\r', true],
    ['/sources\r\u0004', true],
    ['/sources\r\u0003', true],
    ['\u0003', false],
  ])('%j ends cleanly', async (input, answered) => {
    const { out, warnings, status } = await typed(input)
    expect(out).toMatch(/^2 articles\. Ask a question/)
    expect(out.includes('Harbour bridge planned')).toBe(answered)
    expect([status, warnings]).toEqual([0, []])
  })

  test('completes a name with the tab key', async () => {
    const { out } = await typed(['/who ann l', '\t', ' about:offices', '\r', '\u0004'])
    expect(out).toContain('/who Ann Lee')
    expect(out).toContain('Mayor of Harbour')
  })

  test('remembers what was typed', async () => {
    await typed('/sources\r/who Ann Lee\r/quit\r')
    const { out } = await typed('\u001b[A\u001b[A\r\u0004')
    expect(out).toContain('Mayor of Harbour')
    expect(await readHistory(historyFile({ XDG_STATE_HOME: folder }))).toContain('/sources')
  })

  test('works without a history where the file can’t be used', async () => {
    await writeFile(join(folder, 'dateline'), 'in the way')
    const { out, warnings, status } = await typed('/sources\r\u0004')
    expect(out).toContain('Harbour bridge planned')
    expect(warnings.every((line) => line.startsWith('The history is not kept: '))).toBe(true)
    expect(warnings.length).toBeGreaterThan(0)
    expect(status).toBe(0)
  })
})

test('the history is bounded and nobody else’s to read', async () => {
  const file = historyFile({ XDG_STATE_HOME: folder })
  expect(await readHistory(file)).toEqual([])
  const lines = Array.from({ length: HISTORY_SIZE + 10 }, (_, index) => `question ${index}`)
  await writeHistory(file, lines)
  expect(await readHistory(file)).toEqual(lines.slice(0, HISTORY_SIZE))
  expect((await readFile(file, 'utf8')).endsWith('question 0\n')).toBe(true)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})
