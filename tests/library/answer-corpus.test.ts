import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LibraryCorpus } from '../../src/library/answer-corpus.ts'
import { localCorpora } from '../../src/library/sqlite/backend.ts'

let folder: string
const before = process.env.DATELINE_CACHE

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'answer-corpus-'))
  process.env.DATELINE_CACHE = join(folder, 'cache')
})

afterEach(async () => {
  if (before === undefined) delete process.env.DATELINE_CACHE
  else process.env.DATELINE_CACHE = before
  await rm(folder, { recursive: true, force: true })
})

it('gives an article that the others of the same question push out of memory', async () => {
  const corpus = join(folder, 'corpus.jsonl')
  const articles = ['Ann Lee opened a bridge.', 'Joe Fox rowed.', 'Tom Hale met Ann Lee.']
  await writeFile(corpus, articles.map((text, id) => `${JSON.stringify({ id, title: `No. ${id}`, text })}\n`).join(''))
  const opened = await localCorpora('by size').open({ corpus })
  const library = new LibraryCorpus(opened, 10)
  await library.readings([0])
  const readings = await library.readings([1, 2, 0])
  await opened.close()
  expect(readings.map(({ number }) => number)).toEqual([1, 2, 0])
})
