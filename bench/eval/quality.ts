/**
 * Asks our own questions and fails when fewer are answered right, or more wrong, than `bench/floors.json` allows, or when
 * a set of the repository is missing.
 *
 *     npm run quality [-- --only NAME] [--show] [--json FILE] [--write]
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { type Floors, newFloors, type Reached, readFloors, shortfalls } from './floors.ts'
import { verdictOf } from './judge.ts'
import { summarise } from './measures.ts'
import { confidenceTable, kindTable, recordsOf } from './report.ts'
import { type Asked, askGolden } from './run.ts'
import { absencesOf, closingLine, goldenFiles, keyOf, missingOfOurs } from './sets.ts'
import { datelineSystem } from './systems.ts'
import type { Outcome } from './types.ts'

const floorsFile = 'bench/floors.json'

interface Options {
  readonly only?: string
  readonly show?: boolean
  readonly json?: string
  readonly write?: boolean
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

function show({ set, outcomes }: Asked): void {
  if (set.blind) print(`  ${set.file} is blind: its questions are counted, never shown`)
  else outcomes.forEach(showOne)
}

function showOne({ question, given, measures }: Outcome): void {
  const verdict = verdictOf(measures)
  if (verdict !== 'right') print(`  ${question.id}\t${verdict}\t${question.question}\t=> ${given.answer ?? ''}`)
}

/** Prints what came of a set. */
function report({ set, outcomes }: Asked): Reached {
  const { measures, median, slowest } = summarise(outcomes)
  const count = (name: 'right' | 'wrong' | 'unanswered'): string => {
    const mean = measures.get(name)?.mean ?? 0
    return `${name} ${Math.round(mean * outcomes.length)} (${(100 * mean).toFixed(1)} %)`
  }
  print(
    `${keyOf(set)}${set.blind ? ', blind' : ''}: ${outcomes.length} questions, ${count('right')}, ${count('wrong')}, ${count('unanswered')}, ${median.toFixed(1)} / ${slowest.toFixed(1)} ms`,
  )
  return {
    right: measures.get('right')?.mean ?? 0,
    wrong: measures.get('wrong')?.mean ?? 0,
    questions: outcomes.length,
  }
}

function belowFloors(floors: Floors, reached: ReadonlyMap<string, Reached>): string[] {
  return floors.sets.flatMap((floor) => {
    const now = reached.get(keyOf(floor))
    return now === undefined ? [] : shortfalls(floor, now, floors.tolerance).map((what) => `${keyOf(floor)}: ${what}`)
  })
}

const command = new Command('quality')
  .option('--only <name>', 'ask only the sets that have this in the name of their file')
  .option('--show', 'list what is not right, of sets that are not blind')
  .option(
    '--json <file>',
    'write a line of JSON a question: its set, id, type, verdict, kind, confidence, answer, guess',
  )
  .option('--write', 'take what is reached now as the new floors')
command.action(async ({ only = '', ...options }: Options) => {
  const floors = readFloors(readFileSync(floorsFile, 'utf8'))
  const chosen = goldenFiles.filter(({ file }) => file.includes(only))
  if (chosen.length === 0) command.error(`no set has "${only}" in the name of its file`, { exitCode: 2 })
  const absences = absencesOf(chosen)
  for (const { set, paths } of absences) print(`skipped ${keyOf(set)}: there is no ${paths.join(' and no ')}`)

  const asked: Asked[] = []
  const reached = new Map<string, Reached>()
  const here = chosen.filter((set) => !absences.some((absence) => absence.set === set))
  for await (const one of askGolden(datelineSystem, here)) {
    asked.push(one)
    reached.set(keyOf(one.set), report(one))
    if (options.show === true) show(one)
  }
  print(`\nAnswers by what proposed them:\n\n${kindTable(asked)}`)
  print(
    `\nExpected calibration error (ECE) of the answers given; right where so many questions may be answered wrong, and the confidence from which on to answer then:\n\n${confidenceTable(asked)}\n`,
  )
  if (options.json !== undefined) {
    const lines = asked.flatMap(recordsOf).map((record) => `${JSON.stringify(record)}\n`)
    writeFileSync(options.json, lines.join(''))
  }
  if (options.write === true) writeFileSync(floorsFile, `${JSON.stringify(newFloors(floors, reached), undefined, 2)}\n`)
  const failures = [...missingOfOurs(absences), ...(options.write === true ? [] : belowFloors(floors, reached))]
  failures.forEach(print)
  if (failures.length > 0) process.exitCode = 1
  print(closingLine(asked.length, absences))
})
await command.parseAsync()
