/**
 * How fast and how large: building, refreshing, opening and answering on made-up corpora or on any folder or `.jsonl`
 * file, beside plain lunr and MiniSearch. Uses the built program in dist/.
 *
 *     npm run bench -- [ARTICLES or PATH …] [--engines lunr,sqlite,https://…] [--write]
 *
 * An engine may be the addresses of a cluster, and "cluster" the one that DATELINE_SEARCH names:
 *
 *     npm run build && node scripts/opensearch.mjs -- npx tsx bench/scale/bench.ts 20000 --engines cluster
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { markdownTable } from 'markdown-table'
import { z } from 'zod'
import { updateResults } from '../eval/report.ts'
import { type BenchCorpus, changeSome, corpusOf } from './corpus.ts'
import { questionsOf } from './questions.ts'

/** Questions of each kind. */
const asked = 200
const sizes = ['5', '1000', '5000', '20000']
/** Above this many articles the plain engines take more memory than most machines have. */
const mostPlain = 20_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { engines: { type: 'string', default: 'lunr,sqlite' }, write: { type: 'boolean', default: false } },
})

const times = z.object({ median: z.number(), p99: z.number(), block: z.number() })
const passes = z.object({ cold: times, warm: times, together: z.number() })
const numbers = <Name extends string>(...names: Name[]) => z.record(z.enum(names), z.number())

/** What each child prints; times in milliseconds, sizes in bytes. */
const shapes = {
  build: numbers('articles', 'changed', 'elapsedMs', 'peak', 'cpuMs').and(z.object({ folder: z.string() })),
  // `live`: heap and buffers in use, without what only waits to be cleared away.
  answer: numbers('openMs', 'openMemory', 'firstMs', 'memory', 'live').and(
    z.object({ answering: z.object({ ask: passes, who: passes, timeline: passes, typed: passes }) }),
  ),
  plain: numbers('buildMs', 'buildPeak', 'size', 'openMs', 'median', 'p99'),
}
type Measured<Name extends keyof typeof shapes> = z.infer<(typeof shapes)[Name]>

const run = promisify(execFile)

/** Runs a measurement in a process of its own, so that its memory is its own. @throws Error when it fails */
async function child<Name extends keyof typeof shapes>(
  name: Name,
  cache: string,
  args: readonly string[],
): Promise<Measured<Name>> {
  const script = fileURLToPath(new URL(`./child/${name}.mjs`, import.meta.url))
  const flags = { build: [], answer: ['--expose-gc'], plain: ['--max-old-space-size=8192'] }[name]
  const env = { ...process.env, DATELINE_CACHE: cache }
  const { stdout } = await run(process.execPath, [...flags, script, ...args], { env, maxBuffer: 1 << 26 })
  return shapes[name].parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')) as Measured<Name>
}

/** What was measured of one engine on one corpus. */
interface EngineResult {
  readonly engine: string
  readonly build: Measured<'build'>
  readonly refresh: Measured<'build'>
  /** Bytes on disk. */
  readonly size: number
  readonly answer: Measured<'answer'>
}

/** As the program takes it. */
const searchOf = (engine: string): string => (engine === 'cluster' ? (process.env.DATELINE_SEARCH ?? '') : engine)

/** Bytes of an index: of a file, or of the parts of a cluster's index set ("ADDRESSES NAME"), without their copies. */
async function sizeOf(place: string): Promise<number> {
  if (!place.startsWith('http')) return (await stat(place)).size
  const [address = '', name = ''] = place.split(', ').at(-1)?.split(' ') ?? []
  const lines = await (await fetch(`${address}/_cat/indices/${name}-*?h=pri.store.size&bytes=b`)).text()
  return lines.split('\n').reduce((sum, line) => sum + Number(line), 0)
}

async function measureEngine(corpus: BenchCorpus, engine: string, asks: string, cache: string): Promise<EngineResult> {
  const own = join(cache, engine.replace(/\W/g, '-'))
  const build = await child('build', own, [corpus.path, searchOf(engine)])
  const answer = await child('answer', own, [corpus.path, searchOf(engine), asks])
  return { engine, build, refresh: build, size: await sizeOf(build.folder), answer }
}

