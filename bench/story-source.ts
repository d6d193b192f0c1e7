import { listSources, readSource } from '../src/corpus/index.ts'
import { storySource } from '../src/library/answer-corpus.ts'
import type { StorySource } from '../src/story/index.ts'
import type { Article } from '../src/types.ts'
import { inMemory } from './memory-corpus.ts'

/** Articles in memory as timelines and profiles see them. */
export const sourceOf = async (articles: readonly Article[]): Promise<StorySource> =>
  storySource(await inMemory(articles))

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
