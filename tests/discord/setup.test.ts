import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ServerData } from '../../src/servers/server-data.ts'
import type { ServerSettings } from '../../src/servers/settings.ts'
import type { Message } from './server/exchanges.ts'
import { GUILD, type Member, OWNER } from './server/interactions.ts'
import { type RunningBot, startBot, withBot } from './support/bot.ts'
import { buttonId, buttonsOf, menusOf, original, textOf } from './support/seen.ts'

const ROLE = '300000000000000001'
const CHANNEL_A = '600000000000000007'

/** One bot for all: each test has a server of its own. */
let bot: RunningBot
let data: string
let count = 0
let guild: string
let owner: Member
let curator: Member
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'dateline-setup-'))
  bot = await startBot({ env: { DATELINE_DATA: data } })
})
beforeEach(() => {
  guild = String(BigInt(GUILD) + BigInt(++count))
  owner = { ...OWNER, guild }
  curator = { userId: '800000000000000005', roles: [ROLE], guild }
})
afterEach(() => {
  expect(bot.server.problems).toEqual([])
})
afterAll(async () => {
  expect(await bot.stop()).toBe(0)
  rmSync(data, { recursive: true, force: true })
})

/** What is kept of the server, as another process reads it. */
function kept<T>(read: (data: ServerData) => T): T {
  const open = new ServerData(data)
  try {
    return read(open)
  } finally {
    open.close()
  }
}
const settings = (): ServerSettings => kept((open) => open.settings.of(guild))
const audit = (): string[] => kept((open) => open.audit(guild, 20).map(({ change }) => change))

/** Opens `/setup` and turns to a page. */
async function opened({ server, members }: RunningBot, page = 0, from: Member = owner): Promise<Message> {
  const message = original(await server.settled(members.slash('setup', {}, from), 60_000))
  for (let turned = 0; turned < page; turned++)
    await server.settled(members.button(buttonId(message, 'Next'), message, from))
  return message
}

const menuNamed = (message: Message, at: number) => {
  const menu = menusOf(message)[at]
  if (menu === undefined) throw new Error(`no menu ${at}`)
  return menu
}

describe('a decision is saved at once, written down and shown', () => {
  const rows: [string, number, number, string[], ServerSettings, string][] = [
    ['articles', 0, 0, ['own'], { corpus: 'own' }, "Articles: Shared articles → This server's own articles"],
    ['care', 0, 1, ['careful'], { care: 'careful' }, 'Care: Usual → Careful'],
    ['channels', 1, 0, [CHANNEL_A], { channels: [CHANNEL_A] }, `Channels: everywhere → <#${CHANNEL_A}>`],
    ['roles', 1, 1, [ROLE], { roles: [ROLE] }, `Members: everyone → <@&${ROLE}>`],
    ['replies', 2, 0, ['private'], { private: true }, 'Replies: For everyone in the channel → For who asks only'],
    ['dates', 2, 1, ['pt-BR'], { dates: 'pt-BR' }, "Dates: Each member's own → Brazilian Portuguese"],
    ['managers', 3, 0, [ROLE], { managerRole: ROLE }, `Who manages: who may manage the server → <@&${ROLE}> too`],
    ['keeping', 3, 1, ['90'], { keep: true, days: 90 }, 'What is kept: Nothing is kept → Kept for 90 days'],
  ]
  test.each(rows)('%s', async (_, page, at, values, expected, line) => {
    const message = await opened(bot, page)
    const pressed = await bot.server.settled(
      bot.members.select(menuNamed(message, at).customId, values, message, owner),
    )
    expect(pressed.followUps).toEqual([])
    expect(settings()).toEqual(expected)
    expect(audit()).toEqual([line])
    expect(menuNamed(message, at).chosen).toEqual(values)
    // The same again is no change.
    await bot.server.settled(bot.members.select(menuNamed(message, at).customId, values, message, owner))
    expect(audit()).toEqual([line])
  })

  test('and is shown in the record of changes, channels and roles by their names', async () => {
    const message = await opened(bot, 1)
    await bot.server.settled(bot.members.select(menuNamed(message, 0).customId, [CHANNEL_A], message, owner))
    await bot.server.settled(bot.members.select(menuNamed(message, 1).customId, [ROLE], message, owner))
    const log = await bot.server.settled(bot.members.part('corpus', 'log', {}, owner))
    expect(textOf(log.original)).toContain(`Members: everyone → <@&${ROLE}>`)
    expect(textOf(log.original)).toContain(`Channels: everywhere → <#${CHANNEL_A}>`)
  })

  test('nothing chosen takes channels, roles and the managing role back', async () => {
    kept((open) => open.settings.change(guild, { channels: [CHANNEL_A], roles: [ROLE], managerRole: ROLE }))
    for (const [page, at] of [
      [1, 0],
      [1, 1],
      [3, 0],
    ] as const) {
      const message = await opened(bot, page)
      await bot.server.settled(bot.members.select(menuNamed(message, at).customId, [], message, owner))
    }
    expect(settings()).toEqual({})
  })
})

