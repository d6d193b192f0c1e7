import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { readCare, readConfig } from '../src/config.ts'
import { InputError } from '../src/errors.ts'

const NEEDED = { DISCORD_TOKEN: 'secret.token.value', DISCORD_APPLICATION_ID: '123456789012345678' }

function refusalOf(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof InputError) return error.line
    throw error
  }
  return ''
}

test('needs the token and the application id alone', () => {
  expect(readConfig({ ...NEEDED, XDG_DATA_HOME: '/var/ann' })).toEqual({
    data: '/var/ann/dateline',
    keepDays: 30,
    openServers: 20,
    serverLimits: { files: 500, bytes: 50_000_000 },
    token: 'secret.token.value',
    applicationId: '123456789012345678',
    apiUrl: 'https://discord.com/api',
    private: false,
    mentions: true,
    watch: false,
    cooldown: 2,
    care: 'usual',
    healthHost: '127.0.0.1',
    logLevel: 'info',
    logQuestions: false,
  })
})

describe.each([
  ['DISCORD_TOKEN', 'Bot abc.def.ghi', { token: 'abc.def.ghi' }],
  ['DISCORD_GUILD_ID', ' 42 ', { guildId: '42' }],
  ['DISCORD_GUILD_ID', '', {}],
  ['DISCORD_API_URL', 'http://127.0.0.1:8080/api/v10/', { apiUrl: 'http://127.0.0.1:8080/api' }],
  ['DISCORD_API_URL', 'http://127.0.0.1:8080', { apiUrl: 'http://127.0.0.1:8080' }],
  ['DISCORD_SHARDS', 'auto', { shards: 'auto' }],
  ['DISCORD_SHARDS', '2', { shards: { total: 2, ids: [0, 1] } }],
  ['DISCORD_SHARDS', '2-3/4', { shards: { total: 4, ids: [2, 3] } }],
  ['DATELINE_CORPUS', './news', { corpus: './news' }],
  ['DATELINE_PRIVATE', 'TRUE', { private: true }],
  ['DATELINE_MENTIONS', 'off', { mentions: false }],
  ['DATELINE_WATCH', 'true', { watch: true }],
  ['DATELINE_WATCH', '1', { watch: true }],
  ['DATELINE_WATCH', '0', { watch: false }],
  ['DATELINE_WATCH', '30', { watch: 30 }],
  ['DATELINE_COOLDOWN', '0', { cooldown: 0 }],
  ['DATELINE_COOLDOWN', '1.5', { cooldown: 1.5 }],
  ['DATELINE_SEARCH', 'https://search.example:9200', { search: 'https://search.example:9200' }],
  ['DATELINE_CARE', 'Careful', { care: 'careful' }],
  ['DATELINE_HEALTH_PORT', '8081', { healthPort: 8081 }],
  ['DATELINE_HEALTH_HOST', '::1', { healthHost: '::1' }],
  ['LOG_LEVEL', 'debug', { logLevel: 'debug' }],
  ['LOG_QUESTIONS', 'yes', { logQuestions: true }],
])('%s=%s', (name, value, expected) => {
  test('is read', () => expect(readConfig({ ...NEEDED, [name]: value })).toMatchObject(expected))
})

test.each([
  ['DISCORD_TOKEN', ''],
  ['DISCORD_TOKEN', 'two words'],
  ['DATELINE_CARE', 'reckless'],
  ['DISCORD_TOKEN', 'e'],
  ['DISCORD_TOKEN', 'Bot e'],
  ['DISCORD_TOKEN', '"quoted.token"'],
  ['DISCORD_APPLICATION_ID', ''],
  ['DISCORD_APPLICATION_ID', 'my bot'],
  ['DISCORD_GUILD_ID', '12a'],
  ['DISCORD_API_URL', 'discord.com'],
  ['DISCORD_API_URL', 'ftp://discord.com'],
  ['DISCORD_SHARDS', '0'],
  ['DISCORD_SHARDS', '3-1/4'],
  ['DISCORD_SHARDS', '0-4/4'],
  ['DATELINE_PRIVATE', 'maybe'],
  ['DATELINE_WATCH', 'often'],
  ['DATELINE_COOLDOWN', '-1'],
  ['DATELINE_COOLDOWN', 'soon'],
  ['DATELINE_SEARCH', 'elsewhere'],
  ['DATELINE_HEALTH_PORT', '70000'],
  ['DATELINE_HEALTH_HOST', 'a b'],
  ['LOG_LEVEL', 'loud'],
  ['DATELINE_MENTIONS', 'sometimes'],
  ['LOG_QUESTIONS', '2'],
])('%s=%j is refused in one line that names it and says what to do', (name, value) => {
  const line = refusalOf({ ...NEEDED, [name]: value })
  expect(line).toMatch(new RegExp(`^${name} is ${value === '' ? 'not set' : 'malformed'}: \\w.{8,}$`))
  if (value.length > 3) expect(line).not.toContain(value)
})

test('.env.example has each variable, with nothing filled in', async () => {
  const lines = (await readFile(new URL('../.env.example', import.meta.url), 'utf8')).split('\n')
  const names = lines.filter((line) => /^[A-Z_]+=/.test(line))
  expect(names).toContain('DATELINE_CORPUS=')
  expect(names).toHaveLength(28)
  const empty = Object.fromEntries(names.map((line) => line.split('=')))
  expect(readConfig({ ...empty, ...NEEDED })).toEqual(readConfig(NEEDED))
})

describe('how sure an answer must be, without any other setting', () => {
  test.each([
    [{}, 'usual'],
    [{ DATELINE_CARE: '' }, 'usual'],
    [{ DATELINE_CARE: ' bold ' }, 'bold'],
  ])('%o is %s', (env, care) => expect(readCare(env)).toBe(care))

  test('is refused where it is none of the three', () => {
    expect(() => readCare({ DATELINE_CARE: 'reckless' })).toThrow('DATELINE_CARE is malformed')
  })
})
