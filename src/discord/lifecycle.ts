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

const asked = z.object({ guild_id: z.string() })

/** Keeps what is kept of servers true to where the bot is: some time after it was removed from a server, that server's data go. */
export class Lifecycle {
  #timer: NodeJS.Timeout | undefined
  #sweeping: Promise<void> = Promise.resolve()
  /** Servers that the bot is said to have left, since this process began. */
  readonly #gone = new Set<string>()

  constructor(
    private readonly services: Pick<Services, 'config' | 'data' | 'libraries' | 'log'>,
    private readonly everyMs = hourMs,
  ) {}

  /** Begins to look for data whose time is over, at once and each hour. */
  watch(): void {
    this.#timer = setInterval(() => this.#sweep(), this.everyMs).unref()
    this.#sweep()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#sweeping
  }

  /** Takes an event as it came through the gateway. */
  take({ name, data }: GatewayEvent): void {
    if (name === GatewayDispatchEvents.Ready) this.#compare(data)
    if (name === GatewayDispatchEvents.InteractionCreate) this.#isAsked(data)
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
    const server = asked.safeParse(interaction).data?.guild_id
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
  }

  #sweep(): void {
    const { config, data, libraries, log } = this.services
    this.#sweeping = this.#sweeping.then(async () => {
      try {
        data.questions.sweep()
      } catch (error) {
        log.error(errorFields(error), 'questions and votes whose time is over could not be removed')
      }
      for (const server of data.longGone(config.keepDays)) {
        try {
          await libraries.forget(server)
          await data.remove(server)
          log.info({ days: config.keepDays }, 'the data of a server that the bot had left are removed')
        } catch (error) {
          log.error(errorFields(error), 'the data of a server could not be removed')
        }
      }
    })
  }
}
