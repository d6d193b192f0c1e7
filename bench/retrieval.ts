/**
 * How often the right paragraph comes first, among the first five and among the first twenty: plain lunr and our engines side by side on
 * questions in the SQuAD 1.1 format, each paragraph an article. "close" adds how close together a paragraph has the question's words.
 *
 *     npx tsx bench/retrieval.ts FILE.json [QUESTIONS]
 */
import { readFileSync } from 'node:fs'
import { quantile } from 'd3-array'
import lunr from 'lunr'
import { closeness, closenessWeights } from '../src/search/closeness.ts'
import { SqliteFile } from '../src/search/database.ts'
import type { Candidate, SearchEngine } from '../src/search/engine.ts'
import { FtsSearch } from '../src/search/fts-search.ts'
import { LunrSearch, lunrIndex } from '../src/search/lunr-search.ts'
import { PassageWriter, passageSchema } from '../src/search/passage-table.ts'
import { passageTerms } from '../src/search/passages.ts'
import { inverseFrequency, queryTerms } from '../src/search/query.ts'
import { analyse } from '../src/search/terms.ts'
import { readSquadSet } from './eval/sets.ts'

interface Question {
  readonly text: string
  readonly paragraph: number
}

type Search = (question: string) => Promise<readonly number[]> | readonly number[]

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

/** Our engines over the same passages. */
function ours(texts: readonly string[]): { lunr: SearchEngine; sqlite: SearchEngine } {
  const file = SqliteFile.write(':memory:')
  file.exec(`${passageSchema} begin`)
  const writer = new PassageWriter(file)
  for (const [number, text] of texts.entries()) writer.add(number, { title: '', text })
  file.exec('commit')
  const terms = texts.flatMap((text) => passageTerms({ title: '', text }))
  const index = lunrIndex(terms.map((passage, number) => ({ number, terms: passage.terms })))
  return { lunr: new LunrSearch(file, index), sqlite: new FtsSearch(file) }
}

const searchBy =
  (engine: SearchEngine): Search =>
  async (question) =>
    articlesOf(await engine.search(queryTerms(question), {}, 20))

/** The same, ordered anew by how close together a passage has the question's words. */
function closeBy(engine: SearchEngine, texts: readonly string[]): Search {
  return async (question) => {
    const query = analyse(question)
    const frequencies = await engine.documentFrequencies(query)
    const weights = new Map(query.map((term, place) => [term, inverseFrequency(frequencies[place] ?? 0, engine.size)]))
    const scored = (await engine.search(queryTerms(question), {}, 20)).map((candidate) => {
      const passage = analyse((texts[candidate.article] ?? '').slice(candidate.start, candidate.end))
      const { pairs, window } = closeness(query, passage, (term) => weights.get(term) ?? 0)
      return {
        ...candidate,
        score: candidate.score + closenessWeights.pairs * pairs + closenessWeights.window * window,
      }
    })
    return articlesOf(scored.sort((one, other) => other.score - one.score))
  }
}

function articlesOf(candidates: readonly Candidate[]): number[] {
  return [...new Set(candidates.map(({ article }) => article))]
}

async function measure(name: string, search: Search, questions: readonly Question[]): Promise<void> {
  const places: number[] = []
  const times: number[] = []
  for (const { text, paragraph } of questions) {
    const start = performance.now()
    const found = await search(text)
    times.push(performance.now() - start)
    places.push((found.indexOf(paragraph) + 1 || Number.POSITIVE_INFINITY) - 1)
  }
  const within = (count: number) =>
    `${((100 * places.filter((place) => place < count).length) / questions.length).toFixed(1)} %`
  const time = (part: number): string => `${(quantile(times, part) ?? 0).toFixed(2)} ms`
  console.log(
    `${name.padEnd(12)} first ${within(1)}  in five ${within(5)}  in twenty ${within(20)}  median ${time(0.5)}  99th percentile ${time(0.99)}`,
  )
}

const [file, wanted = '1000'] = process.argv.slice(2)
if (file === undefined) {
  console.error('Name a file in the SQuAD 1.1 format: npx tsx bench/retrieval.ts FILE.json')
  process.exitCode = 2
} else {
  const { articles, questions: all } = readSquadSet(file, JSON.parse(readFileSync(file, 'utf8')), 'given')
  const texts = articles.map(({ text }) => text)
  const numbers = new Map(articles.map(({ id }, number) => [id, number]))
  const step = Math.max(1, Math.floor(all.length / Number(wanted)))
  const questions = all
    .filter((_, place) => place % step === 0)
    .map(({ question, article = '' }) => ({ text: question, paragraph: numbers.get(article) ?? -1 }))
  console.log(`${texts.length} paragraphs, ${questions.length} questions`)
  await measure('plain lunr', plainLunr(texts), questions)
  for (const [name, engine] of Object.entries(ours(texts))) {
    await measure(name, searchBy(engine), questions)
    await measure(`${name}, close`, closeBy(engine, texts), questions)
  }
}
