import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newFloors, type Reached, readFloors, shortfalls } from '../../../bench/eval/floors.ts'
import { goldenFiles, keyOf } from '../../../bench/eval/sets.ts'

const floor = { file: 'q.jsonl', corpus: 'articles', right: 0.9, wrong: 0.02 }

describe('shortfalls', () => {
  const rows: [what: string, reached: Reached, count: number][] = [
    ['as good', { right: 0.9, wrong: 0.02, questions: 300 }, 0],
    ['better', { right: 0.95, wrong: 0, questions: 300 }, 0],
    ['within the tolerance', { right: 0.891, wrong: 0.029, questions: 300 }, 0],
    ['one question of a small set', { right: 0.88, wrong: 0.04, questions: 50 }, 0],
    ['two questions of a small set', { right: 0.86, wrong: 0.02, questions: 50 }, 1],
    ['fewer right', { right: 0.87, wrong: 0.02, questions: 300 }, 1],
    ['more wrong', { right: 0.95, wrong: 0.05, questions: 300 }, 1],
    ['both', { right: 0.5, wrong: 0.5, questions: 300 }, 2],
  ]
  it.each(rows)('%s', (_, reached, count) => {
    expect(shortfalls(floor, reached, 0.01)).toHaveLength(count)
  })

  it('says what is missing', () => {
    expect(shortfalls(floor, { right: 0.8, wrong: 0.02, questions: 300 }, 0.01)).toEqual([
      'right 80.0 %, at least 90.0 % wanted',
    ])
  })
})

describe('floors', () => {
  it('are well formed, and each is of a set that is measured', () => {
    const floors = readFloors(readFileSync('bench/floors.json', 'utf8'))
    expect(goldenFiles.map(keyOf)).toEqual(expect.arrayContaining(floors.sets.map(keyOf)))
  })

  it('keep what was not measured', () => {
    const [one, other] = goldenFiles.map(({ file, corpus }) => ({ file, corpus }))
    if (one === undefined || other === undefined) throw new Error('no sets')
    const before = { tolerance: 0.01, sets: [{ ...one, right: 0.5, wrong: 0.1 }] }
    const reached = new Map([[keyOf(other), { right: 2 / 3, wrong: 0, questions: 3 }]])
    expect(newFloors(before, reached)).toEqual({
      tolerance: 0.01,
      sets: [
        { ...one, right: 0.5, wrong: 0.1 },
        { ...other, right: 0.667, wrong: 0 },
      ],
    })
  })

  it('refuses shares over 1', () => {
    expect(() =>
      readFloors('{"tolerance": 1, "sets": [{"file": "q", "corpus": "c", "right": 90, "wrong": 0}]}'),
    ).toThrow()
  })
})
