import { parseArgs } from 'node:util'
import { openLibrary } from '../src/library.ts'
import type { Suggestion } from '../src/types.ts'
import { questionsOf, sampleOf } from './scale/questions.ts'

// Asks a made-up corpus that lies on a cluster, in one process as a bot would: `scripts/opensearch-bench.mjs` runs it.

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '' },
    articles: { type: 'string', default: '20000' },
    questions: { type: 'string', default: '200' },
  },
})
const articles = Number(values.articles)
const questions = questionsOf(sampleOf(articles), Number(values.questions))
const kinds: ReadonlySet<Suggestion['kind']> = new Set(['name', 'topic', 'article'])

const megabytes = (): number => Math.round(process.memoryUsage.rss() / 2 ** 20)
const row = (what: string, value: string): void => console.log(`${what.padEnd(44)}${value}`)

function summary(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)
  return `median ${at(0.5)} ms, 99th percentile ${at(0.99)} ms (${times.length})`
}

/** Runs all of the work, some at once, and gives how long each took, in milliseconds. */
async function measure(asked: readonly string[], atOnce: number, run: (text: string) => Promise<unknown>) {
  const times: number[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < asked.length) {
      const text = asked[next++] ?? ''
      const began = performance.now()
      await run(text)
      times.push(performance.now() - began)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: atOnce }, worker))
  return { times, perSecond: (asked.length / (performance.now() - began)) * 1000 }
}

const before = megabytes()
const began = performance.now()
const library = await openLibrary({ corpus: values.corpus })
row('opened', `${(performance.now() - began).toFixed(0)} ms, ${library.size} articles`)
const half = questions.ask.slice(0, questions.ask.length / 2)
const cold = await measure(half, 1, (question) => library.ask(question))
row('ask, one at a time, each for the first time', summary(cold.times))
const warm = await measure(half, 1, (question) => library.ask(question))
row('ask, one at a time, again', summary(warm.times))
const many = await measure(questions.ask.slice(half.length), 16, (question) => library.ask(question))
row('ask, 16 at once, each for the first time', `${summary(many.times)}, ${many.perSecond.toFixed(0)} a second`)
const who = await measure(questions.who.slice(0, 50), 1, (name) => library.who(name))
row('who', summary(who.times))
const timeline = await measure(questions.timeline.slice(0, 30), 1, (topic) => library.timeline(topic, { limit: 10 }))
row('timeline', summary(timeline.times))
const typed = await measure(questions.typed, 1, (text) => library.suggest(text, kinds, 25))
row('completion', summary(typed.times))
row('memory of the process', `${before} MB before, ${megabytes()} MB after`)
await library.close()
