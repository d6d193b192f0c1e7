import { numberIn, SqliteFile, textIn } from '../../search/database.ts'
import type { SourceEntry } from '../../store/sources.ts'
import type { StoredRecord } from '../../store/types.ts'
import { highlightsTable, readHeld } from '../../story/index.ts'
import type { Payload } from '../payload.ts'
import { programVersion } from '../version.ts'
import { ArticleRows, type FormerArticle } from './article-rows.ts'
import { derive } from './derive.ts'
import { writeLunrIndex } from './lunr-passages.ts'
import { readMeta, writeMeta } from './meta.ts'
import { layout, schema } from './schema.ts'

/** A file that is being written. */
export class CorpusFile {
  readonly #file: SqliteFile
  readonly #rows: ArticleRows
  readonly #highlights = highlightsTable()
  readonly #removed = new Set<string>()
  #isWritten = false

  private constructor(file: SqliteFile) {
    this.#file = file
    file.exec('begin')
    this.#rows = new ArticleRows(file)
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

  get articles(): number {
    return numberIn(this.#file.row('select count(*) as articles from article'), 'articles')
  }

  /** Articles that came from a file of the corpus. */
  ofSource(source: string): FormerArticle[] {
    return this.#rows.ofSource(source)
  }

  /** Whether an article has this id. */
  isTaken(id: string): boolean {
    return this.#rows.isTaken(id)
  }

  /** @param hash of the article, in hexadecimal digits */
  add(source: string, hash: string, record: StoredRecord<Payload>): void {
    this.#rows.add(source, hash, record)
    this.#highlights.add(0, record.article, record.payload.facts)
  }

  remove({ id, number }: FormerArticle): void {
    this.#rows.remove(number)
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
  async finish(sources: readonly SourceEntry[], fingerprint: string): Promise<SqliteFile> {
    this.#rows.finish()
    await derive(this.#file)
    writeLunrIndex(this.#file)
    const kept = readHeld(readMeta(this.#file, 'held')).filter(({ citation }) => !this.#removed.has(citation.article))
    const highlights = highlightsTable([...kept, ...this.#highlights.held])
    writeMeta(this.#file, 'highlights', highlights.finish())
    writeMeta(this.#file, 'held', highlights.held)
    this.writeSources(sources)
    writeMeta(this.#file, 'layout', layout)
    writeMeta(this.#file, 'program', programVersion)
    writeMeta(this.#file, 'fingerprint', fingerprint)
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
