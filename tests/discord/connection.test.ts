import { expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { Connection } from '../../src/discord/connection.ts'
import { createLogger } from '../../src/discord/log.ts'
import { DiscordServer } from './server/server.ts'

test('a shard that does not come back is left for a new client', async () => {
  const server = await new DiscordServer().listen()
  const config = readConfig({
    DISCORD_TOKEN: server.token,
    DISCORD_APPLICATION_ID: server.applicationId,
    DISCORD_API_URL: server.apiUrl,
  })
  const lines: string[] = []
  const log = createLogger(config, {
    write: (line) => {
      lines.push(line)
      server.changed()
    },
  })
  let seen = 0
  const connection = new Connection({
    config,
    log,
    staleMs: 400,
    onEvent: ({ name }) => {
      if (name === 'INTERACTION_CREATE') seen++
      server.changed()
    },
  })
  const end = connection.run()
  await server.until(() => server.gateway.isConnected(), 'the connection')
  expect(connection.shardRange).toBe('0/1')
  // The gateway takes connections and says nothing: discord.js alone waits a minute for it, each time.
  server.gateway.mute = true
  server.gateway.cutAll()
  await server.until(() => lines.some((line) => line.includes('connecting anew')), 'the end of patience')
  server.gateway.mute = false
  await server.until(() => server.gateway.identifies === 2, 'the new client')
  server.gateway.dispatch('INTERACTION_CREATE', { id: '1' })
  await server.until(() => seen === 1, 'the interaction')
  await connection.stop()
  expect(await end).toBeUndefined()
  await server.close()
  expect(lines.filter((line) => line.includes('"msg":"ready"')).length).toBeGreaterThan(1)
})
