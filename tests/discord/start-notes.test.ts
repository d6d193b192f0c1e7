import { expect, test } from 'vitest'
import { commands } from '../../src/commands/list.ts'
import { registerCommands } from '../../src/discord/index.ts'
import { DiscordServer } from './server/server.ts'
import { type StartOptions, withBot } from './support/bot.ts'

const GUILD_ID = '700000000000000001'
const inGuild = { DISCORD_GUILD_ID: GUILD_ID }

/** What a bot says at its start, up to a line of its log; each line of the log that is a warning. */
async function said(server: DiscordServer, options: StartOptions, last: string) {
  const told: string[] = []
  const log: Record<string, unknown>[] = []
  await withBot({ ...options, server, tell: (line) => told.push(line) }, async (bot) => {
    await server.until(() => bot.log.some(({ msg }) => String(msg).includes(last)), last)
    log.push(...bot.log)
  })
  return { told, log, warnings: log.filter(({ level }) => Number(level) >= 40) }
}

async function registeredServer(list = commands, ...guilds: (string | undefined)[]): Promise<DiscordServer> {
  const server = await new DiscordServer().listen()
  for (const guildId of guilds) {
    const config = { token: server.token, applicationId: server.applicationId, apiUrl: server.apiUrl }
    await registerCommands({
      config: { ...config, ...(guildId !== undefined && { guildId }) },
      commands: list,
      print: () => undefined,
    })
  }
  return server
}

test('the invite link asks for the least, in the log and at a terminal', async () => {
  const link =
    'https://discord.com/oauth2/authorize?client_id=900000000000000001&scope=bot+applications.commands&permissions=274878024704'
  const server = await registeredServer(commands, undefined)
  const { told, log, warnings } = await said(server, {}, 'are registered')
  expect(told).toEqual([`Invite the bot: ${link}`])
  expect(log).toContainEqual(expect.objectContaining({ level: 30, invite: link }))
  expect(warnings).toEqual([])
})

test('commands that are not registered are named with what to do', async () => {
  const { told } = await said(await registeredServer(), {}, 'not registered')
  expect(told.at(-1)).toMatch(
    /^commands are not registered, run `dateline register`: \/ask, \/check, “Find the source”/,
  )
})

test('commands of another version are told apart', async () => {
  const older = commands
    .filter(({ name }) => name !== 'sources')
    .map((one) => (one.name === 'who' ? { ...one, summary: 'As it was' } : one))
  const gone = { ...commands[0], name: 'gone', surfaces: ['slash'] } as (typeof commands)[number]
  const { told } = await said(await registeredServer([...older, gone], undefined), {}, 'does not have')
  expect(told.slice(1)).toEqual([
    'commands are not registered, run `dateline register`: /sources',
    'commands are registered as another version has them, run `dateline register`: /who',
    'commands are registered that this version does not have, run `dateline register`: /gone',
  ])
})

test('commands that members see twice are warned of; those of one server alone are not', async () => {
  const twice = await registeredServer(commands, undefined, GUILD_ID)
  const { told } = await said(twice, { env: inGuild }, 'twice')
  expect(told.at(-1)).toMatch(/^commands are registered twice, .*register --clear.*: \/ask, /)
  const once = await said(await registeredServer(commands, GUILD_ID), { env: inGuild }, 'are registered')
  expect(once.warnings).toEqual([])
})

test('commands that were left in a server by a former DISCORD_GUILD_ID are warned of, with the server', async () => {
  const OTHER = '700000000000000002'
  const server = await registeredServer(commands, undefined, OTHER)
  server.gateway.guilds = [GUILD_ID, OTHER]
  const { told, warnings } = await said(server, {}, 'twice')
  expect(told.at(-1)).toMatch(
    /^commands are registered twice, everywhere and in the server 700000000000000002: run `dateline register --clear` with DISCORD_GUILD_ID=700000000000000002 to .*: \/ask, /,
  )
  expect(warnings).toHaveLength(1)
})

test('a list that cannot be had is a warning, and the bot goes on', async () => {
  const server = await registeredServer(commands, undefined)
  server.fault({ path: /commands$/, times: 100, kind: 'cut-before' })
  await withBot({ server }, async ({ members, log }) => {
    await server.until(() => log.some(({ msg }) => String(msg).includes('could not be checked')), 'the warning')
    expect((await server.settled(members.slash('ask', { question: 'Who?' }))).filled).toBe(true)
  })
})

test('a list that never comes holds up neither the connection nor the end', async () => {
  const server = await registeredServer(commands, undefined)
  server.fault({ path: /commands$/, times: 1, kind: 'hang' })
  await withBot({ server }, async ({ members }) => {
    expect((await server.settled(members.slash('ask', { question: 'Who?' }))).filled).toBe(true)
  })
})
