import { listSources, readSource } from '../src/corpus/index.ts'
import { extractFacts } from '../src/facts/index.ts'
import { NameTable, NameTableBuilder, namesOf } from '../src/names/name-table.ts'
import { readDocument } from '../src/nlp/document.ts'
import { LunrIndexBuilder } from '../src/search/lunr-backend.ts'
import { LunrEngine } from '../src/search/lunr-engine.ts'
import { queryTerms } from '../src/search/query.ts'
import { highlightsTable, type StoryRecord, type StorySource } from '../src/story/index.ts'
import type { Article } from '../src/types.ts'

/** Articles in memory, read as a build reads them. */
export async function sourceOf(articles: readonly Article[]): Promise<StorySource> {
  const records: StoryRecord[] = []
  const names = new NameTableBuilder()
  const table = highlightsTable()
  const index = new LunrIndexBuilder()
  for (const article of articles) {
    const document = readDocument(article)
    const facts = extractFacts(document)
    const found = namesOf(document)
    names.add(records.length, found)
    table.add(records.length, article, facts)
    records.push({ article, facts, names: found.names.map(({ name }) => name) })
    await index.add({ title: article.title, text: article.text })
  }
  const engine = new LunrEngine(index.tables(), {})
  const highlights: unknown = JSON.parse(JSON.stringify(table.finish()))
  return {
    names: new NameTable(names.finish(), (number) => records[number]?.article.published ?? ''),
    size: records.length,
    numberOf: async (id) => {
      const number = records.findIndex((record) => record.article.id === id)
      return number < 0 ? undefined : number
    },
    records: async function* (numbers) {
      for (const number of numbers) yield records[number] ?? fail(number)
    },
    search: async (text, limit) => {
      const best = new Map<number, number>()
      for (const { article, score } of await engine.search(queryTerms(text), {}, limit * 4))
        if (!best.has(article)) best.set(article, score)
      return [...best].slice(0, limit).map(([article, score]) => ({ article, score }))
    },
    highlights: async () => highlights,
  }
}

function fail(number: number): never {
  throw new Error(`no article has number ${number}`)
}

/** The corpus in a folder, in memory. */
export async function memorySource(folder: string): Promise<StorySource> {
  const articles: Article[] = []
  for (const file of await listSources(folder)) {
    for await (const read of readSource(file)) {
      if (!('article' in read)) throw new Error(`${read.file}: ${read.reason}`)
      articles.push(read.article)
    }
  }
  return sourceOf(articles)
}
