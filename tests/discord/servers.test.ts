import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { encodeAction } from '../../src/discord/custom-id.ts'
import { doing } from '../../src/discord/feedback.ts'
import { shelfFolder } from '../../src/servers/place.ts'
import { ServerData } from '../../src/servers/server-data.ts'
import type { SettingChanges } from '../../src/servers/settings.ts'
import { GUILD } from './server/interactions.ts'
import { withBot } from './support/bot.ts'
import { buttonId, buttonsOf, original, textOf } from './support/seen.ts'

const OTHER = '700000000000000002'
const ASKING = '700000000000000003'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Something that is kept before the bot is started. */
function kept(work: (data: ServerData) => void): { readonly DATELINE_DATA: string } {
  const data = new ServerData(folder)
  work(data)
  data.close()
  return { DATELINE_DATA: folder }
}

const decided = (changes: SettingChanges) => kept((data) => data.settings.change(GUILD, changes))

test('a busy server waits, another is answered beside it, and who is too many is told so', async () => {
  await withBot({}, async ({ server, members }) => {
    // The first answer loads what all need.
    await server.settled(members.slash('ask', { question: 'Who is the mayor?' }))
    const long = Array.from({ length: 4 }, () => members.slash('ask', { question: 'slow 5000' }))
    await server.until(() => long.every(({ callbackType }) => callbackType === 5), 'the announcements')
    const busy = Array.from({ length: 46 }, () => members.slash('ask', { question: 'Who is the mayor?' }))
    const other = members.slash('ask', { question: 'Who is the mayor?' }, { guild: OTHER })
    await server.settled(other)
    expect(long.every(({ filled }) => !filled)).toBe(true)
    await Promise.all([...long, ...busy].map((exchange) => server.settled(exchange, 30_000)))
    // Four are worked on and forty wait.
    const refused = busy.filter(({ original }) => textOf(original).includes('ask again in a minute'))
    expect(refused).toHaveLength(6)
    expect(refused.every(({ ephemeral }) => ephemeral)).toBe(true)
    expect(busy.filter(({ original }) => textOf(original).includes('Ada Quill'))).toHaveLength(40)
  })
})

test.each([
  [{ channels: ['611'] }, {}, /answered in <#611>\.$/],
  [{ channels: ['611'] }, { channel: '611' }, /Ada Quill/],
  [{ channels: ['611'] }, { channel: '612', parent: '611' }, /Ada Quill/],
  [{ roles: ['51'] }, {}, /for members with certain roles\.$/],
  [{ roles: ['51'] }, { roles: ['50', '51'] }, /Ada Quill/],
  [{ channels: ['611'] }, { guild: OTHER }, /Ada Quill/],
  [{ channels: ['611'] }, { inGuild: false }, /Ada Quill/],
] as const)('by the rules %j a member with %j reads %s', async (rules, from, expected) => {
  await withBot({ env: decided(rules) }, async ({ server, members }) => {
    const exchange = await server.settled(members.slash('ask', { question: 'Who is the mayor?' }, from))
    expect(textOf(exchange.original)).toMatch(expected)
    expect(exchange.ephemeral).toBe(!String(expected).includes('Ada'))
    // The menu of a message keeps to the same rules.
    const menu = await server.settled(members.messageMenu('Find the source', 'Ada Quill is the mayor.', from))
    expect(/answered (?:in|for)/.test(textOf(menu.original))).toBe(!String(expected).includes('Ada'))
  })
})

test('a server whose owner wants private replies gets them, and another does not', async () => {
  await withBot({ env: decided({ private: true }) }, async ({ server, members }) => {
    const ask = (from: object) => server.settled(members.slash('ask', { question: 'Who is the mayor?' }, from))
    expect((await ask({})).ephemeral).toBe(true)
    expect((await ask({ guild: OTHER })).ephemeral).toBe(false)
  })
})

test('a server answers from its own articles, another from those that all share', async () => {
  const env = decided({ corpus: 'own' })
  const own = shelfFolder(folder, { server: GUILD })
  mkdirSync(own, { recursive: true })
  const text = '# The regatta\n\nKezia Longford won the regatta of Marle on 14 October 2023.'
  writeFileSync(join(own, 'regatta.md'), text)
  await withBot({ env: { ...env, DATELINE_CACHE: join(folder, 'cache') } }, async ({ server, members }) => {
    const ask = async (from: object) => {
      const exchange = await server.settled(members.slash('sources', {}, from))
      return textOf(exchange.original)
    }
    expect(await ask({})).toContain('The regatta')
    expect(await ask({ guild: OTHER })).toContain('Harwick')
    expect(await ask({ guild: OTHER })).not.toContain('regatta')
    const typed = async (from: object) =>
      (await server.settled(members.autocomplete('who', { name: 'Kezia' }, 'name', from))).choices?.map(
        ({ name }) => name,
      )
    expect(await typed({})).toContain('Kezia Longford')
    expect(await typed({ guild: OTHER })).not.toContain('Kezia Longford')
  })
})

test('a server that has nothing of its own yet is told what to do, with no word of where it would lie', async () => {
  await withBot({ env: decided({ corpus: 'own' }) }, async ({ server, members }) => {
    const exchange = await server.settled(members.slash('ask', { question: 'Who is the mayor?' }))
    expect(textOf(exchange.original)).toMatch(/no articles of its own yet.*\/corpus add/)
    expect(textOf(exchange.original)).not.toContain(folder)
  })
})

test('a button of one server shows nothing of it in another', async () => {
  const env = decided({ corpus: 'own' })
  const own = shelfFolder(folder, { server: GUILD })
  mkdirSync(own, { recursive: true })
  writeFileSync(join(own, 'a.md'), '# The regatta\n\nKezia Longford won the regatta of Marle on 14 October 2023.')
  await withBot({ env: { ...env, DATELINE_CACHE: join(folder, 'cache') } }, async ({ server, members }) => {
    const asked = await server.settled(members.slash('ask', { question: 'Who won the regatta of Marle?' }))
    const ids = [...JSON.stringify(asked.original?.body).matchAll(/"custom_id":"([^"]+)"/g)].map(([, id = '']) => id)
    expect(ids.length).toBeGreaterThan(0)
    for (const id of ids) {
      const message = asked.original
      if (message === undefined) throw new Error('no reply')
      const pressed = await server.settled(
        members.button(JSON.parse(`"${id}"`), message, { guild: OTHER, userId: '5' }),
      )
      const shown = [pressed.original, ...pressed.followUps].filter((one) => one !== undefined && one !== message)
      expect(shown.map(textOf).join(' ')).not.toMatch(/Kezia|regatta/i)
    }
  })
})

test('what is kept of a channel goes with it', async () => {
  const env = kept((data) => {
    data.settings.change(GUILD, { ownChannels: ['611', '612'], channels: ['611'] })
    for (const channel of ['611', '612'])
      mkdirSync(shelfFolder(folder, { server: GUILD, channel }), { recursive: true })
    data.database.run('insert into pin values (?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      GUILD,
      '611',
      ...'abcd',
      0,
      'q',
      '2030-01-01',
    ])
  })
  await withBot({ env }, async ({ server, members }) => {
    server.gateway.dispatch('CHANNEL_DELETE', { id: '611', guild_id: GUILD })
    await server.settled(members.slash('help'))
  })
  const data = new ServerData(folder)
  expect(data.settings.of(GUILD)).toEqual({ ownChannels: ['612'], channels: [] })
  expect(data.database.rows('select * from pin')).toEqual([])
  expect(data.database.rows('select change from audit')).toEqual([
    { change: 'removed all articles of channel 611, which is no more' },
  ])
  data.close()
  expect(existsSync(shelfFolder(folder, { server: GUILD, channel: '611' }))).toBe(false)
  expect(existsSync(shelfFolder(folder, { server: GUILD, channel: '612' }))).toBe(true)
})

