import { group, mean, quantile, quantileSorted, sum } from 'd3-array'
import { seededRandom } from '../random.ts'
import { verdictOf } from './judge.ts'
import { type MeasureName, measureNames, type Outcome } from './types.ts'

export interface Interval {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** The mean and its 95 % percentile interval over questions drawn with replacement (Efron 1979). The same seed, the same interval. */
export function bootstrap(values: readonly number[], draws = 1000, seed = 1): Interval {
  const random = seededRandom(seed)
  const means = Array.from({ length: draws }, () => {
    let total = 0
    for (let draw = 0; draw < values.length; draw++) total += values[Math.floor(random() * values.length)] ?? 0
    return total / Math.max(1, values.length)
  }).sort((a, b) => a - b)
  return {
    mean: mean(values) ?? 0,
    low: quantileSorted(means, 0.025) ?? 0,
    high: quantileSorted(means, 0.975) ?? 0,
  }
}

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

/** A question with the best answer there is to it, whether or not it was given. */
export interface Candidate {
  /** How sure the answer is; undefined where there is none. */
  readonly confidence: number | undefined
  readonly right: boolean
  /** Whether the articles answer the question: where they do not, silence is right. */
  readonly answerable: boolean
}

/** Shares of all questions. */
export interface Choice {
  readonly right: number
  readonly wrong: number
  /** The confidence from which on answers are given; undefined where none is. */
  readonly from: number | undefined
}

/**
 * The risk-coverage trade-off of answers that may be kept back (El-Yaniv and Wiener 2010, "On the foundations of
 * noise-free selective classification"), read as a person does who bears so many wrong answers and no more: of all
 * thresholds with at most the share `risk` of the questions wrong, the one with the most right; the higher of equals.
 */
export function rightAtRisk(candidates: readonly Candidate[], risk: number): Choice {
  const total = Math.max(1, candidates.length)
  const sorted = candidates
    .flatMap(({ confidence, ...rest }) => (confidence === undefined ? [] : [{ confidence, ...rest }]))
    .sort((a, b) => b.confidence - a.confidence)
  let [right, wrong] = [candidates.filter(({ answerable }) => !answerable).length, 0]
  let best: Choice = { right: right / total, wrong, from: undefined }
  sorted.forEach((one, place) => {
    if (one.right) right++
    else wrong++
    if (!one.answerable) right--
    // Answers of one confidence are given or kept back together.
    if (sorted[place + 1]?.confidence === one.confidence || wrong / total > risk + 1e-9) return
    if (right / total > best.right) best = { right: right / total, wrong: wrong / total, from: one.confidence }
  })
  return best
}

/** The answers that were given in one way. */
export interface KindCount {
  readonly kind: string
  readonly answered: number
  readonly right: number
  readonly wrong: number
}

/** How often each way of answering gave an answer, and how often that was right, the most used first. */
export function kindCounts(outcomes: readonly Outcome[]): KindCount[] {
  const answered = outcomes.filter(({ given }) => given.answer !== undefined)
  return [...group(answered, ({ given }) => given.kind ?? '')]
    .map(([kind, part]) => {
      const count = (wanted: string): number => part.filter(({ measures }) => verdictOf(measures) === wanted).length
      return { kind, answered: part.length, right: count('right'), wrong: count('wrong') }
    })
    .sort((a, b) => b.answered - a.answered || a.kind.localeCompare(b.kind))
}

/** What came of the questions of a set. */
export interface Summary {
  readonly outcomes: readonly Outcome[]
  /** Only what was measured. */
  readonly measures: ReadonlyMap<MeasureName, Interval>
  readonly types: readonly TypeSummary[]
  /** Milliseconds a question: the median, and what one in a hundred goes beyond. */
  readonly median: number
  readonly slowest: number
}

/** Means of the questions of one type. */
export interface TypeSummary {
  readonly type: string
  readonly questions: number
  readonly measures: Readonly<Partial<Record<MeasureName, number>>>
}

/** Sums up outcomes. */
export function summarise(outcomes: readonly Outcome[], seed = 1): Summary {
  const measured = measureNames.map((name) => [name, valuesOf(outcomes, name)] as const)
  const times = outcomes.map(({ milliseconds }) => milliseconds)
  return {
    outcomes,
    measures: new Map(
      measured.flatMap(([name, values]) => (values.length > 0 ? [[name, bootstrap(values, 1000, seed)]] : [])),
    ),
    types: typesOf(outcomes),
    median: quantile(times, 0.5) ?? 0,
    slowest: quantile(times, 0.99) ?? 0,
  }
}

const valuesOf = (outcomes: readonly Outcome[], name: MeasureName): number[] =>
  outcomes.flatMap(({ measures }) => measures[name] ?? [])

function typesOf(outcomes: readonly Outcome[]): TypeSummary[] {
  const answerable = group(outcomes, (outcome) => outcome.answerable)
  const parts: [string, readonly Outcome[]][] = [...group(outcomes, ({ question }) => question.type)].sort(
    (a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0]),
  )
  if (answerable.size > 1)
    parts.push(['(has an answer)', answerable.get(true) ?? []], ['(has no answer)', answerable.get(false) ?? []])
  return parts.map(([type, part]) => {
    const means = measureNames.map((name) => [name, mean(valuesOf(part, name))] as const)
    const measures = Object.fromEntries(means.filter(([, value]) => value !== undefined))
    return { type, questions: part.length, measures }
  })
}

/**
 * The confidence from which on answers had best be given, and the mean F1 then, as the evaluation script of SQuAD 2.0
 * finds it (Rajpurkar et al. 2018): on the very questions that are judged.
 * @returns undefined where all questions have answers or F1 is not measured
 */
export function bestThreshold(
  outcomes: readonly Outcome[],
): { readonly confidence: number; readonly f1: number } | undefined {
  const unanswerable = outcomes.filter(({ answerable }) => !answerable).length
  const judged = outcomes.flatMap(({ given, measures, answerable }) =>
    given.answer === undefined || measures.f1 === undefined
      ? []
      : [{ confidence: given.confidence, gain: measures.f1 - (answerable ? 0 : 1) }],
  )
  if (unanswerable === 0 || judged.length === 0) return undefined
  judged.sort((a, b) => b.confidence - a.confidence)
  let [total, best, confidence] = [unanswerable, unanswerable, 1]
  judged.forEach((one, place) => {
    total += one.gain
    const isLast = judged[place + 1]?.confidence !== one.confidence
    if (isLast && total > best) [best, confidence] = [total, one.confidence]
  })
  return { confidence, f1: best / outcomes.length }
}
