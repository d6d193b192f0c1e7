import { readFile, writeFile } from 'node:fs/promises'
import { markdownTable } from 'markdown-table'
import { type Verdict, verdictOf } from './judge.ts'
import { bestThreshold, calibrationError, kindCounts, rightAtRisk, type Summary } from './measures.ts'
import type { Asked } from './run.ts'
import { keyOf } from './sets.ts'
import type { MeasureName, Outcome } from './types.ts'

const labels: Readonly<Record<MeasureName, string>> = {
  exact: 'exact match',
  f1: 'F1',
  sentence: 'sentence shown holds the answer',
  right: 'right',
  wrong: 'wrong',
  unanswered: 'unanswered',
  first: 'right article first',
  five: 'in the first 5',
  mrr: 'MRR',
}

const percent = (share: number): string => (100 * share).toFixed(1)
const table = (rows: string[][]): string =>
  markdownTable(rows, { align: ['l', ...(rows[0] ?? []).slice(1).map(() => 'r')] })

/** What one set showed, in Markdown: in all, by type, how sure the answers were, and the times. */
export function renderReport(name: string, command: string, articles: number, summary: Summary): string {
  const { outcomes, measures, types, median, slowest } = summary
  const measured = [...measures.keys()]
  const all = [...measures.values()].map(({ mean, low, high }) => `${percent(mean)} (${percent(low)}–${percent(high)})`)
  const rows = types.map(({ type, questions, measures: means }) => [
    type,
    String(questions),
    ...measured.map((measure) => (means[measure] === undefined ? '' : percent(means[measure]))),
  ])
  const best = bestThreshold(outcomes)
  return [
    `## ${name}`,
    `${outcomes.length} questions, ${articles} articles. In per cent, with 95 % bootstrap intervals. ${median.toFixed(2)} ms in the median, 99th percentile ${slowest.toFixed(2)} ms.`,
    `    ${command}`,
    table([
      ['', 'questions', ...measured.map((measure) => labels[measure])],
      ['all', String(outcomes.length), ...all],
      ...rows,
    ]),
    sureness([['all', outcomes]]),
    ...(best === undefined
      ? []
      : [
          `F1 ${percent(best.f1)} with answers from a confidence of ${best.confidence.toFixed(2)} on: the best threshold on these very questions, as the evaluation script of SQuAD 2.0 finds it.`,
        ]),
  ].join('\n\n')
}

/** The outcomes of the sets that are blind, or of those that are not, together. */
const pooled = (asked: readonly Asked[], blind: boolean): Outcome[] =>
  asked.filter(({ set }) => set.blind === blind).flatMap(({ outcomes }) => outcomes)

/** For each way of answering: answers given, right and wrong ones, in all sets and in the blind ones alone. */
export function kindTable(asked: readonly Asked[]): string {
  const blind = new Map(kindCounts(pooled(asked, true)).map((count) => [count.kind, count]))
  const rows = kindCounts(asked.flatMap(({ outcomes }) => outcomes)).map(({ kind, answered, right, wrong }) => {
    const apart = blind.get(kind)
    return [kind, answered, right, wrong, apart?.answered ?? 0, apart?.right ?? 0, apart?.wrong ?? 0].map(String)
  })
  return table([['kind', 'answered', 'right', 'wrong', 'blind: answered', 'right', 'wrong'], ...rows])
}

/** For the blind sets together and for the others: the calibration error, and what is right at each risk with its threshold. */
export const confidenceTable = (asked: readonly Asked[]): string =>
  sureness([
    ['blind', pooled(asked, true)],
    ['not blind', pooled(asked, false)],
  ])

/** Shares of the questions that may be answered wrong. */
const risks = [0.02, 0.04, 0.06, 0.08, 0.1]

function sureness(parts: readonly (readonly [name: string, outcomes: readonly Outcome[]])[]): string {
  const rows = parts.flatMap(([name, outcomes]) => {
    if (outcomes.length === 0) return []
    const given = outcomes.flatMap(({ given: { answer, confidence }, measures }) =>
      answer === undefined ? [] : [{ confidence, right: measures.right === 1 }],
    )
    const error = calibrationError(given)
    const candidates = outcomes.map(candidateOf)
    const choices = risks.map((risk) => {
      const { right, from } = rightAtRisk(candidates, risk)
      return `${percent(right)} % ${from === undefined ? '(no answer)' : `from ${from.toFixed(3)}`}`
    })
    return [[name, String(outcomes.length), error === undefined ? '' : `${percent(error)} %`, ...choices]]
  })
  return table([['', 'questions', 'ECE', ...risks.map((risk) => `right at ≤ ${100 * risk} % wrong`)], ...rows])
}

/** The answer, or the guess that was kept back. */
function candidateOf({ given: { answer, confidence, guess }, measures, guessRight, answerable }: Outcome) {
  if (answer !== undefined) return { confidence, right: measures.right === 1, answerable }
  return { confidence: guess?.confidence, right: guessRight ?? false, answerable }
}

/** A question of a blind set as a file may tell of it. */
interface BlindRecord {
  readonly set: string
  readonly verdict: Verdict
  readonly kind: string | undefined
  /** Of an answer; below 0 without one: how sure that the articles do not say, negated. */
  readonly confidence: number
}

/** A record a question. Those of a blind set do not tell which question they are of: they come by confidence. */
export function recordsOf({ set, outcomes }: Asked): BlindRecord[] {
  const records = outcomes.map(({ given, measures, question, guessRight = false }) => {
    const { kind, confidence, answer, guess } = given
    const record = { set: keyOf(set), verdict: verdictOf(measures), kind, confidence }
    if (set.blind) return record
    const kept = guess && { answer: guess.answer, confidence: guess.confidence, right: guessRight }
    return { ...record, id: question.id, type: question.type, answer, guess: kept }
  })
  if (!set.blind) return records
  return records.sort((a, b) => b.confidence - a.confidence || a.verdict.localeCompare(b.verdict))
}

const opening = '# Results\n\nEach section is written by the command that stands in it.\n'

/** Puts a section (`## heading` and what is under it) in the place of the one with the same heading, or at the end. */
export function putSection(document: string, section: string): string {
  const [heading = ''] = section.split('\n', 1)
  const parts = document.split(/^(?=## )/m).map((part) => part.trim())
  const place = parts.findIndex((part) => part.split('\n', 1)[0] === heading)
  if (place < 0) parts.push(section.trim())
  else parts[place] = section.trim()
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

/** Puts a section into a file, which is made where it is not there. */
export async function updateResults(file: string, section: string): Promise<void> {
  const before = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return opening
    throw error
  })
  await writeFile(file, putSection(before, section))
}
