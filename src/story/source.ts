import type { Fact } from '../facts/index.ts'
import type { NameEntry, NameSource } from '../names/name-source.ts'
import type { Article, Citation, NonEmpty } from '../types.ts'

/** An article and what was read off it. */
export interface StoryRecord {
  readonly article: Article
  readonly facts: readonly Fact[]
  /** The names in it, each in the form that the article uses in full. */
  readonly names: readonly string[]
}

/** What timelines and profiles need of a corpus, wherever it lies. Articles have numbers. */
export interface StorySource {
  readonly names: NameSource
  /** Number of articles. */
  readonly size: number
  /** Number of the article with this id; undefined where there is none. */
  numberOf(articleId: string): Promise<number | undefined>
  /** Articles in the order asked for, read a few at a time. */
  records(articles: readonly number[]): AsyncIterable<StoryRecord>
  /** Articles that fit a text, best first. */
  search(text: string, limit: number): Promise<readonly { readonly article: number; readonly score: number }[]>
  /** What `highlightsTable` made when the corpus was built. */
  highlights?(): Promise<unknown>
}

/** How many articles are read for one timeline or profile. */
export const mostArticles = 300

/** The articles to read, ascending: those that have one of the names, in the order of the search, then the newest, then what else the search finds. */
export async function chooseArticles(
  found: readonly number[],
  entries: readonly NameEntry[],
  names: NameSource,
): Promise<number[]> {
  const chosen = new Set<number>()
  const take = (article: number) => chosen.size < mostArticles && chosen.add(article)
  const known = new Set(await names.articlesOf(entries, found.length, found))
  for (const article of found) if (known.has(article)) take(article)
  for (const article of await names.articlesOf(entries, mostArticles)) take(article)
  for (const article of found) take(article)
  return [...chosen].sort((a, b) => a - b)
}

/** Citations in their order, each place once. */
export function distinctCitations([first, ...rest]: NonEmpty<Citation>): NonEmpty<Citation> {
  const placeOf = ({ article, start }: Citation) => `${article} ${start}`
  const seen = new Set([placeOf(first)])
  return [first, ...rest.filter((citation) => !seen.has(placeOf(citation)) && seen.add(placeOf(citation)))]
}
