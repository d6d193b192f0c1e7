import * as z from 'zod'
import { cares } from '../types.ts'
import type { ServerDatabase } from './database.ts'

const id = z.string().regex(/^\d{1,20}$/)

/** What the owner of a server decides, by name; a value that is missing or no longer understood is as if nothing was decided. */
const shapes = {
  /** Which articles answer: those that all servers share, or the server's own. */
  corpus: z.enum(['shared', 'own']),
  /** Channels that answer from articles of their own instead. */
  ownChannels: z.array(id).readonly(),
  /** How sure an answer must be. */
  care: z.enum(cares),
  /** Whether replies are seen by who asks only, unless that member chooses otherwise. */
  private: z.boolean(),
  /** Who may manage the articles besides those who may manage the server. */
  managerRole: id,
  /** The only channels where questions are answered. */
  channels: z.array(id).readonly(),
  /** The only roles whose members are answered. */
  roles: z.array(id).readonly(),
  /** In which language dates are written: that of each member's Discord, or one for all. */
  dates: z.string().regex(/^(?:member|[a-z]{2,3}(?:-[A-Z]{2}|-\d{3})?)$/),
  /** Whether questions and members' words on answers are kept, and so what `/insights` shows. */
  keep: z.boolean(),
  /** Days after which they are removed. */
  days: z.number().int().min(1).max(365),
} as const

type Shapes = typeof shapes
export type SettingName = keyof Shapes

/** What was decided for a server. */
export type ServerSettings = { readonly [Name in SettingName]?: z.infer<Shapes[Name]> }
/** Changes of settings; undefined takes a decision back. */
export type SettingChanges = { readonly [Name in SettingName]?: ServerSettings[Name] | undefined }

/** Where nothing was decided. */
export const defaultDays = 30

const isSetting = (name: unknown): name is SettingName => typeof name === 'string' && Object.hasOwn(shapes, name)

/** The settings of servers. They are read often, and so kept in memory for a moment: another process may change them. */
export class Settings {
  readonly #known = new Map<string, { readonly settings: ServerSettings; readonly until: number }>()

  /**
   * @param now milliseconds since 1970
   * @param trustMs milliseconds for which settings that were read are taken as they are
   */
  constructor(
    private readonly database: ServerDatabase,
    private readonly now: () => number = Date.now,
    private readonly trustMs = 5_000,
  ) {}

  /** @param server its id; undefined outside of servers, where nothing is decided */
  of(server: string | undefined): ServerSettings {
    if (server === undefined) return {}
    const known = this.#known.get(server)
    if (known && known.until > this.now()) return known.settings
    const settings = this.#freshOr(server, known?.settings)
    if (this.#known.size > 1_000) this.#known.clear()
    this.#known.set(server, { settings, until: this.now() + this.trustMs })
    return settings
  }

  change(server: string, changes: SettingChanges): void {
    this.database.transaction(() => {
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined) this.database.run('delete from setting where server = ? and name = ?', [server, name])
        else this.database.run('insert or replace into setting values (?, ?, ?)', [server, name, JSON.stringify(value)])
      }
    })
    this.#known.delete(server)
  }

  /** What was read is forgotten, as the server's data are gone. */
  forget(server: string): void {
    this.#known.delete(server)
  }

  /** The settings as they are now; those of before where another process holds the database. */
  #freshOr(server: string, before: ServerSettings | undefined): ServerSettings {
    try {
      return this.#read(server)
    } catch (error) {
      if (before === undefined) throw error
      return before
    }
  }

  #read(server: string): ServerSettings {
    const rows = this.database.rows('select name, value from setting where server = ?', [server])
    return Object.fromEntries(
      rows.flatMap(({ name, value }) => {
        const parsed = isSetting(name) ? shapes[name].safeParse(parsedJson(String(value))) : undefined
        return parsed?.success === true ? [[name, parsed.data]] : []
      }),
    )
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
