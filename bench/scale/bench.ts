/**
 * How fast and how large: building, refreshing, opening and answering on made-up corpora or on any folder or `.jsonl`
 * file, beside plain lunr and MiniSearch. Uses the built program in dist/.
 *
 *     npm run bench -- [ARTICLES or PATH …] [--engines lunr,sqlite] [--profile] [--write]
 */
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { updateResults } from '../eval/results-file.ts'
import { type BenchCorpus, changeSome, corpusOf } from './corpus.ts'
import { whereTimeGoes } from './profile.ts'
import { questionsOf } from './questions.ts'
import { type EngineResult, type PlainResult, renderScale } from './report.ts'
import { measureAnswers, measureBuild, measurePlain } from './run-child.ts'

/** Questions of each kind. */
const asked = 200
const sizes = ['5', '1000', '5000', '20000']
/** Above this many articles the plain engines take more memory than most machines have. */
const mostPlain = 20_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engines: { type: 'string', default: 'lunr,sqlite' },
    profile: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path)
  if (!found.isDirectory()) return found.size
  let sum = 0
  for (const name of await readdir(path)) sum += await sizeOf(join(path, name))
  return sum
}

async function measureEngine(
  corpus: BenchCorpus,
  engine: string,
  questions: string,
  cache: string,
): Promise<EngineResult> {
  const profiles = join(cache, `${engine}-profile`)
  const flags = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : []
  const own = join(cache, engine)
  const build = await measureBuild(corpus.path, engine, { cache: own, flags })
  const size = await sizeOf(build.folder)
  const answer = await measureAnswers(corpus.path, engine, questions, { cache: own, flags })
  if (values.profile) console.log(`Where the time of ${engine} goes\n\n${await whereTimeGoes(profiles)}\n`)
  return { engine, build, refresh: build, size, answer }
}

/** Refreshing comes last, for all engines, since it changes the corpus. */
async function withRefresh(
  corpus: BenchCorpus,
  results: readonly EngineResult[],
  cache: string,
): Promise<EngineResult[]> {
  await changeSome(corpus)
  const done: EngineResult[] = []
  for (const result of results)
    done.push({
      ...result,
      refresh: await measureBuild(corpus.path, result.engine, { cache: join(cache, result.engine) }),
    })
  return done
}

async function measure(wanted: string): Promise<string> {
  const corpus = await corpusOf(wanted)
  const cache = await mkdtemp(join(tmpdir(), 'dateline-cache-'))
  try {
    const questions = join(cache, 'questions.json')
    await writeFile(questions, JSON.stringify(questionsOf(corpus.sample, asked)))
    const load = loadavg()[0] ?? 0
    const built: EngineResult[] = []
    for (const engine of values.engines.split(',')) built.push(await measureEngine(corpus, engine, questions, cache))
    const plain: PlainResult[] = []
    for (const engine of (built[0]?.build.articles ?? 0) > mostPlain ? [] : ['lunr', 'minisearch']) {
      const index = join(cache, `${engine}.json`)
      plain.push({
        engine: `plain ${engine}`,
        plain: await measurePlain(corpus.lines, engine, questions, index, {
          cache,
          flags: ['--max-old-space-size=8192'],
        }),
      })
    }
    const engines = await withRefresh(corpus, built, cache)
    const machine = `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}; ${load.toFixed(1)} processes were at work beside the measurement when it began.`
    return renderScale(corpus.name, `npm run bench -- ${wanted} --engines ${values.engines}`, machine, engines, plain)
  } finally {
    await rm(cache, { recursive: true, force: true })
    await rm(dirname(corpus.path), { recursive: true, force: true })
  }
}

for (const wanted of positionals.length > 0 ? positionals : sizes) {
  const section = await measure(wanted)
  console.log(`${section}\n`)
  if (values.write) await updateResults(new URL('../RESULTS.md', import.meta.url).pathname, [section])
}
