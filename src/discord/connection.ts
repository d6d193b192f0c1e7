import { setTimeout as sleep } from 'node:timers/promises'
import {
  Client,
  type ClientOptions,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayIntentBits,
  Options,
  type RESTOptions,
  Status,
} from 'discord.js'
import type { Config } from '../config.ts'
import type { Health } from './health.ts'
import { errorFields, type Logger } from './log.ts'
import { FATAL_CLOSE_CODES, type GatewayEvent, PatientSharding } from './sharding.ts'

/** Interactions come without any intent; with this one the bot hears when a server takes it in or removes it. */
const INTENTS = [GatewayIntentBits.Guilds]
/** Messages; without the privileged intent their text comes only where they speak to the bot. */
const MESSAGE_INTENTS = [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages]

/**
 * A client that is not yet connected, for a bot that takes events as they come and keeps none.
 * @param onEvent called for each event, as it comes
 */
function createClient(
  config: Pick<Config, 'apiUrl' | 'shards' | 'mentions'>,
  onEvent: (event: GatewayEvent) => void,
): Client {
  return new Client({
    intents: config.mentions ? [...INTENTS, ...MESSAGE_INTENTS] : INTENTS,
    // Servers are not kept, so none is waited for.
    waitGuildTimeout: 0,
    allowedMentions: { parse: [] },
    ...shardOptions(config.shards),
    ws: { buildStrategy: (manager) => new PatientSharding(manager, onEvent) },
    // Nothing is read from caches, so nothing is kept in them.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      GuildMemberManager: 0,
      MessageManager: 0,
      UserManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
    }),
    rest: restOptions(config),
  })
}

/** For the client and for the answers to interactions, which outlive it. */
export function restOptions(config: Pick<Config, 'apiUrl'>): Partial<RESTOptions> {
  return {
    api: config.apiUrl,
    // Discord does not count the answers to interactions; the library would, and hold them back at 50 a second.
    globalRequestsPerSecond: Number.MAX_SAFE_INTEGER,
    // The library keeps a queue for every interaction's token; they are used for seconds.
    handlerSweepInterval: 60_000,
    // Repeats come with growing pauses, from the delivery service and from the connection.
    retries: 0,
  }
}

/** discord.js' own sharding: this process runs all shards, or its range of them. */
function shardOptions(shards: Config['shards']): Pick<ClientOptions, 'shards' | 'shardCount'> {
  if (shards === 'auto') return { shards }
  return shards === undefined ? { shards: [0], shardCount: 1 } : { shards: [...shards.ids], shardCount: shards.total }
}

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
/** A shard that has been away for so long is not coming back by itself. */
const STALE_MS = 90_000

interface ConnectionOptions {
  readonly config: Pick<Config, 'token' | 'apiUrl' | 'shards' | 'mentions'>
  /** Called for each event, as it comes. */
  readonly onEvent: (event: GatewayEvent) => void
  readonly log: Logger
  /** Milliseconds after which a shard that is away is not waited for any more; 90,000 where left out. */
  readonly staleMs?: number
}

/** The way to Discord's gateway: connects, watches, and begins anew with a fresh client where discord.js does not recover by itself. */
export class Connection {
  private client: Client | undefined
  private readonly stopping = new AbortController()
  private brokenSince: number | undefined

  constructor(private readonly options: ConnectionOptions) {}

