import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Members } from './server/interactions.ts'
import { DiscordServer } from './server/server.ts'
import { textOf } from './support/seen.ts'
import { type SpawnedBot, spawnBot } from './support/spawned-bot.ts'

/** Resolves when the process that was started last is connected, or is not going to be. */
let startedBefore: Promise<unknown> = Promise.resolve()

/** Runs a test with a process of its own, and checks that Discord has had nothing to refuse. */
async function withProcess(run: (bot: SpawnedBot) => Promise<void>): Promise<void> {
  // A start takes a core for some seconds: one after the other, while what has started waits.
  const before = startedBefore
  let hasStarted: () => void = () => undefined
  startedBefore = new Promise<void>((resolve) => {
    hasStarted = resolve
  })
  await before
  const data = mkdtempSync(join(tmpdir(), 'dateline-process-'))
  const server = await new DiscordServer().listen()
  const bot = await spawnBot(server, data).finally(hasStarted)
  try {
    await run(bot)
  } finally {
    await bot.kill()
    await server.close()
    rmSync(data, { recursive: true, force: true })
  }
  expect(server.problems).toEqual([])
  expect(bot.output()).not.toContain(server.token)
}

/** A signal while an answer is under way. */
async function finishesAt(signal: 'SIGTERM' | 'SIGINT', { server, child }: SpawnedBot): Promise<void> {
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
