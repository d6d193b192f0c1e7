import { compareEdtf } from '../../src/dates/index.ts'
import type { Fact } from '../../src/facts/index.ts'
import { LatestOffice, officesIn } from '../../src/index/gathering.ts'
import { nameKey } from '../../src/names/name-key.ts'
import type { NameEntry } from '../../src/names/name-source.ts'
import { type ArticleNames, MergedName } from '../../src/names/name-table.ts'
import type { ArticleInfo } from '../../src/types.ts'

/** The names of articles, by their numbers, the most reported first, and the keys of common words. */
export function namesOf(articles: Iterable<readonly [number, ArticleNames]>): { names: NameEntry[]; common: string[] } {
  const merged = new Map<string, MergedName>()
  const common = new Map<string, number>()
  for (const [number, told] of articles) {
    for (const name of told.names) {
      const key = nameKey(name.name)
      if (key.length < 2) continue
      const one = merged.get(key) ?? new MergedName()
      merged.set(key, one)
      one.add(number, name)
    }
    for (const key of told.common) common.set(key, (common.get(key) ?? 0) + 1)
  }
  return {
    names: [...merged.values()]
      .map(({ entry }) => entry)
      .sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1)),
    common: [...common]
      .filter(([key, count]) => count * 2 >= (merged.get(key)?.entry.articles ?? 0))
      .map(([key]) => key)
      .sort(),
  }
}

/** Order of articles: the newest first, those without a date last, ties by title. */
export function newestFirst(a: ArticleInfo, b: ArticleInfo): number {
  const byDate =
    a.published && b.published ? compareEdtf(b.published, a.published) : a.published ? -1 : b.published ? 1 : 0
  return byDate || a.title.localeCompare(b.title)
}

/** The latest office of each person, in words, by the key of the name. */
export function officesOf(facts: readonly Fact[]): Record<string, string> {
  const offices = new Map<string, LatestOffice>()
  for (const report of officesIn(facts)) {
    const key = nameKey(report.who)
    const office = offices.get(key) ?? new LatestOffice()
    offices.set(key, office)
    office.add(report)
  }
  return Object.fromEntries([...offices].map(([key, { words }]) => [key, words]))
}
