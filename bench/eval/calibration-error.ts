import { group, mean, sum } from 'd3-array'

/** An answer that was given, with how sure it was, 0 to 1. */
export interface GivenAnswer {
  readonly confidence: number
  readonly right: boolean
}

/**
 * Expected calibration error: how far the confidence of answers lies from the share of them that is right, 0 to 1. The
 * answers are put into bins of equal width by their confidence, and each bin counts by its share of the answers (Guo,
 * Pleiss, Sun and Weinberger 2017, "On calibration of modern neural networks", equation 3).
 * @returns undefined where there is no answer
 */
export function calibrationError(answers: readonly GivenAnswer[], bins = 10): number | undefined {
  if (answers.length === 0) return undefined
  const binned = group(answers, ({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)))
  return sum(binned.values(), (bin) => {
    const [sure, right] = [mean(bin, ({ confidence }) => confidence), mean(bin, (answer) => Number(answer.right))]
    return (bin.length / answers.length) * Math.abs((sure ?? 0) - (right ?? 0))
  })
}
