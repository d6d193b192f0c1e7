import type { NameTable } from '../answer/names/name-table.ts'
import type { Fact } from '../facts/index.ts'
import type { Article, ArticleInfo } from '../types.ts'

/** An article and what was read off it. */
export interface StoryRecord {
  readonly article: Article
  readonly facts: readonly Fact[]
}

/** What timelines and profiles need of a corpus, wherever it lies. Articles are numbered from 0. */
export interface StorySource {
  readonly names: NameTable
  readonly infos: readonly ArticleInfo[]
  record(article: number): Promise<StoryRecord>
  /** Articles that fit a text, best first. */
  search(text: string, limit: number): Promise<readonly { readonly article: number; readonly score: number }[]>
  /** What `highlightsTable` made when the corpus was built. */
  highlights?(): Promise<unknown>
}

/** How many articles are read for one timeline or profile. */
export const mostArticles = 300

/** The articles to read, ascending: those that have the name, in the order of the search, then the newest, then what else the search finds. */
export function chooseArticles(
  found: readonly number[],
  named: readonly number[],
  infos: readonly ArticleInfo[],
): number[] {
  const chosen = new Set<number>()
  const take = (article: number) => chosen.size < mostArticles && chosen.add(article)
  const known = new Set(named)
  for (const article of found) if (known.has(article)) take(article)
  for (const article of [...named].sort((a, b) => (infos[b]?.published ?? '').localeCompare(infos[a]?.published ?? '')))
    take(article)
  for (const article of found) take(article)
  return [...chosen].sort((a, b) => a - b)
}
