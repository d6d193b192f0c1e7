import { expect, test, vi } from 'vitest'
import { DiscordServer } from './server/server.ts'
import { type RunningBot, startBot, withBot } from './support/bot.ts'
import { textOf } from './support/seen.ts'

// They wait more than they work, most of them for some seconds before they may identify anew.
vi.setConfig({ maxConcurrency: 24 })

async function answers(bot: RunningBot): Promise<void> {
  const exchange = await bot.server.settled(bot.members.slash('ask', { question: 'Who?' }))
  expect(textOf(exchange.original)).toContain('Ada Quill')
}

/** Waits until the bot has come back after `fault`, and answers. */
async function survives(bot: RunningBot, fault: () => void): Promise<void> {
  const before = bot.server.gateway.connections
  fault()
  await bot.server.until(
    () => bot.server.gateway.connections > before && bot.server.gateway.isConnected(),
    'a new session',
    15_000,
  )
  await answers(bot)
}

test.concurrent.each([
  // Servers that take the bot in or remove it, messages in them, direct messages; none of them is a privileged intent.
  ['true', 1 | (1 << 9) | (1 << 12)],
  ['false', 1],
])('connects with no more intents than it needs where DATELINE_MENTIONS=%s', async (mentions, intents) => {
  await withBot({ env: { DATELINE_MENTIONS: mentions } }, async (bot) => {
    expect(bot.server.gateway.intents).toBe(intents)
  })
})

test.concurrent.each([4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009, 1000, 1001, 1011])(
  'comes back after close code %i',
  async (code) => {
    await withBot({}, async (bot) => {
      await survives(bot, () => bot.server.gateway.closeAll(code))
    })
  },
)

test.concurrent('comes back after a connection that is cut', async () => {
  await withBot({}, async (bot) => {
    await survives(bot, () => bot.server.gateway.cutAll())
  })
})

test.concurrent('reconnects when told to (op 7), and answers what came meanwhile', async () => {
  await withBot({}, async (bot) => {
    bot.server.gateway.broadcast({ op: 7, d: null })
    const meanwhile = bot.members.slash('ask', { question: 'Who?' })
    await bot.server.settled(meanwhile)
    await bot.server.until(() => bot.server.gateway.resumes === 1, 'the resume')
  })
})

test.concurrent('a resumed session replays what was missed', async () => {
  await withBot({}, async (bot) => {
    bot.server.gateway.cutAll()
    await bot.server.until(() => !bot.server.gateway.isConnected(), 'the cut')
    const missed = bot.members.slash('ask', { question: 'Who?' })
    await bot.server.settled(missed)
    expect(bot.server.gateway.identifies).toBe(1)
  })
})

test.concurrent('identifies anew after an invalid session (op 9)', async () => {
  await withBot({}, async (bot) => {
    await survives(bot, () => bot.server.gateway.broadcast({ op: 9, d: false }))
    expect(bot.server.gateway.identifies).toBe(2)
  })
})

test.concurrent('identifies anew where the resume is refused', async () => {
  await withBot({}, async (bot) => {
    bot.server.gateway.refuseResume = true
    await survives(bot, () => bot.server.gateway.cutAll())
    expect(bot.server.gateway.identifies).toBe(2)
  })
})

test.concurrent('resumes after an invalid session that can be resumed', async () => {
  await withBot({}, async (bot) => {
    bot.server.gateway.broadcast({ op: 9, d: true })
    await bot.server.until(() => bot.server.gateway.resumes === 1, 'the resume')
    await answers(bot)
  })
})

test.concurrent('sends heartbeats, also when asked for one', async () => {
  const server = await new DiscordServer().listen()
  server.gateway.heartbeatInterval = 100
  await withBot({ server }, async (bot) => {
    await server.until(() => server.gateway.heartbeats >= 3, 'heartbeats')
    bot.server.gateway.broadcast({ op: 1, d: null })
    await answers(bot)
  })
})

test.concurrent('leaves a zombie connection whose heartbeats are not acknowledged', async () => {
  const server = await new DiscordServer().listen()
  server.gateway.heartbeatInterval = 150
  await withBot({ server }, async (bot) => {
    await survives(bot, () => {
      server.gateway.zombie = true
      server
        .until(() => server.gateway.resumes > 0, 'the resume')
        .then(
          () => {
            server.gateway.zombie = false
          },
          () => undefined,
        )
    })
  })
})

