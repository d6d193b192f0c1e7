import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { read, typescriptFiles } from './source-imports.ts'

/** Lines; a file that grows past this knows more than one thing. */
const most = 300
const aimedMedian = 80
/** Names that say nothing of what is inside. */
const nameless = /^(?:utils?|helpers?|misc|common)\./i

const sizes = ['src', 'tests', 'bench'].flatMap((folder) =>
  typescriptFiles(folder).map((file) => ({ file, lines: read(file).trimEnd().split('\n').length })),
)

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

test(`no file has more than ${most} lines`, () => {
  expect(sizes.filter(({ lines }) => lines > most)).toEqual([])
})

const middle = median(sizes.map(({ lines }) => lines))

test(`half of the files have ${aimedMedian} lines or fewer (${sizes.length} files, median ${middle})`, () => {
  expect(sizes.length).toBeGreaterThan(0)
  expect(middle).toBeLessThanOrEqual(aimedMedian)
})

test('names say what is inside', () => {
  expect(sizes.map(({ file }) => file).filter((file) => nameless.test(basename(file)))).toEqual([])
})
