import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestSpans, spanPieces } from '../../src/reader/spans.ts'
import type { Window } from '../../src/reader/windows.ts'
import type { Encoding } from '../../src/reader/word-pieces.ts'

/** A text whose words have these numbers of pieces, each piece one letter, with a space after each word. */
function textOf(wordLengths: readonly number[]): Encoding {
  const text: Encoding = { ids: [], starts: [], ends: [], words: [] }
  let at = 0
  for (const [word, length] of wordLengths.entries()) {
    for (let i = 0; i < length; i++, at++) {
      text.ids.push(1000)
      text.starts.push(at)
      text.ends.push(at + 1)
      text.words.push(word)
    }
    at++
  }
  return text
}

const window = (from: number, to: number): Window => ({ ids: [], passageAt: 2, textAt: 2, from, to })
/** Logits of the text's pieces, with two before and one after that are no text and must not win. */
const logits = (start: readonly number[], end: readonly number[]) => ({
  start: Float32Array.from([99, 99, ...start, 99]),
  end: Float32Array.from([99, 99, ...end, 99]),
  verdict: new Float32Array(3),
})

describe('best spans', () => {
  test('are widened to whole words', () => {
    const text = textOf([1, 3, 2, 1])
    const found = bestSpans(window(0, 7), text, logits([0, 0, 5, 0, 0, 0, 0], [0, 0, 0, 0, 5, 0, 0]), 1)
    expect(found).toEqual([{ start: 2, end: 8, score: 10 }])
  })

  test('of one word have a start that is not after the end', () => {
    const found = bestSpans(window(0, 2), textOf([2]), logits([0, 5], [5, 0]), 8)
    expect(found).toEqual([{ start: 0, end: 2, score: 5 }])
  })

  test('begin at no mark inside a written word', () => {
    const found = bestSpans(window(0, 2), textOf([1, 1]), logits([0, 9], [0, 9]), 1, (start) => start === 2)
    expect(found).toEqual([{ start: 0, end: 3, score: 9 }])
  })

  test('are whole words also where the window cuts them off', () => {
    const found = bestSpans(window(1, 4), textOf([2, 1, 2]), logits([5, 0, 0], [0, 0, 5]), 1)
    expect(found).toEqual([{ start: 0, end: 7, score: 10 }])
  })

  test('of equal ones come the earlier and shorter first', () => {
    const found = bestSpans(window(0, 2), textOf([1, 1]), logits([0, 0], [0, 0]), 8)
    expect(found.map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [0, 3],
      [2, 3],
    ])
  })

  test(`have at most ${spanPieces} pieces`, () => {
    const length = spanPieces + 1
    const zeros = new Array<number>(length).fill(0)
    const found = bestSpans(
      window(0, length),
      textOf(new Array(length).fill(1)),
      logits([9, ...zeros.slice(1)], [...zeros.slice(1), 9]),
      1000,
    )
    expect(found.every(({ start, end }) => (end - start + 1) / 2 <= spanPieces)).toBe(true)
    expect(Math.max(...found.map(({ score }) => score))).toBe(9)
    expect(bestSpans(window(0, length), textOf([length]), logits(zeros, zeros), 8)).toEqual([])
  })

  test('there are none without text', () => {
    expect(bestSpans(window(0, 0), textOf([]), logits([], []), 8)).toEqual([])
  })

  test('are those of trying every pair of pieces', () => {
    const wordLengths = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 30 })
    const value = fc.integer({ min: -8, max: 8 })
    fc.assert(
      fc.property(wordLengths, fc.infiniteStream(value), fc.integer({ min: 1, max: 8 }), (lengths, values, limit) => {
        const text = textOf(lengths)
        const take = () => text.ids.map(() => values.next().value as number)
        const [start, end] = [take(), take()]
        const best = new Map<string, number>()
        for (const [i, high] of start.entries()) {
          for (let j = i; j < end.length; j++) {
            const first = text.words.indexOf(text.words[i] ?? -1)
            const last = text.words.lastIndexOf(text.words[j] ?? -1)
            if (last - first >= spanPieces) continue
            const place = `${text.starts[first]}-${text.ends[last]}`
            best.set(place, Math.max(best.get(place) ?? -Infinity, high + (end[j] ?? 0)))
          }
        }
        const found = bestSpans(window(0, text.ids.length), text, logits(start, end), limit)
        expect(found.map(({ score }) => score)).toEqual([...best.values()].sort((a, b) => b - a).slice(0, limit))
        for (const { start: from, end: to, score } of found) expect(best.get(`${from}-${to}`)).toBe(score)
      }),
    )
  })
})
