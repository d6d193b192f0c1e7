import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReplyExtras } from '../../src/discord/index.ts'
import { exportsOf } from '../../src/reply-files.ts'
import { ServerData } from '../../src/servers/server-data.ts'
import { campaign } from '../campaign.ts'
import type { Exchange, Message } from './server/exchanges.ts'
import { type Member, OWNER } from './server/interactions.ts'
import { type RunningBot, type StartOptions, startBot } from './support/bot.ts'
import { cacheFolder } from './support/cache.ts'
import { registered } from './support/registered.ts'
import { buttonsOf, menuOf, original, textOf } from './support/seen.ts'

cacheFolder()

/** Names that nobody else has: "Baldova", "Belduva". */
const syllables = ['ba', 'be', 'ci', 'do', 'fu', 'ga', 'he', 'ji', 'ko', 'lu']
const nameOf = (index: number, end: string): string => {
  const name = `${syllables[Math.floor(index / 10) % 10]}${syllables[index % 10]}${end}`
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** A server with a town and a mayor of its own. */
const townOf = (index: number) => ({
  index,
  guild: `7300000000000000${String(index).padStart(2, '0')}`,
  town: nameOf(index, 'ldwick'),
  mayor: nameOf(index, 'rvesky'),
  ship: nameOf(index, 'mbera'),
})
type Town = ReturnType<typeof townOf>
/** More than are kept open at a time (`DATELINE_OPEN_SERVERS`), so that some are closed while others ask. */
const servers = campaign(12, 50)
const towns = Array.from({ length: servers }, (_, index) => townOf(index))

/** Servers in which everything is used that there is. */
const closely = campaign(2, 50)

const articles = ({ town, mayor, ship, index }: Town): Readonly<Record<string, string>> => ({
  [`${town}-fair.md`]: `# The fair of ${town}\n\nOn ${1 + (index % 28)} May 2019 Anna ${mayor} opened the fair in ${town}. ${mayor} is Mayor of ${town}.\n`,
  [`${ship}.txt`]: `Title: The ${ship}\nDate: 2020-06-0${1 + (index % 9)}\n\nAnna ${mayor} met the crew of the ${ship} in ${town} on 4 June 2020.\n`,
})

/** In the place of a picture: what it is drawn from, as text. */
const drawn: ReplyExtras['attachments'] = async (reply) => ({
  name: 'picture.png',
  png: new TextEncoder().encode(JSON.stringify(reply)),
  altText: 'A picture',
})

let data: string
let bot: RunningBot
const start = async (options: StartOptions = {}): Promise<RunningBot> => {
  const started = await startBot({
    attachments: drawn,
    exports: exportsOf,
    newsEveryMs: 500,
    env: { DATELINE_DATA: data, DATELINE_OPEN_SERVERS: String(campaign(7, 30)) },
    ...options,
  })
  started.server.clock.stop()
  return started
}
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'dateline-servers-'))
  // With what is asked kept, replies have all their buttons.
  const kept = new ServerData(data)
  for (const { guild } of towns) kept.settings.change(guild, { keep: true, days: 90 })
  kept.close()
  bot = await start()
})
afterAll(async () => {
  expect(await bot.stop()).toBe(0)
  expect(bot.server.problems).toEqual([])
  rmSync(data, { recursive: true, force: true })
})

const channelOf = ({ index }: Town): string => `6100000000000000${String(index).padStart(2, '0')}`
const member = (town: Town): Member => ({ guild: town.guild, channel: channelOf(town) })
const managerId = ({ index }: Town): string => `8100000000000000${String(index).padStart(2, '0')}`
const manager = (town: Town): Member => ({ ...OWNER, ...member(town), userId: managerId(town) })
const add = async (town: Town): Promise<Exchange> => {
  const files = Object.entries(articles(town)).map(([name, content]) => bot.server.cdn.keep(name, content))
  const [file, file2] = files
  return bot.ended(
    bot.members.part('corpus', 'add', {}, manager(town), { ...(file && { file }), ...(file2 && { file2 }) }),
  )
}

