import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { defaultOptions } from '../../bench/train/boost.ts'
import { articleFolds, crossValidate, judge } from '../../bench/train/folds.ts'
import { firstRow } from '../../bench/train/objectives.ts'
import { learn, objectiveOf } from '../../bench/train/pipeline.ts'
import { seededRandom } from '../../bench/train/random.ts'
import { TableBuilder } from '../../bench/train/table.ts'
import { readTable, writeTable } from '../../bench/train/table-file.ts'
import { rankingRow } from '../../src/answer/ranking/confidence.ts'
import { readModel, scoreTrees } from '../../src/answer/ranking/trees.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-table-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** 8 articles of 20 questions of 5 candidates; the right one has the largest sum of two columns, most of the time. */
function made() {
  const random = seededRandom(5)
  const builder = new TableBuilder(['one', 'other', 'noise'])
  for (let question = 0; question < 160; question++) {
    const rows = Array.from({ length: 5 }, () => [random(), random(), random()] as const)
    const sums = rows.map(([one, other]) => one + other + 0.05 * random())
    const best = sums.indexOf(Math.max(...sums))
    builder.add(
      `article ${question % 8}`,
      rows.flat(),
      rows.map((_, row) => (row === best ? 1 : 0)),
    )
  }
  return builder.build()
}

const table = made()
const options = {
  ...defaultOptions,
  trees: 40,
  leaves: 6,
  learningRate: 0.2,
  featureShare: 0.8,
  minChildWeight: 1,
  l2: 1,
}

describe('articleFolds', () => {
  const articles = ['a', 'b', 'a', 'c', 'd', 'd', 'd', 'e']
  const folds = articleFolds(articles, 3, 1)

  it('holds out every question once', () => {
    const held = folds.flatMap(({ heldOut }) => heldOut).sort((a, b) => a - b)
    expect(held).toEqual(articles.map((_, question) => question))
  })

  it('never has an article on both sides', () => {
    for (const { training, heldOut } of folds) {
      const known = new Set(training.map((question) => articles[question]))
      expect(heldOut.filter((question) => known.has(articles[question]))).toEqual([])
    }
  })

  it('makes folds of about one size', () => {
    expect(folds.map(({ heldOut }) => heldOut.length).sort()).toEqual([2, 3, 3])
  })

  it('makes no more folds than there are articles', () => {
    expect(articleFolds(['a', 'b'], 6, 1)).toHaveLength(2)
  })
})

describe('crossValidate', () => {
  it('ranks held-out questions well, by trees that have not seen them', () => {
    const folds = articleFolds(table.articles, 4, 1)
    const { all, scores } = crossValidate(table, folds, objectiveOf('softmax', table, 1), options)
    expect(all.questions).toBe(160)
    expect(all.right).toBeGreaterThan(0.75)
    expect(judge(table, scores, [0]).questions).toBe(1)
    expect(judge(table, new Float64Array(800)).right).toBeLessThan(0.4)
  })

  it('stops early on a part of what it learns from', () => {
    const folds = articleFolds(table.articles, 2, 1)
    const { folds: done } = crossValidate(table, folds, objectiveOf('softmax', table, 1), {
      ...options,
      trees: 300,
      patience: 5,
    })
    for (const { boosted } of done) expect(boosted.trees.length).toBeLessThan(300)
  })
})

describe('learn', () => {
  const provenance = { command: 'npm run train', data: 'made up' }
  const settings = {
    boost: options,
    objective: 'softmax',
    power: 1,
    folds: 4,
    wrongCosts: 1,
    rightAt: 0.5,
    provenance,
  } as const
  const { file } = learn(table, settings)

  it('makes a file whose ranker and confidence can be read back', () => {
    const { ranker, confidence } = JSON.parse(JSON.stringify(file))
    expect(scoreTrees(readModel(ranker), [0.9, 0.9, 0.1])).toBeGreaterThan(
      scoreTrees(readModel(ranker), [0.1, 0.2, 0.9]),
    )
    expect(readModel(confidence).features.slice(0, 4)).toEqual(['one', 'other', 'noise', 'rankScore'])
    expect(readModel(ranker).provenance).toMatchObject({ ...provenance, questions: 160, rows: 800, seed: 1 })
  })

  it('makes the same file again', () => {
    expect(JSON.stringify(learn(table, settings).file)).toBe(JSON.stringify(file))
  })
})

describe('rankingRow', () => {
  const rows: [what: string, scores: number[], row: number[]][] = [
    ['two equals', [1, 1], [1, 0, 0, 2, 1]],
    ['one far ahead', [50, 0], [50, 20, 50, 2]],
    ['one alone', [3], [3, 20, 20, 1]],
  ]
  it.each(rows)('%s', (_, scores, row) => {
    const placed = scores.map((score, place) => ({ score, sentence: 0, from: 2 * place, to: 2 * place + 1 }))
    const given = rankingRow(placed, firstRow(scores, 0, scores.length), 1)
    row.forEach((value, place) => {
      expect(given[place]).toBeCloseTo(value, 9)
    })
  })
})

describe('a table in a file', () => {
  it('comes back as it was', () => {
    const file = path.join(folder, 'table')
    writeTable(file, table)
    expect(readTable(file)).toEqual(table)
  })

  it('is refused when cut off or of another kind', () => {
    const file = path.join(folder, 'cut')
    writeTable(file, table)
    truncateSync(file, 500)
    expect(() => readTable(file)).toThrow(/cut off/)
    writeFileSync(file, 'something else altogether')
    expect(() => readTable(file)).toThrow(/not a training table/)
  })

  it('refuses rows of another width', () => {
    expect(() => new TableBuilder(['one', 'other']).add('a', [1, 2, 3], [1])).toThrow(RangeError)
  })
})
