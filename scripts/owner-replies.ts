/**
 * Writes the part "In a server, in five minutes" of README.md: the bot runs against the Discord of its tests, an owner sets it
 * up there, and each reply is shown as text. With --check it writes nothing, and fails where other replies stand there.
 *
 *     npx tsx scripts/owner-replies.ts [--check]
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import { demoFiles } from '../src/demo/index.ts'
import { registerCommands, runBot } from '../src/discord/index.ts'
import type { MessageBody } from '../src/discord/render/message.ts'
import { openLibrary } from '../src/library.ts'
import type { Exchange } from '../tests/discord/server/exchanges.ts'
import { Members, OWNER } from '../tests/discord/server/interactions.ts'
import { DiscordServer } from '../tests/discord/server/server.ts'
import { buttonId, original } from '../tests/discord/support/seen.ts'
import { plainMessage } from './plain-message.ts'
import { writePart } from './written-part.ts'

const server = await new DiscordServer().listen()
const members = new Members(server)
const data = await mkdtemp(join(tmpdir(), 'dateline-owner-'))
process.env.DATELINE_CACHE = join(data, 'cache')
const config = readConfig({
  DISCORD_TOKEN: server.token,
  DISCORD_APPLICATION_ID: server.applicationId,
  DISCORD_API_URL: server.apiUrl,
  DATELINE_DATA: data,
})
/** Pages of `/setup`. */
const setupPages = 4
const stop = new AbortController()
const blocks: string[] = []
const log: Record<string, unknown>[] = []

/** Resolves when the bot has logged something. */
const logged = (isIt: (line: Record<string, unknown>) => boolean, what: string): Promise<void> =>
  server.until(() => log.some(isIt), what, 120_000)

/** What the program prints at a terminal. */
const printed = (command: string, lines: readonly string[]): void => {
  const shown = lines.join('\n').replaceAll(server.applicationId, 'YOUR_APPLICATION_ID')
  blocks.push(`\`\`\`text\n$ ${command}\n${shown}\n\`\`\``)
}

/** Whatever the bot sends has components; the tests' Discord has looked at them. */
const isDrawn = (body: Record<string, unknown>): body is Record<string, unknown> & Pick<MessageBody, 'components'> =>
  Array.isArray(body.components)

/** What somebody does, in words, and the reply to it. */
async function told(title: string, exchange: Exchange): Promise<void> {
  await logged(({ interaction }) => interaction === exchange.id, title)
  const { body } = exchange.original ?? {}
  if (body === undefined || !isDrawn(body)) throw new Error(`no reply to ${title}`)
  blocks.push(`\`${title}\`\n\n\`\`\`text\n${plainMessage(body)}\n\`\`\``)
}

const lines: string[] = []
await registerCommands({ config, print: (line) => lines.push(line) })
printed('dateline register', lines)

const notes: string[] = []
const exit = runBot({
  config,
  openLibrary: () => openLibrary({}),
  openCorpus: (corpus) => openLibrary({ corpus, search: 'sqlite' }),
  tell: (line) => notes.push(line),
  signal: stop.signal,
  logTo: {
    write: (line) => {
      log.push(JSON.parse(line))
      server.changed()
    },
  },
})
await logged(({ msg }) => msg === 'ready', 'the bot to connect')
await logged(({ msg }) => msg === 'the commands are registered', 'the look at the commands')
printed('dateline bot', notes)

const files = Object.fromEntries(
  ['bridge.txt', 'lighthouse.md', 'ferry.pdf'].map((name, at) => [
    at === 0 ? 'file' : `file${at + 1}`,
    server.cdn.keep(name, demoFiles[name] ?? ''),
  ]),
)
const setup = members.slash('setup', {}, OWNER)
await told('/setup', setup)
for (let page = 2; page <= setupPages; page++) {
  const message = original(setup)
  await told('[ Next ▶ ]', members.button(buttonId(message, 'Next'), message, OWNER))
}
await told(
  '/corpus add file: bridge.txt file2: lighthouse.md file3: ferry.pdf',
  members.part('corpus', 'add', {}, OWNER, files),
)
await told(
  '/ask question: Who opened the harbour bridge?',
  members.slash('ask', { question: 'Who opened the harbour bridge?' }),
)

stop.abort()
await exit
await server.close()
await rm(data, { recursive: true })
if (server.problems.length > 0) throw new Error(server.problems.join('\n'))

writePart('README.md', 'replies to an owner', 'scripts/owner-replies.ts', blocks)
