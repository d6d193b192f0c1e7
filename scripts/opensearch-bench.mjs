// Loads a made-up corpus into a cluster and asks it:
//   node scripts/opensearch-bench.mjs [--articles N] [--corpus FILE] [--questions N] [--nodes N] [--heap MB]
// The cluster is the one that DATELINE_SEARCH names, or one that is started here.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { hashOfIndexRules } from '../src/index/index-rules.mjs'
import { startCluster, stopCluster } from './opensearch-cluster.mjs'

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '20000' },
    corpus: { type: 'string' },
    questions: { type: 'string', default: '200' },
    nodes: { type: 'string', default: '2' },
    heap: { type: 'string', default: '512' },
  },
})

/** Bundled as the program is, so that its speed and memory are the program's, and with its version, so that it takes the program's index. */
const bundle = async (entry, out) =>
  build({
    entryPoints: [entry],
    outfile: out,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
    define: { DATELINE_BUILD: JSON.stringify(hashOfIndexRules()) },
  })

/** Runs a command; gives seconds and the most memory that it had, in megabytes. */
async function timed(args, env) {
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  let peak = 0
  const status = `/proc/${child.pid}/status`
  const watch = setInterval(() => {
    if (existsSync(status)) peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0))
  }, 500)
  const [code] = await once(child, 'exit')
  clearInterval(watch)
  if (code !== 0) throw new Error(`${args.join(' ')} ended with status ${code}`)
  return { seconds: (performance.now() - began) / 1000, peak: Math.round(peak / 1024) }
}

async function corpusIn(folder) {
  if (values.corpus !== undefined) return values.corpus
  const generator = join('dist', 'opensearch-bench-corpus.js')
  await bundle('bench/scale/generate.ts', generator)
  const { writeCorpus } = await import(join(process.cwd(), generator))
  const file = join(folder, 'news.jsonl')
  await writeCorpus(file, Number(values.articles))
  return file
}

async function measure(address, folder) {
  const env = { DATELINE_SEARCH: address, DATELINE_CACHE: folder }
  const corpus = await corpusIn(folder)
  const { seconds, peak } = await timed(['dist/dateline.js', 'index', corpus], env)
  const rate = (Number(values.articles) / seconds).toFixed(0)
  console.log(`loaded in ${seconds.toFixed(0)} s, ${rate} articles a second, at most ${peak} MB`)
  const sizes = await fetch(`${address.split(',')[0]}/_cat/indices/dateline-*?h=index,docs.count,pri.store.size`)
  console.log((await sizes.text()).trim())
  await bundle('bench/opensearch.ts', 'dist/opensearch-bench.js')
  const args = ['--corpus', corpus, '--articles', values.articles, '--questions', values.questions]
  await timed(['dist/opensearch-bench.js', ...args], env)
}

const folder = await mkdtemp(join(tmpdir(), 'dateline-bench-'))
const own = process.env.DATELINE_SEARCH
  ? undefined
  : await startCluster({ nodes: Number(values.nodes), heapMb: Number(values.heap), say: (line) => console.log(line) })
try {
  await measure(own?.address ?? process.env.DATELINE_SEARCH, folder)
} finally {
  if (own !== undefined) await stopCluster(own.folder)
  await rm(folder, { recursive: true, force: true })
}
