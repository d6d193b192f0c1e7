import { Client, type ClientOptions, Options, type RESTOptions } from 'discord.js'
import type { Config } from '../config.ts'
import { PatientSharding } from './sharding.ts'

/** Client options for a bot that answers interactions and reads nothing else. */
function clientOptions(
  config: Pick<Config, 'apiUrl' | 'shards'>,
  onInteraction: (raw: unknown) => void,
): ClientOptions {
  return {
    // Interactions come without any intent.
    intents: [],
    allowedMentions: { parse: [] },
    ...shardOptions(config.shards),
    ws: { buildStrategy: (manager) => new PatientSharding(manager, onInteraction) },
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
  }
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

/**
 * A client that is not yet connected.
 * @param onInteraction called for each interaction, as it comes
 */
export function createClient(config: Pick<Config, 'apiUrl' | 'shards'>, onInteraction: (raw: unknown) => void): Client {
  return new Client(clientOptions(config, onInteraction))
}
