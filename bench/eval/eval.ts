/**
 * Measures answers and rankings on public and own question sets.
 *
 *     npm run eval -- [FILE...] [--corpus DIR] [--mode given|open] [--limit N] [--at-least SHARE] [--out bench/RESULTS.md]
 */
import { existsSync } from 'node:fs'
import { Command, InvalidArgumentError, Option } from 'commander'
import { InputError } from '../../src/errors.ts'
import { type Summary, summarise } from './measures.ts'
import { renderReport, updateResults } from './report.ts'
import { run, spread } from './run.ts'
import { loadSets, type Mode, ourSets } from './sets.ts'
import { datelineSystem } from './systems.ts'
import type { EvalSet } from './types.ts'

interface Options {
  readonly corpus?: string
  readonly mode?: Mode
  readonly limit?: number
  readonly out?: string
  readonly atLeast?: number
  readonly seed: number
}

const log = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const number = (isRight: (value: number) => boolean, hint: string) => (text: string) => {
  const value = Number(text)
  if (text.trim() === '' || !isRight(value)) throw new InvalidArgumentError(hint)
  return value
}
const whole = number((value) => Number.isInteger(value) && value >= 1, 'Give a whole number over 0.')
const share = number((value) => value >= 0 && value <= 1, 'Give a number from 0 to 1.')

async function measure(set: EvalSet, { atLeast, seed }: Options): Promise<Summary> {
  const progress = (done: number): void => {
    if (done % 500 === 0) log(`${done} of ${set.questions.length} questions`)
  }
  const outcomes = await run(datelineSystem, set, { progress, ...(atLeast === undefined ? {} : { atLeast }) })
  return summarise(outcomes, seed)
}

/** The sets named, or all that are at hand. */
async function* setsOf(files: readonly string[], { corpus: given, mode }: Options): AsyncGenerator<EvalSet> {
  const named = files.map((file) => ({ file, ...(given === undefined ? {} : { corpus: given }) }))
  for (const { file, corpus } of named.length > 0 ? named : ourSets) {
    const absent = named.length > 0 ? undefined : [file, corpus].find((each) => each !== undefined && !existsSync(each))
    if (absent !== undefined) log(`skipped ${file}: ${absent} is not here`)
    else yield* await loadSets(file, { ...(corpus ? { corpus } : {}), ...(mode ? { mode } : {}) })
  }
}

const command = new Command('eval')
  .argument('[files...]', 'SQuAD .json or golden .jsonl; without any, all that are at hand')
  .option('--corpus <dir>', 'articles of a golden file')
  .addOption(new Option('--mode <mode>', 'of SQuAD files; both when not given').choices(['given', 'open']))
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
      const care = options.atLeast === undefined ? '' : `, answered from a confidence of ${options.atLeast} on`
      const summary = await measure(part, options)
      const section = renderReport(`${set.name}${care}`, said, set.articles.length, summary)
      process.stdout.write(`${section}\n\n`)
      if (options.out !== undefined) await updateResults(options.out, section)
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    command.error(error.line, { exitCode: 2 })
  }
})
await command.parseAsync()
