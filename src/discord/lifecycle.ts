import { GatewayDispatchEvents } from 'discord.js'
import * as z from 'zod'
import { errorFields } from './log.ts'
import type { Services } from './services.ts'
import type { GatewayEvent } from './sharding.ts'

const hourMs = 60 * 60 * 1_000

const guild = z.object({ id: z.string().regex(/^\d{1,20}$/), unavailable: z.boolean().optional().catch(undefined) })
const session = z.object({
  guilds: z.array(guild),
  shard: z.tuple([z.number(), z.number().positive()]).default([0, 1]),
})

/** The shard that a server's events come on, by Discord's rule. */
const shardOf = (server: string, shards: number): number => Number((BigInt(server) >> 22n) % BigInt(shards))

const asked = z.object({
  guild_id: z.string(),
  authorizing_integration_owners: z.record(z.string(), z.string()).optional(),
})
/** In the owners of an interaction: the server that has the bot. Members who have it for themselves use it elsewhere too. */
const installedInServer = '0'

/** The server in which somebody asks, where the bot is in it. */
export function serverAskedIn(interaction: unknown): string | undefined {
  const { guild_id, authorizing_integration_owners: owners } = asked.safeParse(interaction).data ?? {}
  return owners === undefined || owners[installedInServer] === guild_id ? guild_id : undefined
}

const channel = z.object({ id: z.string(), guild_id: z.string() })

/** Keeps what is kept of servers true to where the bot is: some time after it was removed from a server, that server's data go. */
export class Lifecycle {
  #timer: NodeJS.Timeout | undefined
  #sweeping: Promise<void> = Promise.resolve()
  /** Servers that the bot is said to have left, since this process began. */
  readonly #gone = new Set<string>()
  /** How many shards there are, by those whose servers Discord has named to this process. */
  readonly #sessions = new Map<number, number>()

  constructor(
    private readonly services: Pick<Services, 'articles' | 'config' | 'data' | 'libraries' | 'log'>,
    private readonly everyMs = hourMs,
  ) {}

  /** Begins to look for data whose time is over: each hour, and when Discord has named the servers that the bot is in. */
  watch(): void {
    this.#timer = setInterval(() => this.#sweep(), this.everyMs).unref()
    this.#sweep()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    // What ends may have begun more.
    for (let last: unknown; last !== this.#sweeping; ) {
      last = this.#sweeping
      await last
    }
  }

  /** Takes an event as it came through the gateway. A fault is logged: the next session begins with all servers again. */
  take(event: GatewayEvent): void {
    try {
      this.#take(event)
    } catch (error) {
      this.services.log.error(errorFields(error), 'where the bot is could not be written down')
    }
  }

  #take({ name, data }: GatewayEvent): void {
    if (name === GatewayDispatchEvents.Ready) this.#compare(data)
    if (name === GatewayDispatchEvents.InteractionCreate) this.#isAsked(data)
    if (name === GatewayDispatchEvents.ChannelDelete) this.#removeChannel(data)
    const known = name === GatewayDispatchEvents.GuildCreate || name === GatewayDispatchEvents.GuildDelete
    const server = known ? guild.safeParse(data).data : undefined
    // A server that is away for a while (an outage) is not one that the bot has left.
    if (server === undefined || server.unavailable === true) return
    if (name === GatewayDispatchEvents.GuildCreate) this.#arrived(server.id)
    else this.#departed(server.id)
  }

  #arrived(server: string): void {
    this.services.data.arrived(server)
    this.#gone.delete(server)
  }

  #departed(server: string): void {
    this.services.data.departed(server)
    this.#gone.add(server)
  }

  /** Where somebody asks, the bot is, whatever was said of it. */
  #isAsked(interaction: unknown): void {
    if (this.#gone.size === 0) return
    const server = serverAskedIn(interaction)
    if (server !== undefined && this.#gone.has(server)) this.#arrived(server)
  }

  /** Compares the servers that Discord names at the start of a session with those of which something is kept: the bot may have been removed while it was away. */
  #compare(ready: unknown): void {
    const parsed = session.safeParse(ready).data
    if (parsed === undefined) return
    const [shard, shards] = parsed.shard
    const present = new Set(parsed.guilds.map(({ id }) => id))
    for (const server of this.services.data.servers()) {
      if (shardOf(server, shards) !== shard) continue
      if (present.has(server)) this.#arrived(server)
      else this.#departed(server)
    }
    this.#sessions.set(shard, shards)
    this.#sweep()
  }

  /** Whether Discord has named this process the servers of the shard that a server belongs to. */
  #isOurs(server: string): boolean {
    return [...this.#sessions].some(([shard, shards]) => shardOf(server, shards) === shard)
  }

  #removeChannel(event: unknown): void {
    const { id, guild_id: server } = channel.safeParse(event).data ?? {}
    if (id === undefined || server === undefined) return
    const { config, data, libraries } = this.services
    this.#afterwards('the data of a channel that was deleted could not be removed', async () => {
      const hadArticles = data.settings.of(server).ownChannels?.includes(id) === true
      if (hadArticles) await libraries.forget(server)
      await data.removeChannel(server, id)
      if (hadArticles)
        data.note(server, config.applicationId, `removed all articles of channel ${id}, which is no more`)
    })
  }

  /** Does something after what is under way. A fault is logged. */
  #afterwards(fault: string, work: () => Promise<void> | void): void {
    const { log } = this.services
    this.#sweeping = this.#sweeping.then(work).catch((error: unknown) => log.error(errorFields(error), fault))
  }

  #sweep(): void {
    const { articles, config, data, log } = this.services
    this.#afterwards('questions and votes whose time is over could not be removed', () => data.questions.sweep())
    this.#afterwards('the data of servers that the bot has left could not be looked at', () => {
      for (const server of data.longGone(config.keepDays).filter((one) => this.#isOurs(one)))
        this.#afterwards('the data of a server could not be removed', async () => {
          await articles.removeServer(server)
          log.info({ days: config.keepDays }, 'the data of a server that the bot had left are removed')
        })
    })
  }
}
