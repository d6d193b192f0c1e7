import { breathe } from '../breathe.ts'
import type { Library } from '../library.ts'
import { numberIn, type Row, textIn } from '../search/database.ts'
import type { ServerDatabase } from './database.ts'
import { type Place, type Shelf, shelfKey } from './place.ts'

export const rhythms = ['day', 'week'] as const
export type Rhythm = (typeof rhythms)[number]

/** A channel that is told of what is new. */
export interface Digest {
  readonly server: string
  readonly channel: string
  readonly parent?: string
  readonly every: Rhythm
  /** Of the day, UTC. */
  readonly hour: number
  /** When the next one is due, in milliseconds since 1970. */
  readonly due: number
  /** The last arrival that it has told of. */
  readonly since: number
}

/** A name that a member wants to hear of. */
export interface Follow {
  readonly server: string
  readonly member: string
  readonly name: string
  /** Where it was asked for, which decides whose articles are meant. */
  readonly channel: string
  readonly parent?: string
  /** Told in that channel; else in private. */
  readonly isHere: boolean
  /** The last arrival that was looked at. */
  readonly since: number
}

/** An article that came to a shelf. */
export interface Arrival {
  /** Grows with each. */
  readonly id: number
  readonly article: string
  /** When it was seen first, in milliseconds since 1970. */
  readonly at: number
}

const hourMs = 60 * 60 * 1_000
const dayMs = 24 * hourMs
const monday = 1
/** Articles whose ids are compared before others have their turn. */
const batch = 500

/** When a digest is due next: at its hour, by the week on Mondays. Milliseconds since 1970; later than `after`. */
export function nextDue(every: Rhythm, hour: number, after: number): number {
  let due = Math.floor(after / dayMs) * dayMs + hour * hourMs
  while (due <= after || (every === 'week' && new Date(due).getUTCDay() !== monday)) due += dayMs
  return due
}

/**
 * What is new, and who wants to hear of it. An article is new to a shelf when its id was not there at an earlier look; each
 * digest and each follow remembers how far it has told, so that a restart loses and repeats nothing.
 */
export class News {
  /** Versions of libraries whose articles this process has compared. */
  readonly #compared = new Map<string, string>()
  /** Grows when a server's data are removed, so that what is being compared is not written after that. */
  #removals = 0

  /** @param now milliseconds since 1970 */
  constructor(
    private readonly database: ServerDatabase,
    private readonly now: () => number,
  ) {}

