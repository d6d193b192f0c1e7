import { compareEdtf } from '../../src/dates/index.ts'
import type { Fact } from '../../src/facts/index.ts'
import { LatestOffice, officesIn } from '../../src/index/gathering.ts'
import { nameKey } from '../../src/names/name-key.ts'
import type { ArticleInfo } from '../../src/types.ts'

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
    const office = offices.get(key) ?? new LatestOffice(key)
    offices.set(key, office)
    office.add(report)
  }
  return Object.fromEntries([...offices].map(([key, { words }]) => [key, words]))
}