/** All that a member sees of messages: their bodies, and the files with their content. */
const seenIn = (messages: readonly (Message | undefined)[]): string =>
  messages
    .flatMap((message) => [
      JSON.stringify(message?.body ?? ''),
      ...(message?.files ?? []).flatMap(({ name, data }) =>
        name.endsWith('.zip')
          ? Object.entries(unzipSync(data)).flatMap(([entry, bytes]) => [entry, strFromU8(bytes)])
          : [name, Buffer.from(data).toString()],
      ),
    ])
    .join('\n')
const seen = ({ original: first, followUps, choices, modal }: Exchange): string =>
  `${seenIn([first, ...followUps])}\n${JSON.stringify([choices, modal])}`

/** Words of others that stand in a text. */
const foreign = (own: Town, text: string): string[] =>
  towns
    .filter(({ index }) => index !== own.index)
    .flatMap(({ town, mayor, ship }) => [town, mayor, ship].filter((word) => text.includes(word)))

/** What servers have, and what is asked, is nothing for the log. */
const expectNothingLogged = (): void =>
  expect(JSON.stringify(bot.rawLog)).not.toMatch(
    new RegExp(towns.flatMap(({ town, mayor }) => [town, mayor]).join('|')),
  )

test(`${servers} servers at once: each adds, is answered from its own at once, and never sees a word of another`, async () => {
  const { members, server } = bot
  await Promise.all(
    towns.map(async (own) => {
      const added = await add(own)
      expect(textOf(added.original)).toContain('### 2 added')
      const asked = await bot.ended(members.slash('ask', { question: 'Who opened the fair?' }, member(own)))
      expect(textOf(asked.original)).toContain(own.mayor)
      const from = manager(own)
      const commands = [
        members.part('corpus', 'list', {}, from),
        members.part('corpus', 'export', {}, from),
        members.slash('sources', {}, from),
        members.part('corpus', 'log', {}, from),
      ]
      const typed = [
        members.autocomplete('who', { name: 'anna' }, 'name', from),
        members.autocomplete('article', { search: '' }, 'search', from),
        members.autocomplete('corpus', { name: '' }, 'name', from, 'remove'),
      ]
      const used = await Promise.all([
        ...commands.map((exchange) => bot.ended(exchange)),
        ...typed.map((exchange) => server.settled(exchange, 60_000)),
      ])
      for (const exchange of [added, asked, ...used]) expect(foreign(own, seen(exchange))).toEqual([])
      expect(used.map(seen).join('\n')).toContain(own.ship)
    }),
  )
  expectNothingLogged()
})

/** What a manager sees, and the labels of the buttons, who calls everything that can be called, with words of the own server, and presses every button that takes nothing away. */
async function everythingOf(
  own: Town,
): Promise<{ readonly all: readonly Exchange[]; readonly labels: readonly string[] }> {
  const { members } = bot
  const from = manager(own)
  const words: Readonly<Record<string, string>> = {
    question: 'Who opened the fair?',
    claim: `Anna ${own.mayor} opened the fair.`,
    name: own.mayor,
    search: 'fair',
    topic: own.town,
  }
  const all: Exchange[] = []
  const pressed = new Set<string>()
  const labels: string[] = []
  /** Waits for what an interaction brings, and goes on from there. */
  const follow = async (exchange: Exchange, depth: number): Promise<void> => {
    all.push(await bot.ended(exchange))
    const { modal, original: shown, followUps } = exchange
    if (modal !== undefined) {
      const fields = [...JSON.stringify(modal.components).matchAll(/"custom_id":"([^"]+)"/g)]
      const written = Object.fromEntries(fields.map(([, id = '']) => [id, words.question ?? '']))
      return follow(members.modal(String(modal.custom_id), written, from, shown), depth)
    }
    for (const message of depth === 0 ? [] : [shown, ...followUps])
      for (const { customId, isDanger, disabled, label } of buttonsOf(message)) {
        if (message === undefined || isDanger || disabled || pressed.has(customId)) continue
        pressed.add(customId)
        labels.push(label)
        await follow(members.button(customId, message, from), depth - 1)
      }
  }
  for (const { command, part, isMenu, options } of registered) {
    const given = Object.fromEntries(
      options.flatMap(({ name }) => (words[name] === undefined ? [] : [[name, words[name]]])),
    )
    const called = (how: object = {}) =>
      isMenu
        ? members.messageMenu(command, words.claim ?? '', from)
        : part === undefined
          ? members.slash(command, { ...given, ...how }, from)
          : members.part(command, part, { ...given, ...how }, from)
    await follow(called(), command === 'setup' ? 6 : 2)
    if (options.some(({ name }) => name === 'private')) await follow(called({ private: true }), 1)
  }
  return { all, labels }
}

