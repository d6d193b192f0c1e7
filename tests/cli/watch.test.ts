import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { InputError } from '../../src/errors.ts'
import type { IndexSummary } from '../../src/library.ts'
import { run } from './run.ts'

let corpus: string
beforeEach(async () => {
  corpus = await mkdtemp(join(tmpdir(), 'dateline-watch-'))
})
afterEach(() => rm(corpus, { recursive: true, force: true }))

const summary = (changed: readonly string[], reasons: readonly string[] = []): IndexSummary => ({
  articles: 2,
  problems: reasons.map((reason) => ({ file: 'b.pdf', reason })),
  changed: changed.length,
  files: { added: [], changed, removed: [] },
  elapsedMs: 1000,
  folder: 'index',
})

/**
 * Runs `watch` where each refresh comes to one of the results: a file is changed for each after the second, which is made for
 * what has changed since the first began. A signal comes during the last one.
 */
async function watched(results: readonly (IndexSummary | Error)[], signal: NodeJS.Signals) {
  let refreshes = 0
  const index = async () => {
    const result = results[refreshes++]
    if (refreshes > 1 && refreshes < results.length) void writeFile(join(corpus, `${refreshes}.md`), 'Ann Lee spoke.')
    if (refreshes === results.length) process.emit(signal)
    if (result === undefined || result instanceof Error) throw result ?? new Error('there is one refresh too many')
    return result
  }
  return run(['watch', corpus], { engine: { index } })
}

test.each<NodeJS.Signals>(['SIGINT', 'SIGTERM'])(
  'says what each refresh changed, goes on after faults, and ends at %s',
  async (signal) => {
    const { status, out, warnings } = await watched(
      [
        summary(['a.md'], ['the file is empty']),
        summary([], ['the file is empty']),
        new InputError('there is no folder', 'check the path'),
        new Error('the disk is full'),
        summary(['b.md'], ['the file is empty', 'it is locked']),
      ],
      signal,
    )
    expect(status).toBe(0)
    expect(out).toBe(
      `Refreshed in 1.0 s, 2 articles: changed a.md\nWatching ${corpus}, 2 articles; Ctrl-C ends it\n` +
        'Refreshed in 1.0 s, 2 articles: changed b.md\nStopped\n',
    )
    expect(warnings).toEqual([
      'Skipped b.pdf: the file is empty',
      'there is no folder: check the path',
      'Internal fault: the disk is full; set LOG_LEVEL=debug for the whole of it',
      'Skipped b.pdf: it is locked',
    ])
    expect(process.listenerCount(signal)).toBe(0)
  },
)

test('what is wrong at the start ends it', async () => {
  const index = async () => {
    throw new InputError('there is no folder', 'check the path')
  }
  const { status, warnings } = await run(['watch', corpus], { engine: { index } })
  expect([status, warnings]).toEqual([2, ['there is no folder: check the path']])
  expect(process.listenerCount('SIGINT')).toBe(0)
})

test.each([
  [['watch'], /no folder is given: name the one to watch/],
  [['watch', '.', '--poll', 'often'], /--poll is often: give seconds/],
])('%j ends with 2', async (words, line) => {
  expect(await run(words)).toMatchObject({ status: 2, warnings: [expect.stringMatching(line)] })
})
