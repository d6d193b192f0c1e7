import { group, quantile } from 'd3-array'
import { bootstrap, type Interval } from './bootstrap.ts'
import { type RiskCoverage, riskCoverage } from './risk-coverage.ts'
import { type MeasureName, measureNames, type Outcome } from './types.ts'

/** What one system did on a set. */
export interface Summary {
  readonly system: string
  readonly questions: number
  /** Only what was measured. */
  readonly measures: ReadonlyMap<MeasureName, Interval>
  readonly types: readonly TypeSummary[]
  /** By the way in which it was answered; empty where there is but one. */
  readonly kinds: readonly TypeSummary[]
  /** Over the answers given, the surest first; undefined where nothing is answered. Coverage is of all questions. */
  readonly risk: RiskCoverage | undefined
  /** Where some questions have no answer: the confidence from which on answers had best be given, and the mean F1 then. */
  readonly bestFrom: BestThreshold | undefined
  /** Milliseconds a question. */
  readonly median: number
  readonly slowest: number
}

/** As the evaluation script of SQuAD 2.0 finds it (Rajpurkar et al. 2018): on the very questions that are judged. */
export interface BestThreshold {
  readonly confidence: number
  readonly f1: number
}

export interface TypeSummary {
  readonly type: string
  readonly questions: number
  readonly measures: Readonly<Partial<Record<MeasureName, number>>>
}

const coverages = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]

/** Sums up the outcomes of a system. */
export function summarise(system: string, outcomes: readonly Outcome[], seed: number): Summary {
  const measures = new Map<MeasureName, Interval>()
  for (const name of measureNames) {
    const values = valuesOf(outcomes, name)
    if (values.length > 0) measures.set(name, bootstrap(values, 1000, seed))
  }
  const times = outcomes.map(({ milliseconds }) => milliseconds)
  return {
    system,
    questions: outcomes.length,
    measures,
    types: typesOf(outcomes, ({ question }) => question.type),
    kinds: outcomes.some(({ given }) => given?.kind !== undefined)
      ? typesOf(outcomes, ({ given }) => given?.kind ?? '')
      : [],
    risk: riskOf(outcomes),
    bestFrom: bestThreshold(outcomes),
    median: quantile(times, 0.5) ?? 0,
    slowest: quantile(times, 0.99) ?? 0,
  }
}

const valuesOf = (outcomes: readonly Outcome[], name: MeasureName): number[] =>
  outcomes.flatMap(({ measures }) => measures[name] ?? [])

function typesOf(outcomes: readonly Outcome[], typeOf: (outcome: Outcome) => string): TypeSummary[] {
  const answerable = group(outcomes, (outcome) => outcome.answerable)
  const parts: [string, readonly Outcome[]][] = [...group(outcomes, typeOf)].sort(
    (a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0]),
  )
  if (answerable.size > 1)
    parts.push(['(has an answer)', answerable.get(true) ?? []], ['(has no answer)', answerable.get(false) ?? []])
  return parts.map(([type, part]) => {
    const means = measureNames.flatMap((name) => {
      const values = valuesOf(part, name)
      return values.length > 0 ? [[name, values.reduce((sum, value) => sum + value, 0) / values.length] as const] : []
    })
    return { type, questions: part.length, measures: Object.fromEntries(means) }
  })
}

/** Undefined where all questions have answers or F1 is not measured. */
export function bestThreshold(outcomes: readonly Outcome[]): BestThreshold | undefined {
  const unanswerable = outcomes.filter(({ answerable }) => !answerable).length
  const judged = outcomes.flatMap(({ given, measures, answerable }) =>
    given?.answer === undefined || measures.f1 === undefined
      ? []
      : [{ confidence: given.confidence, gain: measures.f1 - (answerable ? 0 : 1) }],
  )
  if (unanswerable === 0 || judged.length === 0) return undefined
  judged.sort((a, b) => b.confidence - a.confidence)
  let [sum, best, confidence] = [unanswerable, unanswerable, 1]
  judged.forEach((one, place) => {
    sum += one.gain
    const isLast = judged[place + 1]?.confidence !== one.confidence
    if (isLast && sum > best) [best, confidence] = [sum, one.confidence]
  })
  return { confidence, f1: best / outcomes.length }
}

function riskOf(outcomes: readonly Outcome[]): RiskCoverage | undefined {
  const answered = outcomes.filter(({ given }) => given?.answer !== undefined)
  if (answered.length === 0) return undefined
  const judged = answered.map(({ given, measures }) => ({
    confidence: given?.confidence ?? 0,
    right: measures.right ?? 0,
  }))
  const most = answered.length / outcomes.length
  const reached = coverages.filter((coverage) => coverage <= most)
  const asked = reached.at(-1) === most ? reached : [...reached, most]
  const { points, area } = riskCoverage(
    judged,
    asked.map((coverage) => coverage / most),
  )
  return { points: points.map((point, place) => ({ ...point, coverage: asked[place] ?? most })), area }
}
