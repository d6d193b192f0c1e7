import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Library } from '../../src/library.ts'
import { ServerData } from '../../src/servers/server-data.ts'
import { GUILD, type Member, OWNER } from './server/interactions.ts'
import { type RunningBot, type StartOptions, withBot } from './support/bot.ts'
import { type Added, GrowingLibrary } from './support/growing-library.ts'
import { menusOf, original, textOf } from './support/seen.ts'

const DAY = 24 * 60 * 60 * 1_000
const CHANNEL = '600000000000000001'
const OTHER_CHANNEL = '600000000000000002'
const OTHER_GUILD = '700000000000000002'
const ALICE = '800000000000000001'
const BOB_ID = '800000000000000002'
const ROLE = '300000000000000001'

const bridge: Added = {
  id: 'bridge',
  title: 'The bridge [opens]',
  published: '2024-05-02',
  url: 'https://news.example/bridge',
  sentences: ['It rained.', 'Mayor Quill opened the *bridge* at last.', 'Bo Vance was absent.'],
}
const fair: Added = { id: 'fair', title: 'A fair', published: '2024-05-03', sentences: ['Bo Vance came to the fair.'] }

let data: string
/** The articles that the bot answers from; what is put here comes with the next reload. */
let library: Library
let env: Record<string, string>
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'dateline-digest-'))
  env = { DATELINE_DATA: data }
  library = new GrowingLibrary('00000001', [])
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

function kept<T>(read: (data: ServerData) => T): T {
  const open = new ServerData(data)
  try {
    return read(open)
  } finally {
    open.close()
  }
}
const digests = () => kept((open) => open.news.digests(GUILD))
const follows = () => kept((open) => open.news.follows(GUILD))
const audit = () => kept((open) => open.audit(GUILD, 9).map(({ change }) => change))

/** Runs a bot that looks at what is new all the time, in the server. */
const withNews = (run: (bot: RunningBot) => Promise<void>, options: StartOptions = {}) =>
  withBot({ openLibrary: async () => library, newsEveryMs: 10, env, ...options }, async (bot) => {
    bot.server.gateway.dispatch('GUILD_CREATE', { id: GUILD, name: 'Harwick' })
    await run(bot)
  })

/** Articles come to what all servers share. */
async function come(bot: RunningBot, ...added: Added[]): Promise<void> {
  const reloads = bot.log.filter(({ msg }) => msg === 'articles reloaded').length
  library = new GrowingLibrary(`0000000${2 + reloads}`, added)
  process.emit('SIGHUP')
  await bot.server.until(
    () => bot.log.filter(({ msg }) => msg === 'articles reloaded').length > reloads,
    'the new articles',
  )
}

const run = async ({ server, members }: RunningBot, name: string, options = {}, from: Member = {}) => {
  const exchange = await server.settled(members.slash(name, options, from))
  expect(exchange.ephemeral).toBe(true)
  return original(exchange)
}
const posts = ({ server }: RunningBot, channel: string) => server.channels.to(channel).map((post) => textOf(post))
/** Lets a time pass and waits until a digest is put off to the next. */
async function pass(bot: RunningBot, ms: number): Promise<void> {
  const due = digests()[0]?.due ?? 0
  bot.server.clock.advance(ms)
  await vi.waitFor(() => expect(digests()[0]?.due).toBeGreaterThan(due), 10_000)
}

