import { setTimeout as sleep } from 'node:timers/promises'
import { REST } from 'discord.js'
import type { DestinationStream } from 'pino'
import type { Command } from '../commands/command.ts'
import { commands as allCommands } from '../commands/list.ts'
import type { Config } from '../config.ts'
import { InputError } from '../errors.ts'
import type { Library } from '../library.ts'
import { Articles } from '../servers/articles.ts'
import { Libraries, LibraryHolder, type OpenCorpus } from '../servers/libraries.ts'
import { ServerData } from '../servers/server-data.ts'
import type { DownloadLimits } from './attachments.ts'
import { ChannelMessages, signedRest } from './channel-messages.ts'
import { Connection, restOptions } from './connection.ts'
import { DeliveryService } from './delivery.ts'
import { corpusHealth, HealthServer } from './health.ts'
import { Interactions } from './interactions.ts'
import { Lifecycle } from './lifecycle.ts'
import { createLogger, errorFields, type Logger, Metrics } from './log.ts'
import { MessageReplies } from './message-replies.ts'
import { Messages } from './messages.ts'
import { NewsRounds } from './news.ts'
import { Reloader, warmUp } from './reloader.ts'
import type { ServerCommand } from './server-command.ts'
import { serverCommands as allServerCommands } from './server-commands/list.ts'
import { Cooldown, Pace, type ReplyExtras, type Services } from './services.ts'
import { StartNotes } from './start-notes.ts'

export { type RegistrationOptions, registerCommands } from './registration.ts'
export type { Attachment, ExportFile, ReplyExtras } from './services.ts'

/** How long what is under way may take after the signal to stop. */
const FINISH_MS = 5_000
/** How long the last word to those who still wait may take. */
const LAST_WORD_MS = 1_000
const CLOSE_MS = 500
const WARM_UP_MS = 2_000
/** Half of what Discord allows, so that an announcement can be sent again. */
const DEFER_AFTER_MS = 1_500
const IDLE_MS = 10 * 60 * 1_000

export interface BotOptions extends ReplyExtras {
  readonly config: Config
  /** All of them where left out. */
  readonly commands?: readonly Command[]
  /** All of them where left out. */
  readonly serverCommands?: readonly ServerCommand[]
  /** Opens the library that all servers share, at the start and at each reload. It must not keep the event loop busy for long: heartbeats go on beside it. */
  readonly openLibrary: () => Promise<Library>
  /** Opens the articles of a folder, those of a server. */
  readonly openCorpus: OpenCorpus
  /** Milliseconds after which the articles of a server that nobody asks are closed; ten minutes where left out. */
  readonly idleMs?: number
  /** The file that changes when an index has been built; its change reloads the articles. */
  readonly indexFile?: string
  /** Milliseconds between looks at that file; 2,000 where left out. */
  readonly pollMs?: number
  /** Watches the files of the corpus, whose change reloads the articles; gives what ends it. */
  readonly watchArticles?: (on: {
    readonly onChange: () => void
    readonly onFault: (error: unknown) => void
  }) => Promise<() => Promise<void>>
  /** How patiently what members send is fetched; as usual where left out. */
  readonly downloads?: Partial<DownloadLimits>
  /** Where the log goes; standard error where left out. */
  readonly logTo?: DestinationStream
  /** Milliseconds between looks at what is new, for digests and followers; a minute where left out. */
  readonly newsEveryMs?: number
  /** Shows a line to a person who sits at the terminal, besides the log. */
  readonly tell?: (line: string) => void
  /** Stops the bot as SIGTERM does. */
  readonly signal?: AbortSignal
  /** Milliseconds from an interaction's creation after which an answer is announced; 1,500 where left out. */
  readonly deferAfterMs?: number
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** Told once the bot listens, with the port of its health page where it has one. */
  readonly onListening?: (healthPort: number | undefined) => void
}

/**
 * Runs the bot until SIGTERM or SIGINT.
 * @returns the exit status: 0 after a signal, 1 where Discord does not accept the bot
 * @throws whatever opening the library or the health port throws at the start
 */
