import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ServerData } from '../../src/servers/server-data.ts'
import { BOB, CHANNEL, GUILD } from './server/interactions.ts'
import { startBot, withBot } from './support/bot.ts'
import { buttonId, textOf } from './support/seen.ts'

const BOT = '<@900000000000000001>'

describe('when things go wrong', () => {
  test.each([
    ['a cut before', { kind: 'cut-before' as const }],
    ['a cut after', { kind: 'cut-after' as const }],
    ['an error of Discord', { kind: 'status' as const, status: 503 }],
    ['a rate limit', { kind: 'rate-limit' as const, retryAfter: 0.05 }],
  ])('%s costs nothing, and the answer stands there once', (_, fault) =>
    withBot({}, async (own) => {
      own.server.fault({ ...fault, method: 'POST', path: /\/messages$/, times: 2 })
      const answer = await own.server.chat.ask(`${BOT} Who?`)
      expect(textOf(answer)).toContain('Ada Quill')
      await own.server.until(() => own.log.some((line) => line.msg === 'message'), 'the log')
      expect(own.server.chat.written()).toHaveLength(1)
    }),
  )

  test('where the bot may not write, the log says so and it goes on', () =>
    withBot({}, async (own) => {
      const { chat } = own.server
      chat.at('600000000000000099').mayWrite = false
      chat.say(`${BOT} Who?`, { channel: '600000000000000099' })
      await own.server.until(() => own.log.some((line) => line.status === 'forbidden'), 'the log')
      expect(textOf(await own.server.chat.ask(`${BOT} Who?`))).toContain('Ada Quill')
    }))

  test('a question that was deleted is answered all the same, a channel that was deleted is not', () =>
    withBot({}, async (own) => {
      const { chat } = own.server
      chat.say(`${BOT} slow 200`)
      chat.at(CHANNEL).messages.pop()
      await own.server.until(() => chat.written().length === 1, 'the answer')
      own.server.fault({
        kind: 'status',
        status: 404,
        body: { code: 10003, message: 'Unknown Channel' },
        path: /\/messages$/,
        times: 1,
      })
      chat.say(`${BOT} Who?`)
      await own.server.until(() => own.log.some((line) => line.status === 'gone'), 'the log')
    }))

  test('a fault of ours gives a reference that the log has too, and no question', () =>
    withBot({}, async (own) => {
      const answer = await own.server.chat.ask(`${BOT} boom goes the index`)
      const reference = /Reference: `([0-9a-f]{6})`/.exec(textOf(answer))?.[1]
      await own.server.until(() => own.log.some((line) => line.msg === 'message'), 'the log')
      expect(own.log.filter((line) => line.reference === reference)).toHaveLength(2)
      expect(own.rawLog.join('')).not.toContain('boom goes')
    }))

  test('hostile text mentions nobody and does nothing', () =>
    withBot({}, async (own) => {
      const text = textOf(
        await own.server.chat.ask(`${BOT} Who is @everyone **x** [a](http://b.example) \u202e\ud800 ||y||?`),
      )
      expect(text).toMatch(/Question: Who is @\u2060everyone \\\*\\\*x/)
    }))
})

describe('the rules of the bot hold', () => {
  test('an answer that takes long is announced by the typing indicator', () =>
    withBot({}, async (own) => {
      const answer = await own.server.chat.ask(`${BOT} slow 1200`)
      expect(own.server.chat.at(answer.channel).typings).toBe(1)
      await own.server.chat.ask(`${BOT} Who?`)
      expect(own.server.chat.at(answer.channel).typings).toBe(1)
    }))

  test('the cooldown of a member', () =>
    withBot({ env: { DATELINE_COOLDOWN: '30' } }, async (own) => {
      expect(textOf(await own.server.chat.ask(`${BOT} Who?`))).toContain('Ada Quill')
      expect(textOf(await own.server.chat.ask(`${BOT} Who?`))).toMatch(/again in (29|30) seconds/)
      expect(textOf(await own.server.chat.ask(`${BOT} Who?`, { userId: BOB }))).toContain('Ada Quill')
    }))

  test.each([
    ['false', false],
    ['true', true],
  ])('LOG_QUESTIONS=%s', (value, isKept) =>
    withBot({ env: { LOG_QUESTIONS: value } }, async (own) => {
      const message = own.server.chat.say(`${BOT} Who keeps the swans?`)
      await own.server.until(() => own.log.some((line) => line.message === message.id), 'the log')
      expect(own.log.find((line) => line.message === message.id)).toMatchObject({
        command: 'mention',
        status: 'answered',
      })
      expect(own.rawLog.join('').includes('swans')).toBe(isKept)
    }),
  )

  test('metrics count mentions and direct messages', () =>
    withBot({ env: { DATELINE_HEALTH_PORT: '0' } }, async (own) => {
      await own.server.chat.ask(`${BOT} Who?`)
      await own.server.chat.ask('Who?', { inGuild: false })
      await own.server.until(() => own.log.filter((line) => line.msg === 'message').length === 2, 'the log')
      const metrics = await (await fetch(`http://127.0.0.1:${own.healthPort}/metrics`)).text()
      expect(metrics).toContain('dateline_interactions_total{command="mention",status="answered"} 1')
      expect(metrics).toContain('dateline_interactions_total{command="direct-message",status="answered"} 1')
    }))

  test('DATELINE_MENTIONS=false: no message is asked for or answered', () =>
    withBot({ env: { DATELINE_MENTIONS: 'false' } }, async (own) => {
      own.server.gateway.dispatch('MESSAGE_CREATE', {
        id: '5',
        channel_id: CHANNEL,
        author: { id: BOB },
        content: 'Who?',
        type: 0,
      })
      own.server.chat.say(`${BOT} Who?`)
      await own.server.settled(own.members.slash('ask', { question: 'Who?' }))
      expect(own.server.chat.written()).toEqual([])
    }))

  test('who stops the bot lets it finish, and newcomers are told to ask again', async () => {
    const own = await startBot()
    const under = own.server.chat.say(`${BOT} slow 500`)
    const first = own.members.slash('ask', { question: 'Who?' })
    await own.server.settled(first)
    process.emit('SIGTERM')
    expect(textOf(await own.server.chat.ask(`${BOT} Who?`))).toContain('restarting')
    expect(textOf(await own.server.chat.answer(under))).toContain('Ada Quill')
    expect(await own.exit).toBe(0)
    await own.stop()
    expect(own.server.problems).toEqual([])
  })
})

