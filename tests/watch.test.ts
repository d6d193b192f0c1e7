import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Debounced, isIgnored, refreshLine, watchFiles } from '../src/watch.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-watch-'))
  await mkdir(join(folder, '2024'))
  await mkdir(join(folder, 'index'))
  await put('a.md', 'Ann Lee spoke.')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const put = (file: string, content: string) => writeFile(join(folder, file), content)

/** Makes a change while a folder or file is watched, and waits until it is told. */
async function untilTold(change: () => Promise<unknown>, path = folder): Promise<void> {
  let stop = async (): Promise<void> => undefined
  try {
    await new Promise<void>((resolve, reject) => {
      watchFiles(path, { rest: 50, onChange: resolve, onFault: reject })
        .then((end) => {
          stop = end
          return change()
        })
        .catch(reject)
    })
  } finally {
    await stop()
  }
}

describe('a change is told', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['of a new file', () => put('b.txt', 'Bo Dahl spoke.')],
    ['of a file in a folder', () => put('2024/b.html', '<p>Bo Dahl spoke.</p>')],
    ['of a file that is written anew', () => put('a.md', 'Ann Lee did not speak.')],
    [
      'of a file that is moved into its place',
      async () => {
        await put('.a.part', 'Ann Lee sang.')
        await rename(join(folder, '.a.part'), join(folder, 'a.md'))
      },
    ],
    ['of a file that is gone', () => rm(join(folder, 'a.md'))],
    [
      'of a folder that is gone',
      async () => {
        await rm(join(folder, '2024'), { recursive: true })
      },
    ],
    [
      'of a new folder with files',
      async () => {
        await mkdir(join(folder, 'new'))
        await put('new/b.md', 'Bo Dahl spoke.')
      },
    ],
  ])('%s', async (_, change) => {
    await expect(untilTold(change)).resolves.toBeUndefined()
  })

  test('of a corpus that is one file', async () => {
    const file = join(folder, 'a.md')
    await expect(untilTold(() => put('a.md', 'Ann Lee sang.'), file)).resolves.toBeUndefined()
  })
})

test('a change is told once files have come to rest, or have changed for too long', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  try {
    const told: number[] = []
    const changed = new Debounced(() => told.push(performance.now()), 100, 1000)
    const start = performance.now()
    changed.ask()
    vi.advanceTimersByTime(90)
    changed.ask()
    vi.advanceTimersByTime(500)
    for (let times = 0; times < 30; times++) {
      changed.ask()
      vi.advanceTimersByTime(50)
    }
    vi.advanceTimersByTime(500)
    expect(told.map((time) => time - start)).toEqual([190, 1590, 2140])
    changed.ask()
    changed.stop()
    vi.advanceTimersByTime(500)
    expect(told).toHaveLength(3)
  } finally {
    vi.useRealTimers()
  }
})

test.each([
  ['/a', false, false],
  ['/a/b.md', true, false],
  ['/a/2024', false, false],
  ['/a/2024/b.PDF', true, false],
  ['/a/b.png', true, true],
  ['/a/.dateline.json', true, false],
  ['/a/2024/.dateline.json', true, true],
  ['/a/.dateline-7-ab', true, true],
  ['/a/.git/b.md', true, true],
  ['/a/index', false, true],
  ['/a/index.md', true, false],
])('in /a %s (a file: %s) is ignored: %s', (path, isFile, expected) => {
  expect(isIgnored('/a', path, isFile)).toBe(expected)
})

const none = { articles: 3, problems: [], changed: 0, elapsedMs: 412, folder: 'index' }
test.each([
  [{ added: [], changed: [], removed: [] }, undefined],
  [{ added: ['a.md'], changed: [], removed: [] }, 'Refreshed in 0.4 s, 3 articles: added a.md'],
  [
    { added: ['a.md', 'b.md'], changed: ['c.md'], removed: ['d.md'] },
    'Refreshed in 0.4 s, 3 articles: added a.md, b.md; changed c.md; removed d.md',
  ],
  [
    { added: [], changed: ['1', '2', '3', '4', '5', '6', '7'], removed: [] },
    'Refreshed in 0.4 s, 3 articles: changed 1, 2, 3, 4, 5 and 2 more',
  ],
])('%j is told as %s', (files, line) => {
  expect(refreshLine({ ...none, files })).toBe(line)
})
