/**
 * Sends interactions to the built bot for a while, over a local stand-in for Discord, and prints how soon they are acknowledged.
 *
 *     npm run build && npx tsx bench/discord.ts [--corpus DIR] [--servers N] [--articles 100] [--rate 50] [--seconds 60]
 *
 * With --servers, so many servers have made-up articles of their own, 100 each or as many as --articles says; all are
 * asked once, one after the other, then twenty of them by turns. The bot runs as a process of its own; its memory (RSS) is what its own /metrics tells.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { quantileSorted } from 'd3-array'
import { shelfFolder } from '../src/servers/place.ts'
import { ServerData } from '../src/servers/server-data.ts'
import type { Exchange } from '../tests/discord/server/exchanges.ts'
import { Members } from '../tests/discord/server/interactions.ts'
import { DiscordServer } from '../tests/discord/server/server.ts'
import { writeCorpus } from './scale/generate.ts'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    servers: { type: 'string', default: '0' },
    articles: { type: 'string', default: '100' },
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '60' },
  },
})
const rate = Number(values.rate)
const seconds = Number(values.seconds)
/** Those with articles of their own. */
const servers = Array.from({ length: Number(values.servers) }, (_, i) => String(710_000_000_000_000_000n + BigInt(i)))
const articlesEach = Number(values.articles)
const askedByTurns = 20

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

const data = mkdtempSync(join(tmpdir(), 'dateline-servers-'))
process.once('exit', () => rmSync(data, { recursive: true, force: true }))
const kept = new ServerData(data)
for (const [i, id] of servers.entries()) {
  const folder = shelfFolder(data, { server: id })
  mkdirSync(folder, { recursive: true })
  await writeCorpus(join(folder, 'news.jsonl'), articlesEach, i + 1)
  kept.settings.change(id, { corpus: 'own' })
}
kept.close()
const server = await new DiscordServer().listen()
const members = new Members(server)
const port = await freePort()
const bot = spawn(process.execPath, ['dist/dateline.js', 'bot'], {
  env: {
    ...process.env,
    DISCORD_TOKEN: server.token,
    DISCORD_APPLICATION_ID: server.applicationId,
    DISCORD_API_URL: server.apiUrl,
    DATELINE_COOLDOWN: '0',
    DATELINE_DATA: data,
    DATELINE_CACHE: join(data, 'cache'),
    DATELINE_HEALTH_PORT: String(port),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal',
    ...(values.corpus !== undefined && { DATELINE_CORPUS: values.corpus }),
  },
  stdio: ['ignore', 'inherit', 'inherit'],
})
process.once('exit', () => bot.kill('SIGKILL'))
await server.until(() => server.gateway.isConnected(), 'the bot to connect', 600_000)

/** The bot's resident memory in megabytes, and the processor time it has used in seconds. */
async function usage(): Promise<{ readonly memory: number; readonly processor: number }> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  const bytes = /^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]
  const processor = /^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1]
  return { memory: Math.round(Number(bytes) / 1e6), processor: Number(processor) }
}

/** Names of a server's articles, as the bot itself suggests them. */
async function namesOf(guild: string | undefined): Promise<readonly string[]> {
  const from = guild === undefined ? {} : { guild }
  const names = new Set<string>()
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
    const { choices = [] } = await server.settled(members.autocomplete('who', { name: letter }, 'name', from), 60_000)
    for (const { value } of choices.slice(1)) names.add(String(value))
  }
  return [...names]
}

const idle = await usage()
/** Megabytes when so many servers have been asked. */
const memoryAt: string[] = []
for (const [i, guild] of servers.entries()) {
  await server.settled(members.slash('ask', { question: 'Who is the mayor?' }, { guild }), 60_000)
  if ((i + 1) % Math.max(20, servers.length / 5) === 0) memoryAt.push(`${i + 1}: ${(await usage()).memory}`)
}
const opened = await usage()
const places = servers.length === 0 ? [undefined] : servers.slice(0, askedByTurns)
const namesBy = new Map<string | undefined, readonly string[]>()
for (const guild of places) namesBy.set(guild, await namesOf(guild))
/** Where an interaction is sent: each place in its turn. */
const placeOf = (index: number): string | undefined => places[Math.floor(index / 2) % places.length]
const name = (index: number, guild: string | undefined): string => {
  const names = namesBy.get(guild) ?? []
  return names[index % names.length] ?? 'the mayor'
}
const questions: readonly ((index: number, guild: string | undefined) => string)[] = [
  (index, guild) => `Who is ${name(index, guild)}?`,
  (index, guild) => `When did ${name(index, guild)} meet ${name(index * 7 + 3, guild)}?`,
  (index, guild) => `What did ${name(index, guild)} say about the economy?`,
  (index, guild) => `Where was ${name(index, guild)} in August?`,
  (index, guild) => `How many people does ${name(index, guild)} have?`,
]

const asked: Exchange[] = []
const typed: Exchange[] = []
const began = performance.now()
for (let sent = 0; sent < rate * seconds; sent++) {
  const due = began + (sent * 1_000) / rate
  if (due > performance.now()) await sleep(due - performance.now())
  const guild = placeOf(sent)
  const from = { userId: String(800_000_000_000_000_000n + BigInt(sent % 500)), ...(guild && { guild }) }
  if (sent % 2 === 0) {
    const question = questions[(sent / 2) % questions.length]?.(sent, guild) ?? ''
    asked.push(members.slash('ask', { question }, from))
  } else {
    const part = name(sent, guild).slice(0, 1 + (sent % 8))
    typed.push(members.autocomplete('who', { name: part }, 'name', from))
  }
}
await Promise.all([...asked, ...typed].map((exchange) => server.settled(exchange, 600_000)))

function row(title: string, exchanges: readonly Exchange[]): string {
  const times = exchanges.flatMap(({ latency }) => latency ?? []).sort((a, b) => a - b)
  const at = (share: number): string => `${(quantileSorted(times, share) ?? 0).toFixed(1)} ms`
  return `| ${title} | ${times.length} | ${at(0.5)} | ${at(0.99)} | ${at(1)} |`
}

console.log(
  `${rate} interactions a second for ${seconds} s${servers.length > 0 ? `, ${servers.length} servers with ${articlesEach} articles each` : ''}${values.corpus === undefined ? '' : `, ${values.corpus}`}`,
)
console.log('| interaction | acknowledged | median | 99th percentile | slowest |')
console.log('| --- | --- | --- | --- | --- |')
console.log(row('/ask', asked))
console.log(row('autocomplete', typed))
const end = await usage()
console.log(
  `Memory of the bot (RSS): ${idle.memory} MB after the start, ${opened.memory} MB when each server has asked, ${end.memory} MB at the end.`,
)
if (memoryAt.length > 1) console.log(`Megabytes when so many servers had asked: ${memoryAt.join(', ')}.`)
console.log(`Processor time of the bot: ${(end.processor - idle.processor).toFixed(1)} s.`)
const failed = asked.filter(({ original }) => JSON.stringify(original?.body).includes('Something went wrong')).length
if (failed > 0) console.log(`${failed} answers failed: run the bot with LOG_LEVEL=error to see why.`)
if (server.problems.length > 0) console.log(`Discord would have refused: ${server.problems.slice(0, 5).join('; ')}`)
if (failed > 0 || server.problems.length > 0) process.exitCode = 1
bot.kill('SIGTERM')
await once(bot, 'exit')
await server.close()
