import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Reading } from '../../src/answer/reading.ts'
import { localCorpora } from '../../src/index/sqlite-corpus.ts'
import { answerCorpus, ReadingCache } from '../../src/library/answer-corpus.ts'
import { readDocument } from '../../src/nlp/document.ts'

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
  const library = answerCorpus(opened, new ReadingCache(10))
  await library.readings([0])
  const readings = await library.readings([1, 2, 0])
  await opened.close()
  expect(readings.map(({ number }) => number)).toEqual([1, 2, 0])
})

const readingOf = (number: number, length: number): Reading =>
  new Reading(number, readDocument({ id: `a${number}`, file: 'a.txt', title: '', text: 'a'.repeat(length) }), [])

type Kept = ReturnType<ReadingCache['of']>

function cacheOf(most: number, lengths: readonly number[], all = new ReadingCache(most)): Kept {
  const cache = all.of({})
  lengths.forEach((length, number) => {
    cache.add(number, readingOf(number, length))
  })
  return cache
}

const keptOf = (cache: Kept, numbers: readonly number[]) => numbers.filter((number) => cache.get(number) !== undefined)

describe('ReadingCache', () => {
  it('keeps no more text than its bound, the last articles first', () => {
    expect(keptOf(cacheOf(100, [40, 40, 40]), [0, 1, 2])).toEqual([1, 2])
  })

  it('keeps what was used over what was only added', () => {
    const cache = cacheOf(100, [40, 40])
    cache.get(0)
    cache.add(2, readingOf(2, 40))
    expect(keptOf(cache, [0, 1, 2])).toEqual([0, 2])
  })

  it('counts an article once that was added twice', () => {
    const cache = cacheOf(100, [40])
    cache.add(0, readingOf(0, 40))
    cache.add(1, readingOf(1, 40))
    expect(keptOf(cache, [0, 1])).toEqual([0, 1])
  })

  it('keeps an article over the bound until the next comes', () => {
    const cache = cacheOf(100, [40, 400])
    expect(keptOf(cache, [0, 1])).toEqual([1])
    cache.add(2, readingOf(2, 40))
    expect(keptOf(cache, [1, 2])).toEqual([2])
  })

  it('has one bound for all corpora, and tells their articles apart', () => {
    const all = new ReadingCache(100)
    const first = cacheOf(100, [40, 40], all)
    const second = cacheOf(100, [40], all)
    expect([keptOf(first, [0, 1]), keptOf(second, [0, 1])]).toEqual([[1], [0]])
    expect(second.get(0)).not.toBe(first.get(0))
  })
})
