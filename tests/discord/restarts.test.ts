import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shelfFolder } from '../../src/servers/place.ts'
import { ServerData } from '../../src/servers/server-data.ts'
import { campaign } from '../campaign.ts'
import { fair } from '../servers/shelf.ts'
import { type Exchange, isSettled } from './server/exchanges.ts'
import { GUILD, Members, OWNER } from './server/interactions.ts'
import { DiscordServer } from './server/server.ts'
import { buttonId, menusOf, original, textOf } from './support/seen.ts'
import { spawnBot } from './support/spawned-bot.ts'

/** How often the bot falls. */
const FALLS = campaign(1, 30)
/** Milliseconds within which what members do at once is done, over which the falls are spread. */
const WITHIN = 400
/** A server that answers from those articles that all share; the first one gets its own. */
const SHARING = '700000000000000002'
const CARES = ['careful', 'usual', 'bold'] as const
const RHYTHMS = ['day', 'week'] as const

let data: string
let server: DiscordServer
let members: Members
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'dateline-restarts-'))
  mkdirSync(shelf(), { recursive: true })
  server = await new DiscordServer().listen()
  members = new Members(server)
  const kept = new ServerData(data)
  kept.settings.change(SHARING, { keep: true, days: 90 })
  kept.close()
})
afterAll(async () => {
  await server.close()
  rmSync(data, { recursive: true, force: true })
})

/** What is kept, as another process reads it. */
function kept<T>(read: (data: ServerData) => T): T {
  const open = new ServerData(data)
  try {
    return read(open)
  } finally {
    open.close()
  }
}

const shelf = () => shelfFolder(data, { server: GUILD })
const content = (file: string): string =>
  existsSync(join(shelf(), file)) ? readFileSync(join(shelf(), file), 'utf8') : ''
const filesOfShelf = (): string[] => readdirSync(shelf()).filter((name) => !name.startsWith('.'))
const votes = (): number =>
  kept((open) => Number(open.database.row('select count(*) as found from vote', [])?.found ?? 0))

/** A deed, how a member is told that it is done, and how it is seen that it is. */
interface Deed {
  readonly exchange: Exchange
  readonly told: RegExp
  readonly isDone: () => boolean
}

/** What several members do at once; no two deeds of any fall are alike. */
async function everythingAtOnce(fall: number): Promise<readonly Deed[]> {
  const from = { guild: SHARING }
  const manager = { ...OWNER, ...from }
  const asked = await server.settled(members.slash('ask', { question: `Who opened bridge ${fall}?` }, from))
  const setup = await server.settled(members.slash('setup', {}, manager))
  const care = CARES[fall % CARES.length] ?? 'usual'
  const every = RHYTHMS[fall % RHYTHMS.length] ?? 'day'
  const before = votes()
  const added = ['a', 'b', 'c'].map((letter) => ({ name: `${letter}-${fall}.md`, text: fair(letter, 1900 + fall) }))
  const add = (name: string, text: string): Exchange =>
    members.part('corpus', 'add', {}, OWNER, { file: server.cdn.keep(name, text) })
  return [
    ...added.map(({ name, text }) => ({
      exchange: add(name, text),
      told: /\d added/,
      isDone: () => content(name) === text,
    })),
    {
      exchange: add('fair.md', fair(`Mayor ${fall}`, 2000)),
      told: /\d (?:added|replaced)/,
      isDone: () => content('fair.md') === fair(`Mayor ${fall}`, 2000),
    },
    {
      exchange: members.button(buttonId(asked.original, 'Helpful'), original(asked), from),
      told: /^Thank you/,
      isDone: () => votes() === before + 1,
    },
    {
      exchange: members.select(menusOf(setup.original)[1]?.customId ?? '', [care], original(setup), manager),
      told: /./,
      isDone: () => kept((open) => open.settings.of(SHARING).care) === care,
    },
    {
      exchange: members.slash(
        'follow',
        { name: `Person ${fall}` },
        { ...from, userId: `81000000000000${1000 + fall}` },
      ),
      told: /You follow/,
      isDone: () => kept((open) => open.news.follows(SHARING).some(({ name }) => name === `Person ${fall}`)),
    },
    {
      exchange: members.slash('digest', { every }, manager),
      told: /are told of/,
      isDone: () => kept((open) => open.news.digests(SHARING).some((digest) => digest.every === every)),
    },
  ]
}

const isTold = ({ exchange, told }: Deed): boolean =>
  isSettled(exchange) && told.test(textOf([exchange.original, ...exchange.followUps].at(-1)))

test(`who is told that something is done finds it done after each of ${FALLS} falls amid everything, and nothing is half done`, {
  timeout: 60_000 + FALLS * 30_000,
}, async () => {
  for (let fall = 0; fall < FALLS; fall++) {
    const bot = await spawnBot(server, data)
    const deeds = await everythingAtOnce(fall)
    await sleep(((fall + 1) * WITHIN * 0.618) % WITHIN)
    await bot.kill()
    for (const deed of deeds) if (isTold(deed)) expect(deed.isDone()).toBe(true)
  }
  // What no fall came into is done at last, and all that was there before is whole.
  const bot = await spawnBot(server, data)
  try {
    const last = await everythingAtOnce(FALLS)
    for (const deed of last) await server.until(() => isTold(deed), String(deed.told), 30_000)
    expect(last.map(({ isDone }) => isDone())).toEqual(last.map(() => true))
  } finally {
    await bot.kill()
  }
  expect(readdirSync(shelf()).filter((name) => name.startsWith('.'))).toEqual([])
  for (const file of filesOfShelf()) expect(content(file)).toMatch(/^---\ntitle: .*\n---\n\n.*\.\n$/s)
  expect(server.problems).toEqual([])
})
