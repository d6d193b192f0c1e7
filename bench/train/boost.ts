import type { Tree } from '../../src/answer/ranking/trees.ts'
import { binColumn, mostBins } from './bins.ts'
import { type GrowthRules, TreeGrower } from './grow.ts'
import type { Objective } from './objectives.ts'
import { seededRandom, shuffled } from './random.ts'

export interface BoostOptions extends GrowthRules {
  /** Most trees. */
  readonly trees: number
  readonly seed: number
  /** Share of the questions that each tree is grown from, over 0 to 1. */
  readonly questionShare: number
  /** Share of the features that each tree may use, over 0 to 1. */
  readonly featureShare: number
  /** Stops after so many trees that did not lessen the loss on the questions held out, and forgets those. 0 never stops. */
  readonly patience: number
  readonly bins: number
}

/** The best of a few settings by article-wise cross-validation on 12 articles of SQuAD 1.1. */
export const defaultOptions: BoostOptions = {
  trees: 220,
  leaves: 24,
  depth: 12,
  learningRate: 0.09,
  minChildWeight: 5,
  minGain: 1e-6,
  l2: 5,
  questionShare: 0.4,
  featureShare: 0.4,
  patience: 0,
  seed: 1,
  bins: mostBins,
}

export interface BoostInput {
  readonly columns: readonly Float32Array[]
  readonly starts: Uint32Array
  readonly objective: Objective
  /** Questions to learn from. */
  readonly training: readonly number[]
  /** Questions to stop by; empty for none. */
  readonly heldOut: readonly number[]
}

export interface Boosted {
  readonly bias: number
  readonly trees: readonly Tree[]
  /** Loss after each tree: on the questions held out, or, without any, on those learned from where somebody watches. */
  readonly losses: readonly number[]
  /** Share of the gain that each column brought. */
  readonly importance: readonly number[]
}

/** Grows trees one after the other, each on what the ones before it left over (Friedman 2001, with second derivatives as XGBoost). */
export function boost(
  input: BoostInput,
  options: BoostOptions,
  progress?: (tree: number, loss: number) => void,
): Boosted {
  const random = seededRandom(options.seed)
  const rows = input.starts.at(-1) ?? 0
  const binned = input.columns.map((column) => binColumn(column, options.bins))
  const varied = binned.flatMap(({ bounds }, column) => (bounds.length > 0 ? [column] : []))
  const grower = new TreeGrower(binned, rows, options)
  const scores = new Float64Array(rows).fill(input.objective.bias)
  const derivatives = { gradient: new Float64Array(rows), hessian: new Float64Array(rows) }
  const judged = input.heldOut.length > 0 ? input.heldOut : input.training
  const trees: Tree[] = []
  const losses: number[] = []
  const gains = new Float64Array(input.columns.length)
  // Nobody looks at the loss on what is learned from, and it takes as long as a tree.
  const watched = input.heldOut.length > 0 || options.patience > 0 || progress !== undefined
  let best = { trees: 0, loss: watched ? input.objective.loss(scores, judged) : 0 }
  const used = rowsOf([...input.training, ...input.heldOut], input.starts)
  while (trees.length < options.trees) {
    input.objective.derive(scores, derivatives.gradient, derivatives.hessian)
    const order = rowsOf(sample(input.training, options.questionShare, random), input.starts)
    const grown = grower.grow(order, derivatives, sample(varied, options.featureShare, random))
    if (grown.tree.feature.length === 0 && options.featureShare === 1 && options.questionShare === 1) break
    grown.addTo(scores, used)
    trees.push(grown.tree)
    for (const [column, gain] of grown.gains) gains[column] = (gains[column] as number) + gain
    if (!watched) continue
    const loss = input.objective.loss(scores, judged)
    losses.push(loss)
    progress?.(trees.length, loss)
    if (loss < best.loss) best = { trees: trees.length, loss }
    else if (options.patience > 0 && trees.length - best.trees >= options.patience) break
  }
  const kept = options.patience > 0 ? best.trees : trees.length
  const gained = gains.reduce((sum, gain) => sum + gain, 0)
  return {
    bias: input.objective.bias,
    trees: trees.slice(0, kept),
    losses,
    importance: Array.from(gains, (gain) => (gained > 0 ? gain / gained : 0)),
  }
}

function sample(items: readonly number[], share: number, random: () => number): readonly number[] {
  if (share >= 1) return items
  const count = Math.max(1, Math.round(share * items.length))
  return shuffled(items, random)
    .slice(0, count)
    .sort((a, b) => a - b)
}

/** The rows of these questions. */
export function rowsOf(groups: readonly number[], starts: Uint32Array): Uint32Array {
  const size = (group: number): number => (starts[group + 1] as number) - (starts[group] as number)
  const order = new Uint32Array(groups.reduce((sum, group) => sum + size(group), 0))
  let place = 0
  for (const group of groups)
    for (let row = starts[group] as number; row < (starts[group + 1] as number); row++) order[place++] = row
  return order
}
