import { breathe } from '../breathe.ts'
import { compareEdtf, formatEdtf } from '../dates/index.ts'
import type { Fact, FactOf } from '../facts/index.ts'
import { nameKey } from '../names/name-key.ts'
import type { NameEntry } from '../names/name-source.ts'
import { MergedName } from '../names/name-table.ts'
import { numberIn, type Row, type SqliteFile, type SqlValue, textIn } from '../search/database.ts'
import { isNameKind, type NameKind } from '../types.ts'
import { type Payload, readInfo } from './stored-article.ts'

// What follows from all articles together, made in a file: in memory are some batches of rows, however large the corpus.

/**
 * What single articles give to the tables over their corpus. `place` is that among the names or the offices of an
 * article. `published` is empty where there is no date.
 */
export const gatheringSchema = `
  create table naming (
    key text not null, published text not null, article integer not null, place integer not null, name text not null,
    kind text not null, count integer not null, aliases text not null,
    primary key (key, published, article, place)) without rowid;
  create table common_word (key text not null, article integer not null, primary key (key, article)) without rowid;
  create table holding (key text not null, article integer not null, place integer not null, fact text not null,
    primary key (key, article, place)) without rowid;
`

/** Rows held before they are written. */
const mostHeld = 40_000

/** Writes rows in the order of their keys, many at a time, so that a page of the table is written once for many of them. */
export class SortedRows<Row extends readonly SqlValue[]> {
  #held: Row[] = []

  /** @param sql writes one row */
  constructor(
    private readonly file: SqliteFile,
    private readonly sql: string,
    private readonly compare: (a: Row, b: Row) => number,
  ) {}

