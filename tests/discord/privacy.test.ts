import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ServerData } from '../../src/servers/server-data.ts'
import { GUILD, type Member, OWNER } from './server/interactions.ts'
import { type RunningBot, type StartOptions, startBot, withBot } from './support/bot.ts'
import { buttonId, buttonsOf, original, textOf } from './support/seen.ts'

const ROLE = '300000000000000001'
/** One bot for all but those that need settings of their own: each test has two servers of its own. */
let bot: RunningBot
let folder: string
let data: string
let cache: string
let count = 0
let guild: string
let other: string
let owner: Member
const before = process.env.DATELINE_CACHE
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-privacy-'))
  data = join(folder, 'data')
  cache = join(folder, 'cache')
  process.env.DATELINE_CACHE = cache
  bot = await startBot({ env: { DATELINE_DATA: data } })
})
beforeEach(() => {
  guild = String(BigInt(GUILD) + BigInt(++count))
  other = String(BigInt(GUILD) + BigInt(++count))
  owner = { ...OWNER, guild }
})
afterEach(() => {
  expect(bot.server.problems).toEqual([])
})
afterAll(async () => {
  expect(await bot.stop()).toBe(0)
  if (before === undefined) delete process.env.DATELINE_CACHE
  else process.env.DATELINE_CACHE = before
  rmSync(folder, { recursive: true, force: true })
})

const withOwn = (run: (bot: RunningBot) => Promise<void>, env: StartOptions['env'] = {}) =>
  withBot({ env: { DATELINE_DATA: data, ...env } }, run)

function kept<T>(read: (data: ServerData) => T): T {
  const open = new ServerData(data)
  try {
    return read(open)
  } finally {
    open.close()
  }
}

const shown = async ({ server, members }: RunningBot, from: Member = {}) => {
  const exchange = await server.settled(members.slash('privacy', {}, { guild, ...from }))
  expect(exchange.ephemeral).toBe(true)
  return original(exchange)
}

/** Puts an article of its own into a server, and a few rows. */
function furnish(server: string): void {
  kept((open) => {
    open.settings.change(server, { corpus: 'own', managerRole: ROLE })
    open.note(server, '8', 'a change')
  })
  const articles = join(data, 'servers', server, 'articles')
  mkdirSync(articles, { recursive: true })
  writeFileSync(join(articles, 'fair.md'), '# The fair\n\nMayor Ada Quill opened the fair on 3 May 2021.\n')
}

describe('/privacy says what is kept', () => {
  test.each([
    ['nothing decided', {}, 'answers: **not kept**'],
    ['kept', { keep: true }, 'answers: **for 30 days'],
    ['kept for long', { keep: true, days: 365 }, 'answers: **for 365 days'],
    ['kept for a day', { keep: true, days: 1 }, 'answers: **for 1 day,'],
  ] as const)('%s', async (_, settings, words) => {
    kept((open) => open.settings.change(guild, settings))
    expect(textOf(await shown(bot))).toContain(words)
  })

  test.each([
    ['false', 'neither what was asked nor by whom'],
    ['true', 'write down **what is asked**'],
  ])('and, with LOG_QUESTIONS=%s, what the log holds', (LOG_QUESTIONS, words) =>
    withOwn(async (own) => expect(textOf(await shown(own))).toContain(words), { LOG_QUESTIONS }),
  )

  test('and, where a cluster searches, what goes there', () =>
    withOwn(
      async (own) => {
        expect(textOf(await shown(own))).toContain('go to the search cluster')
        const about = await own.server.settled(own.members.slash('about'))
        expect(textOf(about.original)).toContain('lie in a search cluster')
      },
      { DATELINE_SEARCH: 'https://search.example' },
    ))

  test("counts a server's own files, and nothing in private", async () => {
    furnish(guild)
    expect(textOf(await shown(bot))).toContain("Articles of this server's own: 1 file")
    expect(textOf(await shown(bot, { inGuild: false }))).toContain('Of private conversations nothing is kept.')
  })
})

describe('a member removes what is kept of them', () => {
  const alice = '800000000000000001'
  const left = () =>
    kept(({ news }) => [guild, other].flatMap((server) => news.follows(server).map((one) => [server, one.member])))
  beforeEach(() =>
    kept(({ news, database }) => {
      database.run('delete from follow')
      for (const server of [guild, other])
        for (const member of [alice, '8'])
          news.keepFollow({ server, member, name: 'Ada Quill', channel: '5', isHere: false, since: 0 })
    }),
  )

  test('in a server', async () => {
    const message = await shown(bot)
    const id = buttonId(message, 'Remove what is kept of me')
    const pressed = await bot.server.settled(bot.members.button(id, message, { guild }))
    expect(textOf(pressed.original)).toBe('Removed: 1 entry of the database.')
    expect(left()).toEqual([
      [guild, '8'],
      [other, '8'],
      [other, alice],
    ])
    const again = await bot.server.settled(bot.members.button(id, message, { guild }))
    expect(textOf(again.original)).toBe('Nothing was kept of you here.')
  })

  test('in all servers, from a private conversation', async () => {
    const message = await shown(bot, { inGuild: false })
    const id = buttonId(message, 'in all servers')
    const pressed = await bot.server.settled(bot.members.button(id, message, { inGuild: false }))
    expect(textOf(pressed.original)).toBe('Removed: 2 entries of the database.')
    expect(left()).toEqual([
      [guild, '8'],
      [other, '8'],
    ])
  })
})

