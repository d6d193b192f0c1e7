// Answers as the bot does, with the library in a thread of its own: node bot-answers.mjs CORPUS QUESTIONS.json
import { readFileSync } from 'node:fs'
import 'discord.js'

const [corpus, file] = process.argv.slice(2)
const { libraryOpener } = await import(new URL('../../../dist/library.js', import.meta.url).href)
const opener = await libraryOpener()
const library = await opener.open({ corpus })
const questions = JSON.parse(readFileSync(file, 'utf8'))

/** Asks all; for each what proposed the answer, its time, and the work of all threads. */
async function pass() {
  const took = []
  for (const question of questions) {
    const [start, before] = [performance.now(), process.cpuUsage()]
    const { kind } = await library.ask(question)
    const { user, system } = process.cpuUsage(before)
    took.push({ kind, elapsed: performance.now() - start, processor: (user + system) / 1000 })
  }
  return took
}

await pass()
const took = await pass()
console.log(JSON.stringify({ took, memory: process.resourceUsage().maxRSS * 1024 }))
await library.close()
await opener.close()
