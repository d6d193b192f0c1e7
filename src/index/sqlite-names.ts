import { nameKey } from '../names/name-key.ts'
import type { NameEntry, NameSource } from '../names/name-source.ts'
import { nearestWords, tolerance } from '../names/name-source.ts'
import { ftsString, numberIn, type Row, type SqliteFile, textIn } from '../search/database.ts'
import type { NameKind } from '../types.ts'
import { nameEntryIn } from './gathering.ts'

const columns = 'name.name, name.kind, name.aliases, name.articles'

/** The names of a corpus in an SQLite file. */
export class SqliteNames implements NameSource {
  readonly #file: SqliteFile

  constructor(file: SqliteFile) {
    this.#file = file
  }

  async find(keys: readonly string[], limit: number): Promise<NameEntry[][]> {
    const sql = `select ${columns} from name_key join name using (number) where key = ? order by name_key.number limit ?`
    return keys.map((key) => this.#file.rows(sql, [key, limit]).map(nameEntryIn))
  }

  async common(keys: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(keys.filter((key) => this.#file.row('select 1 as found from common_key where key = ?', [key])))
  }

  async known(words: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(words.filter((word) => this.#isWord(word)))
  }

  async nearest(word: string, limit: number): Promise<string[]> {
    const most = tolerance(word)
    if (most === 0) return []
    const near = this.#sameFirst(word, most)
    const others = most > 1 ? firstLetterEdits(word).filter((other) => this.#isWord(other)) : []
    return nearestWords(word, [...near, ...others], limit)
  }

  async withWord(word: string, limit: number): Promise<NameEntry[]> {
    const sql = `select ${columns} from name join (select rowid as found from name_start where name_start match ? order by rowid limit ?) on found = number order by number`
    return this.#file.rows(sql, [`words : ${ftsString(word)}`, limit]).map(nameEntryIn)
  }

  async longer(words: string, limit: number): Promise<string[]> {
    const sql = 'select folded from name where folded > ? and folded < ? order by folded limit ?'
    return this.#file.rows(sql, [`${words} `, `${words} \u{10ffff}`, limit]).map((row) => textIn(row, 'folded'))
  }

  async complete(prefixes: readonly string[], kinds: ReadonlySet<NameKind>, limit: number): Promise<NameEntry[]> {
    const among = [...kinds].map((kind) => `'${kind}'`).join(', ')
    if (prefixes.includes('')) {
      const all = `select ${columns} from name where kind in (${among}) order by number limit ?`
      return this.#file.rows(all, [limit]).map(nameEntryIn)
    }
    // The more reported a name is, the lower its number: the first that are found are those wanted.
    const sql = `select ${columns} from name_start join name on name.number = name_start.rowid
      where name_start match ? and kind in (${among}) order by name_start.rowid limit ?`
    const query = `starts : (${prefixes.map((prefix) => `${ftsString(prefix)} *`).join(' OR ')})`
    return this.#file.rows(sql, [query, limit]).map(nameEntryIn)
  }

  async articlesOf(entries: readonly NameEntry[], limit: number, among?: readonly number[]): Promise<number[]> {
    const keys = [...new Set(entries.map(({ name }) => nameKey(name)))]
    const found = new Map<number, string>()
    for (const key of keys) {
      const rows = among === undefined ? this.#newestOf(key, limit) : this.#those(key, among)
      for (const row of rows) found.set(numberIn(row, 'article'), textIn(row, 'published'))
    }
    const sorted = [...found].sort(([a, x], [b, y]) => (x < y ? 1 : x > y ? -1 : a - b))
    return sorted.slice(0, limit).map(([number]) => number)
  }

  #newestOf(key: string, limit: number): readonly Row[] {
    const sql = 'select distinct published, article from naming where key = ? order by published desc, article limit ?'
    return this.#file.rows(sql, [key, limit])
  }

  #those(key: string, among: readonly number[]): readonly Row[] {
    const sql = `select naming.published as published, naming.article as article from article cross join naming
      on naming.key = ? and naming.published = article.published and naming.article = article.number where article.number = ? limit 1`
    return among.flatMap((number) => this.#file.rows(sql, [key, number]))
  }

  #isWord(word: string): boolean {
    const sql = 'select 1 as found from name_start where name_start match ? limit 1'
    return this.#file.row(sql, [`words : ${ftsString(word)}`]) !== undefined
  }

  /** Words with the same first letter whose length differs by at most `most`, shorter ones first. */
  #sameFirst(word: string, most: number): string[] {
    const [letter = ''] = word
    const sql = 'select words from spelling where first = ? and length between ? and ? order by length'
    const rows = this.#file.rows(sql, [letter, word.length - most, word.length + most])
    return rows.flatMap((row) => textIn(row, 'words').split(' '))
  }
}

const alphabet = [...'abcdefghijklmnopqrstuvwxyz']

/** One edit that changes the first letter. */
function firstLetterEdits(word: string): string[] {
  const [first = ''] = word
  const rest = word.slice(first.length)
  return [rest, ...alphabet.map((letter) => letter + rest), ...alphabet.map((letter) => letter + word)].filter(
    (other) => other !== word && !other.startsWith(first),
  )
}
