import { compareEdtf } from '../../src/dates/index.ts'
import type { ArticleInfo } from '../../src/types.ts'

/** Order of articles: the newest first, those without a date last, ties by title. */
export function newestFirst(a: ArticleInfo, b: ArticleInfo): number {
  const byDate =
    a.published && b.published ? compareEdtf(b.published, a.published) : a.published ? -1 : b.published ? 1 : 0
  return byDate || a.title.localeCompare(b.title)
}