describe("a server's data are deleted", () => {
  const sources = async (own: RunningBot, server: string) => {
    const asked = own.members.slash('sources', {}, { guild: server })
    // The first index of all loads what reads articles.
    return textOf((await own.server.settled(asked, 60_000)).original)
  }

  test('with the word alone, and then nothing is left of them, and all of the others', async () => {
    const indexes = existsSync(cache) ? readdirSync(cache).length : 0
    let id = ''
    await withOwn(async (own) => {
      furnish(guild)
      furnish(other)
      for (const server of [guild, other]) expect(await sources(own, server)).toContain('The fair')
      expect(readdirSync(cache).length).toBe(indexes + 2)
      const message = await shown(own, owner)
      const asked = await own.server.settled(own.members.button(buttonId(message, 'Delete all'), message, owner))
      expect(asked.modal?.title).toBe("Delete all of this server's data")
      id = String(asked.modal?.custom_id)
      for (const typed of ['', 'delete', 'DELETE ALL', 'DELET']) {
        const refused = await own.server.settled(own.members.modal(id, { word: typed }, owner))
        expect(refused.ephemeral).toBe(true)
        expect(textOf(refused.original)).toBe('Nothing was deleted: to delete all, type DELETE.')
      }
      expect(existsSync(join(data, 'servers', guild))).toBe(true)
    })
    // The modal was open while the bot was started anew.
    await withOwn(async (own) => {
      await sources(own, guild)
      const done = await own.server.settled(own.members.modal(id, { word: ' DELETE ' }, owner))
      expect(done.ephemeral).toBe(true)
      expect(textOf(done.original)).toMatch(/^Deleted: 1 file and \d entries of the database\. Nothing is kept/)
      expect(await sources(own, guild)).toContain('40 articles')
      expect(await sources(own, other)).toContain('The fair')
    })
    expect(existsSync(join(data, 'servers', guild))).toBe(false)
    expect(existsSync(join(data, 'servers', other))).toBe(true)
    expect(readdirSync(cache).length).toBe(indexes + 1)
    expect(kept((open) => open.servers())).not.toContain(guild)
    // Nothing of it is left in pages of the file that are free now, either.
    expect(readFileSync(join(data, 'servers.db')).includes(guild)).toBe(false)
    expect(readFileSync(join(data, 'servers.db')).includes(other)).toBe(true)
  })

  const refusals: [string, Member, string][] = [
    ['a member', {}, 'This is for who may manage the server.'],
    ['who has the chosen role', { roles: [ROLE] }, 'This is for who may manage the server.'],
    ['who writes in private', { inGuild: false }, 'This is for servers'],
  ]
  test.each(refusals)('not by %s', async (_, who, line) => {
    const from = { ...who, guild }
    furnish(guild)
    expect(buttonsOf(await shown(bot, from)).some(({ label }) => label.startsWith('Delete'))).toBe(false)
    const message = await shown(bot, owner)
    const button = buttonId(message, 'Delete all')
    const asked = await bot.server.settled(bot.members.button(button, message, owner))
    for (const pressed of [
      bot.members.button(button, message, from),
      bot.members.modal(String(asked.modal?.custom_id), { word: 'DELETE' }, from),
    ])
      expect(textOf((await bot.server.settled(pressed)).original)).toContain(line)
    expect(existsSync(join(data, 'servers', guild))).toBe(true)
  })
})

describe('/about', () => {
  const about = async (from: Member) => {
    const exchange = await bot.server.settled(bot.members.slash('about', {}, from), 60_000)
    expect(exchange.ephemeral).toBe(true)
    return textOf(exchange.original)
  }

  test.each([
    ['in a server', {}],
    ['in private', { inGuild: false }],
  ])('%s says what answers and from where', async (_, from) => {
    const text = await about({ guild, ...from })
    expect(text).toMatch(/^### Dateline \d+\.\d+\.\d+\n/)
    expect(text).toContain('40 articles answer, the newest of')
    expect(text).toContain('Nothing is asked of the network.')
    expect(text).toContain('client_id=900000000000000001&scope=bot+applications.commands')
  })

  test("counts a server's own articles, and tells of none", async () => {
    kept((open) => open.settings.change(guild, { corpus: 'own' }))
    expect(await about({ guild })).toContain('no articles yet')
    furnish(guild)
    expect(await about({ guild })).toContain(
      '**Here:** 1 article of this server answers, the newest of about May 2021.',
    )
  })
})
