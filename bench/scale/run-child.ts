import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'

const run = promisify(execFile)
const times = z.object({ median: z.number(), p99: z.number(), block: z.number() })
const passes = z.object({ cold: times, warm: times })

/** What each child prints; times in milliseconds, sizes in bytes. */
const shapes = {
  build: z.object({
    articles: z.number(),
    changed: z.number(),
    elapsedMs: z.number(),
    folder: z.string(),
    peak: z.number(),
    cpuMs: z.number(),
  }),
  answer: z.object({
    bare: z.number(),
    openMs: z.number(),
    openMemory: z.number(),
    firstMs: z.number(),
    answering: z.object({ ask: passes, who: passes, timeline: passes, typed: passes }),
    memory: z.number(),
    /** Heap and buffers in use, without what only waits to be cleared away. */
    live: z.number(),
    peak: z.number(),
  }),
  plain: z.object({
    buildMs: z.number(),
    buildPeak: z.number(),
    size: z.number(),
    openMs: z.number(),
    median: z.number(),
    p99: z.number(),
  }),
}

export type Measured<Name extends keyof typeof shapes> = z.infer<(typeof shapes)[Name]>

export interface ChildOptions {
  /** Where indexes are kept. */
  readonly cache: string
  /** Flags of node. */
  readonly flags?: readonly string[]
}

/** Runs a measurement in a process of its own, so that its memory is its own. @throws Error when it fails */
async function child(
  name: keyof typeof shapes,
  args: readonly string[],
  { cache, flags = [] }: ChildOptions,
): Promise<unknown> {
  const script = fileURLToPath(new URL(`./child/${name}.mjs`, import.meta.url))
  const env = { ...process.env, DATELINE_CACHE: cache }
  const { stdout } = await run(process.execPath, [...flags, script, ...args], { env, maxBuffer: 1 << 26 })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
}

export const measureBuild = async (corpus: string, engine: string, options: ChildOptions): Promise<Measured<'build'>> =>
  shapes.build.parse(await child('build', [corpus, engine], options))

export const measureAnswers = async (
  corpus: string,
  engine: string,
  questions: string,
  options: ChildOptions,
): Promise<Measured<'answer'>> => {
  const flags = ['--expose-gc', ...(options.flags ?? [])]
  return shapes.answer.parse(await child('answer', [corpus, engine, questions], { ...options, flags }))
}

export const measurePlain = async (
  corpus: string,
  engine: string,
  questions: string,
  index: string,
  options: ChildOptions,
): Promise<Measured<'plain'>> => shapes.plain.parse(await child('plain', [corpus, engine, questions, index], options))
