/**
 * Asks our own questions and fails when fewer are answered right, or more wrong, than `bench/floors.json` allows.
 *
 *     npm run quality [-- --write] [-- --show]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { Command } from 'commander'
import { type Floors, keyOf, newFloors, type Reached, readFloors, shortfalls } from './floors.ts'
import { loadSets } from './formats/load.ts'
import { goldenFiles, type QuestionFile } from './our-sets.ts'
import { run } from './run.ts'
import { summarise } from './summary.ts'
import { datelineSystem } from './systems/dateline-system.ts'
import type { Outcome } from './types.ts'

const floorsFile = 'bench/floors.json'

interface Options {
  readonly write?: boolean
  readonly show?: boolean
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

function show({ question, given, measures }: Outcome): void {
  if (measures.right === 1) return
  const verdict = measures.wrong === 1 ? 'wrong' : 'unanswered'
  print(`  ${question.id}\t${verdict}\t${question.question}\t=> ${given?.answer ?? ''}`)
}

async function ask(file: QuestionFile, options: Options): Promise<Reached | undefined> {
  const absent = [file.file, file.corpus].find((each) => each !== undefined && !existsSync(each))
  if (absent !== undefined) {
    print(`skipped ${file.file}: ${absent} is not here`)
    return undefined
  }
  const [set] = await loadSets(file.file, file.corpus === undefined ? {} : { corpus: file.corpus })
  if (set === undefined) return undefined
  const outcomes = await run(datelineSystem, set)
  const { measures, median, slowest } = summarise(datelineSystem.name, outcomes, 1)
  const count = (name: 'right' | 'wrong' | 'unanswered'): string => {
    const mean = measures.get(name)?.mean ?? 0
    return `${name} ${Math.round(mean * outcomes.length)} (${(100 * mean).toFixed(1)} %)`
  }
  print(
    `${set.name}: ${outcomes.length} questions, ${count('right')}, ${count('wrong')}, ${count('unanswered')}, ${median.toFixed(1)} / ${slowest.toFixed(1)} ms`,
  )
  if (options.show === true) outcomes.forEach(show)
  return { right: measures.get('right')?.mean ?? 0, wrong: measures.get('wrong')?.mean ?? 0 }
}

function judge(floors: Floors, reached: ReadonlyMap<string, Reached>): string[] {
  return floors.sets.flatMap((floor) => {
    const now = reached.get(keyOf(floor))
    return now === undefined ? [] : shortfalls(floor, now, floors.tolerance).map((what) => `${keyOf(floor)}: ${what}`)
  })
}

const command = new Command('quality')
  .option('--write', 'take what is reached now as the new floors')
  .option('--show', 'list what is not right')
command.action(async (options: Options) => {
  const floors = readFloors(readFileSync(floorsFile, 'utf8'))
  const reached = new Map<string, Reached>()
  for (const file of goldenFiles) {
    const now = await ask(file, options)
    if (now !== undefined) reached.set(keyOf(file), now)
  }
  if (options.write === true) {
    writeFileSync(floorsFile, `${JSON.stringify(newFloors(floors, reached), undefined, 2)}\n`)
    return
  }
  const worse = judge(floors, reached)
  worse.forEach(print)
  if (worse.length > 0) process.exitCode = 1
})
await command.parseAsync()
