/**
 * Measures answers and rankings on public and own question sets, against plain lunr and plain BM25.
 *
 *     npm run eval -- [FILE_OR_FOLDER...] [--corpus DIR] [--mode given|open] [--system dateline|lunr|bm25|all] [--limit N] [--at-least SHARE] [--out bench/RESULTS.md]
 */
import { existsSync } from 'node:fs'
import { Command, InvalidArgumentError, Option } from 'commander'
import { InputError } from '../../src/errors.ts'
import { loadSets } from './formats/load.ts'
import type { Mode } from './formats/squad.ts'
import { ourSets } from './our-sets.ts'
import { renderReport } from './report.ts'
import { updateResults } from './results-file.ts'
import { run, spread } from './run.ts'
import { type Summary, summarise } from './summary.ts'
import { type SystemName, systems } from './systems/index.ts'
import type { EvalSet } from './types.ts'

interface Options {
  readonly corpus?: string
  readonly mode?: Mode
  readonly system: SystemName
  readonly limit?: number
  readonly out?: string
  readonly atLeast?: number
  readonly seed: number
}

const log = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

function whole(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Give a whole number over 0.')
  return value
}

function share(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 1)) throw new InvalidArgumentError('Give a number from 0 to 1.')
  return value
}

async function measure(set: EvalSet, options: Options): Promise<Summary[]> {
  const chosen = options.system === 'all' ? Object.values(systems) : [systems[options.system]]
  const summaries: Summary[] = []
  for (const system of chosen) {
    const progress = (done: number): void => {
      if (done % 500 === 0) log(`${system.name}: ${done} of ${set.questions.length} questions`)
    }
    const { atLeast } = options
    const outcomes = await run(system, set, progress, atLeast === undefined ? {} : { atLeast })
    summaries.push(summarise(system.name, outcomes, options.seed))
  }
  return summaries
}

/** The sets named, or all that are at hand. */
async function* setsOf(files: readonly string[], options: Options): AsyncGenerator<EvalSet> {
  const named = files.map((file) => ({ file, ...(options.corpus === undefined ? {} : { corpus: options.corpus }) }))
  for (const { file, corpus } of named.length > 0 ? named : ourSets) {
    const absent = named.length > 0 ? undefined : [file, corpus].find((each) => each !== undefined && !existsSync(each))
    if (absent !== undefined) log(`skipped ${file}: ${absent} is not here`)
    else yield* await loadSets(file, { ...(corpus ? { corpus } : {}), ...(options.mode ? { mode: options.mode } : {}) })
  }
}

const command = new Command('eval')
  .argument(
    '[files...]',
    'SQuAD .json, labelled sentences .tsv or .csv, golden .jsonl, or a retrieval folder; without any, all that are at hand',
  )
  .option('--corpus <dir>', 'articles of a golden file')
  .addOption(new Option('--mode <mode>', 'of SQuAD files; both when not given').choices(['given', 'open']))
  .addOption(new Option('--system <name>').choices([...Object.keys(systems), 'all']).default('all'))
  .option('--limit <n>', 'ask so many questions, spread over the set', whole)
  .option('--out <file>', 'write each set as a section of this Markdown file')
  .option('--at-least <share>', 'let Dateline answer where it is so sure (0 to 1), in place of its usual care', share)
  .option('--seed <n>', 'of the bootstrap', whole, 1)

command.action(async (files: string[], options: Options) => {
  const said = ['npm run eval --', ...process.argv.slice(2)].join(' ')
  try {
    for await (const set of setsOf(files, options)) {
      const part = { ...set, questions: spread(set.questions, options.limit ?? set.questions.length) }
      log(`${set.name}: ${part.questions.length} questions, ${set.articles.length} articles`)
      const heading = [
        set.name,
        ...(options.atLeast === undefined ? [] : [`answered from a confidence of ${options.atLeast} on`]),
      ].join(', ')
      const section = renderReport(heading, said, set.articles.length, await measure(part, options))
      process.stdout.write(`${section}\n\n`)
      if (options.out !== undefined) await updateResults(options.out, [section])
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    command.error(error.line, { exitCode: 2 })
  }
})
await command.parseAsync()
