import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { removeIndex } from '../library.ts'
import { numberIn, textIn } from '../search/database.ts'
import { ServerDatabase } from './database.ts'
import { News } from './news.ts'
import { Pins } from './pins.ts'
import { type Shelf, serverFolder, shelfFolder } from './place.ts'
import { Questions } from './questions.ts'
import { Settings } from './settings.ts'
import { Votes } from './votes.ts'

/** Changes of a server that are kept. */
const mostChanges = 1_000
const dayMs = 24 * 60 * 60 * 1_000

/** A change that somebody made to what a server has. */
export interface AuditLine {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Discord's id of who made it. */
  readonly member: string
  readonly change: string
}

/** How much was removed. */
export interface Removed {
  readonly files: number
  /** Rows of the database. */
  readonly entries: number
}

/** How many files lie in a folder, those of the folders in it too; 0 where it is not there. */
export async function filesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).length
}

/** All that is kept of servers: rows of one database, and a folder a server. */
export class ServerData {
  readonly database: ServerDatabase
  readonly settings: Settings
  readonly news: News
  readonly questions: Questions
  readonly votes: Votes
  readonly pins: Pins

  /**
   * @param folder where it lies
   * @param now milliseconds since 1970
   * @throws InputError where the folder can't be written
   */
  constructor(
    readonly folder: string,
    readonly now: () => number = Date.now,
  ) {
    this.database = new ServerDatabase(folder)
    this.settings = new Settings(this.database, now)
    this.news = new News(this.database, now)
    this.questions = new Questions(this.database, this.settings, now)
    this.votes = new Votes(this.database, this.questions, now)
    this.pins = new Pins(this.database, now)
  }

  /** Writes down who changed what; of each server the last thousand changes are kept. */
  note(server: string, member: string, change: string): void {
    this.database.run(
      'delete from audit where server = ?1 and id <= (select id from audit where server = ?1 order by id desc limit 1 offset ?2)',
      [server, mostChanges - 1],
    )
    this.database.run('insert into audit (server, at, member, change) values (?, ?, ?, ?)', [
      server,
      this.now(),
      member,
      change,
    ])
  }

  /** The last changes, the newest first. */
  audit(server: string, limit: number): AuditLine[] {
    const rows = this.database.rows(
      'select at, member, change from audit where server = ? order by at desc, id desc limit ?',
      [server, limit],
    )
    return rows.map((row) => ({
      at: numberIn(row, 'at'),
      member: textIn(row, 'member'),
      change: textIn(row, 'change'),
    }))
  }

  /** Removes the articles of a shelf, and what was built from them. */
  async removeShelf(shelf: Shelf): Promise<void> {
    const folder = shelfFolder(this.folder, shelf)
    await rm(folder, { recursive: true, force: true })
    await removeIndex(folder)
  }

  /** Removes all that is kept of a server. What is open of it has to be closed first. */
  async remove(server: string): Promise<Removed> {
    const folder = serverFolder(this.folder, server)
    const files = await filesIn(folder)
    const { ownChannels = [] } = this.settings.of(server)
    // One whose setting was lost may still have its articles.
    const channels = new Set([...ownChannels, ...(await readdir(join(folder, 'channels')).catch(() => []))])
    await this.removeShelf({ server })
    for (const channel of channels) await this.removeShelf({ server, channel })
    await rm(folder, { recursive: true, force: true })
    const entries = this.#delete(this.#tables('server'), { server })
    this.settings.forget(server)
    this.news.forget()
    this.pins.forget(server)
    return { files, entries }
  }

  /** Removes what is kept of a channel that is no more: its own articles, pins, digests and the like. What is open of them has to be closed first. */
  async removeChannel(server: string, channel: string): Promise<void> {
    const { ownChannels, channels } = this.settings.of(server)
    const without = (list: readonly string[] | undefined) => list?.filter((one) => one !== channel)
    if (ownChannels?.includes(channel) === true || channels?.includes(channel) === true)
      this.settings.change(server, { ownChannels: without(ownChannels), channels: without(channels) })
    if (ownChannels?.includes(channel) === true) await this.removeShelf({ server, channel })
    this.#delete(this.#tables('server', 'channel'), { server, channel })
    this.pins.forget(server)
  }

  /**
   * Removes all that is kept of a member, but for the lines that say who changed what.
   * @param server undefined for every server
   * @returns how many rows
   */
  removeMember(member: string, server: string | undefined): number {
    const tables = this.#tables('server', 'member').filter((table) => table !== 'audit')
    return this.#delete(tables, { member, ...(server !== undefined && { server }) })
  }

  /** Removes the rows that have these values. @returns how many */
  #delete(tables: readonly string[], values: Readonly<Record<string, string>>): number {
    const where = Object.keys(values)
      .map((column) => `${column} = ?`)
      .join(' and ')
    return this.database.transaction(() =>
      tables.reduce((sum, table) => {
        const row = this.database.row(`select count(*) as found from ${table} where ${where}`, Object.values(values))
        this.database.run(`delete from ${table} where ${where}`, Object.values(values))
        return sum + (row === undefined ? 0 : numberIn(row, 'found'))
      }, 0),
    )
  }

  /** The tables with columns of these names. */
  #tables(...columns: readonly ('server' | 'member' | 'channel')[]): string[] {
    const sql = `select m.name as name from sqlite_schema m join pragma_table_info(m.name) c
      where m.type = 'table' and c.name in (${columns.map(() => '?').join()}) group by m.name having count(*) = ?`
    return this.database.rows(sql, [...columns, columns.length]).map((row) => textIn(row, 'name'))
  }

  /** The bot is in a server: what was to be removed stays. */
  arrived(server: string): void {
    if (this.#departedAt(server) !== undefined) this.database.run('delete from departed where server = ?', [server])
  }

  /** The bot is no longer in a server: what is kept of it is removed after a while. */
  departed(server: string): void {
    if (this.#departedAt(server) === undefined)
      this.database.run('insert into departed values (?, ?)', [server, this.now()])
  }

  #departedAt(server: string): number | undefined {
    const row = this.database.row('select at from departed where server = ?', [server])
    return row && numberIn(row, 'at')
  }

  /** The servers of which something is kept. */
  servers(): string[] {
    const parts = this.#tables('server').map((table) => `select server from ${table}`)
    const sql = `select server from (${parts.join(' union ')}) where server is not null`
    return this.database.rows(sql).map((row) => textIn(row, 'server'))
  }

  /** Servers that the bot has left so many days ago. */
  longGone(days: number): string[] {
    const rows = this.database.rows('select server from departed where at <= ?', [this.now() - days * dayMs])
    return rows.map((row) => textIn(row, 'server'))
  }

  close(): void {
    this.database.close()
  }
}
