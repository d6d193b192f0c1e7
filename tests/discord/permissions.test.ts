import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerData } from '../../src/servers/server-data.ts'
import { listingOpener } from '../servers/shelf.ts'
import type { Exchange } from './server/exchanges.ts'
import { GUILD, type Member, OWNER } from './server/interactions.ts'
import { type RunningBot, startBot } from './support/bot.ts'
import { type Registered, registered } from './support/registered.ts'
import { textOf } from './support/seen.ts'

const MANAGERS = '900000000000000001'
const ASKERS = '900000000000000002'
const OTHERS = '900000000000000003'
/** A server that answers members with a role, in one channel. */
const RULED = '700000000000000002'
const CHANNEL = '610000000000000001'

/** Who may call what, where nobody has decided otherwise. */
type Rule = 'asks' | 'anyone' | 'follows' | 'manages'

/** Parts that are about a server. What is in none of these lists asks the articles, which a new command about servers does not. */
const rules: Readonly<Record<string, Rule>> = {
  '/setup': 'manages',
  '/corpus add': 'manages',
  '/corpus list': 'manages',
  '/corpus remove': 'manages',
  '/corpus reload': 'manages',
  '/corpus export': 'manages',
  '/corpus log': 'manages',
  '/insights questions': 'manages',
  '/insights pin': 'manages',
  '/insights pins': 'manages',
  '/digest': 'manages',
  '/follow': 'follows',
  '/about': 'anyone',
  '/privacy': 'anyone',
}

const done = 'carried out'
const notManager = 'This is for who may manage the server, or has the role that they have chosen with `/setup`.'
const notInPrivate = 'This is for servers: run it in one.'
const notAnswered = `Questions are answered in <#${CHANNEL}>, for members with certain roles.`
const notFollowed = 'No questions are answered here: follow a name where they are.'
const refusals = [notManager, notInPrivate, notAnswered, notFollowed]

const usual: Readonly<Record<Rule, string>> = { asks: done, anyone: done, follows: done, manages: notManager }
const managing: Readonly<Record<Rule, string>> = { ...usual, manages: done }
const outside = { asks: notAnswered, follows: notFollowed } as const

const table: readonly (readonly [who: string, from: Member, expected: Readonly<Record<Rule, string>>])[] = [
  ['a member', {}, usual],
  ['a member with another role', { roles: [OTHERS] }, usual],
  ['a member with the role that was chosen', { roles: [OTHERS, MANAGERS] }, managing],
  ['who may manage the server', OWNER, managing],
  ['an administrator', { permissions: 8n }, managing],
  ['a member in private', { inGuild: false }, { ...usual, follows: notInPrivate, manages: notInPrivate }],
  [
    'who may manage a server, in private',
    { ...OWNER, inGuild: false },
    { ...usual, follows: notInPrivate, manages: notInPrivate },
  ],
  ['a member among several', { inGroup: true }, { ...usual, follows: notInPrivate, manages: notInPrivate }],
  ['a member within the rules', { guild: RULED, channel: CHANNEL, roles: [ASKERS] }, usual],
  ['a member in a thread within the rules', { guild: RULED, channel: '1', parent: CHANNEL, roles: [ASKERS] }, usual],
  ['a member with the role in another channel', { guild: RULED, roles: [ASKERS] }, { ...usual, ...outside }],
  [
    'a member with another role in the channel',
    { guild: RULED, channel: CHANNEL, roles: [OTHERS] },
    { ...usual, ...outside },
  ],
  ['a manager outside the rules', { guild: RULED, roles: [MANAGERS] }, { ...managing, ...outside }],
]

let bot: RunningBot
let data: string
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'dateline-permissions-'))
  const kept = new ServerData(data)
  kept.settings.change(GUILD, { managerRole: MANAGERS })
  kept.settings.change(RULED, { managerRole: MANAGERS, roles: [ASKERS], channels: [CHANNEL] })
  kept.close()
  bot = await startBot({ openCorpus: listingOpener(), env: { DATELINE_DATA: data } })
  // Who may what does not hang on the time that a busy machine takes.
  bot.server.clock.stop()
})
afterAll(async () => {
  expect(await bot.stop()).toBe(0)
  expect(bot.server.problems).toEqual([])
  rmSync(data, { recursive: true, force: true })
})

const titleOf = ({ command, part, isMenu }: Registered): string =>
  isMenu ? command : ['/', command, part === undefined ? '' : ` ${part}`].join('')

function call({ command, part, isMenu, options }: Registered, from: Member): Exchange {
  const words = { question: 'Who?', claim: 'It opened.', name: 'Quill', search: 'bridge', topic: 'Harwick' }
  const known = Object.entries(words).filter(([name]) => options.some((option) => option.name === name))
  if (isMenu) return bot.members.messageMenu(command, 'Ada Quill is the mayor.', from)
  const given = Object.fromEntries(known)
  return part === undefined ? bot.members.slash(command, given, from) : bot.members.part(command, part, given, from)
}

/** Whether a part was carried out, or the line that it was refused with, which nobody else sees. */
async function outcome(part: Registered, from: Member): Promise<string> {
  const exchange = await bot.ended(call(part, from))
  const status = bot.log.find((line) => line.interaction === exchange.id)?.status
  const said = textOf(exchange.original)
  if (!refusals.includes(said))
    return ['error', 'unknown', 'not-here', 'not-allowed'].includes(String(status)) ? said : done
  return exchange.ephemeral ? said : `seen by all: ${said}`
}

test('every part that is told apart is registered', () => {
  expect(registered.map(titleOf)).toEqual(expect.arrayContaining(Object.keys(rules)))
  expect(registered.map(titleOf)).toEqual(expect.arrayContaining(['/ask', '/check', '/who', 'Find the source']))
})

test.each(table)('%s', async (_, from, expected) => {
  const outcomes = await Promise.all(
    registered.map(async (part) => [titleOf(part), await outcome(part, from)] as const),
  )
  const allowed = registered.map((part) => [titleOf(part), expected[rules[titleOf(part)] ?? 'asks']])
  expect(Object.fromEntries(outcomes)).toEqual(Object.fromEntries(allowed))
})
