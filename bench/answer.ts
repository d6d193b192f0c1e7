/**
 * How long a warm answer takes: questions of a SQuAD file over its paragraphs and as many made-up ones as make up the
 * number wanted, each paragraph an article. No question is asked twice, so that none finds its own articles opened.
 *
 *     npm run bench:answer -- [FILE.json] [--paragraphs 2000] [--questions 300] [--mode open|given] [--engine lunr|sqlite] [--slowest 5]
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { quantileSorted } from 'd3-array'
import { type Mode, readSquadSet } from './eval/formats/squad.ts'
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

function spreadOf(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => (quantileSorted(sorted, share) ?? 0).toFixed(1)
  return `median ${at(0.5)} ms, 90 % ${at(0.9)} ms, 99 % ${at(0.99)} ms, most ${at(1)} ms`
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
  const memory = Math.round(process.memoryUsage.rss() / 1e6)
  console.log(`${took.length} questions (${mode}) over ${articles.length} paragraphs, ${values.engine}, ${memory} MB
time       ${spreadOf(took.map(({ elapsed }) => elapsed))}
processor  ${spreadOf(took.map(({ processor }) => processor))}
${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}; ${load.toFixed(1)} processes were at work beside it`)
  for (const { question, processor } of [...took]
    .sort((a, b) => b.processor - a.processor)
    .slice(0, Number(values.slowest)))
    console.log(`${processor.toFixed(1)} ms  ${question}`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
