import { compareEdtf } from '../../dates/index.ts'
import { numberIn, type SqliteFile, textIn } from '../../search/database.ts'
import { infoIn } from './stored-json.ts'

/** Order of dates: the newest first, none (an empty string) last. */
function newestDateFirst(a: string, b: string): number {
  if (a && b) return compareEdtf(b, a)
  return a ? -1 : b ? 1 : 0
}

/**
 * Numbers of all articles by date, the newest first, ties by title, then by number. In memory are the dates that there are, and
 * the titles of the articles of one date.
 *
 * @param file with a table `article` (number, published, info) and an index on its dates
 */
export function* newestNumbers(file: SqliteFile): Generator<number> {
  const dates = file.rows('select distinct published from article').map((row) => textIn(row, 'published'))
  for (const date of dates.sort(newestDateFirst)) yield* byTitle(file, date)
}

function byTitle(file: SqliteFile, date: string): number[] {
  const titled: { readonly number: number; readonly title: string }[] = []
  for (const row of file.each('select number, info from article where published = ? order by number', [date]))
    titled.push({ number: numberIn(row, 'number'), title: infoIn(row).title })
  return titled.sort((a, b) => a.title.localeCompare(b.title)).map(({ number }) => number)
}
