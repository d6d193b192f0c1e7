/** An answer that may be given or kept back. */
export interface Judgement {
  /** Greater is surer. */
  readonly confidence: number
  /** How right it is, 0 to 1. */
  readonly right: number
  /** Whether there was anything to answer. Keeping back what has no answer is right. */
  readonly answerable: boolean
}

/** A logistic regression: the chance is `1 / (1 + exp(-(bias + Σ weight × input)))`. With one input it is Platt's scaling. */
export interface Calibration {
  readonly bias: number
  readonly weights: readonly number[]
}

/** The chance that an answer with these inputs is right, 0 to 1. */
export function chance({ bias, weights }: Calibration, inputs: readonly number[]): number {
  const sum = weights.reduce((total, weight, place) => total + weight * (inputs[place] ?? 0), bias)
  return 1 / (1 + Math.exp(-sum))
}

/**
 * Fits by Newton's method, with Platt's targets (1999), which keep the chances off 0 and 1.
 * @param inputs one list an answer, all of one length
 * @param right whether each answer is right
 * @param l2 keeps the weights small
 */
export function fitCalibration(
  inputs: readonly (readonly number[])[],
  right: readonly boolean[],
  l2 = 1e-3,
): Calibration {
  const width = (inputs[0]?.length ?? 0) + 1
  const positive = right.filter(Boolean).length
  const [high, low] = [(positive + 1) / (positive + 2), 1 / (right.length - positive + 2)]
  let weights = new Array<number>(width).fill(0)
  for (let round = 0; round < 50; round++) {
    const slope = weights.map((weight) => l2 * weight)
    const bend = weights.map((_, i) => weights.map((__, j) => (i === j ? l2 : 0)))
    inputs.forEach((input, number) => {
      const terms = [1, ...input]
      const sum = terms.reduce((total, term, place) => total + term * (weights[place] ?? 0), 0)
      const share = 1 / (1 + Math.exp(-sum))
      const miss = share - (right[number] ? high : low)
      terms.forEach((term, i) => {
        slope[i] = (slope[i] ?? 0) + miss * term
        const line = bend[i]
        if (line)
          for (let j = 0; j < width; j++) line[j] = (line[j] ?? 0) + share * (1 - share) * term * (terms[j] ?? 0)
      })
    })
    const step = solve(bend, slope)
    weights = weights.map((weight, place) => weight - (step[place] ?? 0))
    if (Math.max(...step.map(Math.abs)) < 1e-9) break
  }
  const [bias = 0, ...rest] = weights
  return { bias, weights: rest }
}

/** Solves a small symmetric positive system by elimination. */
function solve(matrix: readonly (readonly number[])[], side: readonly number[]): number[] {
  const rows = matrix.map((line, place) => [...line, side[place] ?? 0])
  rows.forEach((pivot, place) => {
    const head = pivot[place] ?? 1
    for (const row of rows) {
      if (row === pivot) continue
      const factor = (row[place] ?? 0) / head
      for (let column = place; column < row.length; column++)
        row[column] = (row[column] ?? 0) - factor * (pivot[column] ?? 0)
    }
  })
  return rows.map((row, place) => (row.at(-1) ?? 0) / (row[place] ?? 1))
}

export interface Threshold {
  /** Answers of this confidence or more are given. */
  readonly threshold: number
  /** Mean utility a question. */
  readonly utility: number
  /** Share of the questions answered. */
  readonly answered: number
}

/**
 * The threshold that brings the greatest utility: a right answer +1 (or its part), what is wrong of one −`wrongCosts`,
 * and `silenceEarns` for keeping back where there is nothing to answer. Of equals the highest.
 */
export function chooseThreshold(judgements: readonly Judgement[], wrongCosts: number, silenceEarns = 0): Threshold {
  const sorted = [...judgements].sort((a, b) => b.confidence - a.confidence)
  const count = Math.max(1, sorted.length)
  let utility = sorted.reduce((sum, { answerable }) => sum + (answerable ? 0 : silenceEarns), 0)
  let best: Threshold = { threshold: Number.MAX_VALUE, utility: utility / count, answered: 0 }
  sorted.forEach(({ confidence, right, answerable }, place) => {
    utility += right - wrongCosts * (1 - right) - (answerable ? 0 : silenceEarns)
    const next = sorted[place + 1]?.confidence
    if (next === confidence || utility / count <= best.utility + 1e-12) return
    // Half-way to the next, so that rounding cannot turn an answer.
    const threshold = next === undefined ? confidence : (confidence + next) / 2
    best = { threshold, utility: utility / count, answered: (place + 1) / count }
  })
  return best
}

export interface RiskCoverage {
  /** Risk among the surest `coverage` of all, for each coverage asked for. */
  readonly points: readonly { readonly coverage: number; readonly risk: number; readonly confidence: number }[]
  /** Area under the curve, 0 to 1: mean risk over all coverages. Lower is better (Geifman and El-Yaniv 2017). */
  readonly area: number
}

/** How wrong the surest answers are, at each coverage. Answers of equal confidence count with their mean. */
export function riskCoverage(
  judgements: readonly Judgement[],
  coverages: readonly number[] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
): RiskCoverage {
  const sorted = [...judgements].sort((a, b) => b.confidence - a.confidence)
  const risks: number[] = []
  let wrong = 0
  for (let from = 0; from < sorted.length; ) {
    let to = from
    while (to < sorted.length && sorted[to]?.confidence === sorted[from]?.confidence) to++
    const mean = sorted.slice(from, to).reduce((sum, { right }) => sum + 1 - right, 0) / (to - from)
    for (; from < to; from++) {
      wrong += mean
      risks.push(wrong / (from + 1))
    }
  }
  const points = coverages.map((coverage) => {
    const place = Math.max(0, Math.min(sorted.length, Math.round(coverage * sorted.length)) - 1)
    return { coverage, risk: risks[place] ?? 0, confidence: sorted[place]?.confidence ?? 0 }
  })
  return { points, area: risks.reduce((sum, risk) => sum + risk, 0) / Math.max(1, risks.length) }
}
