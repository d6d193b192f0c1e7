/**
 * How often the right paragraph comes first, or among the first five: plain lunr, a textbook BM25 and our engine side
 * by side on questions in the SQuAD 1.1 format, each paragraph an article.
 *
 *     npx tsx bench/retrieval.ts FILE.json [k1=0.8] [b=0.75] [commonShare=0.1] [candidates=1500] [pairsWeight=0.3] [windowWeight=0.8]
 */
import { readFileSync } from 'node:fs'
import lunr from 'lunr'
import { z } from 'zod'
import { closeness, closenessWeights } from '../src/search/closeness.ts'
import type { Candidate } from '../src/search/engine.ts'
import { LunrIndexBuilder } from '../src/search/lunr-backend.ts'
import { LunrEngine } from '../src/search/lunr-engine.ts'
import { queryTerms } from '../src/search/query.ts'
import { analyse } from '../src/search/terms.ts'
import { inverseFrequency } from '../src/search/weights.ts'
import { PlainBm25 } from './bm25.ts'

const format = z.object({
  data: z.array(
    z.object({
      title: z.string(),
      paragraphs: z.array(z.object({ context: z.string(), qas: z.array(z.object({ question: z.string() })) })),
    }),
  ),
})

interface Question {
  readonly text: string
  readonly paragraph: number
}

type Search = (question: string) => Promise<readonly number[]> | readonly number[]

function readParagraphs(file: string): { texts: string[]; questions: Question[] } {
  const { data } = format.parse(JSON.parse(readFileSync(file, 'utf8')))
  const texts: string[] = []
  const questions: Question[] = []
  for (const paragraph of data.flatMap((article) => article.paragraphs)) {
    for (const { question } of paragraph.qas) questions.push({ text: question, paragraph: texts.length })
    texts.push(paragraph.context)
  }
  return { texts, questions }
}

function plainLunr(texts: readonly string[]): Search {
  const index = lunr((builder) => {
    builder.ref('number')
    builder.field('body')
    texts.forEach((body, number) => {
      builder.add({ number, body })
    })
  })
  return (question) => index.search(question.replace(/[^\p{L}\p{N}\s]/gu, ' ')).map(({ ref }) => Number(ref))
}

async function ours(
  texts: readonly string[],
  options: Record<string, number>,
): Promise<{ plain: Search; near: Search }> {
  const builder = new LunrIndexBuilder()
  for (const text of texts) await builder.add({ title: '', text })
  const engine = new LunrEngine(builder.tables(), options)
  const search = (question: string): Promise<Candidate[]> => engine.search(queryTerms(question), {}, 20)
  const plain: Search = async (question) => articlesOf(await search(question))
  const near: Search = async (question) => {
    const query = analyse(question)
    const frequencies = await engine.documentFrequencies(query)
    const weights = new Map(query.map((term, place) => [term, inverseFrequency(frequencies[place] ?? 0, engine.size)]))
    const weightOf = (term: string): number => weights.get(term) ?? 0
    const scored = (await search(question)).map((candidate) => {
      const passage = analyse((texts[candidate.article] ?? '').slice(candidate.start, candidate.end))
      const { pairs, window } = closeness(query, passage, weightOf)
      return { ...candidate, score: candidate.score + pairsWeight * pairs + windowWeight * window }
    })
    return articlesOf(scored.sort((one, other) => other.score - one.score))
  }
  const { pairsWeight = closenessWeights.pairs, windowWeight = closenessWeights.window } = options
  return { plain, near }
}

function articlesOf(candidates: readonly Candidate[]): number[] {
  return [...new Set(candidates.map(({ article }) => article))]
}

async function measure(name: string, search: Search, questions: readonly Question[]): Promise<void> {
  let first = 0
  let five = 0
  const times: number[] = []
  for (const { text, paragraph } of questions) {
    const start = performance.now()
    const found = await search(text)
    times.push(performance.now() - start)
    if (found[0] === paragraph) first++
    if (found.slice(0, 5).includes(paragraph)) five++
  }
  times.sort((a, b) => a - b)
  const share = (count: number): string => `${((100 * count) / questions.length).toFixed(1)} %`
  const time = (part: number): string => `${(times[Math.floor(times.length * part)] ?? 0).toFixed(2)} ms`
  console.log(
    `${name.padEnd(12)} first ${share(first)}  in five ${share(five)}  median ${time(0.5)}  99th percentile ${time(0.99)}`,
  )
}

const [file, ...settings] = process.argv.slice(2)
if (file === undefined) {
  console.error('Name a file in the SQuAD 1.1 format: npx tsx bench/retrieval.ts FILE.json')
  process.exitCode = 2
} else {
  const options = Object.fromEntries(
    settings.map((setting) => setting.split('=')).map(([key, value]) => [key, Number(value)]),
  )
  const { texts, questions } = readParagraphs(file)
  console.log(`${texts.length} paragraphs, ${questions.length} questions`)
  await measure('plain lunr', plainLunr(texts), questions)
  const bm25 = new PlainBm25(texts)
  await measure('plain BM25', (question) => bm25.search(question, 20), questions)
  const { plain, near } = await ours(texts, options)
  await measure('ours', plain, questions)
  await measure('ours, close', near, questions)
}
