import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inspectFile } from '../../src/library/inspect.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-inspect-'))
  await writeFile(join(folder, 'notes.text'), 'Ann Lee met Bo Dahl in Harbour on 4 May 2020.')
  await writeFile(
    join(folder, 'picture.png'),
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  )
  await writeFile(join(folder, 'old.md'), Buffer.from([0, 1, 2, 3]))
  await writeFile(join(folder, 'empty'), '')
})
afterAll(() => rm(folder, { recursive: true }))

test('a text of another ending is read', async () => {
  const { facts, article } = await inspectFile(join(folder, 'notes.text'))
  expect(article.file).toBe('notes.text')
  expect(facts.map(({ kind }) => kind)).toContain('meeting')
})

test.each([
  ['picture.png', /picture\.png is not text that can be read/],
  ['empty', /empty is not text that can be read/],
  ['old.md', /old\.md can't be read, /],
  ['none.md', /none\.md is not there/],
])('%s is refused', async (name, line) => {
  await expect(inspectFile(join(folder, name))).rejects.toThrow(line)
})
