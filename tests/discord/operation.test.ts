import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startBot, withBot } from './support/bot.ts'
import { FakeLibrary } from './support/fake-library.ts'
import { buttonId, menuOf, original, textOf } from './support/seen.ts'

test('the cooldown of a member tells the seconds left; others go on', () =>
  withBot({ env: { DATELINE_COOLDOWN: '30' } }, async ({ server, members }) => {
    await server.settled(members.slash('ask', { question: 'Who?' }))
    const second = await server.settled(members.slash('who', { name: 'Quill' }))
    expect(second.ephemeral).toBe(true)
    expect(textOf(second.original)).toMatch(/again in (29|30) seconds/)
    const other = await server.settled(members.slash('ask', { question: 'Who?' }, { userId: '800000000000000003' }))
    expect(textOf(other.original)).toContain('Ada Quill')
  }))

test('DATELINE_PRIVATE makes replies private unless the member says otherwise', () =>
  withBot({ env: { DATELINE_PRIVATE: 'true' } }, async ({ server, members }) => {
    expect((await server.settled(members.slash('ask', { question: 'Who?' }))).ephemeral).toBe(true)
    expect((await server.settled(members.slash('ask', { question: 'Who?', private: false }))).ephemeral).toBe(false)
  }))

test('the log tells interaction, command, time and status; never the question or the token', () =>
  withBot({}, async (bot) => {
    const exchange = await bot.server.settled(bot.members.slash('ask', { question: 'Who keeps the swans?' }))
    await bot.server.until(() => bot.log.some((line) => line.interaction === exchange.id), 'the log')
    const line = bot.log.find((one) => one.interaction === exchange.id)
    expect(line).toMatchObject({ kind: 'command', command: 'ask', status: 'answered' })
    expect(line?.acknowledgedMs).toEqual(expect.any(Number))
    expect(bot.rawLog.join('')).not.toMatch(/swans/)
    expect(bot.rawLog.join('')).not.toContain(bot.server.token)
  }))

test('LOG_QUESTIONS=true logs what was asked', () =>
  withBot({ env: { LOG_QUESTIONS: 'true' } }, async (bot) => {
    const exchange = await bot.server.settled(bot.members.slash('ask', { question: 'Who keeps the swans?' }))
    await bot.server.until(() => bot.log.some((line) => line.interaction === exchange.id), 'the log')
    expect(bot.rawLog.join('')).toMatch(/swans/)
  }))

test('GET /healthz and /metrics on loopback', () =>
  withBot({ env: { DATELINE_HEALTH_PORT: '0' } }, async (bot) => {
    await bot.server.settled(bot.members.slash('ask', { question: 'Who?' }))
    const base = `http://127.0.0.1:${bot.healthPort}`
    const health = await fetch(`${base}/healthz`)
    expect(health.status).toBe(200)
    expect(await health.json()).toMatchObject({
      ready: true,
      articles: 40,
      indexVersion: 'a1b2c3d4',
      shard: '0/1',
      shards: [{ id: 0, ready: true }],
    })
    await bot.server.until(() => bot.log.some((line) => line.command === 'ask'), 'the log')
    const metrics = await (await fetch(`${base}/metrics`)).text()
    expect(metrics).toContain('dateline_interactions_total{command="ask",status="answered"} 1')
    expect(metrics).toMatch(/process_resident_memory_bytes \d+/)
    expect((await fetch(`${base}/other`)).status).toBe(404)
    bot.server.gateway.refuse = 503
    bot.server.gateway.cutAll()
    await bot.server.until(() => bot.log.some((line) => line.msg === 'shard reconnecting'), 'the cut')
    expect((await fetch(`${base}/healthz`)).status).toBe(503)
  }))

test('SIGHUP takes the new articles; questions under way keep the old ones, which close after them', async () => {
  const libraries = [new FakeLibrary('a1b2c3d4'), new FakeLibrary('00ff00ff')]
  let opened = 0
  const openLibrary = async () => {
    const library = libraries[opened++]
    if (library === undefined) throw new Error('the index is damaged')
    return library
  }
  await withBot({ openLibrary, deferAfterMs: 100 }, async (bot) => {
    const before = original(await bot.server.settled(bot.members.slash('article', { search: 'bridge' })))
    const answer = original(await bot.server.settled(bot.members.slash('ask', { question: 'Who?' })))
    const underWay = bot.members.slash('ask', { question: 'slow 600' })
    await bot.server.until(() => underWay.callbackType === 5, 'the announcement')
    process.emit('SIGHUP')
    await bot.server.until(() => bot.log.some((line) => line.msg === 'articles reloaded'), 'the reload')
    expect(libraries[0]?.closed).toBe(false)
    expect(textOf((await bot.server.settled(bot.members.slash('article', { search: 'x' }))).original)).toContain(
      '00ff00ff',
    )
    await bot.server.settled(underWay)
    await bot.server.until(() => bot.log.some((line) => line.interaction === underWay.id), 'the end of the question')
    expect(libraries[0]?.closed).toBe(true)

    const { customId, values } = menuOf(before)
    for (const pressed of [
      bot.members.select(customId, values.slice(0, 1), before),
      bot.members.button(buttonId(answer, 'In context'), answer),
      bot.members.button(buttonId(answer, 'More evidence'), answer),
      bot.members.button(buttonId(answer, 'Timeline'), answer),
      bot.members.button(buttonId(before, 'Next'), before),
    ])
      expect(textOf((await bot.server.settled(pressed)).original)).toContain('The articles have changed')

    process.emit('SIGHUP')
    await bot.server.until(() => bot.log.some((line) => String(line.msg).includes('cannot be opened')), 'the failure')
    expect(textOf((await bot.server.settled(bot.members.slash('ask', { question: 'Who?' }))).original)).toContain(
      'Ada Quill',
    )
    expect(libraries[1]?.closed).toBe(false)
  })
  expect(libraries[1]?.closed).toBe(true)
})

