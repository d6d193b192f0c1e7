// Opens an index and answers from it: node --expose-gc answer.mjs CORPUS ENGINE QUESTIONS.json
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'

const [corpus, search, file] = process.argv.slice(2)
const questions = JSON.parse(readFileSync(file, 'utf8'))
const { openLibrary } = await import(new URL('../../../dist/library.js', import.meta.url).href)
const begun = performance.now()
const library = await openLibrary({ corpus, search })
const openMs = performance.now() - begun
const openMemory = process.memoryUsage.rss()
const first = performance.now()
await library.ask(questions.ask[0])
const firstMs = performance.now() - first

/** Times of one pass, and the longest that the event loop stood still in it. */
async function pass(list, answer) {
  const times = []
  let block = 0
  let since = performance.now()
  let going = true
  const watch = (async () => {
    while (going) {
      await setImmediate()
      const now = performance.now()
      block = Math.max(block, now - since)
      since = now
    }
  })()
  for (const question of list) {
    const start = performance.now()
    await answer(question)
    times.push(performance.now() - start)
    await setImmediate()
  }
  going = false
  await watch
  const sorted = times.sort((a, b) => a - b)
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { median: at(0.5), p99: at(0.99), block }
}

/** Answers a second, where sixteen ask at once. */
async function together(list, answer) {
  const [begun, { length }] = [performance.now(), list]
  const asker = async () => {
    while (list.length > 0) await answer(list.pop())
  }
  await Promise.all(Array.from({ length: 16 }, asker))
  return (length / (performance.now() - begun)) * 1000
}

const all = new Set(['question', 'name', 'topic', 'article'])
const kinds = {
  ask: (question) => library.ask(question),
  who: (name) => library.who(name),
  timeline: (topic) => library.timeline(topic, { limit: 20 }),
  typed: (typed) => library.suggest(typed, all, 25),
}
const answering = {}
for (const [kind, answer] of Object.entries(kinds)) {
  const [cold, warm] = [await pass(questions[kind], answer), await pass(questions[kind], answer)]
  answering[kind] = { cold, warm, together: await together([...questions[kind]], answer) }
}
/** What is in use once all that is not has been cleared away: heap and buffers. */
function inUse() {
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const memory = process.memoryUsage.rss()
console.log(JSON.stringify({ openMs, openMemory, firstMs, answering, memory, live: inUse() }))
await library.close()
