/**
 * How long a warm answer takes: questions of a SQuAD file over its paragraphs and as many made-up ones as make up the
 * number wanted, each paragraph an article. No question is asked twice, so that none finds its own articles opened.
 *
 *     npm run bench:answer -- [FILE.json] [--paragraphs 2000] [--questions 300] [--mode open|given] [--engine lunr|sqlite] [--slowest 5] [--write]
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { quantileSorted } from 'd3-array'
import { markdownTable } from 'markdown-table'
import { type Mode, readSquadSet } from './eval/formats/squad.ts'
import { updateResults } from './eval/results-file.ts'
import { spread } from './eval/run.ts'
import type { EvalArticle, EvalQuestion } from './eval/types.ts'
import { generate } from './scale/generate.ts'

/** Questions asked before the clock counts: the engine compiles what it runs often. */
const warming = 100

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    paragraphs: { type: 'string', default: '2000' },
    questions: { type: 'string', default: '300' },
    mode: { type: 'string', default: 'open' },
    engine: { type: 'string', default: 'lunr' },
    slowest: { type: 'string', default: '0' },
    write: { type: 'boolean', default: false },
  },
})
const file = positionals[0] ?? '../shared/benchmarks/squad-dev/squad-v1.1-12-articles.json'
const mode: Mode = values.mode === 'given' ? 'given' : 'open'

/** Made-up paragraphs, each an article, named after the article that it is of. */
function* madeUp(): Generator<EvalArticle> {
  for (const { id, title, text } of generate(5000))
    for (const [place, paragraph] of text.split('\n\n').entries())
      yield { id: `${id}-${place}`, title, text: paragraph }
}

function filled(articles: readonly EvalArticle[], wanted: number): EvalArticle[] {
  const all = articles.slice(0, wanted)
  for (const article of madeUp()) {
    if (all.length >= wanted) break
    all.push(article)
  }
  return all
}

/** What one question took, in milliseconds. */
interface Took {
  readonly question: string
  readonly elapsed: number
  /** Of all threads: what a busy machine does not stretch. */
  readonly processor: number
}

/** Asks all questions and times those after the warming ones. */
async function askAll(corpus: string, questions: readonly EvalQuestion[]): Promise<Took[]> {
  // The built program: what tsx makes of the sources runs slower.
  const { openLibrary }: typeof import('../src/library.ts') = await import(
    new URL('../dist/library.js', import.meta.url).href
  )
  const library = await openLibrary({ corpus, search: values.engine })
  const took: Took[] = []
  for (const { question, article } of questions) {
    const started = performance.now()
    const before = process.cpuUsage()
    await library.ask(question, article === undefined ? {} : { article })
    const { user, system } = process.cpuUsage(before)
    took.push({ question, elapsed: performance.now() - started, processor: (user + system) / 1000 })
  }
  await library.close()
  return took.slice(warming)
}

/** A row of the table: what, median, 90th and 99th percentile, the most. */
function rowOf(label: string, times: readonly number[]): string[] {
  const sorted = [...times].sort((a, b) => a - b)
  return [label, ...[0.5, 0.9, 0.99, 1].map((share) => (quantileSorted(sorted, share) ?? 0).toFixed(1))]
}

function report(took: readonly Took[], paragraphs: number, load: number): string {
  const table = [
    ['', 'median', '90 %', '99 %', 'most'],
    rowOf(
      'time',
      took.map(({ elapsed }) => elapsed),
    ),
    rowOf(
      'processor',
      took.map(({ processor }) => processor),
    ),
  ]
  const memory = Math.round(process.memoryUsage.rss() / 1e6)
  return [
    `## A warm answer: ${paragraphs} paragraphs, ${values.mode === 'given' ? 'paragraph given' : 'open'}, ${values.engine}`,
    `${took.length} questions, none asked twice, after ${warming} others. Times in milliseconds; "processor" is the work of all threads, which a busy machine stretches less. ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, ${memory} MB; ${load.toFixed(1)} processes were at work beside the measurement when it began.`,
    `    ${['npm run bench:answer --', ...process.argv.slice(2)].join(' ')}`,
    markdownTable(table, { align: ['l', 'r', 'r', 'r', 'r'] }),
  ].join('\n\n')
}

const set = readSquadSet(file, JSON.parse(await readFile(file, 'utf8')), mode)
const articles = filled(set.articles, Number(values.paragraphs))
const known = new Set(articles.map(({ id }) => id))
const answered = set.questions.filter(({ about }) => about !== undefined && known.has(about))
const folder = await mkdtemp(join(tmpdir(), 'dateline-answer-'))
try {
  process.env.DATELINE_CACHE = join(folder, 'cache')
  const corpus = join(folder, 'corpus.jsonl')
  await writeFile(corpus, articles.map((article) => `${JSON.stringify(article)}\n`).join(''))
  const load = loadavg()[0] ?? 0
  const took = await askAll(corpus, spread(answered, Number(values.questions) + warming))
  const section = report(took, articles.length, load)
  console.log(`${section}\n`)
  if (values.write) await updateResults(new URL('RESULTS.md', import.meta.url).pathname, [section])
  for (const { question, processor } of [...took]
    .sort((a, b) => b.processor - a.processor)
    .slice(0, Number(values.slowest)))
    console.log(`${processor.toFixed(1)} ms  ${question}`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