describe('a digest', () => {
  test('tells a channel of new articles and of events of followed names, once, and of nothing where nothing is new', () =>
    withNews(async (bot) => {
      expect(textOf(await run(bot, 'digest', { every: 'day', at: 9 }, OWNER))).toContain(
        `New articles are told of in <#${CHANNEL}> every day at 09:00 UTC.`,
      )
      expect(posts(bot, CHANNEL)).toEqual([
        'New articles are told of here every day at 09:00 UTC, where there are any.',
      ])
      await pass(bot, DAY)
      expect(posts(bot, CHANNEL).length).toBe(1)

      await run(bot, 'follow', { name: 'Bo Vance', here: false }, { userId: BOB_ID })
      await come(bot, bridge, fair)
      await pass(bot, DAY)
      const [, told] = posts(bot, CHANNEL)
      expect(told?.split('\n')).toEqual([
        '### 2 new articles',
        '- A fair · 3 May 2024',
        '- [The bridge \\[opens\\]](https://news.example/bridge) · 2 May 2024',
        '**New events of names that are followed**',
        '**2 May 2024** · Bo Vance',
        'Bo Vance was absent.',
        '-# [The bridge \\[opens\\]](https://news.example/bridge) · 2 May 2024',
        '**3 May 2024** · Bo Vance',
        'Bo Vance came to the fair.',
        '-# A fair · 3 May 2024',
        '-# `/sources` lists all articles, `/article` opens one, `/follow` tells you of a name.',
      ])
      await pass(bot, DAY)
      expect(posts(bot, CHANNEL).length).toBe(2)
    }))

  test('has dates in the language that the server has chosen', async () => {
    kept((open) => open.settings.change(GUILD, { dates: 'fr' }))
    await withNews(async (bot) => {
      await run(bot, 'digest', { every: 'day' }, OWNER)
      await come(bot, fair)
      await pass(bot, DAY)
      expect(posts(bot, CHANNEL)[1]).toContain('- A fair · 3 mai 2024')
    })
  })

  test('is told once across restarts, with what came while the bot was away', async () => {
    await withNews(async (bot) => {
      await run(bot, 'digest', { every: 'day' }, OWNER)
    })
    library = new GrowingLibrary('00000002', [bridge])
    await withNews(async () => {
      // Not due yet, it goes over the next restart as well.
      expect(digests().length).toBe(1)
    })
    library = new GrowingLibrary('00000003', [bridge, fair])
    await withNews(async (bot) => {
      await pass(bot, DAY)
      expect(posts(bot, CHANNEL).map((text) => text.split('\n')[0])).toEqual(['### 2 new articles'])
    })
    await withNews(async (bot) => {
      await pass(bot, 2 * DAY)
      expect(posts(bot, CHANNEL)).toEqual([])
    })
  })

  test('whose receipt was lost is not told twice', () =>
    withNews(async (bot) => {
      await run(bot, 'digest', { every: 'day' }, OWNER)
      await come(bot, fair)
      bot.server.fault({ path: /^\/channels/, times: 2, kind: 'cut-after' })
      await pass(bot, DAY)
      expect(bot.server.faults.hits).toBe(2)
      expect(posts(bot, CHANNEL).length).toBe(2)
    }))

  test('of many articles keeps to the limits of Discord', () =>
    withNews(async (bot) => {
      await run(bot, 'digest', { every: 'day' }, OWNER)
      await run(bot, 'follow', { name: 'Bo Vance' })
      const many = Array.from(
        { length: 300 },
        (_, at): Added => ({
          id: `many-${at}`,
          title: `${'A *long* title '.repeat(30)}${at}`,
          published: '2024-05-03',
          url: `https://news.example/${'long/'.repeat(60)}${at}`,
          sentences: [`Bo Vance came to fair ${at}, ${'and then to another, '.repeat(40)}and went.`],
        }),
      )
      await come(bot, ...many)
      await pass(bot, DAY)
      expect(posts(bot, CHANNEL)[1]).toMatch(/^### 300 new articles[\s\S]*\n-# And 29\d more articles\./)
      await bot.server.until(() => bot.server.channels.to(`@${ALICE}`).length === 1, 'the private message')
    }))

  test.each(['closed', 'gone'] as const)('in a channel that is %s is switched off, with a line on it', (how) =>
    withNews(async (bot) => {
      await run(bot, 'digest', { every: 'day' }, OWNER)
      bot.server.channels[how].add(CHANNEL)
      await come(bot, fair)
      bot.server.clock.advance(DAY)
      await vi.waitFor(() => expect(digests()).toEqual([]), 10_000)
      expect(audit()[0]).toBe(`Digest in <#${CHANNEL}> switched off: it does not take messages`)
    }),
  )

  test('that Discord fails to take is tried again', () =>
    withNews(async (bot) => {
      await run(bot, 'digest', { every: 'day' }, OWNER)
      await come(bot, fair)
      bot.server.fault({ path: /^\/channels/, times: 3, kind: 'status', status: 500 })
      await pass(bot, DAY)
      expect(posts(bot, CHANNEL).length).toBe(2)
    }))

  test('is not begun where the bot may not write', () =>
    withNews(async (bot) => {
      bot.server.channels.closed.add(OTHER_CHANNEL)
      const reply = await run(bot, 'digest', { every: 'week', channel: OTHER_CHANNEL }, OWNER)
      expect(textOf(reply)).toBe(
        `The bot may not write in <#${OTHER_CHANNEL}>: let it see the channel and send messages there.`,
      )
      expect(digests()).toEqual([])
    }))

  test('is listed, changed and ended', () =>
    withNews(async (bot) => {
      expect(textOf(await run(bot, 'digest', {}, OWNER))).toContain('No channel is told of new articles')
      await run(bot, 'digest', { every: 'day', at: 0 }, OWNER)
      await run(bot, 'digest', { every: 'week', channel: OTHER_CHANNEL, at: 23 }, OWNER)
      await run(bot, 'digest', { every: 'week' }, OWNER)
      expect(textOf(await run(bot, 'digest', {}, OWNER))).toContain(
        `- <#${CHANNEL}> every Monday at 08:00 UTC\n- <#${OTHER_CHANNEL}> every Monday at 23:00 UTC`,
      )
      expect(textOf(await run(bot, 'digest', { every: 'off' }, OWNER))).toBe(`No more digests in <#${CHANNEL}>.`)
      expect(textOf(await run(bot, 'digest', { every: 'off' }, OWNER))).toBe(`There is no digest in <#${CHANNEL}>.`)
      expect(digests().map(({ channel }) => channel)).toEqual([OTHER_CHANNEL])
      expect(audit()).toEqual([
        `Digest in <#${CHANNEL}>: off`,
        `Digest in <#${CHANNEL}>: every Monday at 08:00 UTC`,
        `Digest in <#${OTHER_CHANNEL}>: every Monday at 23:00 UTC`,
        `Digest in <#${CHANNEL}>: every day at 00:00 UTC`,
      ])
    }))

  test.each([
    [{ every: 'hour' }, 'that is no time for a digest'],
    [{ every: 'day', at: 24 }, 'that is no time for a digest'],
    [{ every: 'day', at: 1.5 }, 'that is no time for a digest'],
  ])('at %j is refused', (options, line) =>
    withNews(async (bot) => expect(textOf(await run(bot, 'digest', options, OWNER))).toContain(line)),
  )

  test.each([
    ['a member', {}],
    ['who writes in private', { inGuild: false }],
  ])('is not begun by %s', (_, from) =>
    withNews(async (bot) => {
      expect(textOf(await run(bot, 'digest', { every: 'day' }, from))).toMatch(/^This is for /)
      expect(digests()).toEqual([])
    }),
  )

  test('of a server that is on no shard of this process is left to another', async () => {
    await withNews(async (bot) => {
      await run(bot, 'digest', { every: 'day' }, OWNER)
      await run(bot, 'digest', { every: 'day' }, { ...OWNER, guild: OTHER_GUILD, channel: OTHER_CHANNEL })
    })
    library = new GrowingLibrary('00000002', [fair])
    await withBot({ openLibrary: async () => library, newsEveryMs: 10, env }, async (bot) => {
      bot.server.clock.advance(DAY)
      bot.server.gateway.dispatch('GUILD_CREATE', { id: OTHER_GUILD, name: 'Selby' })
      // Servers have their turns in the order of their ids: the other one comes after this.
      await bot.server.until(() => posts(bot, OTHER_CHANNEL).length === 1, "the other server's digest")
      expect(posts(bot, CHANNEL)).toEqual([])
      bot.server.gateway.dispatch('GUILD_DELETE', { id: OTHER_GUILD, unavailable: true })
      await run(bot, 'about')
      await bot.server.until(() => posts(bot, CHANNEL).length === 1, 'the digest where somebody has asked')
    })
  })

  test("tells of a server's own articles, which are opened for it", async () => {
    const articles = join(data, 'servers', GUILD, 'articles')
    mkdirSync(articles, { recursive: true })
    kept((open) => open.settings.change(GUILD, { corpus: 'own' }))
    await withNews(async (bot) => {
      await run(bot, 'digest', { every: 'day' }, OWNER)
      await run(bot, 'follow', { name: 'Ada Quill' })
    })
    writeFileSync(join(articles, 'fair.md'), '# The fair\n\nMayor Ada Quill opened the fair on 3 May 2021.\n')
    await withNews(async (bot) => {
      await bot.server.until(() => bot.server.channels.to(`@${ALICE}`).length === 1, 'the private message', 60_000)
      expect(posts(bot, `@${ALICE}`)[0]).toContain('> Mayor **Ada Quill** opened the fair on 3 May 2021.')
      bot.server.clock.advance(DAY)
      await bot.server.until(() => posts(bot, CHANNEL).length === 1, 'the digest', 60_000)
      expect(posts(bot, CHANNEL)[0]).toContain('### 1 new article\n- The fair')
      expect(posts(bot, CHANNEL)[0]).toContain('**3 May 2021** · Ada Quill')
    })
  })
})

describe('who follows a name', () => {
  test('is told in private of a new article that names it in any form, with the sentence', () =>
    withNews(async (bot) => {
      const reply = await run(bot, 'follow', { name: 'ada quill' })
      expect(textOf(reply)).toBe(
        'You follow **Ada Quill**: a new article that names it is told of in a private message. `/follow` lists what you follow.',
      )
      await come(bot, bridge, fair)
      await bot.server.until(() => posts(bot, `@${ALICE}`).length === 1, 'the private message')
      expect(posts(bot, `@${ALICE}`)[0]?.split('\n').slice(0, 3)).toEqual([
        '### New on Ada Quill',
        '> **Mayor Quill** opened the \\*bridge\\* at last.',
        '[The bridge \\[opens\\]](https://news.example/bridge) · 2 May 2024',
      ])
      // The same articles in another version are not new.
      await come(bot, bridge, fair)
      await vi.waitFor(() => expect(follows()[0]?.since).toBeGreaterThan(0), 10_000)
      expect(posts(bot, `@${ALICE}`).length).toBe(1)
    }))

  test('is told nowhere but there of what a channel has of its own', () => {
    kept((open) => open.settings.change(GUILD, { ownChannels: [CHANNEL] }))
    return withNews(async (bot) => {
      const reply = await run(bot, 'follow', { name: 'Ada Quill' }, { channel: CHANNEL })
      expect(textOf(reply)).toContain('follow the name with `here`')
      expect(follows()).toEqual([])
    })
  })

  test('is told in the channel where they wish so, once for all who follow it there', () =>
    withNews(async (bot) => {
      const thread = { channel: OTHER_CHANNEL, parent: CHANNEL }
      await run(bot, 'follow', { name: 'Bo Vance', here: true }, thread)
      await run(bot, 'follow', { name: 'Bo Vance', here: true }, { ...thread, userId: BOB_ID })
      await come(bot, fair)
      await bot.server.until(() => posts(bot, OTHER_CHANNEL).length > 0, 'the message')
      await vi.waitFor(() => expect(new Set(follows().map(({ since }) => since)).has(0)).toBe(false), 10_000)
      expect(posts(bot, OTHER_CHANNEL)).toEqual([expect.stringContaining('> **Bo Vance** came to the fair.')])
    }))

  test('is told of a name that the articles did not know', () =>
    withNews(async (bot) => {
      expect(textOf(await run(bot, 'follow', { name: 'Cy Ash' }))).toContain('do not know that name so far')
      await come(bot, { ...fair, sentences: ['Cynthia Ashton spoke.', 'Then Cy  Ash spoke.'] })
      await bot.server.until(() => posts(bot, `@${ALICE}`).length === 1, 'the private message')
      expect(posts(bot, `@${ALICE}`)[0]).toContain('Then **Cy  Ash** spoke.')
    }))

  test('is told across restarts once, with what came while the bot was away', async () => {
    await withNews(async (bot) => void (await run(bot, 'follow', { name: 'Bo Vance' })))
    library = new GrowingLibrary('00000002', [fair])
    await withNews(async (bot) => {
      await bot.server.until(() => posts(bot, `@${ALICE}`).length === 1, 'the private message')
      await vi.waitFor(() => expect(follows()[0]?.since).toBeGreaterThan(0), 10_000)
    })
    library = new GrowingLibrary('00000003', [fair, bridge])
    await withNews(async (bot) => {
      await bot.server.until(() => posts(bot, `@${ALICE}`).length === 1, 'the private message')
      expect(posts(bot, `@${ALICE}`)[0]).toContain('**Bo Vance** was absent.')
    })
  })

  test('sees what they follow, and takes it off, also after a restart', async () => {
    let message: Awaited<ReturnType<typeof run>> | undefined
    await withNews(async (bot) => {
      expect(textOf(await run(bot, 'follow'))).toContain('You follow no name here')
      for (const name of ['Bo Vance', 'Cy *Ash*', 'Ada Quill']) await run(bot, 'follow', { name })
      await run(bot, 'follow', { name: 'Bo Vance' }, { userId: BOB_ID })
      message = await run(bot, 'follow')
      expect(textOf(message)).toContain('### You follow\n- Ada Quill\n- Bo Vance\n- Cy \\*Ash\\*')
    })
    await withNews(async (bot) => {
      if (message === undefined) throw new Error('no list')
      const id = menusOf(message)[0]?.customId ?? ''
      await bot.server.settled(bot.members.select(id, ['Bo Vance', 'Cy *Ash*'], message))
      expect(textOf(message)).toContain('### You follow\n- Ada Quill\n-#')
      // Another's press takes nothing of theirs off.
      await bot.server.settled(bot.members.select(id, ['Ada Quill'], message, { userId: BOB_ID }))
    })
    expect(follows().map(({ member, name }) => [member, name])).toEqual([
      [ALICE, 'Ada Quill'],
      [BOB_ID, 'Bo Vance'],
    ])
  })

  const ends: [string, (bot: RunningBot) => void][] = [
    ['takes no private messages', ({ server }) => server.channels.deaf.add(ALICE)],
    ['has left the server', ({ server }) => server.channels.left.add(ALICE)],
  ]
  test.each(ends)('and %s is told nothing any more', (_, end) =>
    withNews(async (bot) => {
      await run(bot, 'follow', { name: 'Bo Vance' })
      await run(bot, 'follow', { name: 'Bo Vance' }, { userId: BOB_ID })
      end(bot)
      await come(bot, fair)
      await vi.waitFor(() => expect(follows().map(({ member }) => member)).toEqual([BOB_ID]), 10_000)
      await bot.server.until(() => posts(bot, `@${BOB_ID}`).length === 1, 'the private message')
      expect(audit()).toEqual(['1 followed name switched off: a member does not take private messages, or has left'])
    }),
  )

  test('is told only what would be answered them', () =>
    withNews(async (bot) => {
      const roles = [ROLE]
      kept((open) => open.settings.change(GUILD, { roles }))
      expect(textOf(await run(bot, 'follow', { name: 'Bo Vance' }))).toContain('No questions are answered here')
      await run(bot, 'follow', { name: 'Bo Vance' }, { roles })
      await run(bot, 'follow', { name: 'Bo Vance' }, { roles, userId: BOB_ID })
      bot.server.channels.roles.set(BOB_ID, roles)
      await come(bot, fair)
      await bot.server.until(() => posts(bot, `@${BOB_ID}`).length === 1, 'the private message')
      await vi.waitFor(() => expect(new Set(follows().map(({ since }) => since)).size).toBe(1), 10_000)
      expect(posts(bot, `@${ALICE}`)).toEqual([])
    }))

  test('may write where it is to be told', () =>
    withNews(async (bot) => {
      const reply = await run(bot, 'follow', { name: 'Bo Vance', here: true }, { permissions: 0n })
      expect(textOf(reply)).toContain('You may not write here')
    }))

  test('follows 25 names at most, on a server', () =>
    withNews(async (bot) => {
      for (let at = 0; at < 25; at++) await run(bot, 'follow', { name: `Name ${'long '.repeat(15)}${at}` })
      expect(textOf(await run(bot, 'follow', { name: 'One more' }))).toContain('You follow 25 names')
      expect(textOf(await run(bot, 'follow', { name: 'x'.repeat(101) }))).toContain('at most 100 characters')
      expect(textOf(await run(bot, 'follow'))).toContain('### You follow')
      expect(textOf(await run(bot, 'follow', { name: 'One' }, { inGuild: false }))).toContain('This is for servers')
    }))

  test('is offered names as they type', () =>
    withNews(async (bot) => {
      const typing = await bot.server.settled(bot.members.autocomplete('follow', { name: 'Ada' }, 'name'))
      expect(typing.choices?.slice(0, 2)).toEqual([
        { name: 'Ada Quill 0', value: 'Ada Quill 0' },
        { name: 'Ada Quill 1', value: 'Ada Quill 1' },
      ])
    }))
})