  /**
   * Compares the articles of a shelf with those known, and keeps what came. At the first look at a shelf nothing is new.
   * Where some server's data are removed meanwhile, it ends, and the next look does it.
   * @param library undefined for a shelf that is empty
   */
  async compare(
    shelf: Shelf | undefined,
    library: Pick<Library, 'version' | 'size' | 'sources'> | undefined,
  ): Promise<void> {
    const key = shelfKey(shelf)
    const version = library?.version ?? ''
    if (this.#compared.get(key) === version) return
    const known = this.database.row('select version from known_shelf where shelf = ?', [key])
    const removals = this.#removals
    if (known?.version !== version) {
      for (let from = 0; library && from < library.size; from += batch) {
        const page = await library.sources({ from, count: batch })
        if (removals !== this.#removals) return
        this.database.transaction(() => {
          for (const { id } of page)
            this.database.run(
              'insert or ignore into arrival (server, shelf, article, at, fresh) values (?, ?, ?, ?, ?)',
              [shelf?.server ?? null, key, id, this.now(), known === undefined ? 0 : 1],
            )
        })
        await breathe()
      }
      if (removals !== this.#removals) return
      this.database.run('insert or replace into known_shelf values (?, ?, ?)', [key, shelf?.server ?? null, version])
    }
    this.#compared.set(key, version)
  }

  /** The number of the last arrival, from which on all is new. */
  last(): number {
    return numberIn(this.database.row('select coalesce(max(id), 0) as last from arrival'), 'last')
  }

  /** What came to a shelf since an arrival, in order. */
  since(shelf: Shelf | undefined, since: number): Arrival[] {
    const sql = 'select id, article, at from arrival where shelf = ? and fresh = 1 and id > ? order by id'
    return this.database
      .rows(sql, [shelfKey(shelf), since])
      .map((row) => ({ id: numberIn(row, 'id'), article: textIn(row, 'article'), at: numberIn(row, 'at') }))
  }

  /** Servers in which somebody wants to hear of what is new. */
  servers(): string[] {
    const rows = this.database.rows('select server from digest union select server from follow')
    return rows.map((row) => textIn(row, 'server'))
  }

  digests(server: string): Digest[] {
    return this.database.rows('select * from digest where server = ? order by channel', [server]).map(digestIn)
  }

  /** Begins to tell a channel of what is new from now on (its articles have to be compared first), or goes on in another rhythm. */
  keepDigest(
    place: Required<Pick<Place, 'server' | 'channel'>> & Place,
    { every, hour }: Pick<Digest, 'every' | 'hour'>,
  ): void {
    const known = this.digests(place.server).find(({ channel }) => channel === place.channel)
    this.database.run('insert or replace into digest values (?, ?, ?, ?, ?, ?, ?)', [
      place.server,
      place.channel,
      place.parent ?? null,
      every,
      hour,
      nextDue(every, hour, this.now()),
      known?.since ?? this.last(),
    ])
  }

  /** A digest was told, or there was nothing to tell: the next is due at its time. */
  digested({ server, channel, every, hour }: Digest, since: number): void {
    const due = nextDue(every, hour, this.now())
    this.database.run('update digest set due = ?, since = ? where server = ? and channel = ?', [
      due,
      since,
      server,
      channel,
    ])
  }

  /** @returns whether there was one */
  dropDigest(server: string, channel: string): boolean {
    const known = this.digests(server).some((one) => one.channel === channel)
    this.database.run('delete from digest where server = ? and channel = ?', [server, channel])
    return known
  }

  /** What is followed in a server, by one of its members or by all. */
  follows(server: string, member?: string): Follow[] {
    const whose = member === undefined ? '' : 'and member = ?'
    const sql = `select * from follow where server = ? ${whose} order by name, member`
    return this.database.rows(sql, member === undefined ? [server] : [server, member]).map(followIn)
  }

  keepFollow({ server, member, name, channel, parent, isHere, since }: Follow): void {
    this.database.run('insert or replace into follow values (?, ?, ?, ?, ?, ?, ?)', [
      server,
      member,
      name,
      channel,
      parent ?? null,
      isHere ? 1 : 0,
      since,
    ])
  }

  /** What came up to an arrival was looked at for these. One that was removed meanwhile stays so. */
  followed(follows: readonly Follow[], since: number): void {
    this.database.transaction(() => {
      for (const { server, member, name } of follows)
        this.database.run('update follow set since = ? where server = ? and member = ? and name = ?', [
          since,
          server,
          member,
          name,
        ])
    })
  }

  dropFollows(follows: readonly Pick<Follow, 'server' | 'member' | 'name'>[]): void {
    this.database.transaction(() => {
      for (const { server, member, name } of follows)
        this.database.run('delete from follow where server = ? and member = ? and name = ?', [server, member, name])
    })
  }

  /** What was compared is forgotten, as a server's data are gone. */
  forget(): void {
    this.#removals++
    this.#compared.clear()
  }
}

const parentIn = ({ parent }: Row) => (typeof parent === 'string' ? { parent } : {})

const digestIn = (row: Row): Digest => ({
  server: textIn(row, 'server'),
  channel: textIn(row, 'channel'),
  ...parentIn(row),
  every: rhythms.find((one) => one === row.every) ?? 'week',
  hour: numberIn(row, 'hour'),
  due: numberIn(row, 'due'),
  since: numberIn(row, 'since'),
})

const followIn = (row: Row): Follow => ({
  server: textIn(row, 'server'),
  member: textIn(row, 'member'),
  name: textIn(row, 'name'),
  channel: textIn(row, 'channel'),
  ...parentIn(row),
  isHere: row.here === 1,
  since: numberIn(row, 'since'),
})