test('a server is answered from its own articles', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-own-'))
  const data = new ServerData(folder)
  data.settings.change(GUILD, { corpus: 'own' })
  data.close()
  await withBot({ env: { DATELINE_DATA: folder } }, async (own) => {
    expect(textOf(await own.server.chat.ask(`${BOT} Who?`))).toContain('this server has no articles of its own yet')
    expect(textOf(await own.server.chat.ask(`${BOT} Who?`, { guild: '700000000000000002' }))).toContain('Ada Quill')
    expect(textOf(await own.server.chat.ask('Who?', { inGuild: false }))).toContain('Ada Quill')
  })
  await rm(folder, { recursive: true })
})

test('what is asked in plain words is kept as the whole question that it stands for, and voted on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-kept-'))
  const data = new ServerData(folder)
  data.settings.change(GUILD, { keep: true })
  await withBot({ env: { DATELINE_DATA: folder } }, async (own) => {
    const first = await own.server.chat.ask(`${BOT} Who opens the bridge?`)
    expect(buttonId(first, 'Wrong')).toBeDefined()
    const second = await own.server.chat.ask('why?', { replyTo: first })
    expect(buttonId(second, 'Helpful')).toBeDefined()
    // In private nothing is kept.
    const direct = await own.server.chat.ask('Who opens the bridge?', { inGuild: false })
    expect(() => buttonId(direct, 'Helpful')).toThrow(/no button/)
  })
  const kept = data.database.rows('select asked from question order by id', []).map(({ asked: text }) => text)
  expect(kept).toEqual(['Who opens the bridge?', expect.stringMatching(/^why\? \(Who opens the bridge\?/)])
  data.close()
  await rm(folder, { recursive: true })
})

test('a server answers only in the channels that it has chosen, and in their threads', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-rules-'))
  const data = new ServerData(folder)
  data.settings.change(GUILD, { channels: [CHANNEL] })
  data.close()
  await withBot({ env: { DATELINE_DATA: folder } }, async (own) => {
    const { chat } = own.server
    const quiet = '600000000000000088'
    chat.say(`${BOT} Who?`, { channel: quiet })
    const thread = chat.thread(chat.say('The bridge', { userId: BOB }))
    expect(textOf(await own.server.chat.ask(`${BOT} Who?`, { channel: thread }))).toContain('Ada Quill')
    expect(textOf(await own.server.chat.ask(`${BOT} Who?`))).toContain('Ada Quill')
    expect(own.log.some((line) => line.status === 'not-here')).toBe(true)
    expect(chat.written(quiet)).toEqual([])
  })
  await rm(folder, { recursive: true })
})

test('a server that has chosen a language for dates has them so in answers to messages too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-dates-'))
  const data = new ServerData(folder)
  data.settings.change(GUILD, { dates: 'fr' })
  data.close()
  await withBot({ env: { DATELINE_DATA: folder } }, async (own) => {
    expect(textOf(await own.server.chat.ask(`${BOT} Who?`))).toMatch(/ · janvier 2010$/m)
    expect(textOf(await own.server.chat.ask('Who?', { inGuild: false }))).toMatch(/ · January 2010$/m)
  })
  await rm(folder, { recursive: true })
})
