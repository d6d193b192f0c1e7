import { numberIn, type SqliteFile, textIn } from '../../search/sqlite/database.ts'
import { newestDateFirst } from '../newest-first.ts'
import { infoIn } from './stored-json.ts'

/**
 * Numbers of all articles in the order of `newestFirst`, ties by number. In memory are the dates that there are, and
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
