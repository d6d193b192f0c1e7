/**
 * Evaluates gradient-boosted regression trees (Friedman 2001). Nothing is learned here; the trees come from a file that
 * `npm run train` writes.
 */

/** One tree as it stands in the file: node `i` asks whether `row[feature[i]] <= threshold[i]`, and goes left where it is. */
export interface Tree {
  readonly feature: readonly number[]
  readonly threshold: readonly number[]
  /** The next node; a negative number `n` is the leaf `~n`. A child's number is greater than its parent's. */
  readonly left: readonly number[]
  readonly right: readonly number[]
  /** What a leaf adds to the score. A tree without nodes has one leaf. */
  readonly value: readonly number[]
}

/** Where a model comes from, so that it can be made again. It has no date: the same input gives the same file. */
export interface Provenance {
  readonly command: string
  /** Names of the files learned from, with their licences. */
  readonly data: string
  readonly questions: number
  readonly rows: number
  readonly seed: number
  readonly options: Readonly<Record<string, number | string>>
}

/** A model as it stands in its file. */
export interface TreeFile {
  readonly features: readonly string[]
  readonly bias: number
  readonly trees: readonly Tree[]
  readonly provenance: Provenance
}

/** A model ready for scoring: all trees in one row of nodes. */
export interface TreeModel {
  readonly features: readonly string[]
  readonly bias: number
  readonly provenance: Provenance
  /** First node of each tree, or `~leaf` for a tree that is one leaf. */
  readonly roots: Int32Array
  readonly feature: Uint16Array
  readonly threshold: Float64Array
  /** Left child of node `i` at `2 * i`, right child at `2 * i + 1`; `~leaf` for a leaf. */
  readonly children: Int32Array
  readonly value: Float64Array
}

/**
 * The sum of all trees for one row, in the order of `model.features`. NaN goes right at every node.
 * @throws RangeError when the row has another length than the model has features
 */
export function scoreTrees(model: TreeModel, row: Float32Array | readonly number[]): number {
  if (row.length !== model.features.length)
    throw new RangeError(`A row of ${row.length} features for a model of ${model.features.length}`)
  const { roots, feature, threshold, children, value } = model
  let score = model.bias
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree] as number
    while (node >= 0)
      node = children[
        2 * node + ((row[feature[node] as number] as number) <= (threshold[node] as number) ? 0 : 1)
      ] as number
    score += value[~node] as number
  }
  return score
}

/**
 * Checks a model file and lays it out for scoring.
 * @throws Error when the file is not such a model; the message says what is wrong
 */
export function readModel(json: unknown): TreeModel {
  const file = record(json, 'the file')
  const features = list(file.features, 'features').map((name) => text(name, 'a feature'))
  const trees = list(file.trees, 'trees').map((tree, number) => readTree(tree, `tree ${number}`, features.length))
  return flatten({ features, bias: finite(file.bias, 'bias'), trees, provenance: readProvenance(file.provenance) })
}

/** Lays trees out for scoring. They are taken as they are; `readModel` is what checks. */
export function flatten(file: TreeFile): TreeModel {
  const nodes = file.trees.reduce((sum, tree) => sum + tree.feature.length, 0)
  const leaves = file.trees.reduce((sum, tree) => sum + tree.value.length, 0)
  const model = {
    features: file.features,
    bias: file.bias,
    provenance: file.provenance,
    roots: new Int32Array(file.trees.length),
    feature: new Uint16Array(nodes),
    threshold: new Float64Array(nodes),
    children: new Int32Array(2 * nodes),
    value: new Float64Array(leaves),
  }
  let node = 0
  let leaf = 0
  file.trees.forEach((tree, number) => {
    const child = (next: number | undefined = -1): number => (next >= 0 ? node + next : ~(leaf + ~next))
    model.roots[number] = tree.feature.length > 0 ? node : ~leaf
    model.feature.set(tree.feature, node)
    model.threshold.set(tree.threshold, node)
    for (let i = 0; i < tree.feature.length; i++) {
      model.children[2 * (node + i)] = child(tree.left[i])
      model.children[2 * (node + i) + 1] = child(tree.right[i])
    }
    model.value.set(tree.value, leaf)
    node += tree.feature.length
    leaf += tree.value.length
  })
  return model
}

function readTree(json: unknown, where: string, features: number): Tree {
  const tree = record(json, where)
  const numbers = (key: string): number[] =>
    list(tree[key], `${where}, ${key}`).map((item) => finite(item, `${where}, ${key}`))
  const [feature, threshold, left, right, value] = [
    numbers('feature'),
    numbers('threshold'),
    numbers('left'),
    numbers('right'),
    numbers('value'),
  ] as const
  const nodes = feature.length
  if (threshold.length !== nodes || left.length !== nodes || right.length !== nodes || value.length !== nodes + 1)
    throw damaged(`${where} has lists of unequal length`)
  if (!feature.every((index) => Number.isInteger(index) && index >= 0 && index < features))
    throw damaged(`${where} asks for a feature that is not there`)
  const leads = (child: number, node: number): boolean =>
    Number.isInteger(child) && (child < 0 ? ~child <= nodes : child > node && child < nodes)
  if (![left, right].every((side) => side.every(leads))) throw damaged(`${where} has a child that is not there`)
  return { feature, threshold, left, right, value }
}

function readProvenance(json: unknown): Provenance {
  const from = record(json, 'provenance')
  const options: Record<string, number | string> = {}
  for (const [key, value] of Object.entries(record(from.options, 'provenance, options')))
    options[key] = typeof value === 'number' ? value : text(value, `provenance, option ${key}`)
  return {
    command: text(from.command, 'provenance, command'),
    data: text(from.data, 'provenance, data'),
    questions: finite(from.questions, 'provenance, questions'),
    rows: finite(from.rows, 'provenance, rows'),
    seed: finite(from.seed, 'provenance, seed'),
    options,
  }
}

const damaged = (what: string): Error => new Error(`The ranking model is damaged: ${what}. Run npm run train.`)

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged(`${what} is not an object`)
  return { ...value }
}

function list(value: unknown, what: string): unknown[] {
  if (!Array.isArray(value)) throw damaged(`${what} is not a list`)
  return value
}

function finite(value: unknown, what: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw damaged(`${what} is not a number`)
  return value
}

function text(value: unknown, what: string): string {
  if (typeof value !== 'string') throw damaged(`${what} is not a text`)
  return value
}
