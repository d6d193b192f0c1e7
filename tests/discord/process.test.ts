import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { Members } from './server/interactions.ts'
import { DiscordServer } from './server/server.ts'
import { textOf } from './support/seen.ts'

const PROGRAM = fileURLToPath(new URL('support/bot-process.ts', import.meta.url))

/** The bot as a process, and the Discord that it is connected to. */
interface BotProcess {
  readonly server: DiscordServer
  readonly child: ChildProcess
  readonly healthPort: number
  /** What it has written to its log so far. */
  readonly output: () => string
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Resolves when the process that was started last is connected, or is not going to be. */
let startedBefore: Promise<unknown> = Promise.resolve()

/** Runs a test with a process of its own, and checks that Discord has had nothing to refuse. */
async function withProcess(run: (bot: BotProcess) => Promise<void>): Promise<void> {
  // A start takes a core for some seconds: one after the other, while what has started waits.
  const before = startedBefore
  let hasStarted: () => void = () => undefined
  startedBefore = new Promise<void>((resolve) => {
    hasStarted = resolve
  })
  await before
  const healthPort = await freePort()
  const data = mkdtempSync(join(tmpdir(), 'dateline-process-'))
  const server = await new DiscordServer().listen()
  let output = ''
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM], {
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
  child.stderr?.on('data', (chunk) => {
    output += String(chunk)
    server.changed()
  })
  try {
    await server.until(() => output.includes('"msg":"ready"'), 'the bot to connect', 20_000).finally(hasStarted)
    await run({ server, child, healthPort, output: () => output })
  } finally {
    child.kill('SIGKILL')
    await exited
    await server.close()
    rmSync(data, { recursive: true, force: true })
  }
  expect(server.problems).toEqual([])
  expect(output).not.toContain(server.token)
}

/** A signal while an answer is under way. */
async function finishesAt(signal: 'SIGTERM' | 'SIGINT', { server, child }: BotProcess): Promise<void> {
  const underWay = new Members(server).slash('ask', { question: 'slow 700' })
  await server.until(() => underWay.callbackType === 5, 'the announcement')
  const ended = once(child, 'exit')
  child.kill(signal)
  const [status] = await ended
  expect(status).toBe(0)
  expect(textOf(underWay.original)).toContain('Ada Quill')
}

// The time that each has is for the starts before it, too.
const timeout = 80_000

test.concurrent('SIGINT: finishes what is under way and exits with status 0', { timeout }, () =>
  withProcess((bot) => finishesAt('SIGINT', bot)),
)

test.concurrent('SIGHUP does not end the bot, whose health page goes on; SIGTERM does, as SIGINT', { timeout }, () =>
  withProcess(async (bot) => {
    const { server, child, healthPort, output } = bot
    child.kill('SIGHUP')
    await server.until(() => output().includes('the articles are the same'), 'the reload')
    await server.settled(new Members(server).slash('ask', { question: 'Who?' }))
    const response = await fetch(`http://127.0.0.1:${healthPort}/healthz`)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ ready: true, articles: 40 })
    await finishesAt('SIGTERM', bot)
  }),
)

// By itself: it is about time.
test('SIGTERM waits at most five seconds for what does not end, and says so', { timeout }, () =>
  withProcess(async ({ server, child, output }) => {
    const stuck = new Members(server).slash('ask', { question: 'slow 60000' })
    await server.until(() => stuck.callbackType === 5, 'the announcement')
    const sent = performance.now()
    child.kill('SIGTERM')
    await server.until(() => output().includes('"msg":"stopped"'), 'the end')
    expect(performance.now() - sent).toBeLessThan(6_500)
    // Who was promised an answer is told that none comes, and does not see "thinking" for ever.
    expect(textOf(stuck.original)).toContain('ask again')
  }),
)