test('a change of the articles reloads them; what can’t be read leaves the old ones serving', async () => {
  const libraries = [new FakeLibrary('a1b2c3d4'), undefined, new FakeLibrary('00ff00ff')]
  let opened = 0
  const openLibrary = async () => {
    const library = libraries[opened++]
    if (library === undefined) throw new Error('the folder is gone')
    return library
  }
  let change = (): void => undefined
  let ended = false
  const watchArticles = async ({ onChange }: { readonly onChange: () => void }) => {
    change = onChange
    return async () => {
      ended = true
    }
  }
  await withBot({ openLibrary, watchArticles, deferAfterMs: 100 }, async ({ server, members, log }) => {
    const underWay = members.slash('ask', { question: 'slow 600' })
    await server.until(() => underWay.callbackType === 5, 'the announcement')
    change()
    await server.until(() => log.some((line) => String(line.msg).includes('cannot be opened')), 'the failure')
    expect(textOf((await server.settled(members.slash('ask', { question: 'Who?' }))).original)).toContain('Ada Quill')
    change()
    await server.until(() => log.some((line) => line.msg === 'articles reloaded'), 'the reload')
    expect(log.find((line) => line.msg === 'articles reloaded')).toMatchObject({ reason: 'articles changed' })
    expect(libraries[0]?.closed).toBe(false)
    expect((await server.settled(underWay)).callbackType).toBe(5)
    await server.until(() => log.some((line) => line.interaction === underWay.id), 'the end of the question')
    expect(libraries[0]?.closed).toBe(true)
  })
  expect(ended).toBe(true)
})

test('a change of the built index reloads it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-'))
  const indexFile = join(folder, 'manifest.json')
  await writeFile(indexFile, '1')
  let version = 0
  const openLibrary = async () => new FakeLibrary(`0000000${version++}`)
  await withBot({ openLibrary, indexFile, pollMs: 50 }, async (bot) => {
    await writeFile(`${indexFile}.new`, '22')
    await rename(`${indexFile}.new`, indexFile)
    await bot.server.until(
      () => bot.log.some((line) => line.msg === 'articles reloaded' && line.index === '00000001'),
      'the reload',
    )
  })
  await rm(folder, { recursive: true })
})

test('a button works after a restart', async () => {
  const first = await startBot()
  const message = original(await first.server.settled(first.members.slash('sources')))
  const answer = original(await first.server.settled(first.members.slash('ask', { question: 'Who?' })))
  await first.stop()
  await withBot({}, async ({ server, members }) => {
    await server.settled(members.button(buttonId(message, 'Next'), message))
    expect(textOf(message)).toContain('gazette no. 1')
    const pressed = await server.settled(members.button(buttonId(answer, 'In context'), answer))
    expect(textOf(pressed.original)).toContain('**Ada Quill**')
  })
})

test('a library that cannot be opened at the start ends the bot with its error', async () => {
  await expect(
    withBot({ openLibrary: () => Promise.reject(new Error('no articles')), unconnected: true }, async ({ exit }) => {
      await exit
    }),
  ).rejects.toThrow('no articles')
})

test('stopping finishes what is under way, and turns newcomers away', async () => {
  const bot = await startBot({ deferAfterMs: 100 })
  const underWay = bot.members.slash('ask', { question: 'slow 500' })
  await bot.server.until(() => underWay.callbackType === 5, 'the announcement')
  process.emit('SIGTERM')
  const late = await bot.server.settled(bot.members.slash('ask', { question: 'Who?' }))
  expect(textOf(late.original)).toContain('restarting')
  expect((await bot.server.settled(bot.members.autocomplete('ask', { question: 'W' }, 'question'))).choices).toEqual([])
  expect(await bot.exit).toBe(0)
  expect(textOf(underWay.original)).toContain('Ada Quill')
  await bot.server.close()
  expect(bot.server.problems).toEqual([])
})
