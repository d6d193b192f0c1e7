import { once } from 'node:events'
import { Collection } from '@discordjs/collection'
import {
  type FetchingStrategyOptions,
  type IShardingStrategy,
  managerToFetchingStrategyOptions,
  type SessionInfo,
  SimpleContextFetchingStrategy,
  type WebSocketManager,
  WebSocketShard,
  type WebSocketShardDestroyOptions,
  WebSocketShardEvents,
  type WebSocketShardStatus,
} from '@discordjs/ws'
import type { GatewaySendPayload } from 'discord.js'
import { GatewayDispatchEvents } from 'discord.js'

/** After so many connections without success a session counts as lost, and the address it resumes at with it. */
const LOST_AFTER = 4
/** Gateway close codes after which no new attempt can succeed: token, shard, sharding, version, intents. */
export const FATAL_CLOSE_CODES: ReadonlySet<number> = new Set([4004, 4010, 4011, 4012, 4013, 4014])

/** Sessions that can be given up: a lost one is forgotten, and after the end no connection is made any more. */
class PatientSessions extends SimpleContextFetchingStrategy {
  failures = 0
  ended = false

  override async retrieveSessionInfo(shardId: number): Promise<SessionInfo | null> {
    // A shard that is about to reconnect waits here; after the end it waits for ever, and goes no further.
    if (this.ended) return new Promise(() => {})
    if (this.failures >= LOST_AFTER) await this.updateSessionInfo(shardId, null)
    return super.retrieveSessionInfo(shardId)
  }
}

interface Running {
  readonly shard: WebSocketShard
  readonly sessions: PatientSessions
  /** Code of the last close. */
  closeCode: number | undefined
}

/** The events of a session itself, which discord.js has to know. */
const SESSION_EVENTS: ReadonlySet<string> = new Set([GatewayDispatchEvents.Ready, GatewayDispatchEvents.Resumed])

/** An event as it came: nobody has looked at it. */
export interface GatewayEvent {
  readonly name: string
  readonly data: unknown
  readonly shard: number
}

/**
 * Runs shards in this process as discord.js' own simple strategy does, but stays with a shard that fails to connect.
 * Events go straight to who answers them: as discord.js' objects they would wait until all shards are ready, which may
 * take longer than an interaction lives, be kept in caches, and throw where a payload is malformed.
 * The simple one gives up at a shard's first error although the shard itself goes on, so that a second client would answer beside it.
 */
export class PatientSharding implements IShardingStrategy {
  private readonly running = new Collection<number, Running>()

  /** @param onEvent called for each event, as it comes */
  constructor(
    private readonly manager: WebSocketManager,
    private readonly onEvent: (event: GatewayEvent) => void,
  ) {}

  async spawn(shardIds: number[]): Promise<void> {
    const options = await managerToFetchingStrategyOptions(this.manager)
    for (const id of shardIds) this.running.set(id, this.create(id, options))
  }

  private create(id: number, options: FetchingStrategyOptions): Running {
    const sessions = new PatientSessions(this.manager, options)
    const shard = new WebSocketShard(sessions, id)
    for (const event of Object.values(WebSocketShardEvents)) {
      if (event !== WebSocketShardEvents.Dispatch)
        shard.on(event, (payload: object) => this.manager.emit(event, { ...payload, shardId: id }))
    }
    shard.on(WebSocketShardEvents.Dispatch, ({ data }) => {
      if (SESSION_EVENTS.has(data.t)) this.manager.emit(WebSocketShardEvents.Dispatch, { data, shardId: id })
      this.onEvent({ name: data.t, data: data.d, shard: id })
    })
    const running: Running = { shard, sessions, closeCode: undefined }
    const succeeded = (): void => {
      sessions.failures = 0
    }
    shard.on(WebSocketShardEvents.Ready, succeeded)
    shard.on(WebSocketShardEvents.Resumed, succeeded)
    shard.on(WebSocketShardEvents.Closed, ({ code }) => {
      sessions.failures++
      running.closeCode = code
    })
    return running
  }

  /** Resolves when all shards are ready. @throws Error where Discord will not have one of them at all */
  async connect(): Promise<void> {
    await Promise.all(this.running.map((one) => connectPatiently(one)))
  }

  async destroy(options?: Omit<WebSocketShardDestroyOptions, 'recover'>): Promise<void> {
    for (const { sessions } of this.running.values()) sessions.ended = true
    await Promise.all(this.running.map(({ shard }) => shard.destroy({ ...options })))
    this.running.clear()
  }

  async send(shardId: number, payload: GatewaySendPayload): Promise<void> {
    await this.running.get(shardId)?.shard.send(payload)
  }

  async fetchStatus(): Promise<Collection<number, WebSocketShardStatus>> {
    return this.running.mapValues(({ shard }) => shard.status)
  }
}

async function connectPatiently(running: Running): Promise<void> {
  const { shard, sessions } = running
  try {
    await shard.connect()
  } catch (error) {
    for (let last: unknown = error; ; ) {
      if (running.closeCode !== undefined && FATAL_CLOSE_CODES.has(running.closeCode)) throw last
      if (sessions.ended) return
      try {
        await once(shard, WebSocketShardEvents.Ready)
        return
      } catch (next) {
        last = next
      }
    }
  }
}
