import type { Tree } from '../../src/answer/ranking/trees.ts'
import type { BinnedColumn } from './bins.ts'
import {
  type Derivatives,
  type Histogram,
  Histograms,
  leafValue,
  type Split,
  type SplitRules,
  type Sums,
} from './histogram.ts'

export interface GrowthRules extends SplitRules {
  readonly leaves: number
  readonly depth: number
  /** Leaf values are multiplied by it. */
  readonly learningRate: number
}

/** A tree over bins, which gives its value for a row of the training table. */
export interface GrownTree {
  /** Over the columns' values. */
  readonly tree: Tree
  /** How much each column lessened the loss. */
  readonly gains: readonly (readonly [column: number, gain: number])[]
  /** Adds the tree's value to the scores of these rows. */
  addTo(scores: Float64Array, rows: Uint32Array): void
}

interface Leaf {
  readonly from: number
  readonly to: number
  readonly depth: number
  readonly total: Sums
  readonly histogram: Histogram
  readonly split: Split | undefined
  /** The node and side that lead here; -1 for the root. */
  readonly parent: number
  readonly side: 0 | 1
}

/** Grows trees leaf by leaf, the leaf with the greatest gain first, as LightGBM does (Ke et al. 2017). */
export class TreeGrower {
  readonly #columns: readonly BinnedColumn[]
  readonly #histograms: Histograms
  readonly #rules: GrowthRules
  readonly #moved: Uint32Array

  constructor(columns: readonly BinnedColumn[], rows: number, rules: GrowthRules) {
    this.#columns = columns
    this.#rules = rules
    this.#histograms = new Histograms(columns, rows)
    this.#moved = new Uint32Array(rows)
  }

  /** Grows one tree from the rows in `order`, which is put in another order, over the columns named. */
  grow(order: Uint32Array, derivatives: Derivatives, chosen: readonly number[]): GrownTree {
    const tree = { feature: [] as number[], bin: [] as number[], threshold: [] as number[], children: [] as number[] }
    const gains: [number, number][] = []
    const histogram = this.#histograms.sum(order, 0, order.length, derivatives, chosen)
    const total = sumOf(order, derivatives)
    const leaves: Leaf[] = [
      this.#leaf({ from: 0, to: order.length, depth: 0, total, histogram, parent: -1, side: 0 }, chosen),
    ]
    while (leaves.length < this.#rules.leaves) {
      const place = widest(leaves)
      const leaf = leaves[place]
      if (leaf?.split === undefined) break
      const node = tree.feature.length
      tree.feature.push(leaf.split.column)
      tree.bin.push(leaf.split.bin)
      tree.threshold.push(this.#columns[leaf.split.column]?.bounds[leaf.split.bin] ?? 0)
      tree.children.push(-1, -1)
      if (leaf.parent >= 0) tree.children[2 * leaf.parent + leaf.side] = node
      gains.push([leaf.split.column, leaf.split.gain])
      leaves.splice(place, 1, ...this.#divide(leaf, leaf.split, node, order, derivatives, chosen))
    }
    const value = leaves.map(({ total, parent, side, histogram: sums }, number) => {
      if (parent >= 0) tree.children[2 * parent + side] = ~number
      this.#histograms.release(sums)
      return Number(
        (this.#rules.learningRate * leafValue(total.gradient, total.hessian, this.#rules.l2)).toPrecision(5),
      )
    })
    const side = (which: 0 | 1): number[] => tree.children.filter((_, place) => place % 2 === which)
    return {
      tree: { feature: tree.feature, threshold: tree.threshold, left: side(0), right: side(1), value },
      gains,
      addTo: (scores, rows) => addTree(scores, rows, this.#columns, tree, value),
    }
  }

  #leaf(leaf: Omit<Leaf, 'split'>, chosen: readonly number[]): Leaf {
    const split =
      leaf.depth < this.#rules.depth
        ? this.#histograms.bestSplit(leaf.histogram, leaf.total, chosen, this.#rules)
        : undefined
    return { ...leaf, split }
  }

  /** Sums the smaller half; the larger half is what remains of the whole. */
  #divide(
    leaf: Leaf,
    split: Split,
    node: number,
    order: Uint32Array,
    derivatives: Derivatives,
    chosen: readonly number[],
  ): [Leaf, Leaf] {
    const middle = this.#partition(order, leaf, split)
    const leftIsSmaller = middle - leaf.from <= leaf.to - middle
    const [from, to] = leftIsSmaller ? [leaf.from, middle] : [middle, leaf.to]
    const small = this.#histograms.sum(order, from, to, derivatives, chosen)
    const large = this.#histograms.subtract(leaf.histogram, small)
    const smallTotal = sumOf(order.subarray(from, to), derivatives)
    const largeTotal = {
      gradient: leaf.total.gradient - smallTotal.gradient,
      hessian: leaf.total.hessian - smallTotal.hessian,
    }
    const depth = leaf.depth + 1
    const [leftSums, rightSums] = leftIsSmaller ? [small, large] : [large, small]
    const [leftTotal, rightTotal] = leftIsSmaller ? [smallTotal, largeTotal] : [largeTotal, smallTotal]
    return [
      this.#leaf(
        { from: leaf.from, to: middle, depth, total: leftTotal, histogram: leftSums, parent: node, side: 0 },
        chosen,
      ),
      this.#leaf(
        { from: middle, to: leaf.to, depth, total: rightTotal, histogram: rightSums, parent: node, side: 1 },
        chosen,
      ),
    ]
  }

  /** Puts the rows that go left first, each side in its former order, and gives where the right side begins. */
  #partition(order: Uint32Array, { from, to }: Leaf, { column, bin }: Split): number {
    const { bins } = this.#columns[column] as BinnedColumn
    const moved = this.#moved
    let left = from
    let right = 0
    for (let place = from; place < to; place++) {
      const row = order[place] as number
      if ((bins[row] as number) <= bin) order[left++] = row
      else moved[right++] = row
    }
    order.set(moved.subarray(0, right), left)
    return left
  }
}

function widest(leaves: readonly Leaf[]): number {
  let best = 0
  leaves.forEach((leaf, place) => {
    if ((leaf.split?.gain ?? -1) > (leaves[best]?.split?.gain ?? -1)) best = place
  })
  return best
}

function sumOf(rows: Uint32Array, { gradient, hessian }: Derivatives): Sums {
  let first = 0
  let second = 0
  for (let place = 0; place < rows.length; place++) {
    first += gradient[rows[place] as number] as number
    second += hessian[rows[place] as number] as number
  }
  return { gradient: first, hessian: second }
}

function addTree(
  scores: Float64Array,
  rows: Uint32Array,
  columns: readonly BinnedColumn[],
  tree: { readonly feature: readonly number[]; readonly bin: readonly number[]; readonly children: readonly number[] },
  value: readonly number[],
): void {
  const bins = tree.feature.map((column) => columns[column]?.bins ?? new Uint8Array())
  for (const row of rows) {
    let node = bins.length > 0 ? 0 : -1
    while (node >= 0)
      node = tree.children[
        2 * node + (((bins[node] as Uint8Array)[row] as number) <= (tree.bin[node] as number) ? 0 : 1)
      ] as number
    scores[row] = (scores[row] as number) + (value[~node] as number)
  }
}
