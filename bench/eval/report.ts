import { markdownTable } from 'markdown-table'
import type { Interval } from './bootstrap.ts'
import { rightAt } from './judge.ts'
import type { Summary } from './summary.ts'
import type { MeasureName } from './types.ts'

const labels: Readonly<Record<MeasureName, string>> = {
  exact: 'exact match',
  f1: 'F1',
  sentence: 'sentence shown holds the answer',
  right: 'right',
  wrong: 'wrong',
  unanswered: 'unanswered',
  first: 'right article first',
  five: 'in the first 5',
  map: 'MAP',
  ndcg: 'nDCG@10',
  mrr: 'MRR',
}

const percent = (share: number): string => (100 * share).toFixed(1)
const interval = ({ mean, low, high }: Interval): string => `${percent(mean)} (${percent(low)}–${percent(high)})`

/** What one set showed, in Markdown: all systems beside each other, by type, risk against coverage, and the times. */
export function renderReport(name: string, command: string, articles: number, summaries: readonly Summary[]): string {
  const [first] = summaries
  return [
    `## ${name}`,
    `${first?.questions ?? 0} questions, ${articles} articles. In per cent, with 95 % bootstrap intervals.`,
    `    ${command}`,
    totals(summaries),
    ...byType(
      summaries,
      ({ system }) => system,
      ({ types }) => types,
    ),
    ...byType(
      summaries.filter(({ kinds }) => kinds.length > 0),
      ({ system }) => `${system}, by kind of answer`,
      ({ kinds }) => kinds,
    ),
    ...thresholdLines(summaries),
    ...riskLines(summaries),
  ].join('\n\n')
}

function totals(summaries: readonly Summary[]): string {
  const measured = present(summaries)
  const rows = summaries.map(({ system, measures, median, slowest }) => [
    system,
    ...measured.map((measure) => {
      const value = measures.get(measure)
      return value === undefined ? '' : interval(value)
    }),
    `${median.toFixed(2)} / ${slowest.toFixed(2)}`,
  ])
  return markdownTable([['', ...measured.map((measure) => labels[measure]), 'ms, median / 99 %'], ...rows])
}

const present = (summaries: readonly Summary[]): MeasureName[] => [
  ...new Set(summaries.flatMap(({ measures }) => [...measures.keys()])),
]

/** One table a system, as systems have many measures. */
function byType(
  summaries: readonly Summary[],
  titleOf: (summary: Summary) => string,
  typesOf: (summary: Summary) => Summary['types'],
): string[] {
  return summaries.map((summary) => {
    const types = typesOf(summary)
    const measured = present(summaries).filter((measure) => types.some(({ measures }) => measure in measures))
    const rows = types.map(({ type, questions, measures }) => [
      type,
      String(questions),
      ...measured.map((measure) => (measures[measure] === undefined ? '' : percent(measures[measure]))),
    ])
    return markdownTable([[titleOf(summary), 'questions', ...measured.map((measure) => labels[measure])], ...rows])
  })
}

function thresholdLines(summaries: readonly Summary[]): string[] {
  const lines = summaries.flatMap(({ system, bestFrom }) =>
    bestFrom === undefined
      ? []
      : [
          `- ${system}: F1 ${percent(bestFrom.f1)} with answers from a confidence of ${bestFrom.confidence.toFixed(2)} on`,
        ],
  )
  if (lines.length === 0) return []
  return ['Best threshold on these very questions, as the evaluation script of SQuAD 2.0 finds it:', lines.join('\n')]
}

function riskLines(summaries: readonly Summary[]): string[] {
  const lines = summaries.flatMap(({ system, risk }) => {
    if (risk === undefined) return []
    const points = risk.points.map((point) => `${percent(point.risk)} at ${percent(point.coverage)}`)
    return [`- ${system}: ${points.join(', ')}; mean ${percent(risk.area)}`]
  })
  if (lines.length === 0) return []
  const what = `Wrong among the surest answers, at each share of the questions answered (right from an F1 of ${rightAt}, an accepted answer or a right sentence on):`
  return [what, lines.join('\n')]
}
