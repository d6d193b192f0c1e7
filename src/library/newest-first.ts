import { compareEdtf } from '../dates/index.ts'
import type { ArticleInfo, Edtf } from '../types.ts'

/** Order of articles: the newest first, those without a date last, ties by title. */
export function newestFirst(a: ArticleInfo, b: ArticleInfo): number {
  return newestDateFirst(a.published, b.published) || a.title.localeCompare(b.title)
}

/** Order of dates: the newest first, none (also as an empty string) last. */
export function newestDateFirst(a: Edtf | undefined, b: Edtf | undefined): number {
  if (a && b) return compareEdtf(b, a)
  return a ? -1 : b ? 1 : 0
}
