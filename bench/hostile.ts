/**
 * How long the program takes with files that no writer would write, or that are far larger than articles: each lies in a
 * folder with one ordinary article, which must still answer.
 *
 *     npm run build && npx tsx bench/hostile.ts [--only 'WORDS;WORDS'] [--over SECONDS] [--write]
 */
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { markdownTable } from 'markdown-table'
import { updateResults } from './eval/report.ts'
import { type HostileFile, hostileFiles } from './hostile-files.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    over: { type: 'string', default: '5' },
    limit: { type: 'string', default: '180' },
    write: { type: 'boolean', default: false },
  },
})

const ordinary = `# Lamp museum opens

Mayor Dora Quill opened the lamp museum in Penwick on 3 May 2021. A crowd of 400 people came.
`
const question = 'Who opened the lamp museum in Penwick?'

/** Run in the program: at its end it says what it took. Only that counts: the machine may be busy. */
const meter = `data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>{const{user,system}=process.cpuUsage();writeSync(3,JSON.stringify({cpu:(user+system)/1e6,memory:process.resourceUsage().maxRSS/1024}))})`

/** What a run of the program wrote, and took in seconds and megabytes at the most. */
interface Took {
  readonly output: string
  readonly problem: string
  readonly wall: number
  readonly cpu: number
  readonly memory: number
}

/** Runs the program as a user does. */
async function run(args: readonly string[], cache: string): Promise<Took> {
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', meter, 'dist/dateline.js', ...args], {
    env: { ...process.env, XDG_CACHE_HOME: cache, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    timeout: Number(values.limit) * 1000,
  })
  const streams = child.stdio.slice(1).map((stream) => (stream instanceof Readable ? text(stream) : ''))
  const [output = '', problem = '', metered = ''] = await Promise.all(streams)
  const wall = (performance.now() - started) / 1000
  return { output, problem, wall, ...(metered === '' ? { cpu: wall, memory: Number.NaN } : JSON.parse(metered)) }
}

interface Measured {
  readonly hostile: HostileFile
  readonly bytes: number
  readonly index: Took
  readonly ask: Took
}

async function measure(hostile: HostileFile): Promise<Measured> {
  const place = await mkdtemp(join(tmpdir(), 'dateline-hostile-'))
  try {
    const content = hostile.content()
    await writeFile(join(place, hostile.file), content)
    await writeFile(join(place, 'lamp-museum.md'), ordinary)
    const cache = join(place, '.cache')
    const index = await run(['index', place], cache)
    const ask = await run(['ask', '--corpus', place, question], cache)
    return { hostile, bytes: Buffer.byteLength(content), index, ask }
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

const answers = ({ ask }: Measured): boolean =>
  ask.output.startsWith('Mayor Dora Quill') || ask.output.startsWith('Dora Quill')

/** What the program says of the file, or that it read it. */
function saidOf({ hostile, index }: Measured): string {
  const line = index.problem.split('\n').find((said) => said.includes(hostile.file))
  return line === undefined ? 'read' : line.replace(`Skipped ${hostile.file}: `, '').replaceAll('|', '\\|')
}

const seconds = (value: number): string => value.toFixed(1)

const wanted = values.only.split(';')
const chosen = hostileFiles.filter(({ kind, file }) => wanted.some((words) => `${kind} ${file}`.includes(words)))
const rows: string[][] = []
for (const hostile of chosen) {
  const measured = await measure(hostile)
  const { index, ask, bytes } = measured
  rows.push([
    `${hostile.kind} (${hostile.file.replace('a.', '.')})`,
    (bytes / 1e6).toFixed(1),
    seconds(index.wall),
    seconds(index.cpu),
    index.memory.toFixed(0),
    seconds(ask.wall),
    seconds(ask.cpu),
    answers(measured) ? 'yes' : 'NO',
    saidOf(measured),
  ])
  const slow = Math.max(index.cpu, ask.cpu) > Number(values.over) ? 'SLOW ' : ''
  console.log(slow + (rows.at(-1) ?? []).join(' | '))
  if (!answers(measured)) console.log(`  ${index.problem.trim()}\n  ${ask.problem.trim()} ${ask.output.trim()}`)
}

const table = markdownTable(
  [
    [
      'file beside an ordinary article',
      'MB',
      'index: wall s',
      'CPU s',
      'MB of memory',
      'ask: wall s',
      'CPU s',
      'article answers',
      'what is said of the file',
    ],
    ...rows,
  ],
  { align: ['l', 'r', 'r', 'r', 'r', 'r', 'r', 'l', 'l'] },
)
const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.versions.node}; ${(loadavg()[0] ?? 0).toFixed(1)} processes were at work beside the measurement when it ended`
const section = `## Hostile files\n\n    npm run build && npx tsx bench/hostile.ts${values.only === '' ? '' : ` --only '${values.only}'`} --write\n\nEach file lies in a folder with one ordinary article; \`index\` reads both, \`ask\` asks the article. Wall and processor time hold the start of the program (about 1.5 s with the reading model). ${machine}.\n\n${table}`
if (values.write) await updateResults('bench/RESULTS.md', section)
