import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import sqlite, { type Database, type JSValue, type Statement } from 'node-sqlite3-wasm'

/** A row of a result, by column. */
export type Row = Readonly<Record<string, unknown>>

/** A value that goes into a statement. */
export type SqlValue = JSValue

/** Pages kept in memory, in kibibytes. */
const readCache = 16_000
const writeCache = 96_000

/** An SQLite file. Statements are prepared once. Not safe for two at a time: each call ends before the next begins. */
export class SqliteFile {
  readonly #database: Database
  readonly #statements = new Map<string, Statement>()
  /** Those whose rows are being read one by one. */
  readonly #reading = new Set<Statement>()

  private constructor(database: Database) {
    this.#database = database
  }

  /**
   * Opens a file that nobody changes. It may be moved away while it is open.
   *
   * The library locks a file by a folder beside it, one process at a time. A file that nobody changes needs no lock, so
   * each reader opens it by a name of its own, in a temporary folder that is gone again when this returns.
   */
  static read(file: string): SqliteFile {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-'))
    try {
      const name = join(folder, 'corpus.db')
      symlinkSync(resolve(file), name)
      const opened = new SqliteFile(new sqlite.Database(name, { readOnly: true, fileMustExist: true }))
      opened.exec(`pragma locking_mode = exclusive; pragma cache_size = -${readCache}; pragma query_only = true`)
      opened.row('select count(*) as tables from sqlite_schema')
      return opened
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  /** Opens a file to write into, which nobody else has open; a new one where there is none. */
  static write(file: string): SqliteFile {
    const opened = new SqliteFile(new sqlite.Database(file))
    // The file is moved into place only when it is whole, so nothing is lost with a journal.
    opened.exec(`pragma page_size = 8192; pragma journal_mode = off; pragma synchronous = off`)
    opened.exec(`pragma locking_mode = exclusive; pragma cache_size = -${writeCache}`)
    return opened
  }

  /**
   * Opens a file that several processes write, one transaction at a time; a new one where there is none.
   * @param wait milliseconds that one waits for another
   */
  static shared(file: string, wait: number): SqliteFile {
    const opened = new SqliteFile(new sqlite.Database(file))
    opened.exec(`pragma busy_timeout = ${wait}; pragma foreign_keys = on`)
    return opened
  }

  exec(sql: string): void {
    this.#database.exec(sql)
  }

  rows(sql: string, values: readonly SqlValue[] = []): readonly Row[] {
    return this.#ask(sql, values)
  }

  row(sql: string, values: readonly SqlValue[] = []): Row | undefined {
    // Not `get`, which leaves the statement at its first row, so that no transaction can end.
    return this.#ask(sql, values)[0]
  }

  run(sql: string, values: readonly SqlValue[] = []): void {
    this.#does(sql, (statement) => statement.run([...values]))
  }

  /** Rows one by one, for results too large to hold. The statement must not be run again before the last row. */
  *each(sql: string, values: readonly SqlValue[] = []): Generator<Row> {
    const statement = this.#database.prepare(sql)
    this.#reading.add(statement)
    try {
      yield* statement.iterate([...values])
    } finally {
      if (this.#reading.delete(statement)) statement.finalize()
    }
  }

  /** Also ends what is still being read: a file with statements left would stay open. */
  close(): void {
    for (const statement of [...this.#statements.values(), ...this.#reading]) statement.finalize()
    this.#statements.clear()
    this.#reading.clear()
    if (this.#database.isOpen) this.#database.close()
  }

  #ask(sql: string, values: readonly SqlValue[]): readonly Row[] {
    return this.#does(sql, (statement) => statement.all([...values]))
  }

  #does<T>(sql: string, work: (statement: Statement) => T): T {
    const statement = this.#statement(sql)
    try {
      return work(statement)
    } catch (error) {
      // A statement that has failed once fails ever after. Where it was SQLite that failed, ending it says the same once more.
      this.#statements.delete(sql)
      statement.finalize()
      throw error
    }
  }

  #statement(sql: string): Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    const made = this.#database.prepare(sql)
    this.#statements.set(sql, made)
    return made
  }
}

/** A text as one string of FTS5's query language; what no word has and a query must not is left out. */
export const ftsString = (text: string): string => `"${text.replace(/["\0\p{Cs}]/gu, '')}"`

/** @throws TypeError when the column is no number */
export function numberIn(row: Row | undefined, column: string): number {
  const value = row?.[column]
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return Number(value)
  throw new TypeError(`column ${column} is no number`)
}

/** @throws TypeError when the column is no text */
export function textIn(row: Row | undefined, column: string): string {
  const value = row?.[column]
  if (typeof value === 'string') return value
  throw new TypeError(`column ${column} is no text`)
}

/** @throws TypeError when the column holds no bytes */
export function bytesIn(row: Row | undefined, column: string): Uint8Array {
  const value = row?.[column]
  if (value instanceof Uint8Array) return value
  throw new TypeError(`column ${column} has no bytes`)
}

/** Whether SQLite met a file that is none or not whole. */
export const isDamage = (error: unknown): boolean => error instanceof sqlite.SQLite3Error
