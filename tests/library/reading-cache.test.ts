import { describe, expect, it } from 'vitest'
import { Reading } from '../../src/answer/reading.ts'
import { ReadingCache } from '../../src/library/reading-cache.ts'
import { readDocument } from '../../src/nlp/document.ts'

const opened = (number: number, length: number): Reading =>
  new Reading(number, readDocument({ id: `a${number}`, file: 'a.txt', title: '', text: 'a'.repeat(length) }), [])

function cacheOf(most: number, lengths: readonly number[]): ReadingCache {
  const cache = new ReadingCache(most)
  lengths.forEach((length, number) => {
    cache.add(number, opened(number, length))
  })
  return cache
}

const keptOf = (cache: ReadingCache, numbers: readonly number[]) =>
  numbers.filter((number) => cache.get(number) !== undefined)

describe('ReadingCache', () => {
  it('keeps no more text than its bound, the last articles first', () => {
    expect(keptOf(cacheOf(100, [40, 40, 40]), [0, 1, 2])).toEqual([1, 2])
  })

  it('keeps what was used over what was only added', () => {
    const cache = cacheOf(100, [40, 40])
    cache.get(0)
    cache.add(2, opened(2, 40))
    expect(keptOf(cache, [0, 1, 2])).toEqual([0, 2])
  })

  it('counts an article once that was added twice', () => {
    const cache = cacheOf(100, [40])
    cache.add(0, opened(0, 40))
    cache.add(1, opened(1, 40))
    expect(keptOf(cache, [0, 1])).toEqual([0, 1])
  })

  it('keeps an article over the bound until the next comes', () => {
    const cache = cacheOf(100, [40, 400])
    expect(keptOf(cache, [0, 1])).toEqual([1])
    cache.add(2, opened(2, 40))
    expect(keptOf(cache, [1, 2])).toEqual([2])
  })
})