  add(row: Row): void {
    this.#held.push(row)
    if (this.#held.length >= mostHeld) this.flush()
  }

  /** Writes what is held. To be called at the end, and before the rows are read. */
  flush(): void {
    for (const row of this.#held.sort(this.compare)) this.file.run(this.sql, row)
    this.#held = []
  }
}

type Keyed = readonly [key: string, ...SqlValue[]]

/** Order of rows by the key that they begin with. */
export const byKey = ([a]: Keyed, [b]: Keyed): number => (a < b ? -1 : a > b ? 1 : 0)

/** What of a payload is gathered. */
type Told = Pick<Payload, 'names' | 'facts'>

/** What the table of offices needs of a fact. */
type OfficeReport = Pick<FactOf<'office'>, 'who' | 'phrase' | 'of' | 'asOf'>

/** The offices that the facts of an article tell of as held now. */
export function officesIn(facts: readonly Fact[]): OfficeReport[] {
  return facts.flatMap((fact) => {
    if (fact.kind !== 'office' || fact.former) return []
    const { who, phrase, of, asOf } = fact
    return [{ who, phrase, ...(of === undefined ? {} : { of }), ...(asOf === undefined ? {} : { asOf }) }]
  })
}

/** Names with shorter keys are not kept. */
const shortest = 2

/** Writes and removes what single articles tell of names, common words and offices. */
export class ArticleReports {
  readonly #file: SqliteFile
  readonly #naming: SortedRows<Keyed>
  readonly #common: SortedRows<Keyed>
  readonly #holding: SortedRows<Keyed>

  /** @param file with the tables of `gatheringSchema` */
  constructor(file: SqliteFile) {
    this.#file = file
    this.#naming = new SortedRows(file, 'insert into naming values (?, ?, ?, ?, ?, ?, ?, ?)', byKey)
    this.#common = new SortedRows(file, 'insert or ignore into common_word values (?, ?)', byKey)
    this.#holding = new SortedRows(file, 'insert into holding values (?, ?, ?, ?)', byKey)
  }

  /**
   * @param number of the article
   * @param published its date as EDTF; empty where it has none
   */
  add(number: number, published: string, { names: { names, common }, facts }: Told): void {
    for (const [place, { name, kind, aliases, count }] of names.entries()) {
      const key = nameKey(name)
      if (key.length < shortest) continue
      this.#naming.add([key, published, number, place, name, kind, count, JSON.stringify(aliases)])
    }
    for (const key of common) this.#common.add([key, number])
    for (const [place, fact] of officesIn(facts).entries())
      this.#holding.add([nameKey(fact.who), number, place, JSON.stringify(fact)])
  }

  /** Takes out again what `add` was given, once it has been written. */
  remove(number: number, published: string, { names: { names, common }, facts }: Told): void {
    for (const key of new Set(names.map(({ name }) => nameKey(name)))) {
      const sql = 'delete from naming where key = ? and published = ? and article = ?'
      this.#file.run(sql, [key, published, number])
    }
    for (const key of common) this.#file.run('delete from common_word where key = ? and article = ?', [key, number])
    for (const key of new Set(officesIn(facts).map((fact) => nameKey(fact.who))))
      this.#file.run('delete from holding where key = ? and article = ?', [key, number])
  }

  /** Writes what is still held. */
  finish(): void {
    for (const rows of [this.#naming, this.#common, this.#holding]) rows.flush()
  }
}

/** SQLite would sort in memory, so a table keeps the order while the names are read. */
const ranking = `create table ranked_name (
  articles integer not null, letters blob not null, name text not null, kind text not null, aliases text not null,
  primary key (articles desc, letters)) without rowid`

type RankedRow = readonly [articles: number, letters: Uint8Array, name: string, kind: string, aliases: string]

/**
 * All names of the articles gathered in a file, the most reported first, ties by name. One is in memory at a time.
 */
export async function* rankedNames(file: SqliteFile): AsyncGenerator<NameEntry> {
  file.exec(ranking)
  try {
    const insert = 'insert into ranked_name values (?, ?, ?, ?, ?)'
    const rows = new SortedRows<RankedRow>(file, insert, (a, b) => b[0] - a[0] || Buffer.compare(a[1], b[1]))
    for await (const { name, kind, aliases, articles } of mergedNames(file))
      rows.add([articles, lettersOf(name), name, kind, JSON.stringify(aliases)])
    rows.flush()
    const sql = 'select name, kind, aliases, articles from ranked_name order by articles desc, letters'
    for (const row of file.each(sql)) yield nameEntryIn(row)
  } finally {
    file.exec('drop table ranked_name')
  }
}

/** Bytes that sort as JavaScript sorts strings, which SQLite sorts by code point. */
const lettersOf = (name: string): Uint8Array => Buffer.from(name, 'utf16le').swap16()

/** @throws TypeError when it has not the columns of a name */
export function nameEntryIn(row: Row): NameEntry {
  const [name, kind] = [textIn(row, 'name'), kindIn(row)]
  return { name, kind, aliases: aliasesIn(row), articles: numberIn(row, 'articles') }
}

function kindIn(row: Row): NameKind {
  const kind = textIn(row, 'kind')
  if (isNameKind(kind)) return kind
  throw new TypeError(`${kind} is no kind of name`)
}

function aliasesIn(row: Row): string[] {
  const value: unknown = JSON.parse(textIn(row, 'aliases'))
  if (!Array.isArray(value)) throw new TypeError('aliases are no list')
  return value.map(String)
}

/** What is made of the rows of each key, one key after the other; others have their turn between two keys. */
async function* madeOfKeys<Made>(
  file: SqliteFile,
  sql: string,
  make: () => Made,
  add: (made: Made, row: Row) => void,
): AsyncGenerator<readonly [key: string, made: Made]> {
  let current: readonly [string, Made] | undefined
  for (const row of file.each(sql)) {
    const key = textIn(row, 'key')
    if (current?.[0] !== key) {
      if (current !== undefined) yield current
      current = [key, make()]
      await breathe()
    }
    add(current[1], row)
  }
  if (current !== undefined) yield current
}

/** What the articles call each name put together, one key after the other. */
async function* mergedNames(file: SqliteFile): AsyncGenerator<NameEntry> {
  const sql = 'select * from naming order by key, article, place'
  const add = (merged: MergedName, row: Row): void => {
    const name = { name: textIn(row, 'name'), kind: kindIn(row), aliases: aliasesIn(row) }
    merged.add(numberIn(row, 'article'), { ...name, count: numberIn(row, 'count') })
  }
  for await (const [, { entry }] of madeOfKeys(file, sql, () => new MergedName(), add)) yield entry
}

/** Keys of one-word names that are common words in at least half as many articles as they are names in. */
export function* commonKeys(file: SqliteFile): Generator<string> {
  const sql = `select key from (select key, count(*) as articles from common_word group by key) as word
    where articles * 2 >= (select count(distinct article) from naming where naming.key = word.key)`
  for (const row of file.each(sql)) yield textIn(row, 'key')
}

/** The latest of a person's offices. */
export class LatestOffice {
  #latest: { readonly phrase: string; readonly asOf?: string } | undefined

  /** Of two offices of one date, the fuller phrase that says of what is kept. */
  add({ phrase, of, asOf }: OfficeReport): void {
    const known = this.#latest
    const later = !known || (asOf !== undefined && (known.asOf === undefined || compareEdtf(known.asOf, asOf) < 0))
    const fuller = known?.asOf === asOf && of !== undefined && phrase.length > (known?.phrase.length ?? 0)
    if (later || fuller) this.#latest = { phrase: phrase.replace(/\s+/g, ' '), ...(asOf ? { asOf } : {}) }
  }

  /** In words, with its date. */
  get words(): string {
    const { phrase = '', asOf } = this.#latest ?? {}
    return asOf ? `${phrase}, ${formatEdtf(asOf)}` : phrase
  }
}

/** The latest office of each person that has one, by the key of the name. */
export async function* latestOffices(file: SqliteFile): AsyncGenerator<readonly [key: string, office: string]> {
  const sql = 'select key, fact from holding order by key, article, place'
  const add = (office: LatestOffice, row: Row) => office.add(officeIn(row))
  for await (const [key, { words }] of madeOfKeys(file, sql, () => new LatestOffice(), add)) yield [key, words]
}

const isOffice = (value: unknown): value is OfficeReport =>
  typeof value === 'object' && value !== null && 'who' in value && 'phrase' in value

function officeIn(row: Row): OfficeReport {
  const value: unknown = JSON.parse(textIn(row, 'fact'))
  if (isOffice(value)) return value
  throw new TypeError('a row of the index is no office')
}

/** Order of dates: the newest first, none (an empty string) last. */
function newestDateFirst(a: string, b: string): number {
  if (a && b) return compareEdtf(b, a)
  return a ? -1 : b ? 1 : 0
}

/**
 * Numbers of all articles by date, the newest first, ties by title, then by number. In memory are the dates that there
 * are, and the titles of the articles of one date.
 *
 * @param file with a table `article` (number, published, info) and an index on its dates
 */
export function* newestNumbers(file: SqliteFile): Generator<number> {
  const dates = file.rows('select distinct published from article').map((row) => textIn(row, 'published'))
  const sql = 'select number, info from article where published = ? order by number'
  for (const date of dates.sort(newestDateFirst)) {
    const titled: { readonly number: number; readonly title: string }[] = []
    for (const row of file.each(sql, [date]))
      titled.push({ number: numberIn(row, 'number'), title: readInfo(JSON.parse(textIn(row, 'info'))).title })
    for (const { number } of titled.sort((a, b) => a.title.localeCompare(b.title))) yield number
  }
}