test(`whatever is called, pressed and written in ${closely} of them shows no word of another, nor does what they are told unasked`, {
  timeout: 60_000 * closely,
}, async () => {
  const { server, members } = bot
  const used = towns.slice(0, closely)
  for (const own of used) {
    const { all, labels } = await everythingOf(own)
    expect(labels).toEqual(expect.arrayContaining(['Read', 'In context', 'Ask more', 'Export', 'Share', 'Passages: 1']))
    for (const exchange of all) expect(foreign(own, seen(exchange))).toEqual([])
    const answer = await server.chat.ask(`<@${server.applicationId}> Who opened the fair?`, member(own))
    const next = await server.chat.ask('when?', { ...member(own), replyTo: answer })
    expect(textOf(answer)).toContain(own.mayor)
    expect(foreign(own, seenIn([answer, next]))).toEqual([])
    await bot.ended(members.slash('digest', { every: 'day' }, manager(own)))
    await bot.ended(members.slash('follow', { name: own.mayor }, manager(own)))
    const text = `# A day in ${own.town}\n\nAnna ${own.mayor} spoke about the ${own.ship} on 5 July 2021.\n`
    await bot.ended(members.part('corpus', 'add', {}, manager(own), { file: server.cdn.keep('day.md', text) }))
  }
  server.clock.advance(24 * 60 * 60 * 1_000)
  for (const own of used) {
    const posted = () =>
      [channelOf(own), `@${managerId(own)}`].flatMap((to) => [...server.channels.to(to), ...server.chat.written(to)])
    await server.until(() => seenIn(posted()).includes(`A day in ${own.town}`), 'the digest', 60_000)
    await server.until(() => seenIn(posted()).includes(`New on Anna ${own.mayor}`), 'what is followed', 60_000)
    expect(foreign(own, seenIn(posted()))).toEqual([])
  }
  expectNothingLogged()
})

test('what is asked of another server’s matter is not told, by questions nor by its old buttons and menus', async () => {
  const { members } = bot
  const [one, other] = [townOf(3), townOf(4)]
  const asked = await bot.ended(
    members.slash('ask', { question: `Who opened the fair in ${other.town}?` }, member(one)),
  )
  expect(seen(asked)).not.toMatch(new RegExp(`${other.mayor}|${other.ship}`))
  const theirs = await bot.ended(members.slash('ask', { question: 'Who opened the fair?' }, member(other)))
  const list = await bot.ended(members.slash('sources', {}, member(other)))
  const presses = buttonsOf(theirs.original).filter(({ label }) => label !== 'Remove')
  expect(presses.length).toBeGreaterThan(0)
  const menu = menuOf(list.original)
  for (const press of [
    ...presses.map(({ customId }) => members.button(customId, { ...original(theirs) }, member(one))),
    members.select(menu.customId, menu.values.slice(0, 1), { ...original(list) }, member(one)),
  ]) {
    const before = press.original?.id
    const { original: shown, followUps } = await bot.ended(press)
    const told = seenIn([...(shown?.id === before ? [] : [shown]), ...followUps])
    expect(told).not.toMatch(new RegExp(`${other.ship}|${other.town}-fair`))
  }
})

test('after a restart each server has its own again', async () => {
  await bot.stop()
  bot = await start()
  const [one, other] = [townOf(5), townOf(6)]
  for (const own of [one, other]) {
    const asked = await bot.ended(bot.members.slash('ask', { question: 'Who opened the fair?' }, member(own)))
    expect(textOf(asked.original)).toContain(own.mayor)
    expect(foreign(own, seen(asked))).toEqual([])
  }
})
