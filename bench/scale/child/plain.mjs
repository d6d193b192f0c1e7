// Plain lunr or MiniSearch on the same text: node plain.mjs CORPUS.jsonl lunr|minisearch QUESTIONS.json INDEX
import { createReadStream, readFileSync, statSync, writeFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import lunr from 'lunr'
import MiniSearch from 'minisearch'

const [corpus, engine, file, index] = process.argv.slice(2)
const { ask } = JSON.parse(readFileSync(file, 'utf8'))
const fields = ['title', 'text']

async function* articles() {
  for await (const line of createInterface({ input: createReadStream(corpus) })) if (line !== '') yield JSON.parse(line)
}

async function build() {
  if (engine === 'lunr') {
    const builder = new lunr.Builder()
    builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer)
    builder.searchPipeline.add(lunr.stemmer)
    builder.ref('id')
    for (const field of fields) builder.field(field)
    for await (const article of articles()) builder.add(article)
    return builder.build()
  }
  const search = new MiniSearch({ fields })
  for await (const article of articles()) search.add(article)
  return search
}

const start = performance.now()
const built = await build()
const buildMs = performance.now() - start
writeFileSync(index, JSON.stringify(built))
const buildPeak = process.resourceUsage().maxRSS * 1024

const opening = performance.now()
const text = readFileSync(index, 'utf8')
const opened = engine === 'lunr' ? lunr.Index.load(JSON.parse(text)) : MiniSearch.loadJSON(text, { fields })
const openMs = performance.now() - opening
const times = []
for (const question of ask) {
  const words = question.replace(/[^\p{L}\p{N}\s]/gu, ' ')
  const begun = performance.now()
  opened.search(words)
  times.push(performance.now() - begun)
}
times.sort((a, b) => a - b)
const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0
const { size } = statSync(index)
console.log(JSON.stringify({ buildMs, buildPeak, size, openMs, median: at(0.5), p99: at(0.99) }))
