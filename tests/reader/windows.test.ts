import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlapPieces, sequencePieces, windowsOf, windowsPerPassage } from '../../src/reader/windows.ts'
import type { Encoding } from '../../src/reader/word-pieces.ts'

const numbers = (length: number, first: number): number[] => Array.from({ length }, (_, i) => first + i)
function textOf(length: number): Encoding {
  const places = numbers(length, 0)
  return { ids: numbers(length, 5000), starts: places, ends: places.map((place) => place + 1), words: places }
}

test('a short passage is one sequence', () => {
  expect(windowsOf([7, 8], [9], textOf(2))).toEqual([
    { ids: [101, 7, 8, 102, 9, 5000, 5001, 102], passageAt: 4, textAt: 5, from: 0, to: 2 },
  ])
})

test('an empty passage is one sequence', () => {
  expect(windowsOf([7], [], textOf(0))).toEqual([{ ids: [101, 7, 102, 102], passageAt: 3, textAt: 3, from: 0, to: 0 }])
})

test('windows cover a text, overlap, and have question and heading', () => {
  const length = fc.integer({ min: 0, max: 100 })
  fc.assert(
    fc.property(length, length, fc.integer({ min: 0, max: 3000 }), (asked, headed, written) => {
      const question = numbers(asked, 1000)
      const windows = windowsOf(question, numbers(headed, 2000), textOf(written))
      expect(windows.length).toBeLessThanOrEqual(windowsPerPassage)
      const before = windows[0]?.ids.slice(0, windows[0].textAt)
      let read = 0
      for (const [i, window] of windows.entries()) {
        const { ids, passageAt, textAt, from, to } = window
        expect(ids.length).toBeLessThanOrEqual(sequencePieces)
        expect(ids.slice(0, textAt)).toEqual(before)
        expect([ids[0], ids[passageAt - 1], ids.at(-1)]).toEqual([101, 102, 102])
        expect(ids.slice(textAt, -1)).toEqual(numbers(to - from, 5000 + from))
        if (i > 0) expect(read - from).toBe(overlapPieces)
        read = to
      }
      if (windows.length < windowsPerPassage) expect(read).toBe(written)
    }),
  )
})
