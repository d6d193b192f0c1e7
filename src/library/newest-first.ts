import { compareEdtf } from '../dates/index.ts'
import type { ArticleInfo } from '../types.ts'

/** Order of articles: the newest first, those without a date last, ties by title. */
export function newestFirst(a: ArticleInfo, b: ArticleInfo): number {
  if (a.published && b.published) return compareEdtf(b.published, a.published) || a.title.localeCompare(b.title)
  return a.published ? -1 : b.published ? 1 : a.title.localeCompare(b.title)
}
