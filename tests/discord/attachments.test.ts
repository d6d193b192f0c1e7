import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { download, isDiscordFile } from '../../src/discord/attachments.ts'
import { DiscordServer } from './server/server.ts'

const discord = 'https://discord.com/api'
const standIn = 'http://127.0.0.1:3000/api'

test.each<[string, string, boolean]>([
  ['https://cdn.discordapp.com/attachments/1/2/a.md?ex=1&is=2&hm=3', discord, true],
  ['https://media.discordapp.net/ephemeral-attachments/1/2/a.md', discord, true],
  ['https://cdn.discordapp.com/attachments/1/2/a.md', standIn, true],
  ['http://127.0.0.1:4000/a.md', standIn, true],
  ['http://localhost:4000/a.md', standIn, true],
  ['https://proxy.example/a.md', 'https://proxy.example/discord', true],
  ['http://cdn.discordapp.com/attachments/1/2/a.md', discord, false],
  ['https://cdn.discordapp.com.example/a.md', discord, false],
  ['https://cdn.discordapp.com@evil.example/a.md', discord, false],
  ['https://discord.com/a.md', discord, false],
  ['http://127.0.0.1:4000/a.md', discord, false],
  ['http://127.0.0.1:4000/a.md', 'https://proxy.example/discord', false],
  ['http://10.0.0.1/a.md', standIn, false],
])('whether %s is Discord’s where %s is asked: %s', (address, api, expected) => {
  expect(isDiscordFile(address, api)).toBe(expected)
})

describe('a download', () => {
  let server: DiscordServer
  let folder: string
  beforeEach(async () => {
    server = await new DiscordServer().listen()
    folder = await mkdtemp(join(tmpdir(), 'dateline-download-'))
  })
  afterEach(async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })

  const limits = { pauseMs: 1, stallMs: 1_000 }
  const content = 'word '.repeat(50_000)
  const fetched = async (most: number, size?: number) => {
    const { name, url, size: whole } = server.cdn.keep('a.txt', content)
    const path = join(folder, 'a.txt')
    await download({ id: '1', filename: name, url, size: size ?? whole }, path, most, server.apiUrl, limits)
    return readFile(path, 'utf8')
  }

  test('is whole, byte by byte, also after attempts that failed', async () => {
    server.fault({ kind: 'cut-midway', times: 1, path: /^\/attachments/ })
    server.fault({ kind: 'stall', times: 1, path: /^\/attachments/ })
    expect(await fetched(1e6)).toBe(content)
    expect(server.requests).toHaveLength(3)
  })

  test('ends where more comes than may', async () => {
    await expect(fetched(100_000, 10)).rejects.toThrow(/^it is larger than what is free here$/)
    expect(server.requests).toHaveLength(1)
  })

  test('is not sent elsewhere', async () => {
    server.fault({ kind: 'status', status: 302, times: 9, path: /^\/attachments/ })
    await expect(fetched(1e6)).rejects.toThrow(/does not have it any more \(302\)/)
    expect(server.requests).toHaveLength(1)
  })

  test('tries three times, and asks to send the file again', async () => {
    server.fault({ kind: 'cut-before', times: 9, path: /^\/attachments/ })
    await expect(fetched(1e6)).rejects.toThrow(/^its download was cut off; send it again$/)
    expect(server.requests).toHaveLength(3)
  })
})
