/**
 * Learns the ranking of answers from questions in the SQuAD 1.1 or 2.0 format.
 *
 *     npm run train -- FILE.json... [--out models] [--rows CACHE] [--folds 6] [--trees 300] ...
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { type BoostOptions, defaultOptions } from './boost.ts'
import { riskCoverage } from './calibrate.ts'
import { describe } from './folds.ts'
import { writeHeldOut } from './held-out.ts'
import { type Learned, type LearnOptions, learn, type ObjectiveName } from './pipeline.ts'
import { squadTable } from './squad-table.ts'
import { questionCount } from './table.ts'

interface Options extends BoostOptions {
  readonly out?: string
  readonly rows?: string
  readonly heldOut?: string
  readonly folds: number
  readonly objective: ObjectiveName
  readonly power: number
  readonly wrongCosts: number
  readonly rightAt: number
}

const log = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

function number(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('Give a number.')
  return value
}

const command = new Command('train')
  .argument('<files...>', 'questions in the SQuAD 1.1 or 2.0 format')
  .option('--out <folder>', 'where the models go; without it, they are only cross-validated')
  .option('--rows <file>', 'keep the features in this file, and read them from it when it is there')
  .option('--held-out <folder>', 'keep the models of the folds there, for `npm run eval -- --held-out`')
  .option('--folds <n>', 'folds of the cross-validation, by article', number, 6)
  .addOption(new Option('--objective <name>').choices(['softmax', 'first-place', 'binary']).default('softmax'))
  .option('--power <n>', 'what a label is raised to before softmax; high for exact answers', number, 8)
  .option('--wrong-costs <n>', 'what a wrong answer costs when a right one brings 1', number, 1)
  .option('--right-at <n>', 'the least F1 that counts as right for the confidence', number, 0.5)
const descriptions: Record<keyof BoostOptions, string> = {
  trees: 'most trees',
  leaves: 'most leaves of a tree',
  depth: 'most questions from the root to a leaf',
  learningRate: 'what each tree is multiplied by',
  minChildWeight: 'least sum of second derivatives in a leaf',
  minGain: 'least gain of a node',
  l2: 'added to the sum of second derivatives',
  questionShare: 'share of the questions for each tree',
  featureShare: 'share of the features for each tree',
  patience: 'stop after so many trees without gain; 0 never',
  seed: 'seed of all that is random',
  bins: 'most intervals of a feature',
}
for (const [name, value] of Object.entries(defaultOptions)) {
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  command.option(`--${flag} <n>`, descriptions[name as keyof BoostOptions], number, value)
}

function report({ ranking, confidence, file, importance }: Learned): string {
  const percent = (share: number): string => (100 * share).toFixed(1)
  const curve = (name: string, judgements: typeof confidence.byTrees): string => {
    const { points, area } = riskCoverage(judgements)
    const line = points.map(({ coverage, risk }) => `${percent(coverage)}: ${percent(risk)}`).join('  ')
    return `wrong at coverage (${name})  ${line}  area ${percent(area)}`
  }
  const features = importance
    .map((share, column) => ({ share, name: file.ranker.features[column] ?? '' }))
    .sort((a, b) => b.share - a.share)
    .map(({ share, name }) => `${name} ${percent(share)}`)
  return [
    `held out: ${describe(ranking.all)}`,
    curve('trees', confidence.byTrees),
    curve('logistic', confidence.byCalibration),
    `threshold ${file.threshold.threshold.toFixed(3)}: answers ${percent(file.threshold.answered)} %, utility ${file.threshold.utility.toFixed(3)} a question`,
    `gain by feature, %: ${features.join(', ')}`,
  ].join('\n')
}

command.action(async (files: string[], options: Options) => {
  const missing = files.find((file) => !existsSync(file))
  if (missing !== undefined) command.error(`${missing} is not there: name a file in the SQuAD format`, { exitCode: 2 })
  const { out, rows, heldOut, folds, objective, power, wrongCosts, rightAt, ...boost } = options
  const table = await squadTable(files, rows, log)
  log(`${questionCount(table)} questions, ${table.labels.length} rows, ${table.features.length} features`)
  const data = files.map((file) => path.basename(file)).join(', ')
  // File names without their folders, which are of one machine only.
  const words = process.argv.slice(2).map((word) => (word.includes(path.sep) ? path.basename(word) : word))
  const provenance = { data, command: ['npm run train --', ...words].join(' ') }
  const settings: LearnOptions = { boost, objective, power, folds, wrongCosts, rightAt, provenance }
  const learned = learn(table, settings, log)
  process.stdout.write(`${report(learned)}\n`)
  if (heldOut !== undefined) writeHeldOut(heldOut, learned.heldOut)
  if (out === undefined) return
  mkdirSync(out, { recursive: true })
  writeFileSync(path.join(out, 'ranker.json'), `${JSON.stringify(learned.file.ranker)}\n`)
  writeFileSync(path.join(out, 'confidence.json'), `${JSON.stringify(learned.file.confidence)}\n`)
})
await command.parseAsync()
