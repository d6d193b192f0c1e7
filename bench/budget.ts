/**
 * The times and the memory that have a bound: a cold `ask` on the bundled articles, warm answers on made-up ones, and
 * the bot's memory with them. Uses the built program in dist/.
 *
 *     npm run bench:budget -- [--articles 1000] [--questions 100] [--runs 7] [--first] [--write]
 *
 * `--first` lets what is measured run before all else (Linux, as root), for a machine that has other work to do.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { median, quantile } from 'd3-array'
import { markdownTable } from 'markdown-table'
import * as z from 'zod'
import { updateResults } from './eval/report.ts'
import { corpusOf } from './scale/corpus.ts'
import { questionsOf } from './scale/questions.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    questions: { type: 'string', default: '100' },
    runs: { type: 'string', default: '7' },
    first: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})

/** A command that is measured, with what stands before it. */
const [program = '', ...before] = [...(values.first ? ['chrt', '-f', '5'] : []), process.execPath]

/** What one run or answer took, in milliseconds; "processor" is the work of all threads. */
interface Took {
  readonly elapsed: number
  readonly processor: number
}

const coldQuestion = 'Who did Vladimir Norov meet?'

/** One run of the program, from its start to its end. */
async function coldAsk(): Promise<Took> {
  const command = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null'
  const words = [program, ...before, 'dist/dateline.js', 'ask', coldQuestion]
  const { stderr } = await run('bash', ['-c', command, 'bash', ...words], { cwd: root })
  const [elapsed = 0, user = 0, system = 0] = stderr.trim().split(' ').map(Number)
  return { elapsed: elapsed * 1000, processor: (user + system) * 1000 }
}

const answers = z.object({
  took: z.array(z.object({ kind: z.string(), elapsed: z.number(), processor: z.number() })),
  /** Bytes, the most that the process ever took. */
  memory: z.number(),
})

/** Warm answers of a process that is as large as the bot. */
async function warmAnswers(folder: string): Promise<z.infer<typeof answers>> {
  const corpus = await corpusOf(values.articles)
  const file = join(folder, 'questions.json')
  await writeFile(file, JSON.stringify(questionsOf(corpus.sample, Number(values.questions)).ask))
  const script = join(root, 'bench/scale/child/bot-answers.mjs')
  const env = { ...process.env, DATELINE_CACHE: join(folder, 'cache') }
  // The index is built by a process of its own, since building takes more memory than answering.
  await run(program, [...before, join(root, 'dist/dateline.js'), 'index', corpus.path], { env })
  const { stdout } = await run(program, [...before, script, corpus.path, file], { env, maxBuffer: 1 << 26 })
  return answers.parse(JSON.parse(stdout))
}

function rowOf(label: string, took: readonly Took[], bound: string): string[] {
  const [elapsed, processor] = [took.map((one) => one.elapsed), took.map((one) => one.processor)]
  const ms = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(0))
  return [label, String(took.length), ms(median(elapsed)), ms(quantile(elapsed, 0.99)), ms(median(processor)), bound]
}

const folder = await mkdtemp(join(tmpdir(), 'dateline-budget-'))
try {
  const load = loadavg()[0] ?? 0
  await coldAsk()
  const cold: Took[] = []
  for (let left = Number(values.runs); left > 0; left--) cold.push(await coldAsk())
  const { took, memory } = await warmAnswers(folder)
  const byFacts = took.filter(({ kind }) => kind !== 'read' && kind !== 'yes-no' && kind !== 'none')
  const table = [
    ['', 'times', 'median', '99 %', 'processor, median', 'bound'],
    rowOf('cold `ask` on the bundled articles', cold, '900'),
    rowOf(`warm answer on ${values.articles} articles`, took, '250, 99 %: 600'),
    rowOf('of them answered from facts', byFacts, '40'),
  ]
  const section = [
    '## Times and memory that have a bound',
    `Times in milliseconds; "processor" is the work of all threads. The bot with ${values.articles} articles takes ${Math.round(memory / 1e6)} MB at most (bound: 600). ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}; ${load.toFixed(1)} processes were at work beside the measurement when it began.`,
    `    ${['npm run bench:budget --', ...process.argv.slice(2)].join(' ')}`,
    markdownTable(table, { align: ['l', 'r', 'r', 'r', 'r', 'r'] }),
  ].join('\n\n')
  console.log(`${section}\n`)
  if (values.write) await updateResults(fileURLToPath(new URL('RESULTS.md', import.meta.url)), section)
} finally {
  await rm(folder, { recursive: true, force: true })
}
