import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { bundled } from '../../bundled.ts'
import type { DiscordServer } from '../server/server.ts'

const PROGRAM = new URL('bot-process.ts', import.meta.url)

/** The bot as a process of its own, and the Discord that it is connected to. */
export interface SpawnedBot {
  readonly server: DiscordServer
  readonly child: ChildProcess
  readonly healthPort: number
  /** What it has written to its log so far. */
  readonly output: () => string
  /** Ends it without a word, as a fall of the machine does. */
  readonly kill: () => Promise<void>
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Starts a bot with this folder of servers' data, and waits until it is connected. */
export async function spawnBot(server: DiscordServer, data: string): Promise<SpawnedBot> {
  const healthPort = await freePort()
  const child = spawn(process.execPath, [await bundled(PROGRAM)], {
    env: {
      ...process.env,
      DISCORD_TOKEN: server.token,
      DISCORD_APPLICATION_ID: server.applicationId,
      DISCORD_API_URL: server.apiUrl,
      DATELINE_COOLDOWN: '0',
      DATELINE_DATA: data,
      DATELINE_HEALTH_PORT: String(healthPort),
    },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  const exited = once(child, 'exit')
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await exited
  }
  let output = ''
  child.stderr?.on('data', (chunk) => {
    output += String(chunk)
    server.changed()
  })
  try {
    await server.until(() => output.includes('"msg":"ready"'), 'the bot to connect', 20_000)
  } catch (error) {
    await kill()
    throw error
  }
  return { server, child, healthPort, output: () => output, kill }
}
