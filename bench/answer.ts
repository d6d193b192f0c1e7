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

interface Asked {
  /** Milliseconds of each question after the warming ones. */
  readonly times: readonly (readonly [number, string])[]
  /** Processor time of all these, in milliseconds. */
  readonly processor: number
}

async function askAll(corpus: string, questions: readonly EvalQuestion[]): Promise<Asked> {
  // The built program: what tsx makes of the sources runs slower.
  const { openLibrary }: typeof import('../src/library.ts') = await import(
    new URL('../dist/library.js', import.meta.url).href
  )
  const library = await openLibrary({ corpus, search: values.engine })
  const times: [number, string][] = []
  let before = process.cpuUsage()
  for (const [place, { question, article }] of questions.entries()) {
    if (place === warming) before = process.cpuUsage()
    const started = performance.now()
    await library.ask(question, article === undefined ? {} : { article })
    times.push([performance.now() - started, question])
  }
  const { user, system } = process.cpuUsage(before)
  await library.close()
  return { times: times.slice(warming), processor: (user + system) / 1000 }
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
  const { times, processor } = await askAll(corpus, spread(answered, Number(values.questions) + warming))
  const sorted = times.map(([time]) => time).sort((a, b) => a - b)
  const at = (share: number) => (quantileSorted(sorted, share) ?? 0).toFixed(1)
  const memory = Math.round(process.memoryUsage.rss() / 1e6)
  console.log(
    `${times.length} questions (${mode}), ${articles.length} paragraphs, ${values.engine}: median ${at(0.5)} ms, 90 % ${at(0.9)} ms, 99 % ${at(0.99)} ms, most ${at(1)} ms; processor ${(processor / times.length).toFixed(1)} ms each; ${memory} MB`,
  )
  console.log(
    `${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, ${load.toFixed(1)} processes at work beside`,
  )
  for (const [time, question] of [...times].sort(([a], [b]) => b - a).slice(0, Number(values.slowest)))
    console.log(`${time.toFixed(1)} ms  ${question}`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
