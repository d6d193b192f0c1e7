import type { TreeFile } from '../../src/answer/ranking/trees.ts'
import { flatten, scoreTrees } from '../../src/answer/ranking/trees.ts'
import { type Boosted, type BoostOptions, boost } from './boost.ts'
import { firstRow, type Objective } from './objectives.ts'
import { seededRandom, shuffled } from './random.ts'
import { questionCount, rowsOfQuestion, type TrainingTable } from './table.ts'

/** Questions to learn from and questions to judge by; no article has questions in both. */
export interface Fold {
  readonly training: readonly number[]
  readonly heldOut: readonly number[]
}

/**
 * Parts questions into `count` folds so that all questions of an article are held out together and folds are about
 * equally large. The same seed gives the same folds.
 */
export function articleFolds(articles: readonly string[], count: number, seed: number): Fold[] {
  const sizes = new Map<string, number>()
  for (const article of articles) sizes.set(article, (sizes.get(article) ?? 0) + 1)
  const largestFirst = shuffled([...sizes], seededRandom(seed)).sort((a, b) => b[1] - a[1])
  const parts = Array.from({ length: Math.min(count, sizes.size) }, (_, number) => ({ number, size: 0 }))
  const partOf = new Map<string, number>()
  for (const [article, size] of largestFirst) {
    const smallest = parts.reduce((least, part) => (part.size < least.size ? part : least))
    smallest.size += size
    partOf.set(article, smallest.number)
  }
  const all = articles.map((_, question) => question)
  return parts.map(({ number }) => ({
    training: all.filter((question) => partOf.get(articles[question] ?? '') !== number),
    heldOut: all.filter((question) => partOf.get(articles[question] ?? '') === number),
  }))
}

/** Every row's score by the trees that were learned without its article, and what became of each fold. */
export interface CrossValidated {
  readonly scores: Float64Array
  readonly folds: readonly { readonly boosted: Boosted; readonly judged: Judged }[]
  readonly all: Judged
}

/** How good the first row of each question is. */
export interface Judged {
  readonly questions: number
  /** Mean label of the first row. */
  readonly label: number
  /** Share of the questions whose first row has a label of 1. */
  readonly right: number
  /** Mean of the best label among a question's rows: what a perfect ranking would reach. */
  readonly best: number
}

/** Trains once for each fold and scores what it holds out. */
export function crossValidate(
  table: TrainingTable,
  folds: readonly Fold[],
  objective: Objective,
  options: BoostOptions,
  progress?: (line: string) => void,
): CrossValidated {
  const scores = new Float64Array(table.labels.length)
  const done = folds.map(({ training, heldOut }, number) => {
    const { columns, starts } = table
    // Early stopping would look at what is to be judged: it holds out a part of what it learns from instead.
    const inner = options.patience > 0 ? innerFold(table, training, options.seed) : { training, heldOut: [] }
    const boosted = boost({ columns, starts, objective, ...inner }, options)
    scoreRows(table, boosted, heldOut, scores)
    const judged = judge(table, scores, heldOut)
    progress?.(`fold ${number + 1} of ${folds.length}: ${describe(judged)}, ${boosted.trees.length} trees`)
    return { boosted, judged }
  })
  return {
    scores,
    folds: done,
    all: judge(
      table,
      scores,
      folds.flatMap(({ heldOut }) => heldOut),
    ),
  }
}

function innerFold(table: TrainingTable, training: readonly number[], seed: number): Fold {
  const articles = training.map((question) => table.articles[question] ?? '')
  const [fold = { training: [], heldOut: [] }] = articleFolds(articles, 6, seed)
  const original = (places: readonly number[]): number[] => places.map((place) => training[place] ?? 0)
  return { training: original(fold.training), heldOut: original(fold.heldOut) }
}

/** Scores the rows of some questions into `scores`. */
export function scoreRows(
  table: TrainingTable,
  trees: Pick<TreeFile, 'bias' | 'trees'>,
  questions: readonly number[],
  scores: Float64Array,
): void {
  const provenance = { command: '', data: '', questions: 0, rows: 0, seed: 0, options: {} }
  const model = flatten({ ...trees, features: table.features, provenance })
  const row = new Float32Array(table.columns.length)
  for (const question of questions) {
    const [from, to] = rowsOfQuestion(table.starts, question)
    for (let number = from; number < to; number++) {
      for (let column = 0; column < row.length; column++) row[column] = table.columns[column]?.[number] ?? Number.NaN
      scores[number] = scoreTrees(model, row)
    }
  }
}

/** Judges the first rows of some questions; all, if none are named. */
export function judge(table: TrainingTable, scores: Float64Array, questions?: readonly number[]): Judged {
  const judged = questions ?? Array.from({ length: questionCount(table) }, (_, question) => question)
  let [label, right, best] = [0, 0, 0]
  for (const question of judged) {
    const [from, to] = rowsOfQuestion(table.starts, question)
    if (from === to) continue
    const first = table.labels[firstRow(scores, from, to)] ?? 0
    label += first
    right += first >= 1 ? 1 : 0
    best += table.labels.subarray(from, to).reduce((most, other) => Math.max(most, other), 0)
  }
  const count = Math.max(1, judged.length)
  return { questions: judged.length, label: label / count, right: right / count, best: best / count }
}

/** One line on it, in per cent. */
export function describe({ questions, label, right, best }: Judged): string {
  const percent = (share: number): string => (100 * share).toFixed(1)
  return `${questions} questions, F1 ${percent(label)}, right ${percent(right)}, best candidate ${percent(best)}`
}
