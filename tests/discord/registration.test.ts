import { afterEach, beforeEach, expect, test } from 'vitest'
import { commands } from '../../src/commands/list.ts'
import { registerCommands } from '../../src/discord/index.ts'
import { commandPayloads } from '../../src/discord/registration.ts'
import { InputError } from '../../src/errors.ts'
import { DiscordServer } from './server/server.ts'

let server: DiscordServer
beforeEach(async () => {
  server = await new DiscordServer().listen()
})
afterEach(async () => {
  await server.close()
  expect(server.problems).toEqual([])
})

interface Options {
  readonly guildId?: string
  readonly clear?: boolean
  readonly token?: string
  readonly list?: typeof commands
  readonly apiUrl?: string
}

async function register(options: Options = {}) {
  const { guildId, clear = false, token = server.token, list = commands, apiUrl = server.apiUrl } = options
  const lines: string[] = []
  const config = {
    token,
    applicationId: server.applicationId,
    apiUrl,
    ...(guildId !== undefined && { guildId }),
  }
  await registerCommands({ config, commands: list, serverCommands: [], clear, print: (line) => lines.push(line) })
  return lines
}

test('registers everywhere, and prints what that changes', async () => {
  expect(await register()).toEqual([
    'added     /ask',
    'added     /check',
    'added     “Find the source”',
    'added     /timeline',
    'added     /who',
    'added     /article',
    'added     /sources',
    'added     /help',
    '8 commands registered everywhere.',
  ])
  expect(new Set((await register()).slice(0, -1).map((line) => line.split(' ')[0]))).toEqual(new Set(['unchanged']))
})

test('tells changed and removed commands from the others', async () => {
  await register()
  const list = commands
    .filter(({ name }) => name !== 'sources')
    .map((one) => (one.name === 'who' ? { ...one, summary: 'Another word' } : one))
  const lines = await register({ list })
  expect(lines).toContain('changed   /who')
  expect(lines).toContain('removed   /sources')
  expect(lines).toContain('unchanged /ask')
})

test('a name in another language is compared as well', async () => {
  await register()
  const ask = server.commands.get('global')?.find(({ name }) => name === 'ask')
  expect(ask?.name_localizations).toMatchObject({ de: 'fragen' })
  Object.assign(ask ?? {}, { name_localizations: { de: 'nachfragen' } })
  const lines = await register()
  expect(lines).toContain('changed   /ask')
  expect(lines).toContain('unchanged /who')
})

test('registers in one server, and clears it', async () => {
  const guildId = '700000000000000001'
  expect((await register({ guildId })).at(-1)).toBe(`8 commands registered in server ${guildId}.`)
  expect(server.commands.get('global')).toBeUndefined()
  expect((await register({ guildId, clear: true })).at(-1)).toBe(`0 commands registered in server ${guildId}.`)
  expect(server.commands.get(guildId)).toEqual([])
})

test('a wrong token is named in one line', async () => {
  await expect(register({ token: 'wrong' })).rejects.toThrow('Discord does not accept DISCORD_TOKEN')
})

test('a Discord that cannot be reached is named in one line', async () => {
  server.fault({ path: /commands$/, times: 100, kind: 'cut-before' })
  await expect(register()).rejects.toThrow('Discord cannot be reached at http://127.0.0.1')
})

test.each([
  ['an address', 'http://127.0.0.1:1/api'],
  ['a name, with perhaps several addresses', 'http://localhost:1/api'],
])('where nothing listens at %s, one line names it with the reason', async (_, apiUrl) => {
  const failure: unknown = await register({ apiUrl }).catch((error: unknown) => error)
  if (!(failure instanceof InputError)) throw failure
  expect(failure.message).toContain(`Discord cannot be reached at ${apiUrl} (`)
  expect(failure.message).toContain('ECONNREFUSED')
  expect(failure.next).toMatch(/^check the network/)
})

test('what is not Discord is named in one line', async () => {
  server.fault({ path: /commands$/, times: 1, kind: 'status', status: 200, body: { hello: 'world' } })
  await expect(register()).rejects.toThrow(`What answers at ${server.apiUrl} is not Discord`)
})

test.each([
  ['503', { path: /commands$/, times: 1, kind: 'status', status: 503 }],
  ['429', { path: /commands$/, times: 1, kind: 'rate-limit', retryAfter: 0.1 }],
] as const)('goes on after %s', async (_, fault) => {
  server.fault({ ...fault })
  expect((await register()).at(-1)).toBe('8 commands registered everywhere.')
})

test('commands are offered in servers, direct messages and to members who install the bot', () => {
  for (const payload of commandPayloads(commands, [])) {
    expect(payload.integration_types).toEqual([0, 1])
    expect(payload.contexts).toEqual([0, 1, 2])
  }
})

test.each(['private', 'target'])('every command but the private ones has the option %s', (option) => {
  const having = commandPayloads(commands, []).filter(
    (one) => 'options' in one && one.options?.some(({ name }) => name === option),
  )
  expect(having.map(({ name }) => name)).toEqual(['ask', 'check', 'timeline', 'who', 'article', 'sources'])
})
