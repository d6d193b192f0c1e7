import { describe, expect, it } from 'vitest'
import { type BoostOptions, boost, defaultOptions } from '../../bench/train/boost.ts'
import {
  binaryObjective,
  firstPlaceObjective,
  firstRow,
  type Objective,
  softmaxObjective,
} from '../../bench/train/objectives.ts'
import { seededRandom } from '../../bench/train/random.ts'
import { flatten, scoreTrees } from '../../src/answer/ranking/trees.ts'

const questions = 300
const each = 10
const starts = Uint32Array.from({ length: questions + 1 }, (_, group) => group * each)
const groups = Array.from({ length: questions }, (_, group) => group)
const [training, heldOut] = [groups.slice(0, 200), groups.slice(200)]
// Three features: a tree that may use fewer than two cannot learn from two.
const options: BoostOptions = {
  ...defaultOptions,
  questionShare: 0.8,
  trees: 60,
  leaves: 8,
  learningRate: 0.2,
  featureShare: 0.8,
  minChildWeight: 1,
  l2: 1,
}

/** Right where exactly one of two conditions holds, which neither column shows alone; a third column is noise. */
function exclusiveOr() {
  const random = seededRandom(7)
  const columns = [0, 1, 2].map(() => Float32Array.from({ length: questions * each }, random))
  const labels = Float32Array.from({ length: questions * each }, (_, row) =>
    (columns[0]?.[row] ?? 0) > 0.8 !== (columns[1]?.[row] ?? 0) > 0.8 ? 1 : 0,
  )
  return { columns, labels }
}

const { columns, labels } = exclusiveOr()
const rowAt = (row: number): number[] => columns.map((column) => column[row] ?? 0)

function train(objective: Objective, changes: Partial<BoostOptions> = {}) {
  const boosted = boost({ columns, starts, objective, training, heldOut }, { ...options, ...changes })
  const provenance = { command: '', data: '', questions, rows: labels.length, seed: 1, options: {} }
  return { boosted, model: flatten({ ...boosted, features: ['one', 'other', 'noise'], provenance }) }
}

/** Share of the held-out questions with a right row whose first row is right. */
function firstIsRight(model: ReturnType<typeof train>['model']): number {
  const scores = labels.map((_, row) => scoreTrees(model, rowAt(row)))
  const fair = heldOut.filter((group) => labels.subarray(group * each, (group + 1) * each).includes(1))
  const right = fair.filter((group) => labels[firstRow(scores, group * each, (group + 1) * each)] === 1)
  return right.length / fair.length
}

describe('boost', () => {
  const baseRate = labels.reduce((sum, label) => sum + label, 0) / labels.length
  const objectives: [name: string, make: () => Objective][] = [
    ['softmax', () => softmaxObjective(labels, starts)],
    ['first place', () => firstPlaceObjective(labels, starts)],
    ['binary', () => binaryObjective(labels, starts)],
  ]
  it.each(objectives)('learns an interaction by %s and beats the base rate', (_, make) => {
    const { boosted, model } = train(make())
    expect(baseRate).toBeLessThan(0.4)
    expect(firstIsRight(model)).toBeGreaterThan(0.95)
    expect(boosted.losses.at(-1) ?? 1).toBeLessThan((boosted.losses[0] ?? 0) / 2)
    expect(boosted.importance[2] ?? 1).toBeLessThan(0.1)
  })

  it('gives the same model for the same seed, and another for another', () => {
    const json = (seed: number): string => JSON.stringify(train(softmaxObjective(labels, starts), { seed }).boosted)
    const first = json(1)
    expect(json(1)).toBe(first)
    expect(json(2)).not.toBe(first)
  })

  it('scores a row from its values as it did from its bins', () => {
    const { boosted, model } = train(softmaxObjective(labels, starts))
    const scores = Float64Array.from(labels, (_, row) => scoreTrees(model, rowAt(row)))
    expect(softmaxObjective(labels, starts).loss(scores, heldOut)).toBeCloseTo(boosted.losses.at(-1) ?? 0, 10)
  })

  it('stops when the held-out loss rises, and keeps the trees up to the best', () => {
    const random = seededRandom(11)
    const noise = labels.map(() => (random() < 0.3 ? 1 : 0))
    const input = { columns, starts, objective: binaryObjective(noise, starts), training, heldOut }
    const boosted = boost(input, { ...options, trees: 200, patience: 5 })
    const best = boosted.losses.indexOf(Math.min(...boosted.losses)) + 1
    expect(boosted.losses.length).toBeLessThan(200)
    expect(boosted.trees.length).toBeLessThanOrEqual(best)
    expect(boosted.losses.length - boosted.trees.length).toBe(5)
  })

  it('keeps to the number of leaves and the depth', () => {
    const { boosted } = train(binaryObjective(labels, starts), { leaves: 5, depth: 2 })
    for (const tree of boosted.trees) expect(tree.value.length).toBeLessThanOrEqual(4)
    const deep = train(binaryObjective(labels, starts), { leaves: 5, depth: 10 }).boosted
    expect(Math.max(...deep.trees.map((tree) => tree.value.length))).toBe(5)
  })

  it('teaches nothing from a question whose rows are all wrong', () => {
    const objective = softmaxObjective(Float32Array.of(0, 0, 1, 0), Uint32Array.of(0, 2, 4))
    const [gradient, hessian] = [new Float64Array(4), new Float64Array(4)]
    objective.derive(new Float64Array(4), gradient, hessian)
    expect([...gradient]).toEqual([0, 0, -0.5, 0.5])
    expect([...hessian]).toEqual([0, 0, 0.25, 0.25])
  })
})
