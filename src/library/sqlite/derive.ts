import { keysOf, startsOf } from '../../answer/names/name-forms.ts'
import { nameKey, nameWords } from '../../answer/names/name-key.ts'
import { NameTableBuilder, type StoredName } from '../../answer/names/name-table-builder.ts'
import { breathe } from '../../breathe.ts'
import { numberIn, type Row, type SqliteFile, textIn } from '../../search/sqlite/database.ts'
import { writeSpellings } from '../../search/sqlite/spellings.ts'
import type { ArticleInfo } from '../../types.ts'
import { isNameKind } from '../../types.ts'
import { newestFirst } from '../newest-first.ts'
import { OfficeTableBuilder } from '../offices.ts'
import { stringsIn } from './columns.ts'
import { readInfo, readOffice } from './json.ts'
import { derived } from './schema.ts'

/** Makes anew what follows from all articles together: the names, the offices, the order by date. */
export async function derive(file: SqliteFile): Promise<void> {
  for (const table of derived) file.run(`delete from ${table}`)
  file.run("insert into name_start (name_start) values ('delete-all')")
  const names = await gatherNames(file)
  writeNames(file, names)
  await writeOffices(file)
  writeNewest(file)
}

/** Entries of all names, the most reported first. */
async function gatherNames(file: SqliteFile): Promise<StoredName[]> {
  const names: StoredName[] = []
  const common = commonCounts(file)
  for await (const [key, builder] of byKey(file)) {
    const [entry] = builder.finish().entries
    if (entry === undefined) continue
    // Only their number is needed from here on.
    names.push({ ...entry, articles: new Array(1).fill(entry.articles.length) })
    if ((common.get(key) ?? 0) * 2 >= entry.articles.length) common.set(key, Number.POSITIVE_INFINITY)
  }
  const known = new Set(names.map(({ name }) => nameKey(name)))
  for (const [key, articles] of common)
    if (articles === Number.POSITIVE_INFINITY || !known.has(key)) file.run('insert into common_key values (?)', [key])
  return names.sort((a, b) => (b.articles[0] ?? 0) - (a.articles[0] ?? 0) || (a.name < b.name ? -1 : 1))
}

function commonCounts(file: SqliteFile): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of file.each('select key, count(*) as articles from common_word group by key'))
    counts.set(textIn(row, 'key'), numberIn(row, 'articles'))
  return counts
}

/** What the articles call each name, one key after the other. */
async function* byKey(file: SqliteFile): AsyncGenerator<readonly [string, NameTableBuilder]> {
  let rows: Row[] = []
  const keyOf = (row: Row | undefined): string => textIn(row, 'key')
  const sql = 'select key, article, name, kind, count, aliases from naming order by key, published, article'
  for (const row of file.each(sql)) {
    if (rows.length > 0 && keyOf(rows[0]) !== keyOf(row)) {
      yield [keyOf(rows[0]), builderOf(rows)]
      rows = []
      await breathe()
    }
    rows.push(row)
  }
  if (rows.length > 0) yield [keyOf(rows[0]), builderOf(rows)]
}

/** @param rows of one key */
function builderOf(rows: readonly Row[]): NameTableBuilder {
  const builder = new NameTableBuilder()
  for (const row of [...rows].sort((a, b) => numberIn(a, 'article') - numberIn(b, 'article'))) {
    const kind = textIn(row, 'kind')
    if (!isNameKind(kind)) throw new TypeError(`${kind} is no kind of name`)
    const name = { name: textIn(row, 'name'), kind, aliases: stringsIn(row, 'aliases'), count: numberIn(row, 'count') }
    builder.add(numberIn(row, 'article'), { names: [name], common: [] })
  }
  return builder
}

function writeNames(file: SqliteFile, names: readonly StoredName[]): void {
  const words = new Set<string>()
  const keys: [string, number][] = []
  for (const [number, entry] of names.entries()) {
    const { name, kind, aliases, articles } = entry
    const parts = nameWords(name)
    const row = [number, name, kind, JSON.stringify(aliases), articles[0] ?? 0, parts.join(' ')]
    file.run('insert into name values (?, ?, ?, ?, ?, ?)', row)
    file.run('insert into name_start (rowid, starts, words) values (?, ?, ?)', [
      number,
      startsOf(entry).join(' '),
      parts.join(' '),
    ])
    for (const key of keysOf(entry)) keys.push([key, number])
    for (const part of parts) words.add(part)
  }
  keys.sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x - y))
  for (const pair of keys) file.run('insert into name_key values (?, ?)', pair)
  writeSpellings(file, 'name', words)
}

async function writeOffices(file: SqliteFile): Promise<void> {
  const table = new OfficeTableBuilder()
  for (const row of file.each('select fact from holding order by key, article, place')) {
    table.add([readOffice(textIn(row, 'fact'))])
    await breathe()
  }
  for (const [key, phrase] of Object.entries(table.finish()))
    file.run('insert into office values (?, ?)', [key, phrase])
}

function writeNewest(file: SqliteFile): void {
  const all: (readonly [ArticleInfo, number])[] = []
  for (const row of file.each('select number, info from article order by number'))
    all.push([readInfo(textIn(row, 'info')), numberIn(row, 'number')])
  all.sort(([a], [b]) => newestFirst(a, b))
  for (const [place, [, number]] of all.entries()) file.run('insert into newest values (?, ?)', [place, number])
}
