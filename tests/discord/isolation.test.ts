import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { campaign } from '../campaign.ts'
import type { Exchange, Message } from './server/exchanges.ts'
import { type Member, OWNER } from './server/interactions.ts'
import { type RunningBot, type StartOptions, startBot } from './support/bot.ts'
import { cacheFolder } from './support/cache.ts'
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

/** Servers in which every command is used. */
const closely = campaign(4, 50)

const articles = ({ town, mayor, ship, index }: Town): Readonly<Record<string, string>> => ({
  [`${town}-fair.md`]: `# The fair of ${town}\n\nOn ${1 + (index % 28)} May 2019 Anna ${mayor} opened the fair in ${town}. ${mayor} is Mayor of ${town}.\n`,
  [`${ship}.txt`]: `Title: The ${ship}\nDate: 2020-06-0${1 + (index % 9)}\n\nAnna ${mayor} met the crew of the ${ship} in ${town} on 4 June 2020.\n`,
})

let data: string
let bot: RunningBot
const start = async (options: StartOptions = {}): Promise<RunningBot> => {
  const started = await startBot({
    env: { DATELINE_DATA: data, DATELINE_OPEN_SERVERS: String(campaign(7, 30)) },
    ...options,
  })
  started.server.clock.stop()
  return started
}
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'dateline-servers-'))
  bot = await start()
})
afterAll(async () => {
  expect(await bot.stop()).toBe(0)
  expect(bot.server.problems).toEqual([])
  rmSync(data, { recursive: true, force: true })
})

const member = ({ guild }: Town): Member => ({ guild })
const manager = ({ guild }: Town): Member => ({ ...OWNER, guild })
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
const seen = ({ original: first, followUps, choices }: Exchange): string =>
  `${seenIn([first, ...followUps])}\n${JSON.stringify(choices ?? [])}`

/** Words of others that stand in a text. */
const foreign = (own: Town, text: string): string[] =>
  towns
    .filter(({ index }) => index !== own.index)
    .flatMap(({ town, mayor, ship }) => [town, mayor, ship].filter((word) => text.includes(word)))

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
        ...(own.index < closely
          ? [
              members.slash('timeline', {}, from),
              members.slash('who', { name: own.mayor }, from),
              members.slash('article', { search: 'fair' }, from),
              members.part('corpus', 'log', {}, from),
              members.part('corpus', 'remove', {}, from),
            ]
          : []),
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
  expect(JSON.stringify(bot.rawLog)).not.toMatch(
    new RegExp(towns.flatMap(({ town, mayor }) => [town, mayor]).join('|')),
  )
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
