import { expect, test, vi } from 'vitest'
import type { Fault } from './server/faults.ts'
import { withBot } from './support/bot.ts'
import { buttonId, buttonsOf, original, textOf } from './support/seen.ts'

// They wait more than they work.
vi.setConfig({ maxConcurrency: 16 })

const CALLBACK = /^\/interactions\/.*\/callback$/
const ORIGINAL = /^\/webhooks\/.*\/messages\/@original$/

const faults: readonly [string, Fault][] = [
  ['429 with retry-after', { path: CALLBACK, times: 1, kind: 'rate-limit', retryAfter: 0.2 }],
  ['429 with a long retry-after', { path: CALLBACK, times: 1, kind: 'rate-limit', retryAfter: 1.4 }],
  ['a global 429', { path: CALLBACK, times: 1, kind: 'rate-limit', retryAfter: 0.2, global: true }],
  ['500', { path: CALLBACK, times: 2, kind: 'status', status: 500 }],
  ['502', { path: CALLBACK, times: 3, kind: 'status', status: 502, body: 'Bad Gateway' }],
  ['503', { path: CALLBACK, times: 1, kind: 'status', status: 503 }],
  ['a connection cut before Discord saw it', { path: CALLBACK, times: 3, kind: 'cut-before' }],
  ['a connection cut after Discord saw it', { path: CALLBACK, times: 1, kind: 'cut-after' }],
  ['no answer at all', { path: CALLBACK, times: 1, kind: 'hang' }],
  ['a slow answer', { path: CALLBACK, times: 1, kind: 'slow', ms: 300 }],
]

test.concurrent.each(faults)('a reply gets through: %s', async (_, fault) => {
  await withBot({ deferAfterMs: 150 }, async (bot) => {
    bot.server.fault({ ...fault })
    const exchange = await bot.server.settled(bot.members.slash('ask', { question: 'Who?' }), 4_000)
    expect(textOf(exchange.original)).toContain('Ada Quill')
    expect(bot.server.faults.hits).toBe(fault.times)
  })
})

test.concurrent.each(faults)('an announcement gets through: %s', async (_, fault) => {
  await withBot({ deferAfterMs: 150 }, async (bot) => {
    bot.server.fault({ ...fault })
    const exchange = await bot.server.settled(bot.members.slash('ask', { question: 'slow 200' }), 6_000)
    expect(exchange.callbackType).toBe(5)
    expect(textOf(exchange.original)).toContain('Ada Quill')
  })
})

test.concurrent.each(faults)('choices get through: %s', async (_, fault) => {
  await withBot({ deferAfterMs: 150 }, async (bot) => {
    bot.server.fault({ ...fault })
    const exchange = await bot.server.settled(bot.members.autocomplete('who', { name: 'Qui' }, 'name'), 4_000)
    expect(exchange.choices?.[0]).toEqual({ name: 'Qui', value: 'Qui' })
  })
})

test.concurrent.each(faults)('the edit of an announced reply gets through: %s', async (_, fault) => {
  await withBot({ deferAfterMs: 150 }, async (bot) => {
    bot.server.fault({ ...fault, path: ORIGINAL })
    // A request that is never answered is given up after a while: too long to wait for here.
    if (fault.kind === 'hang') bot.server.faults.clear()
    const exchange = await bot.server.settled(bot.members.slash('ask', { question: 'slow 200' }), 6_000)
    expect(textOf(exchange.original)).toContain('Ada Quill')
  })
})

test.concurrent('a turned page gets through a cut connection', async () => {
  await withBot({ deferAfterMs: 150 }, async (bot) => {
    const message = original(await bot.server.settled(bot.members.slash('sources')))
    bot.server.fault({ path: CALLBACK, times: 2, kind: 'cut-before' })
    await bot.server.settled(bot.members.button(buttonId(message, 'Next'), message))
    expect(buttonsOf(message).some(({ label }) => label === '2 / 4')).toBe(true)
  })
})

test.concurrent('unknown interaction (10062): nothing more is sent with its token', async () => {
  await withBot({ deferAfterMs: 150 }, async (bot) => {
    bot.server.fault({
      path: CALLBACK,
      times: 1,
      kind: 'status',
      status: 404,
      body: { code: 10062, message: 'Unknown interaction' },
    })
    const exchange = bot.members.slash('ask', { question: 'Who?' })
    await bot.server.until(() => bot.log.some((line) => line.interaction === exchange.id), 'the log')
    expect(bot.log.find((line) => line.interaction === exchange.id)?.status).toBe('gone')
    expect(bot.server.requests.filter(({ path }) => path.includes(exchange.token)).length).toBe(1)
  })
})

test.concurrent('already acknowledged (40060): the answer is put in the place of what is there', async () => {
  await withBot({ deferAfterMs: 150 }, async (bot) => {
    const exchange = bot.members.slash('ask', { question: 'slow 100' })
    // Another process has announced an answer.
    await fetch(`${bot.server.apiUrl}/v10/interactions/${exchange.id}/${exchange.token}/callback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 5 }),
    })
    await bot.server.settled(exchange)
    expect(textOf(exchange.original)).toContain('Ada Quill')
  })
})

test.concurrent('a token past its fifteen minutes ends quietly', async () => {
  await withBot({ deferAfterMs: 150 }, async (bot) => {
    const exchange = bot.members.slash('ask', { question: 'slow 200' })
    await bot.server.until(() => exchange.callbackType === 5, 'the announcement')
    bot.server.clock.advance(15 * 60_000)
    await bot.server.until(() => bot.log.some((line) => line.interaction === exchange.id), 'the log')
    expect(bot.log.find((line) => line.interaction === exchange.id)?.status).toBe('gone')
  })
})

test.concurrent('a reply removed by someone else while the answer was made ends quietly', async () => {
  await withBot({ deferAfterMs: 150 }, async (bot) => {
    const exchange = bot.members.slash('ask', { question: 'slow 200' })
    await bot.server.until(() => exchange.callbackType === 5, 'the announcement')
    exchange.deleted = true
    await bot.server.until(() => bot.log.some((line) => line.interaction === exchange.id), 'the log')
    expect(bot.log.find((line) => line.interaction === exchange.id)?.status).toBe('gone')
  })
})

test.concurrent('a body that Discord refuses ends in a private line with a reference', async () => {
  await withBot({ deferAfterMs: 150 }, async (bot) => {
    bot.server.fault({
      path: CALLBACK,
      times: 1,
      kind: 'status',
      status: 400,
      body: { code: 50035, message: 'Invalid Form Body' },
    })
    const exchange = await bot.server.settled(bot.members.slash('ask', { question: 'Who?' }))
    expect(exchange.ephemeral).toBe(true)
    expect(textOf(exchange.original)).toContain('Reference')
  })
})

test.concurrent('while Discord is down for the whole three seconds the bot goes on, and answers the next one', async () => {
  await withBot({ deferAfterMs: 150 }, async (bot) => {
    bot.server.fault({ path: CALLBACK, times: 1_000, kind: 'cut-before' })
    const lost = bot.members.slash('ask', { question: 'Who?' })
    await bot.server.until(
      () => bot.log.some((line) => line.interaction === lost.id && line.status === 'error'),
      'the log',
    )
    bot.server.faults.clear()
    const next = await bot.server.settled(bot.members.slash('ask', { question: 'Who?' }))
    expect(textOf(next.original)).toContain('Ada Quill')
  })
})
