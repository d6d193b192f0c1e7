import { breathe } from '../breathe.ts'
import { infoOf } from '../citation.ts'
import { keysOf, nameWords, startsOf } from '../names/name-key.ts'
import { numberIn, SqliteFile, textIn } from '../search/database.ts'
import { type LunrIndex, lunrIndex } from '../search/lunr-search.ts'
import { PassageWriter } from '../search/passage-table.ts'
import { passageTerms } from '../search/passages.ts'
import { highlightsTable, readHeld } from '../story/index.ts'
import {
  ArticleReports,
  byKey,
  commonKeys,
  latestOffices,
  nameEntryIn,
  newestNumbers,
  rankedNames,
  SortedRows,
} from './gathering.ts'
import { derived, packed, readMeta, recordIn, schema, writeMeta } from './layout.ts'
import { fingerprintOf, programVersion, type SourceEntry } from './sources.ts'
import { foldedTitle, type StoredRecord, searched } from './stored-article.ts'

/** An article as a former build left it. */
interface FormerArticle {
  readonly number: number
  readonly id: string
  /** Of its content, in hexadecimal digits. */
  readonly hash: string
}

/** A file that is being written. */
export class CorpusFile {
  readonly #file: SqliteFile
  readonly #passages: PassageWriter
  readonly #reports: ArticleReports
  readonly #highlights = highlightsTable()
  readonly #removed = new Set<string>()
  #next: number
  #isWritten = false

  private constructor(file: SqliteFile) {
    this.#file = file
    file.exec('begin')
    this.#passages = new PassageWriter(file)
    this.#reports = new ArticleReports(file)
    this.#next = numberIn(file.row('select coalesce(max(number) + 1, 0) as next from article'), 'next')
  }

  static create(path: string): CorpusFile {
    const file = SqliteFile.write(path)
    file.exec(schema)
    return new CorpusFile(file)
  }

  /** @param path of a copy of a built file */
  static copyOf(path: string): CorpusFile {
    return new CorpusFile(SqliteFile.write(path))
  }

  /** Articles that came from a file of the corpus. */
  ofSource(source: string): FormerArticle[] {
    const rows = this.#file.rows('select number, id, hash from article where source = ? order by number', [source])
    return rows.map((row) => ({ number: numberIn(row, 'number'), id: textIn(row, 'id'), hash: textIn(row, 'hash') }))
  }

  /** Whether an article has this id. */
  isTaken(id: string): boolean {
    return this.#file.row('select 1 as taken from article where id = ?', [id]) !== undefined
  }

  /** @param hash of the article, in hexadecimal digits */
  add(source: string, hash: string, record: StoredRecord): void {
    const { article, payload } = record
    const info = infoOf(article)
    const number = this.#next++
    const published = info.published ?? ''
    this.#passages.add(number, searched(article))
    const row = [number, info.id, source, hash, published, JSON.stringify(info)]
    this.#file.run('insert into article values (?, ?, ?, ?, ?, ?)', row)
    this.#file.run('insert into record values (?, ?)', [number, packed(record)])
    this.#file.run('insert into title (rowid, words) values (?, ?)', [number, foldedTitle(info.title)])
    this.#reports.add(number, published, payload)
    this.#highlights.add(0, article, payload.facts)
  }

  /** Takes an article out again, with all that it gave. */
  remove({ id, number }: FormerArticle): void {
    const { article, payload } = recordIn(this.#file.row('select body from record where number = ?', [number]))
    this.#passages.remove(number)
    this.#reports.remove(number, article.published ?? '', payload)
    this.#file.run('delete from title where rowid = ?', [number])
    this.#file.run('delete from record where number = ?', [number])
    this.#file.run('delete from article where number = ?', [number])
    this.#removed.add(id)
  }

  /** Takes out the articles of all other files. */
  keepSources(files: ReadonlySet<string>): void {
    for (const row of this.#file.rows('select distinct source from article')) {
      const source = textIn(row, 'source')
      if (!files.has(source)) for (const former of this.ofSource(source)) this.remove(former)
    }
  }

  writeSources(sources: readonly SourceEntry[]): void {
    this.#file.run('delete from source')
    for (const [place, entry] of sources.entries())
      this.#file.run('insert into source values (?, ?)', [place, JSON.stringify(entry)])
  }

  /**
   * Writes what follows from all articles. Nothing can be added after.
   * @returns the file, to read from until it is closed
   */
  async finish(sources: readonly SourceEntry[]): Promise<SqliteFile> {
    this.#reports.finish()
    await derive(this.#file)
    const kept = readHeld(readMeta(this.#file, 'held')).filter(({ citation }) => !this.#removed.has(citation.article))
    const highlights = highlightsTable([...kept, ...this.#highlights.held])
    writeMeta(this.#file, 'highlights', highlights.finish())
    writeMeta(this.#file, 'held', highlights.held)
    this.writeSources(sources)
    writeMeta(this.#file, 'program', programVersion)
    writeMeta(this.#file, 'fingerprint', fingerprintOf(sources))
    this.#file.exec('commit')
    this.#isWritten = true
    return this.#file
  }

  /** Ends the writing. What was not finished is of no use. */
  close(): void {
    if (!this.#isWritten) this.#file.exec('commit')
    this.#file.close()
  }
}

/** Makes anew what follows from all articles together: the names, the offices, the order by date, lunr's index. */
async function derive(file: SqliteFile): Promise<void> {
  for (const table of derived) file.run(`delete from ${table}`)
  file.run("insert into name_start (name_start) values ('delete-all')")
  await writeNames(file)
  await indexNames(file)
  for (const key of commonKeys(file)) file.run('insert into common_key values (?)', [key])
  for await (const [key, office] of latestOffices(file)) file.run('insert into office values (?, ?)', [key, office])
  let place = 0
  for (const number of newestNumbers(file)) file.run('insert into newest values (?, ?)', [place++, number])
  const passages = numberIn(file.row('select count(*) as passages from passage'), 'passages')
  writeMeta(file, 'lunr', passages <= mostForLunr ? makeLunrIndex(file) : null)
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

/** Keeps words of names by first letter and length, so that few are compared with a misspelt one. */
function writeSpellings(file: SqliteFile, words: Iterable<string>): void {
  const groups = new Map<string, string[]>()
  for (const word of words) {
    if (!/^\p{L}+$/u.test(word)) continue
    const [letter = ''] = word
    const key = `${letter} ${word.length}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [word])
    else group.push(word)
  }
  for (const [key, group] of groups) {
    const [first = '', length = ''] = key.split(' ')
    file.run('insert into spelling values (?, ?, ?)', [first, Number(length), group.sort().join(' ')])
  }
}

/**
 * Corpora of no more passages than this are searched by lunr where the owner does not say: with so many it takes a
 * millisecond and some 30 MB, and both grow faster than the corpus. Of larger ones no index of lunr's is kept.
 */
const mostForLunr = 1_000

/** Makes lunr's index of all passages in a file. */
export const makeLunrIndex = (file: SqliteFile): LunrIndex => lunrIndex(passagesOf(file))

function* passagesOf(file: SqliteFile): Generator<{ readonly number: number; readonly terms: readonly string[] }> {
  for (const row of file.each('select number, body from record order by number')) {
    const rows = file.rows('select number from passage where article = ? order by number', [numberIn(row, 'number')])
    const numbers = rows.map((passage) => numberIn(passage, 'number'))
    for (const [place, { terms }] of passageTerms(recordIn(row).article).entries())
      yield { number: numbers[place] ?? -1, terms }
  }
}
