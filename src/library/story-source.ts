import { breathe } from '../breathe.ts'
import { queryTerms } from '../search/query.ts'
import type { StoryRecord, StorySource } from '../story/index.ts'
import type { OpenedCorpus } from './backend.ts'

/** Records that are read at once. */
const batch = 8

/** An opened corpus as timelines and profiles want it. */
export function storySource(opened: OpenedCorpus): StorySource {
  return {
    names: opened.names,
    size: opened.size,
    numberOf: (id) => opened.numberOf(id),
    records: (articles) => readInBatches(opened, articles),
    search: async (text, limit) => {
      const best = new Map<number, number>()
      for (const hit of await opened.search(queryTerms(text), {}, limit * 2))
        if (!best.has(hit.article)) best.set(hit.article, hit.score)
      return [...best].slice(0, limit).map(([article, score]) => ({ article, score }))
    },
    highlights: () => opened.highlights(),
  }
}

async function* readInBatches(opened: OpenedCorpus, articles: readonly number[]): AsyncGenerator<StoryRecord> {
  for (let at = 0; at < articles.length; at += batch) {
    for (const { article, payload } of await opened.records(articles.slice(at, at + batch))) {
      yield { article, facts: payload.facts, names: payload.names.names.map(({ name }) => name) }
      await breathe()
    }
  }
}