test('the message is private, and each page keeps to the limits of Discord', async () => {
  const exchange = await bot.server.settled(bot.members.slash('setup', {}, owner))
  expect(exchange.ephemeral).toBe(true)
  const message = original(exchange)
  const pages = [textOf(message)]
  while (buttonsOf(message).some(({ label, disabled }) => label.startsWith('Next') && !disabled)) {
    await bot.server.settled(bot.members.button(buttonId(message, 'Next'), message, owner))
    pages.push(textOf(message))
  }
  expect(pages.map((text) => text.split('\n')[0])).toEqual([
    '### Set up Dateline: what answers',
    '### Set up Dateline: where, and for whom',
    '### Set up Dateline: replies',
    '### Set up Dateline: who manages, and what is kept',
    '### Dateline is set up',
  ])
  expect(pages[0]).toContain('40 shared articles answer. Of its own this server has none: add with `/corpus add`.')
  expect(pages.at(-1)).toContain('**What is kept:** Nothing is kept')
  await bot.server.settled(bot.members.button(buttonId(message, 'Back'), message, owner))
  expect(textOf(message)).toContain('who manages')
})

test('the end offers questions that the articles answer', async () => {
  const message = await opened(bot, 4)
  const tried = await bot.server.settled(
    bot.members.button(buttonId(message, 'Try it: Who is Ada Quill?'), message, owner),
  )
  expect(tried.ephemeral).toBe(true)
  expect(textOf(tried.original)).toContain('Ada Quill')
})

test("a server's own articles are counted, also where there are none yet", async () => {
  kept((open) => open.settings.change(guild, { corpus: 'own' }))
  expect(textOf(await opened(bot))).toContain('no articles of its own yet: add some with `/corpus add`')
  expect(textOf(await opened(bot, 4))).not.toContain('Try it')
  const folder = join(data, 'servers', guild, 'articles')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'fair.md'), '# The fair\n\nMayor Ada Quill opened the fair on 3 May 2021.\n')
  expect(textOf(await opened(bot))).toContain("1 article of this server's own answers.")
  kept((open) => open.settings.change(guild, { corpus: 'shared' }))
  bot.server.clock.advance(10_000)
  expect(textOf(await opened(bot))).toContain('this server has 1 file: add with `/corpus add`')
})

test('all works after a restart, and what another process has changed is shown', async () => {
  let message: Message | undefined
  await withBot({ env: { DATELINE_DATA: data } }, async (bot) => {
    message = await opened(bot)
    await bot.server.settled(bot.members.select(menuNamed(message, 1).customId, ['bold'], message, owner))
  })
  await withBot({ env: { DATELINE_DATA: data } }, async (bot) => {
    if (message === undefined) throw new Error('no message')
    expect(menuNamed(message, 1).chosen).toEqual(['bold'])
    await bot.server.settled(bot.members.select(menuNamed(message, 1).customId, ['careful'], message, owner))
    expect(settings()).toEqual({ care: 'careful' })
    expect(audit()).toEqual(['Care: Bold → Careful', 'Care: Usual → Bold'])
    await bot.server.settled(bot.members.button(buttonId(message, 'Next'), message, owner))
    expect(textOf(message)).toContain('where, and for whom')
  })
})

describe('who may', () => {
  const managers = 'This is for who may manage the server, or has the role that they have chosen'
  const refusals: [string, Member, string][] = [
    ['a member', {}, managers],
    ['a member with another role', { roles: ['300000000000000009'] }, managers],
    ['who writes in private', { inGuild: false }, 'This is for servers'],
  ]
  test.each(refusals)('%s may neither run it nor press', async (_, who, line) => {
    const from = { ...who, guild }
    kept((open) => open.settings.change(guild, { managerRole: ROLE }))
    const run = await bot.server.settled(bot.members.slash('setup', {}, from))
    expect(run.ephemeral).toBe(true)
    expect(textOf(run.original)).toContain(line)
    const message = await opened(bot)
    const pressed = [
      bot.members.select(menuNamed(message, 1).customId, ['bold'], message, from),
      bot.members.button(buttonId(message, 'Next'), message, from),
    ]
    for (const one of pressed) {
      await bot.server.settled(one)
      expect(one.callbackType).toBe(4)
      expect(one.ephemeral).toBe(true)
      expect(textOf(one.original)).toContain(line)
    }
    expect(settings()).toEqual({ managerRole: ROLE })
    expect(audit()).toEqual([])
  })

  test('who has the chosen role may decide all but who has it', async () => {
    kept((open) => open.settings.change(guild, { managerRole: ROLE }))
    const message = await opened(bot, 0, curator)
    await bot.server.settled(bot.members.select(menuNamed(message, 1).customId, ['bold'], message, curator))
    const last = await opened(bot, 3, curator)
    expect(menuNamed(last, 0).disabled).toBe(true)
    // A disabled menu is no lock: its id can be sent by other means.
    const forged = bot.members.select(menuNamed(last, 0).customId, ['300000000000000002'], last, curator)
    expect(textOf((await bot.server.settled(forged)).original)).toContain('This is for who may manage the server.')
    expect(settings()).toEqual({ care: 'bold', managerRole: ROLE })
  })
})

test('what no menu offers changes nothing', async () => {
  const forged: [number, number, string[]][] = [
    [0, 0, ['others']],
    [0, 1, []],
    [1, 0, ['not an id']],
    [2, 1, ['xx; drop']],
    [3, 0, [ROLE, ROLE]],
    [3, 1, ['4000']],
  ]
  for (const [page, at, values] of forged) {
    const message = await opened(bot, page)
    const pressed = bot.members.select(menuNamed(message, at).customId, values, message, owner)
    expect(textOf((await bot.server.settled(pressed)).original)).toContain('from another version')
  }
  expect(settings()).toEqual({})
})

test('a control of a message, sent as a modal that stands on none, is answered to the member', async () => {
  const message = await opened(bot)
  const sent = await bot.server.settled(bot.members.modal(buttonId(message, 'Next'), {}, owner))
  expect(sent.ephemeral).toBe(true)
  expect(textOf(sent.original)).not.toBe('')
})
