import { placedRow, rankingFeatures, rankingRow, worthOf } from '../../src/answer/ranking/confidence.ts'
import { expectedOverlap } from '../../src/answer/ranking/expected-overlap.ts'
import type { Provenance, TreeFile } from '../../src/answer/ranking/trees.ts'
import { type Boosted, type BoostOptions, boost } from './boost.ts'
import {
  type Calibration,
  chance,
  chooseThreshold,
  fitCalibration,
  type Judgement,
  type Threshold,
} from './calibrate.ts'
import { articleFolds, type CrossValidated, crossValidate, type Fold } from './folds.ts'
import type { HeldOutModels } from './held-out.ts'
import { binaryObjective, firstPlaceObjective, firstRow, type Objective, softmaxObjective } from './objectives.ts'
import { questionCount, rowsOfQuestion, TableBuilder, type TrainingTable, withAnswer } from './table.ts'

export type ObjectiveName = 'softmax' | 'first-place' | 'binary'

/** The objective of a name over a table's labels; `power` sharpens the labels of softmax. */
export function objectiveOf(name: ObjectiveName, { labels, starts }: TrainingTable, power: number): Objective {
  if (name === 'binary') return binaryObjective(labels, starts)
  return name === 'softmax' ? softmaxObjective(labels, starts, power) : firstPlaceObjective(labels, starts)
}

/** One row a question: the features of its best candidate, and what the ranking says of it. Questions without candidates are left out. */
export function bestCandidates(table: TrainingTable, scores: Float64Array): TrainingTable {
  const builder = new TableBuilder([...table.features, ...rankingFeatures])
  for (let question = 0; question < questionCount(table); question++) {
    const [from, to] = rowsOfQuestion(table.starts, question)
    if (from === to) continue
    const placed = Array.from({ length: to - from }, (_, place) =>
      placedRow(scores[from + place] ?? 0, (feature) => table.columns[feature]?.[from + place] ?? 0),
    )
    const worth = worthOf(placed)
    const first = firstRow(worth, 0, worth.length)
    const expected = expectedOverlap(placed)[first] ?? 0
    const features = table.columns.map((column) => column[from + first] ?? Number.NaN)
    builder.add(
      table.articles[question] ?? '',
      [...features, ...rankingRow(placed, first, expected)],
      [table.labels[from + first] ?? 0],
    )
  }
  return builder.build()
}

/** How surely the best candidate is right: by a logistic regression over what the ranking says, and by trees over all. */
export interface Confidence {
  readonly calibration: Calibration
  readonly trees: Boosted
  /** Each by cross-validation, a best candidate each. */
  readonly byCalibration: readonly Judgement[]
  readonly byTrees: readonly Judgement[]
}

/** Weights, features and leaves are few: there is one row a question. */
export const confidenceOptions = (options: BoostOptions): BoostOptions => ({
  ...options,
  trees: 120,
  leaves: 6,
  learningRate: 0.05,
  minChildWeight: 8,
  l2: 5,
  featureShare: 0.5,
  patience: 0,
})

/**
 * Learns the confidence from best candidates that were ranked without their own article.
 * @param answerable whether each question of `best` has an answer
 * @param rightAt the least label that counts as right
 */
export function learnConfidence(
  best: TrainingTable,
  answerable: readonly boolean[],
  folds: number,
  rightAt: number,
  options: BoostOptions,
): Confidence {
  const parts = articleFolds(best.articles, folds, options.seed + 1)
  const objective = binaryObjective(best.labels, best.starts, rightAt)
  const few = confidenceOptions(options)
  const { scores } = crossValidate(best, parts, objective, few)
  const said = best.columns.slice(-rankingFeatures.length)
  const inputs = Array.from(best.labels, (_, row) => said.map((column) => column[row] ?? 0))
  const right = Array.from(best.labels, (label) => label >= rightAt)
  const judgement = (row: number, confidence: number): Judgement => ({
    confidence,
    right: right[row] ? 1 : 0,
    answerable: answerable[row] ?? true,
  })
  const byCalibration = new Array<Judgement>(inputs.length)
  for (const { training, heldOut } of parts) {
    const fitted = calibrateRows(inputs, right, training)
    for (const row of heldOut) byCalibration[row] = judgement(row, chance(fitted, inputs[row] ?? []))
  }
  const all = right.map((_, row) => row)
  const { columns, starts } = best
  return {
    calibration: calibrateRows(inputs, right, all),
    trees: boost({ columns, starts, objective, training: all, heldOut: [] }, few),
    byCalibration,
    byTrees: Array.from(scores, (score, row) => judgement(row, 1 / (1 + Math.exp(-score)))),
  }
}

function calibrateRows(
  inputs: readonly (readonly number[])[],
  right: readonly boolean[],
  rows: readonly number[],
): Calibration {
  return fitCalibration(
    rows.map((row) => inputs[row] ?? []),
    rows.map((row) => right[row] ?? false),
  )
}