async function measure(wanted: string): Promise<string> {
  const corpus = await corpusOf(wanted)
  const cache = await mkdtemp(join(tmpdir(), 'dateline-cache-'))
  try {
    const asks = join(cache, 'questions.json')
    await writeFile(asks, JSON.stringify(questionsOf(corpus.sample, asked)))
    const load = loadavg()[0] ?? 0
    const built: EngineResult[] = []
    for (const engine of values.engines.split(',')) built.push(await measureEngine(corpus, engine, asks, cache))
    const plain: [string, Measured<'plain'>][] = []
    for (const engine of (built[0]?.build.articles ?? 0) > mostPlain || !corpus.path.endsWith('.jsonl')
      ? []
      : ['lunr', 'minisearch'])
      plain.push([
        `plain ${engine}`,
        await child('plain', cache, [corpus.path, engine, asks, join(cache, `${engine}.json`)]),
      ])
    // Refreshing comes last, for all engines, since it changes the corpus.
    await changeSome(corpus)
    const engines: EngineResult[] = []
    for (const result of built) {
      const own = join(cache, result.engine.replace(/\W/g, '-'))
      engines.push({ ...result, refresh: await child('build', own, [corpus.path, searchOf(result.engine)]) })
    }
    return [
      `## Scale: ${corpus.name}`,
      `Times in milliseconds, median / 99th percentile, where nothing else is said. ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}; ${load.toFixed(1)} processes were at work beside the measurement when it began.`,
      `    npm run bench -- ${wanted} --engines ${values.engines}`,
      tableOf(engines, plain),
    ].join('\n\n')
  } finally {
    await rm(cache, { recursive: true, force: true })
    await rm(dirname(corpus.path), { recursive: true, force: true })
  }
}

const mega = (bytes: number): string =>
  bytes < 1e7 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1e6)} MB`
const seconds = (ms: number): string => (ms < 10_000 ? `${(ms / 1000).toFixed(2)} s` : `${Math.round(ms / 1000)} s`)
const ms = (value: number): string => (value < 10 ? value.toFixed(1) : String(Math.round(value)))
const pair = ({ median, p99 }: { median: number; p99: number }): string => `${ms(median)} / ${ms(p99)}`

/** Each engine a column. */
function tableOf(engines: readonly EngineResult[], plain: readonly [string, Measured<'plain'>][]): string {
  const row = (label: string, own: (result: EngineResult) => string, other?: (result: Measured<'plain'>) => string) => [
    label,
    ...engines.map(own),
    ...plain.map(([, result]) => other?.(result) ?? ''),
  ]
  const articles = engines[0]?.build.articles ?? 0
  const rate = (count: number, time: number): string => ms((count / time) * 1000)
  const kinds = [
    ['ask', 'ask'],
    ['who', 'who'],
    ['timeline', 'timeline'],
    ['typed', 'completion'],
  ] as const
  const rows = [
    row(
      'articles a second, building',
      ({ build }) => rate(build.articles, build.elapsedMs),
      ({ buildMs }) => rate(articles, buildMs),
    ),
    row(
      'building',
      ({ build }) => seconds(build.elapsedMs),
      ({ buildMs }) => seconds(buildMs),
    ),
    row('processor time', ({ build }) => seconds(build.cpuMs)),
    row(
      'peak memory, building',
      ({ build }) => mega(build.peak),
      ({ buildPeak }) => mega(buildPeak),
    ),
    row(
      'on disk',
      ({ size }) => mega(size),
      ({ size }) => mega(size),
    ),
    row('refresh after 1 in 100 changed', ({ refresh }) => `${seconds(refresh.elapsedMs)} (${refresh.changed} read)`),
    row(
      'opening',
      ({ answer }) => seconds(answer.openMs),
      ({ openMs }) => seconds(openMs),
    ),
    row('memory, opened', ({ answer }) => mega(answer.openMemory)),
    row('memory, after all questions', ({ answer }) => mega(answer.memory)),
    row('in use of it, heap and buffers', ({ answer }) => mega(answer.live)),
    row('first answer', ({ answer }) => `${ms(answer.firstMs)} ms`),
    ...kinds.flatMap(([kind, label]) => [
      row(`${label}, cold`, ({ answer }) => pair(answer.answering[kind].cold)),
      row(`${label}, warm`, ({ answer }) => pair(answer.answering[kind].warm), kind === 'ask' ? pair : undefined),
      row(`${label}, 16 at once, a second`, ({ answer }) => ms(answer.answering[kind].together)),
      row(`${label}, longest step`, ({ answer: { answering } }) =>
        ms(Math.max(answering[kind].cold.block, answering[kind].warm.block)),
      ),
    ]),
  ]
  const head = ['', ...engines.map(({ engine }) => engine), ...plain.map(([engine]) => engine)]
  return markdownTable([head, ...rows], { align: ['l', ...head.slice(1).map(() => 'r')] })
}

for (const wanted of positionals.length > 0 ? positionals : sizes) {
  const section = await measure(wanted)
  console.log(`${section}\n`)
  if (values.write) await updateResults(fileURLToPath(new URL('../RESULTS.md', import.meta.url)), section)
}
