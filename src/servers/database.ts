import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { InputError } from '../errors.ts'
import { type Row, SqliteFile, type SqlValue } from '../search/database.ts'

/**
 * What brings the database from one version to the next: the first from nothing to 1. A step that was once released is
 * never changed; what comes later is a further step.
 */
const migrations: readonly string[] = [
  `create table setting (
     server text not null, name text not null, value text not null, primary key (server, name)) without rowid;
   create table audit (
     id integer primary key, server text not null, at integer not null, member text not null, change text not null);
   create index audit_of on audit (server, at);
   create table departed (server text primary key, at integer not null) without rowid;`,
  // What is known of the articles that all servers share is of none of them: there `server` is null.
  `create table arrival (
     id integer primary key autoincrement, server text, shelf text not null, article text not null,
     at integer not null, fresh integer not null, unique (shelf, article));
   create table known_shelf (shelf text primary key, server text, version text not null) without rowid;
   create table digest (
     server text not null, channel text not null, parent text, every text not null, hour integer not null,
     due integer not null, since integer not null, primary key (server, channel)) without rowid;
   create table follow (
     server text not null, member text not null, name text not null, channel text not null, parent text,
     here integer not null, since integer not null, primary key (server, member, name)) without rowid;`,
  // Days are written as 2026-11-30. A channel is named where it has articles of its own, else it is empty.
  `create table question (
     id integer primary key, server text not null, channel text not null, key text not null, day text not null,
     asked text not null, form text not null, status text not null, kind text not null, answer text,
     confidence real not null, article text, times integer not null, unique (server, key, day));
   create index question_form on question (server, channel, form);
   create table vote (
     server text not null, key text not null, member text not null, helpful integer not null, correction text,
     day text not null, primary key (server, key, member)) without rowid;
   create table pin (
     server text not null, channel text not null, form text not null, question text not null, answer text not null,
     article text not null, start integer not null, quote text not null, day text not null,
     primary key (server, channel, form)) without rowid;`,
]

/**
 * Milliseconds that a process waits for another one's transaction, in which it does nothing else; that it may wait when it
 * begins; and after which a lock is that of a process that is gone, as no transaction takes as long.
 */
const patience = { wait: 300, start: 15_000, gone: 10_000 } as const
/** Milliseconds after which what may wait is written. */
const laterMs = 250
/** Milliseconds after which it is tried again, where another process held the file, and how much may wait. */
const again = { ms: 5_000, most: 10_000 } as const
const isLocked = (error: unknown): boolean => error instanceof Error && /\blocked\b/.test(error.message)
/** The database's name in its folder. */
export const databaseFile = 'servers.db'

/**
 * What is kept of servers: one SQLite file, which several processes of one machine may share. Each change is a
 * transaction of its own; what is cut off in one is undone when the file is next opened.
 */
export class ServerDatabase {
  readonly #file: SqliteFile
  readonly #lock: string
  readonly #later: (() => void)[] = []
  #timer: NodeJS.Timeout | undefined
  #isWithin = false
  /** Another process held the file when what may wait was to be written. */
  #isHeld = false
  /** Told that what may wait could not be written: it waits on where another process holds the file, else it is lost. */
  onFault: (error: unknown) => void = (error) => {
    throw error
  }

  /**
   * Opens the database of a folder, which is made where it is not there, and brings it up to date.
   * @param folder where servers' data lie
   * @param steps that bring it up to date
   * @throws InputError where it can't be written, or is of a later version of the program
   */
  constructor(
    readonly folder: string,
    steps: readonly string[] = migrations,
  ) {
    const path = join(folder, databaseFile)
    this.#lock = `${path}.lock`
    try {
      mkdirSync(folder, { recursive: true })
      this.#file = SqliteFile.shared(path, patience.wait)
      // What is deleted is overwritten: nothing of it stays in the file.
      this.#patiently(() => this.#file.exec('pragma secure_delete = on'))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new InputError(`${folder} can't be written (${reason})`, 'set DATELINE_DATA to a folder that can')
    }
    this.#patiently(() => this.#migrate(path, steps))
  }

  rows(sql: string, values: readonly SqlValue[] = []): readonly Row[] {
    this.#flushFreely()
    return this.#locked(() => this.#file.rows(sql, values))
  }

  row(sql: string, values: readonly SqlValue[] = []): Row | undefined {
    return this.rows(sql, values)[0]
  }

  run(sql: string, values: readonly SqlValue[] = []): void {
    this.#flushFreely()
    this.#locked(() => this.#file.run(sql, values))
  }

  /** Does several changes together: all of them, or none where one throws. */
  transaction<T>(work: () => T): T {
    this.#flushFreely()
    return this.#transaction(work)
  }

  /** Writes within a quarter of a second, together with what else has come by then: for what is written often and of which a moment may be lost. */
  later(sql: string, values: readonly SqlValue[]): void {
    this.#later.push(() => this.#file.run(sql, values))
    this.#timer ??= setTimeout(() => this.flush(), laterMs).unref()
  }

  /** Writes what waits before something else is done, unless another process holds the file, for which nobody is to wait twice. */
  #flushFreely(): void {
    if (!this.#isHeld || !existsSync(this.#lock)) this.flush()
  }

  /** Writes what waits; not amid a transaction, after which it goes on waiting. */
  flush(): void {
    if (this.#isWithin) return
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#isHeld = false
    const writes = this.#later.splice(0)
    if (writes.length === 0) return
    try {
      this.#transaction(() => {
        for (const write of writes) write()
      })
    } catch (error) {
      if (isLocked(error)) {
        this.#later.unshift(...writes.slice(-again.most))
        this.#isHeld = true
        this.#timer ??= setTimeout(() => this.flush(), again.ms).unref()
      }
      this.onFault(error)
    }
  }

  close(): void {
    this.flush()
    clearTimeout(this.#timer)
    this.#file.close()
  }

  #transaction<T>(work: () => T): T {
    if (this.#isWithin) return work()
    this.#locked(() => this.#file.exec('begin immediate'))
    this.#isWithin = true
    try {
      const result = work()
      this.#file.exec('commit')
      return result
    } catch (error) {
      this.#file.exec('rollback')
      throw error
    } finally {
      this.#isWithin = false
    }
  }

  #migrate(path: string, steps: readonly string[]): void {
    const version = () => Number(this.row('pragma user_version')?.user_version)
    if (version() > steps.length) {
      this.#file.close()
      throw new InputError(`${path} is of a later version of Dateline`, 'update the program, or set DATELINE_DATA')
    }
    this.transaction(() => {
      // Read again within the transaction: another process may have been first.
      for (const step of steps.slice(version())) this.#file.exec(step)
      this.#file.exec(`pragma user_version = ${steps.length}`)
    })
  }

  /** Does what the start needs, and waits longer for another process: one that was killed a moment ago may have left its lock. */
  #patiently(work: () => void): void {
    for (const end = Date.now() + patience.start; ; Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)) {
      try {
        this.#locked(work)
        return
      } catch (error) {
        if (!isLocked(error) || Date.now() > end) throw error
      }
    }
  }

  /** Where a process was killed amid a transaction, its lock is left: it goes after a while, and the work is tried again. */
  #locked<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      if (!isLocked(error) || !this.#isAbandoned()) throw error
      rmSync(this.#lock, { recursive: true, force: true })
      return work()
    }
  }

  #isAbandoned(): boolean {
    const made = statSync(this.#lock, { throwIfNoEntry: false })?.mtimeMs
    return made !== undefined && Date.now() - made > patience.gone
  }
}