  /** Stays connected until `stop`. @returns a line that says why Discord will not have the bot; undefined after `stop` */
  async run(): Promise<string | undefined> {
    const { signal } = this.stopping
    for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const client = createClient(this.options.config, (event) => {
        if (this.client === client && !signal.aborted) this.options.onEvent(event)
      })
      this.client = client
      const refusal = this.watch(client)
      const outcome = await Promise.race([refusal, this.login(client), this.stopped()])
      if (outcome === 'stopped') break
      if (outcome !== 'connected' && outcome !== 'failed') return this.refused(client, outcome)
      if (outcome === 'connected') {
        pause = FIRST_PAUSE_MS
        const end = await Promise.race([refusal, this.stale(client), this.stopped()])
        if (end === 'stopped') break
        if (end !== 'stale') return this.refused(client, end)
        this.options.log.warn('a shard does not come back; connecting anew')
      }
      await destroy(client, this.options.log)
      await sleep(pause, undefined, { signal }).catch(() => undefined)
    }
    return undefined
  }

  /** Ends the connection. */
  async stop(): Promise<void> {
    this.stopping.abort()
    if (this.client !== undefined) await destroy(this.client, this.options.log)
  }

  get isReady(): boolean {
    const shards = this.shards()
    return shards.length > 0 && shards.every((shard) => shard.ready)
  }

  /** Average heartbeat round trip in milliseconds; null before the first. */
  get latency(): number | null {
    const known = this.shards().flatMap(({ latency }) => (latency === null ? [] : [latency]))
    return known.length === 0 ? null : Math.round(known.reduce((sum, one) => sum + one, 0) / known.length)
  }

  /** Which shards run here, of how many: `0/1`, `2-3/4`; empty before the connection. */
  get shardRange(): string {
    const ids = this.shards().map(({ id }) => id)
    const [first, last, total] = [ids[0], ids.at(-1), this.client?.options.shardCount]
    if (first === undefined || last === undefined || total === undefined) return ''
    return first === last ? `${first}/${total}` : `${first}-${last}/${total}`
  }

  shards(): Health['shards'] {
    if (this.client === undefined) return []
    return this.client.ws.shards.map((shard) => ({
      id: shard.id,
      ready: shard.status === Status.Ready,
      latency: shard.ping < 0 ? null : Math.round(shard.ping),
    }))
  }

  private async refused(client: Client, line: string): Promise<string> {
    await destroy(client, this.options.log)
    return line
  }

  private async stopped(): Promise<'stopped'> {
    const { signal } = this.stopping
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    return 'stopped'
  }

  private async login(client: Client): Promise<'connected' | 'failed' | string> {
    try {
      await client.login(this.options.config.token)
      return 'connected'
    } catch (error) {
      const isToken = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid
      if (isToken) return refusalLine(4004)
      this.options.log.warn(errorFields(error), 'cannot connect; trying again')
      return 'failed'
    }
  }

  /** Listens before anything can happen. Resolves when Discord refuses the bot for good. */
  private watch(client: Client): Promise<string> {
    const { log } = this.options
    client.once(Events.ClientReady, () => log.info({ shards: client.ws.shards.size }, 'ready'))
    client.on(Events.Error, (error) => log.error(errorFields(error), 'client error'))
    client.on(Events.Warn, (message) => log.warn(message))
    client.on(Events.ShardError, (error, shard) => log.warn({ shard, ...errorFields(error) }, 'connection error'))
    client.on(Events.ShardReady, (shard) => log.info({ shard }, 'shard ready'))
    client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'shard resumed'))
    client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'shard reconnecting'))
    return new Promise((resolve) => {
      client.on(Events.ShardDisconnect, ({ code }, shard) => {
        log.error({ shard, code }, 'shard disconnected')
        if (FATAL_CLOSE_CODES.has(code)) resolve(refusalLine(code))
      })
    })
  }

  /** Resolves when a shard has been away for too long. */
  private async stale(client: Client): Promise<'stale'> {
    const { signal } = this.stopping
    const { staleMs = STALE_MS } = this.options
    this.brokenSince = undefined
    while (!signal.aborted && this.client === client) {
      await sleep(staleMs / 20, undefined, { signal, ref: false }).catch(() => undefined)
      const now = performance.now()
      if (this.isReady) this.brokenSince = undefined
      else this.brokenSince ??= now
      if (this.brokenSince !== undefined && now - this.brokenSince > staleMs) return 'stale'
    }
    return 'stale'
  }
}

async function destroy(client: Client, log: Logger): Promise<void> {
  try {
    await client.destroy()
  } catch (error) {
    log.warn(errorFields(error), 'the client did not close cleanly')
  }
}

function refusalLine(code: number): string {
  switch (code) {
    case 4004:
      return 'Discord does not accept DISCORD_TOKEN: copy it anew from the page "Bot" of your application into .env'
    case 4010:
      return 'Discord does not accept DISCORD_SHARDS: write auto, a number such as 4, or a range of it such as 0-1/4'
    case 4011:
      return 'The bot is in too many servers for so few shards: set DISCORD_SHARDS=auto'
    default:
      return `Discord has closed the connection for good (code ${code}): update Dateline`
  }
}
