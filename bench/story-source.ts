import { NameTable, NameTableBuilder, namesOf } from '../src/answer/names/name-table.ts'
import { listSources, readSource } from '../src/corpus/index.ts'
import { extractFacts } from '../src/facts/index.ts'
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
    names.add(records.length, namesOf(document))
    table.add(records.length, article, facts)
    records.push({ article, facts })
    await index.add({ title: article.title, text: article.text })
  }
  const engine = new LunrEngine(index.tables(), {})
  const highlights: unknown = JSON.parse(JSON.stringify(table.finish()))
  return {
    names: new NameTable(names.finish()),
    infos: records.map(({ article: { text: _text, ...info } }) => info),
    record: async (number) => {
      const record = records[number]
      if (!record) throw new Error(`no article has number ${number}`)
      return record
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
