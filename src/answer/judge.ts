import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { packageFile } from '../package-root.ts'
import type { Evidence } from './evidence.ts'

const layer = z.object({ weights: z.array(z.array(z.number())), bias: z.array(z.number()) })
const share = z.number().min(0).max(1)
const format = z
  .object({
    /** Names of the inputs, in order, each with its mean and spread in the training data. */
    inputs: z.array(z.object({ name: z.string(), mean: z.number(), spread: z.number().positive() })),
    hidden: layer,
    output: layer,
    /** Knots of the calibration, from the network's log odds to the share that was right on held-out questions, rising. */
    calibration: z.array(z.tuple([z.number(), share])).min(2),
  })
  .refine(
    ({ inputs, hidden, output, calibration }) =>
      hidden.weights.length === hidden.bias.length &&
      hidden.weights.every((row) => row.length === inputs.length) &&
      output.bias.length === 1 &&
      output.weights.length === 1 &&
      output.weights[0]?.length === hidden.bias.length &&
      calibration.every(
        ([x, y], i) => i === 0 || (x > (calibration[i - 1]?.[0] ?? 0) && y >= (calibration[i - 1]?.[1] ?? 0)),
      ),
    'the judge is not whole: train it again (training/README.md)',
  )

/** The judge as `training/judge.py` writes it. */
export type JudgeModel = z.infer<typeof format>

/** @throws Error where it is not of the format */
export const readJudge = (json: string): JudgeModel => format.parse(JSON.parse(json))

/** Judges that come with the program: of spans, and of claims. */
export type JudgeName = 'judge' | 'claim-supported' | 'claim-contradicted'

const known = new Map<JudgeName, JudgeModel>()

/** A judge that comes with the program. */
export function judgeModel(name: JudgeName = 'judge'): JudgeModel {
  const model = known.get(name) ?? readJudge(readFileSync(packageFile(`models/${name}.json`), 'utf8'))
  known.set(name, model)
  return model
}

/** Between two knots the chance is on the line between them; beyond the last ones it is theirs. */
function calibrated(knots: JudgeModel['calibration'], odds: number): number {
  if (Number.isNaN(odds)) return 0
  const at = knots.findIndex(([x]) => x >= odds)
  const [above, below] = [knots[at], knots[at - 1]]
  if (above === undefined) return knots.at(-1)?.[1] ?? 0
  if (below === undefined) return above[1]
  const span = above[0] - below[0]
  return span <= 0 ? above[1] : below[1] + ((above[1] - below[1]) * (odds - below[0])) / span
}

/** Log odds that a proposal is right, before calibration: orders the proposals of a question. */
export function logOdds(model: JudgeModel, evidence: Evidence): number {
  const inputs = model.inputs.map(({ name, mean, spread }) => ((evidence[name] ?? 0) - mean) / spread)
  const hidden = model.hidden.bias.map((bias, unit) =>
    Math.tanh(inputs.reduce((sum, input, i) => sum + input * (model.hidden.weights[unit]?.[i] ?? 0), bias)),
  )
  const [weights = []] = model.output.weights
  const odds = hidden.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), model.output.bias[0] ?? 0)
  // Engines add up in another order: the last binary digits must not decide an order, nor show.
  return Math.round(odds * 1e6) / 1e6
}

/**
 * What decided most: the log odds that each input gave or took, beside its mean in the training data.
 * @param count the most inputs that are named, by how much they gave or took
 */
export function decidingEvidence(
  model: JudgeModel,
  evidence: Evidence,
  count: number,
): Readonly<Record<string, number>> {
  const odds = logOdds(model, evidence)
  const gains = model.inputs.map(({ name, mean }): readonly [string, number] => [
    name,
    Math.round(100 * (odds - logOdds(model, { ...evidence, [name]: mean }))) / 100,
  ])
  const decisive = gains.filter(([, gain]) => gain !== 0).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
  return Object.fromEntries(decisive.slice(0, count))
}

/** The chance that a proposal is right, 0 to 1, as often as it came true on questions that the judge was not trained on. */
export function confidenceOf(model: JudgeModel, odds: number): number {
  return Math.round(calibrated(model.calibration, odds) * 1e4) / 1e4
}
