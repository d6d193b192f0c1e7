import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Members } from './server/interactions.ts'
import { DiscordServer } from './server/server.ts'
import { textOf } from './support/seen.ts'

const PROGRAM = fileURLToPath(new URL('support/bot-process.ts', import.meta.url))

let server: DiscordServer
let child: ChildProcess
let output: string

let healthPort: number

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

beforeEach(async () => {
  healthPort = await freePort()
  server = await new DiscordServer().listen()
  output = ''
  child = spawn(process.execPath, ['--import', 'tsx', PROGRAM], {
    env: {
      ...process.env,
      DISCORD_TOKEN: server.token,
      DISCORD_APPLICATION_ID: server.applicationId,
      DISCORD_API_URL: server.apiUrl,
      DATELINE_COOLDOWN: '0',
      DATELINE_HEALTH_PORT: String(healthPort),
    },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  child.stderr?.on('data', (chunk) => {
    output += String(chunk)
    server.changed()
  })
  await server.until(() => output.includes('"msg":"ready"'), 'the bot to connect', 20_000)
})
afterEach(async () => {
  child.kill('SIGKILL')
  await server.close()
  expect(server.problems).toEqual([])
  expect(output).not.toContain(server.token)
})

test.each(['SIGTERM', 'SIGINT'] as const)('%s: finishes what is under way and exits with status 0', async (signal) => {
  const underWay = new Members(server).slash('ask', { question: 'slow 700' })
  await server.until(() => underWay.callbackType === 5, 'the announcement')
  child.kill(signal)
  const [status] = await once(child, 'exit')
  expect(status).toBe(0)
  expect(textOf(underWay.original)).toContain('Ada Quill')
})

test('SIGTERM waits at most five seconds for what does not end', async () => {
  const stuck = new Members(server).slash('ask', { question: 'slow 60000' })
  await server.until(() => stuck.callbackType === 5, 'the announcement')
  const sent = performance.now()
  child.kill('SIGTERM')
  await server.until(() => output.includes('"msg":"stopped"'), 'the end')
  expect(performance.now() - sent).toBeLessThan(6_500)
})

test('SIGHUP does not end the bot, whose health page goes on', async () => {
  child.kill('SIGHUP')
  await server.until(() => output.includes('the articles are the same'), 'the reload')
  await server.settled(new Members(server).slash('ask', { question: 'Who?' }))
  const response = await fetch(`http://127.0.0.1:${healthPort}/healthz`)
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ ready: true, articles: 40 })
})
