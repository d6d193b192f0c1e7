import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { type BotOptions, runBot } from '../../../src/discord/index.ts'
import { type Library, openLibrary } from '../../../src/library.ts'
import type { Exchange } from '../server/exchanges.ts'
import { Members } from '../server/interactions.ts'
import { DiscordServer } from '../server/server.ts'
import { FakeLibrary } from './fake-library.ts'

/** A running bot and the Discord it is connected to. */
export interface RunningBot {
  readonly server: DiscordServer
  readonly members: Members
  /** Lines of the log, parsed. */
  readonly log: Record<string, unknown>[]
  /** The log as it was written. */
  readonly rawLog: string[]
  readonly exit: Promise<number>
  healthPort: number | undefined
  /** Resolves when all that an interaction asks for is done, whatever was shown meanwhile. */
  ended(exchange: Exchange): Promise<Exchange>
  /** Stops the bot and the server; gives the exit status. */
  stop(): Promise<number>
}

export interface StartOptions extends Partial<Omit<BotOptions, 'config'>> {
  readonly library?: Library
  readonly env?: Readonly<Record<string, string>>
  readonly server?: DiscordServer
  /** Do not wait for the connection. */
  readonly unconnected?: true
}

/** Starts a bot against a test server, with a fake library unless one is given, and waits until it is connected. */
export async function startBot(options: StartOptions = {}): Promise<RunningBot> {
  const { library = new FakeLibrary(), env = {}, unconnected, ...rest } = options
  const server = options.server ?? (await new DiscordServer().listen())
  const rawLog: string[] = []
  const log: Record<string, unknown>[] = []
  const abort = new AbortController()
  const data = mkdtempSync(join(tmpdir(), 'dateline-servers-'))
  const config = readConfig({
    DISCORD_TOKEN: server.token,
    DISCORD_APPLICATION_ID: server.applicationId,
    DISCORD_API_URL: server.apiUrl,
    DATELINE_COOLDOWN: '0',
    DATELINE_DATA: data,
    ...env,
  })
  const bot: RunningBot = {
    server,
    members: new Members(server),
    log,
    rawLog,
    healthPort: undefined,
    ended: async (exchange) => {
      await server.until(
        () => log.some((line) => line.interaction === exchange.id),
        'the end of an interaction',
        60_000,
      )
      return exchange
    },
    exit: runBot({
      openLibrary: async () => library,
      openCorpus: (corpus, onRefresh) => openLibrary({ corpus, search: 'sqlite', ...(onRefresh && { onRefresh }) }),
      now: server.clock.now,
      signal: abort.signal,
      logTo: {
        write: (line) => {
          rawLog.push(line)
          log.push(JSON.parse(line))
          server.changed()
        },
      },
      onListening: (port) => {
        bot.healthPort = port
      },
      ...rest,
      config,
    }),
    stop: async () => {
      abort.abort()
      const status = await bot.exit
      await server.close()
      rmSync(data, { recursive: true, force: true })
      return status
    },
  }
  if (unconnected === undefined)
    await server.until(() => log.some((line) => line.msg === 'ready'), 'the bot to connect')
  return bot
}

/** Runs a test with a bot of its own, stops it, and checks that Discord has had nothing to refuse. */
export async function withBot(options: StartOptions, run: (bot: RunningBot) => Promise<void>): Promise<void> {
  const bot = await startBot(options)
  let status: number
  try {
    await run(bot)
  } finally {
    status = await bot.stop()
  }
  expect(status).toBe(0)
  expect(bot.server.problems).toEqual([])
}
