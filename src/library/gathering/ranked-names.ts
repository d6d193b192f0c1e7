import { breathe } from '../../breathe.ts'
import type { NameEntry } from '../../names/name-source.ts'
import { NameTableBuilder, type StoredName } from '../../names/name-table.ts'
import { numberIn, type Row, type SqliteFile, textIn } from '../../search/database.ts'
import { isNameKind, type NameKind } from '../../types.ts'
import { SortedRows } from './sorted-rows.ts'
import { stringsIn } from './stored-json.ts'

/** SQLite would sort in memory, so a table keeps the order while the names are read. */
const ranking = `create table ranked_name (
  articles integer not null, letters blob not null, name text not null, kind text not null, aliases text not null,
  primary key (articles desc, letters)) without rowid`

type RankedRow = readonly [articles: number, letters: Uint8Array, name: string, kind: string, aliases: string]

/**
 * All names of the articles gathered in a file, as `NameTableBuilder` makes them and in its order: the most reported
 * first, ties by name. One is in memory at a time.
 */
export async function* rankedNames(file: SqliteFile): AsyncGenerator<NameEntry> {
  file.exec(ranking)
  try {
    await rank(file)
    const sql = 'select name, kind, aliases, articles from ranked_name order by articles desc, letters'
    for (const row of file.each(sql)) yield nameEntryIn(row)
  } finally {
    file.exec('drop table ranked_name')
  }
}

/** @throws TypeError when it has not the columns of a name */
export function nameEntryIn(row: Row): NameEntry {
  const [name, kind] = [textIn(row, 'name'), kindIn(row)]
  return { name, kind, aliases: stringsIn(row, 'aliases'), articles: numberIn(row, 'articles') }
}

function kindIn(row: Row): NameKind {
  const kind = textIn(row, 'kind')
  if (isNameKind(kind)) return kind
  throw new TypeError(`${kind} is no kind of name`)
}

async function rank(file: SqliteFile): Promise<void> {
  const insert = 'insert into ranked_name values (?, ?, ?, ?, ?)'
  const rows = new SortedRows<RankedRow>(file, insert, (a, b) => b[0] - a[0] || Buffer.compare(a[1], b[1]))
  for await (const { name, kind, aliases, articles } of mergedNames(file))
    rows.add([articles.length, lettersOf(name), name, kind, JSON.stringify(aliases)])
  rows.flush()
}

/** Bytes that sort as JavaScript sorts strings, which SQLite sorts by code point. */
const lettersOf = (name: string): Uint8Array => Buffer.from(name, 'utf16le').swap16()

/** What the articles call each name put together, one key after the other. */
async function* mergedNames(file: SqliteFile): AsyncGenerator<StoredName> {
  let current = ''
  let builder = new NameTableBuilder()
  for (const row of file.each('select * from naming order by key, article, place')) {
    const key = textIn(row, 'key')
    if (key !== current) {
      yield* builder.finish().entries
      await breathe()
      builder = new NameTableBuilder()
      current = key
    }
    const name = { name: textIn(row, 'name'), kind: kindIn(row), aliases: stringsIn(row, 'aliases') }
    builder.add(numberIn(row, 'article'), { names: [{ ...name, count: numberIn(row, 'count') }], common: [] })
  }
  yield* builder.finish().entries
}