/** The file that answering reads. */
export interface ModelFile {
  readonly ranker: TreeFile
  /** Its score is the log odds that the best candidate is right; its features are the ranker's, then `rankingFeatures`. */
  readonly confidence: TreeFile
  /** The same from `rankingFeatures` alone. */
  readonly calibration: Calibration & { readonly features: readonly string[] }
  /** By the confidence of the trees. */
  readonly threshold: Threshold
}

export interface Learned {
  readonly file: ModelFile
  readonly ranking: CrossValidated
  readonly confidence: Confidence
  readonly importance: readonly number[]
  /** One a fold, for asking the whole program about articles that nothing was learned from. */
  readonly heldOut: readonly HeldOutModels[]
}

export interface RankerOptions {
  readonly objective: ObjectiveName
  /** What labels are raised to before softmax. */
  readonly power: number
}

export interface LearnOptions extends RankerOptions {
  readonly boost: BoostOptions
  readonly folds: number
  /** What a wrong answer costs, when a right one brings 1. */
  readonly wrongCosts: number
  readonly rightAt: number
  readonly provenance: Pick<Provenance, 'command' | 'data'>
}

/** Cross-validates, learns the confidence from that, and trains the ranking on everything. */
export function learn(table: TrainingTable, options: LearnOptions, progress?: (line: string) => void): Learned {
  const folds: Fold[] = articleFolds(table.articles, options.folds, options.boost.seed).map(
    ({ training, heldOut }) => ({
      training: withAnswer(table, training),
      heldOut,
    }),
  )
  const objective = objectiveOf(options.objective, table, options.power)
  const ranking = crossValidate(table, folds, objective, options.boost, progress)
  const best = bestCandidates(table, ranking.scores)
  const confidence = learnConfidence(best, answerableOf(table), options.folds, options.rightAt, options.boost)
  const training = withAnswer(
    table,
    table.articles.map((_, question) => question),
  )
  const { columns, starts } = table
  const trees = Math.max(
    1,
    Math.round(ranking.folds.reduce((sum, fold) => sum + fold.boosted.trees.length, 0) / ranking.folds.length),
  )
  const final = boost({ columns, starts, objective, training, heldOut: [] }, { ...options.boost, trees, patience: 0 })
  const provenance = (boosted: BoostOptions, rows: number): Provenance => ({
    ...options.provenance,
    rows,
    questions: questionCount(table),
    seed: options.boost.seed,
    options: { ...boosted, objective: options.objective, power: options.power },
  })
  const { bias, trees: few } = confidence.trees
  const file: ModelFile = {
    ranker: {
      features: table.features,
      bias: final.bias,
      trees: final.trees,
      provenance: provenance({ ...options.boost, trees }, table.labels.length),
    },
    confidence: {
      features: best.features,
      bias,
      trees: few,
      provenance: {
        ...provenance(confidenceOptions(options.boost), best.labels.length),
        options: { ...confidenceOptions(options.boost), objective: 'binary', rightAt: options.rightAt },
      },
    },
    calibration: { features: rankingFeatures, ...confidence.calibration },
    threshold: chooseThreshold(confidence.byTrees, options.wrongCosts, 0),
  }
  const heldOut = folds.flatMap(({ heldOut: questions }, number): HeldOutModels[] => {
    const boosted = ranking.folds[number]?.boosted
    const articles = [...new Set(questions.map((question) => table.articles[question] ?? ''))]
    if (!boosted) return []
    return [
      {
        articles,
        ranker: { ...file.ranker, bias: boosted.bias, trees: boosted.trees },
        confidence: { ...file.confidence, ...confidenceWithout(best, articles, options) },
      },
    ]
  })
  return { file, ranking, confidence, importance: final.importance, heldOut }
}

/** The confidence learned from the best candidates of all other articles. */
function confidenceWithout(
  best: TrainingTable,
  articles: readonly string[],
  { boost: options, rightAt }: LearnOptions,
): Pick<TreeFile, 'bias' | 'trees'> {
  const { columns, starts, labels } = best
  const objective = binaryObjective(labels, starts, rightAt)
  const training = best.articles.flatMap((article, question) => (articles.includes(article) ? [] : [question]))
  const { bias, trees } = boost({ columns, starts, objective, training, heldOut: [] }, confidenceOptions(options))
  return { bias, trees }
}

/** For each question with candidates, whether one of them has a part of an answer. */
function answerableOf({ labels, starts, articles }: TrainingTable): boolean[] {
  return articles.flatMap((_, question) => {
    const [from, to] = rowsOfQuestion(starts, question)
    return from === to ? [] : [labels.subarray(from, to).some((label) => label > 0)]
  })
}