export async function runBot(options: BotOptions): Promise<number> {
  const { config, openLibrary, commands = allCommands, now = Date.now, deferAfterMs = DEFER_AFTER_MS } = options
  const { serverCommands = allServerCommands } = options
  const log = createLogger(config, options.logTo)
  let reloader: Reloader | undefined
  const signals = onSignals({ log, signal: options.signal, onReload: () => void reloader?.reload('SIGHUP') })
  const metrics = new Metrics()
  const onRetry = (error: unknown): void => {
    metrics.retries.inc()
    log.warn(errorFields(error), 'sending again')
  }
  const delivery = new DeliveryService(new REST(restOptions(config)), now, onRetry)
  const rest = signedRest(config)
  const replies = new MessageReplies(rest, now, onRetry)
  let data: ServerData | undefined
  let libraries: Libraries | undefined
  let lifecycle: Lifecycle | undefined
  let news: NewsRounds | undefined
  let connection: Connection | undefined
  let health: HealthServer | undefined
  let unwatch: (() => Promise<void>) | undefined
  let notes: StartNotes | undefined
  const ended = new AbortController()
  try {
    const library = await Promise.race([openLibrary(), signals.stopped])
    if (library === undefined) return 0
    await warmUp(library, WARM_UP_MS, log)
    const onCloseError = (error: unknown): void => log.warn(errorFields(error), 'an old index did not close')
    const holder = new LibraryHolder(library, onCloseError)
    data = new ServerData(config.data, now)
    data.database.onFault = (error) => log.error(errorFields(error), 'questions and votes could not be written')
    libraries = new Libraries({
      shared: holder,
      open: options.openCorpus,
      settings: data.settings,
      data: config.data,
      most: config.openServers,
      idleMs: options.idleMs ?? IDLE_MS,
      care: config.care,
      onCloseError,
    })
    metrics.watchLibraries(libraries)
    const articles = new Articles({
      data,
      libraries,
      limits: config.serverLimits,
      onFault: (error) => log.error(errorFields(error), 'a file of a server could not be kept'),
    })
    const services: Services = {
      ...options,
      commands,
      serverCommands,
      cooldown: new Cooldown(config.cooldown),
      pace: new Pace(),
      deferAfterMs,
      libraries,
      data,
      articles,
      delivery,
      messages: new ChannelMessages(rest, ended.signal),
      metrics,
      log,
      now,
    }
    const interactions = new Interactions(services)
    lifecycle = new Lifecycle(services)
    const messages = new Messages(services, replies)
    news = new NewsRounds(services, ended.signal, options.newsEveryMs)
    const { tell = () => undefined } = options
    notes = new StartNotes({ config, commands, serverCommands, log, tell, signal: ended.signal })
    const takers = [interactions, messages, lifecycle, news, notes]
    connection = new Connection({
      config,
      log,
      onEvent: (event) => {
        for (const taker of takers) taker.take(event)
      },
    })
    reloader = new Reloader({ ...options, holder, log, metrics })
    health = await startHealth(options, connection, holder, metrics)
    lifecycle.watch()
    news.watch()
    reloader.watch()
    unwatch = await options.watchArticles?.({
      onChange: () => void reloader?.reload('articles changed'),
      onFault: (error) => log.error(errorFields(error), 'the articles are not watched as they should be'),
    })
    log.info({ articles: library.size, index: library.version }, 'starting')
    notes.begin()
    const refusal = await Promise.race([connection.run(), signals.stopped])
    if (refusal === undefined) await finish(interactions, messages, [delivery, replies], log)
    else log.fatal(refusal)
    return refusal === undefined ? 0 : 1
  } finally {
    ended.abort()
    // A gateway that does not answer the closing word is not waited for.
    await Promise.race([connection?.stop(), sleep(CLOSE_MS, undefined, { ref: false })])
    signals.dispose()
    reloader?.stop()
    await unwatch?.()
    await health?.close()
    await lifecycle?.stop()
    await notes?.stop()
    await Promise.race([news?.stop(), sleep(FINISH_MS, undefined, { ref: false })])
    await libraries?.close()
    data?.close()
    log.info('stopped')
  }
}

async function startHealth(
  { config, onListening }: BotOptions,
  connection: Connection,
  holder: LibraryHolder,
  metrics: Metrics,
): Promise<HealthServer | undefined> {
  if (config.healthPort === undefined) {
    onListening?.(undefined)
    return undefined
  }
  metrics.collectProcess()
  const server = new HealthServer(
    async () => ({
      ready: connection.isReady,
      latency: connection.latency,
      articles: holder.library.size,
      indexVersion: holder.library.version,
      corpus: await corpusHealth(holder),
      shard: connection.shardRange,
      shards: connection.shards(),
      uptime: Math.round(process.uptime()),
    }),
    metrics,
  )
  try {
    const port = await server.listen(config.healthPort, config.healthHost)
    onListening?.(port)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new InputError(`DATELINE_HEALTH_PORT cannot be used (${reason})`, 'give a port that is free')
  }
  return server
}

/** Lets what is under way come to its end, five seconds at most; newcomers are told to ask again, and then those who still wait. */
async function finish(
  interactions: Interactions,
  messages: Messages,
  senders: readonly (DeliveryService | MessageReplies)[],
  log: Logger,
): Promise<void> {
  const takers = [interactions, messages]
  for (const taker of takers) taker.leave()
  const idle = Promise.all(takers.map((taker) => taker.idle())).then(() => true)
  const isDone = await Promise.race([idle, sleep(FINISH_MS, false, { ref: false })])
  if (!isDone) await Promise.race([interactions.giveUp(), sleep(LAST_WORD_MS, undefined, { ref: false })])
  for (const sender of senders) sender.stop()
  if (!isDone) log.warn('stopping with answers under way')
}

interface SignalOptions {
  readonly log: Logger
  /** Stops as SIGTERM does. */
  readonly signal: AbortSignal | undefined
  readonly onReload: () => void
}

interface Signals {
  /** Resolves at SIGTERM, SIGINT or the abort. */
  readonly stopped: Promise<undefined>
  /** Takes the listeners away. */
  readonly dispose: () => void
}

/** Listens to the signals of the process, and keeps it alive through failures that nobody waits for. */
function onSignals({ log, signal, onReload }: SignalOptions): Signals {
  let stop: () => void = () => undefined
  const stopped = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined)
  })
  // discord.js reconnects in promises that nobody waits for; a failure there must not end the bot.
  const onRejection = (error: unknown): void => log.error(errorFields(error), 'unhandled rejection')
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  process.on('SIGHUP', onReload)
  process.on('unhandledRejection', onRejection)
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted === true) stop()
  return {
    stopped,
    dispose: () => {
      process.off('SIGTERM', stop)
      process.off('SIGINT', stop)
      process.off('SIGHUP', onReload)
      process.off('unhandledRejection', onRejection)
      signal?.removeEventListener('abort', stop)
    },
  }
}