test.concurrent('keeps trying while the gateway refuses connections', async () => {
  await withBot({}, async (bot) => {
    bot.server.gateway.refuse = 503
    bot.server.gateway.cutAll()
    await bot.server.until(() => bot.log.filter((line) => line.msg === 'connection error').length >= 2, 'two attempts')
    await survives(bot, () => {
      bot.server.gateway.refuse = undefined
    })
  })
})

test.concurrent('keeps trying at the start while the gateway refuses connections, and runs one session in the end', async () => {
  const server = await new DiscordServer().listen()
  server.gateway.refuse = 502
  await withBot({ server, unconnected: true }, async (bot) => {
    await server.until(() => bot.log.filter((line) => line.msg === 'connection error').length >= 3, 'three attempts')
    server.gateway.refuse = undefined
    await server.until(() => bot.log.some((line) => line.msg === 'ready'), 'the bot to connect')
    await answers(bot)
    expect(server.gateway.sessions.size).toBe(1)
  })
})

test.concurrent('keeps trying at the start while connections are closed after hello', async () => {
  const server = await new DiscordServer().listen()
  server.gateway.closeAfterHello = 4000
  await withBot({ server, unconnected: true }, async (bot) => {
    await server.until(() => server.gateway.connections >= 2, 'two attempts')
    server.gateway.closeAfterHello = undefined
    await server.until(() => bot.log.some((line) => line.msg === 'ready'), 'the bot to connect', 15_000)
    await answers(bot)
  })
})

test.concurrent.each([500, 429])('keeps trying at the start while GET /gateway/bot answers %i', async (status) => {
  const server = await new DiscordServer().listen()
  if (status === 429) server.fault({ path: /^\/gateway\/bot$/, times: 2, kind: 'rate-limit', retryAfter: 0.2 })
  else server.fault({ path: /^\/gateway\/bot$/, times: 2, kind: 'status', status })
  await withBot({ server }, async (bot) => {
    await answers(bot)
    expect(server.faults.hits).toBe(2)
  })
})

test.concurrent.each([
  [4004, 'DISCORD_TOKEN'],
  [4010, 'DISCORD_SHARDS'],
  [4011, 'DISCORD_SHARDS=auto'],
  [4012, 'update'],
  [4013, 'update'],
  [4014, 'update'],
])('ends with status 1 and a line after close code %i', async (code, word) => {
  const bot = await startBot()
  bot.server.gateway.closeAll(code)
  expect(await bot.exit).toBe(1)
  expect(bot.rawLog.join('')).toContain(word)
  await bot.server.close()
})

test.concurrent('a token that Discord does not accept ends with status 1 and a line that names it', async () => {
  const bot = await startBot({ env: { DISCORD_TOKEN: 'another-token' }, unconnected: true })
  expect(await bot.exit).toBe(1)
  expect(bot.log.find((line) => line.level === 60)?.msg).toContain('DISCORD_TOKEN')
  expect(bot.rawLog.join('')).not.toContain('another-token')
  await bot.server.close()
})

test.concurrent('interactions are answered by the shards that are ready while others still connect', async () => {
  const server = await new DiscordServer().listen()
  await withBot({ server, env: { DISCORD_SHARDS: '2-4/7' } }, async (bot) => {
    expect([...server.gateway.sessions.values()].map(({ shard }) => shard)).toEqual([
      [2, 7],
      [3, 7],
      [4, 7],
    ])
    const exchange = await server.settled(bot.members.slash('ask', { question: 'Who?' }, { shard: 3 }))
    expect(textOf(exchange.original)).toContain('Ada Quill')
  })
})

test.concurrent('DISCORD_SHARDS=auto runs as many shards as Discord recommends', async () => {
  const server = await new DiscordServer().listen()
  server.recommendedShards = 2
  await withBot({ server, env: { DISCORD_SHARDS: 'auto' } }, async () => {
    expect(server.gateway.identifies).toBe(2)
  })
})
