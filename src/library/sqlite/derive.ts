import { breathe } from '../../breathe.ts'
import { keysOf, nameWords, startsOf } from '../../names/name-key.ts'
import { numberIn, type SqliteFile } from '../../search/database.ts'
import { commonKeys } from '../gathering/common-keys.ts'
import { latestOffices } from '../gathering/latest-offices.ts'
import { newestNumbers } from '../gathering/newest-numbers.ts'
import { nameEntryIn, rankedNames } from '../gathering/ranked-names.ts'
import { byKey, SortedRows } from '../gathering/sorted-rows.ts'
import { derived } from './schema.ts'
import { writeSpellings } from './spellings.ts'

/** Makes anew what follows from all articles together: the names, the offices, the order by date. */
export async function derive(file: SqliteFile): Promise<void> {
  for (const table of derived) file.run(`delete from ${table}`)
  file.run("insert into name_start (name_start) values ('delete-all')")
  await writeNames(file)
  await indexNames(file)
  for (const key of commonKeys(file)) file.run('insert into common_key values (?)', [key])
  for await (const [key, office] of latestOffices(file)) file.run('insert into office values (?, ?)', [key, office])
  let place = 0
  for (const number of newestNumbers(file)) file.run('insert into newest values (?, ?)', [place++, number])
}

/** Names get their numbers in the order of their rank. */
async function writeNames(file: SqliteFile): Promise<void> {
  let number = 0
  for await (const { name, kind, aliases, articles } of rankedNames(file)) {
    const row = [number++, name, kind, JSON.stringify(aliases), articles, nameWords(name).join(' ')]
    file.run('insert into name values (?, ?, ?, ?, ?, ?)', row)
  }
}

/** Writes what names are found by. */
async function indexNames(file: SqliteFile): Promise<void> {
  const words = new Set<string>()
  const keys = new SortedRows<readonly [string, number]>(file, 'insert into name_key values (?, ?)', byKey)
  for (const row of file.each('select number, name, kind, aliases, articles from name order by number')) {
    const number = numberIn(row, 'number')
    const entry = nameEntryIn(row)
    const parts = nameWords(entry.name)
    const start = 'insert into name_start (rowid, starts, words) values (?, ?, ?)'
    file.run(start, [number, startsOf(entry).join(' '), parts.join(' ')])
    for (const key of keysOf(entry)) keys.add([key, number])
    for (const part of parts) words.add(part)
    await breathe()
  }
  keys.flush()
  writeSpellings(file, words)
}