test('buttons and completions keep to the rules for roles, and buttons to the pause between commands', async () => {
  const env = { ...decided({ roles: ['51'] }), DATELINE_COOLDOWN: '60' }
  await withBot({ env }, async ({ server, members }) => {
    const asked = await server.settled(members.slash('ask', { question: 'Who is nobody?' }, { roles: ['51'] }))
    const press = (label: string, from: object) =>
      server.settled(members.button(buttonId(original(asked), label), original(asked), from))
    const mean = buttonsOf(original(asked)).find(({ label }) => label.includes('Ada Quill'))?.label ?? ''
    expect(textOf((await press(mean, { userId: '5' })).original)).toMatch(/certain roles/)
    expect(textOf((await press(mean, { roles: ['51'] })).original)).toMatch(/Not so fast/)
    expect(textOf((await press(mean, { roles: ['51'], userId: '6' })).original)).toContain('Ada Quill')
    for (const command of ['who', 'follow']) {
      const typed = await server.settled(members.autocomplete(command, { name: 'Ada' }, 'name'))
      expect(typed.choices).toEqual([])
    }
    // The buttons of answers that their keepers have a hand in.
    const kept = (deed: string, from: object) => {
      const id = encodeAction(doing(deed, { question: 'Who is Ada Quill?' })) ?? ''
      return server.settled(members.button(id, original(asked), from))
    }
    for (const deed of ['unpinned', 'helpful', 'wrong'])
      expect(textOf((await kept(deed, { userId: '7' })).original)).toMatch(/certain roles/)
    expect(textOf((await kept('unpinned', { roles: ['51'], userId: '6' })).original)).toMatch(/Not so fast/)
    expect(textOf((await kept('unpinned', { roles: ['51'], userId: '8' })).original)).toContain('Ada Quill')
  })
})

test('the data of a server that the bot was removed from go after the days that are set, not before', async () => {
  const day = 24 * 60 * 60 * 1_000
  const env = kept((data) => {
    data.settings.change(GUILD, { care: 'bold' })
    data.settings.change(OTHER, { care: 'bold' })
    data.settings.change(ASKING, { care: 'bold' })
  })
  const left = () => {
    const data = new ServerData(folder)
    const servers = data.servers()
    data.close()
    return servers
  }
  await withBot({ env: { ...env, DATELINE_KEEP_DAYS: '3' } }, async ({ server, members }) => {
    server.gateway.dispatch('GUILD_CREATE', { id: OTHER })
    // An outage is no farewell.
    server.gateway.dispatch('GUILD_DELETE', { id: OTHER, unavailable: true })
    server.gateway.dispatch('GUILD_DELETE', { id: GUILD })
    // Where somebody asks it is, though Discord did not name the server when the session began; not so where a member uses a bot of their own.
    await server.settled(members.slash('help', {}, { guild: ASKING }))
    await server.settled(members.slash('help', {}, { guild: GUILD, ownBot: true }))
  })
  expect(left().sort()).toEqual([GUILD, OTHER, ASKING])
  const later = Date.now() + 4 * day
  await withBot({ env: { ...env, DATELINE_KEEP_DAYS: '3' }, now: () => later }, async ({ server, log }) => {
    await server.until(() => log.some(({ msg }) => String(msg).includes('are removed')), 'the removal')
  })
  expect(left().sort()).toEqual([OTHER, ASKING])
})
