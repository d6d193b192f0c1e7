import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ServerData } from '../../src/servers/server-data.ts'
import { GUILD, type Member, OWNER } from './server/interactions.ts'
import { type RunningBot, type StartOptions, withBot } from './support/bot.ts'
import { buttonId, buttonsOf, original, textOf } from './support/seen.ts'

const ROLE = '300000000000000001'
const CURATOR: Member = { userId: '800000000000000005', roles: [ROLE] }
const OTHER = '700000000000000002'

let folder: string
let data: string
let cache: string
const before = process.env.DATELINE_CACHE
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-privacy-'))
  data = join(folder, 'data')
  cache = join(folder, 'cache')
  process.env.DATELINE_CACHE = cache
})
afterEach(() => {
  if (before === undefined) delete process.env.DATELINE_CACHE
  else process.env.DATELINE_CACHE = before
  rmSync(folder, { recursive: true, force: true })
})

const withData = (run: (bot: RunningBot) => Promise<void>, env: StartOptions['env'] = {}) =>
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
  const exchange = await server.settled(members.slash('privacy', {}, from))
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
  ] as const)('%s', (_, settings, words) =>
    withData(async (bot) => {
      kept((open) => open.settings.change(GUILD, settings))
      expect(textOf(await shown(bot))).toContain(words)
    }),
  )

  test.each([
    ['false', 'neither what was asked nor by whom'],
    ['true', 'write down **what is asked**'],
  ])('and, with LOG_QUESTIONS=%s, what the log holds', (LOG_QUESTIONS, words) =>
    withData(async (bot) => expect(textOf(await shown(bot))).toContain(words), { LOG_QUESTIONS }),
  )

  test('and, where a cluster searches, what goes there', () =>
    withData(
      async (bot) => {
        expect(textOf(await shown(bot))).toContain('go to the search cluster')
        const about = await bot.server.settled(bot.members.slash('about'))
        expect(textOf(about.original)).toContain('lie in a search cluster')
      },
      { DATELINE_SEARCH: 'https://search.example' },
    ))

  test("counts a server's own files, and nothing in private", () =>
    withData(async (bot) => {
      furnish(GUILD)
      expect(textOf(await shown(bot))).toContain("Articles of this server's own: 1 file")
      expect(textOf(await shown(bot, { inGuild: false }))).toContain('Of private conversations nothing is kept.')
    }))
})

describe('a member removes what is kept of them', () => {
  const mark = 'insert into mark values (?, ?)'
  const rows = (): readonly unknown[] => kept(({ database }) => database.rows('select server, member from mark'))
  const alice = '800000000000000001'
  beforeEach(() =>
    kept(({ database }) => {
      database.run('create table mark (server text not null, member text not null)')
      for (const server of [GUILD, OTHER]) for (const member of [alice, '8']) database.run(mark, [server, member])
    }),
  )

  test('in a server', () =>
    withData(async (bot) => {
      const message = await shown(bot)
      const id = buttonId(message, 'Remove what is kept of me')
      const pressed = await bot.server.settled(bot.members.button(id, message))
      expect(textOf(pressed.original)).toBe('Removed: 1 entry of the database.')
      expect(rows()).toEqual([
        { server: GUILD, member: '8' },
        { server: OTHER, member: alice },
        { server: OTHER, member: '8' },
      ])
      const again = await bot.server.settled(bot.members.button(id, message))
      expect(textOf(again.original)).toBe('Nothing was kept of you here.')
    }))

  test('in all servers, from a private conversation', () =>
    withData(async (bot) => {
      const message = await shown(bot, { inGuild: false })
      const id = buttonId(message, 'in all servers')
      const pressed = await bot.server.settled(bot.members.button(id, message, { inGuild: false }))
      expect(textOf(pressed.original)).toBe('Removed: 2 entries of the database.')
      expect(rows().length).toBe(2)
    }))
})

describe("a server's data are deleted", () => {
  test('with the word alone, and then nothing is left of them, and all of the others', async () => {
    let id = ''
    await withData(async (bot) => {
      furnish(GUILD)
      furnish(OTHER)
      for (const guild of [GUILD, OTHER]) {
        const asked = await bot.server.settled(bot.members.slash('sources', {}, { guild }))
        expect(textOf(asked.original)).toContain('The fair')
      }
      expect(readdirSync(cache).length).toBe(2)
      const message = await shown(bot, OWNER)
      const asked = await bot.server.settled(bot.members.button(buttonId(message, 'Delete all'), message, OWNER))
      expect(asked.modal?.title).toBe("Delete all of this server's data")
      id = String(asked.modal?.custom_id)
      for (const typed of ['', 'delete', 'DELETE ALL', 'DELET']) {
        const refused = await bot.server.settled(bot.members.modal(id, { word: typed }, OWNER))
        expect(refused.ephemeral).toBe(true)
        expect(textOf(refused.original)).toBe('Nothing was deleted: to delete all, type DELETE.')
      }
      expect(existsSync(join(data, 'servers', GUILD))).toBe(true)
    })
    // The modal was open while the bot was started anew.
    await withData(async (bot) => {
      await bot.server.settled(bot.members.slash('sources'))
      const done = await bot.server.settled(bot.members.modal(id, { word: ' DELETE ' }, OWNER))
      expect(done.ephemeral).toBe(true)
      expect(textOf(done.original)).toMatch(/^Deleted: 1 file and \d entries of the database\. Nothing is kept/)
      const after = await bot.server.settled(bot.members.slash('sources'))
      expect(textOf(after.original)).toContain('40 articles')
      const other = await bot.server.settled(bot.members.slash('sources', {}, { guild: OTHER }))
      expect(textOf(other.original)).toContain('The fair')
    })
    expect(readdirSync(join(data, 'servers'))).toEqual([OTHER])
    expect(readdirSync(cache).length).toBe(1)
    kept(({ database }) => {
      const tables = database
        .rows("select name from sqlite_schema where type = 'table'")
        .map(({ name }) => String(name))
      for (const table of tables) {
        const values = database.rows(`select * from ${table}`).flatMap((row) => Object.values(row).map(String))
        expect(values.filter((value) => value.includes(GUILD))).toEqual([])
      }
    })
    expect(readFileSync(join(data, 'servers.db')).includes(GUILD)).toBe(false)
  })

  const refusals: [string, Member, string][] = [
    ['a member', {}, 'This is for who may manage the server.'],
    ['who has the chosen role', CURATOR, 'This is for who may manage the server.'],
    ['who writes in private', { inGuild: false }, 'This is for servers'],
  ]
  test.each(refusals)('not by %s', (_, from, line) =>
    withData(async (bot) => {
      furnish(GUILD)
      expect(buttonsOf(await shown(bot, from)).some(({ label }) => label.startsWith('Delete'))).toBe(false)
      const message = await shown(bot, OWNER)
      const button = buttonId(message, 'Delete all')
      const asked = await bot.server.settled(bot.members.button(button, message, OWNER))
      for (const pressed of [
        bot.members.button(button, message, from),
        bot.members.modal(String(asked.modal?.custom_id), { word: 'DELETE' }, from),
      ])
        expect(textOf((await bot.server.settled(pressed)).original)).toContain(line)
      expect(existsSync(join(data, 'servers', GUILD))).toBe(true)
    }),
  )
})

describe('/about', () => {
  test.each([
    ['in a server', {}],
    ['in private', { inGuild: false }],
  ])('%s says what answers and from where', (_, from) =>
    withData(async (bot) => {
      const exchange = await bot.server.settled(bot.members.slash('about', {}, from))
      expect(exchange.ephemeral).toBe(true)
      const text = textOf(exchange.original)
      expect(text).toMatch(/^### Dateline \d+\.\d+\.\d+\n/)
      expect(text).toContain('40 articles answer, the newest of')
      expect(text).toContain('Nothing is asked of the network.')
      expect(text).toContain('client_id=900000000000000001&scope=bot+applications.commands')
    }),
  )

  test("counts a server's own articles, and tells of none", () =>
    withData(async (bot) => {
      kept((open) => open.settings.change(GUILD, { corpus: 'own' }))
      const none = await bot.server.settled(bot.members.slash('about'))
      expect(textOf(none.original)).toContain('no articles yet')
      furnish(GUILD)
      const one = await bot.server.settled(bot.members.slash('about'))
      expect(textOf(one.original)).toContain(
        '**Here:** 1 article of this server answers, the newest of about May 2021.',
      )
    }))
})
