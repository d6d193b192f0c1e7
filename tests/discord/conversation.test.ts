import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ServerData } from '../../src/servers/server-data.ts'
import type { ChannelMessage, Said } from './server/chat.ts'
import { BOB, CHANNEL, GUILD } from './server/interactions.ts'
import { type RunningBot, startBot, withBot } from './support/bot.ts'
import { buttonId, original, textOf } from './support/seen.ts'

const BOT = '<@900000000000000001>'

let bot: RunningBot

beforeAll(async () => {
  bot = await startBot()
})
afterAll(async () => {
  expect(await bot.stop()).toBe(0)
  expect(bot.server.problems).toEqual([])
})

/** Says something and waits for the answer. */
const asked = (content: string, from: Said = {}, { server }: RunningBot = bot): Promise<ChannelMessage> =>
  server.chat.answer(server.chat.say(content, from))

describe('a message that speaks to the bot is a question', () => {
  test.each([
    ['a mention', `${BOT} Who opens the bridge?`, {}],
    ['a mention behind', `Who opens the bridge ${BOT}?`, {}],
    ['a mention of old clients', '<@!900000000000000001> Who opens the bridge?', {}],
    ['a direct message', 'Who opens the bridge?', { inGuild: false }],
    ['a mention in a direct message', `${BOT} Who opens the bridge?`, { inGuild: false }],
    ['a mention among others', `${BOT} <@&5> <#6> Who opens the bridge? <:wave:77>`, {}],
    ['a mention beside @everyone', `@everyone ${BOT} Who opens the bridge?`, { event: { mention_everyone: true } }],
  ] as const)('%s', async (_, content, from) => {
    const answer = await asked(content, from)
    expect(textOf(answer)).toMatch(/### Ada Quill[\s\S]*Question: .*Who opens the bridge/)
    expect(answer.body).toMatchObject({
      allowed_mentions: { parse: [], replied_user: false },
      message_reference: { fail_if_not_exists: false },
    })
  })

  test('other members stand in it by name', async () => {
    const answer = await asked(`${BOT} When did <@${BOB}> resign?`)
    expect(textOf(answer)).toContain('When did user02 resign?')
  })

  test('its buttons work', async () => {
    const answer = await asked(`${BOT} Who opens the bridge?`)
    const pressed = await bot.server.settled(bot.members.button(buttonId(answer, 'In context'), answer))
    expect(textOf(pressed.original)).toContain('**Ada Quill**')
    const removed = bot.members.button(buttonId(answer, 'Remove'), answer)
    await bot.server.until(() => removed.deleted, 'the removal')
  })

  test.each([
    ['nothing but a mention', BOT, /\*\*\/ask question\*\*[\s\S]*Who is Ada Quill\?/],
    ['a mention and an emoji', `${BOT} <a:wave:12>`, /Who is Ada Quill\?/],
    ['a greeting', `${BOT} hello`, /asks nothing of the articles/],
    ['another language', `${BOT} Wer ist Ada Quill`, /in English/],
    ['too long a question', `${BOT} Who ${'really '.repeat(100)}?`, /write at most 500/],
    ['a question that nobody answers', `${BOT} nobody?`, /The articles do not say[\s\S]*Nearest/],
  ])('%s', async (_, content, expected) => {
    expect(textOf(await asked(content))).toMatch(expected)
  })
})

test('what does not speak to the bot gets no answer, and nothing else is asked of Discord', async () => {
  const channel = '600000000000000077'
  const { chat, requests } = bot.server
  const before = requests.length
  for (const [content, from] of [
    ['Who opens the bridge?', {}],
    ['@everyone Who opens the bridge?', { event: { mention_everyone: true } }],
    ['<@&900000000000000001> Who opens the bridge?', {}],
    [`${BOT} from a bot`, { bot: true }],
    [`${BOT} from a webhook`, { event: { webhook_id: '5' } }],
    [`${BOT} from itself`, { userId: '900000000000000001', bot: true }],
    [`${BOT} was pinned`, { event: { type: 6 } }],
    [`${BOT} forwarded`, { event: { message_reference: { type: 1, message_id: '5', channel_id: '6' } } }],
    [`${BOT} malformed`, { event: { author: null } }],
    [`${BOT} malformed`, { event: { id: 7 } }],
    [`${BOT} malformed`, { event: { channel_id: '../x' } }],
    [`${BOT} malformed`, { event: { mentions: 'all' } }],
  ] as readonly (readonly [string, Said])[])
    chat.say(content, { ...from, channel })
  // What was edited or deleted since is as if it had not been said.
  for (const [name, fields] of [
    ['MESSAGE_UPDATE', { content: `${BOT} Who?`, author: { id: BOB }, mentions: [{ id: '900000000000000001' }] }],
    ['MESSAGE_DELETE', {}],
    ['MESSAGE_DELETE_BULK', { ids: ['5'] }],
  ] as const)
    bot.server.gateway.dispatch(name, { id: '5', channel_id: channel, guild_id: GUILD, ...fields })
  // What was sent before it has been taken when this is answered.
  await asked(`${BOT} Who?`)
  expect(chat.written(channel)).toEqual([])
  const asking = requests.slice(before).map(({ path }) => path)
  expect(asking.filter((path) => path.startsWith('/channels/'))).toEqual([`/channels/${CHANNEL}/messages`])
})

describe('a follow-up is understood from the answer before', () => {
  const leaning = /Asked as: why\? \\\(Who opens the bridge\? \\\| Ada Quill/

  test('in a reply to it', async () => {
    const first = await asked(`${BOT} Who opens the bridge?`)
    expect(textOf(first)).not.toContain('Asked as')
    const second = await asked('why?', { replyTo: first, userId: BOB })
    expect(textOf(second)).toMatch(leaning)
    // And on from there.
    expect(textOf(await asked('who else?', { replyTo: second }))).toMatch(/Asked as: who else\? \\\(why\? \\\(Who/)
  })

  test('in a reply to the answer of a command', async () => {
    const first = await bot.server.settled(bot.members.slash('ask', { question: 'Who opens the bridge?' }))
    expect(textOf(await asked('why?', { replyTo: original(first) }))).toMatch(leaning)
  })

  test.each([
    ['who', { name: 'Ada Quill' }, 'Who is Ada Quill?'],
    ['timeline', { topic: 'Harwick' }, 'Who is Harwick?'],
  ])('in a reply to /%s', async (name, options, expected) => {
    const first = await bot.server.settled(bot.members.slash(name, options))
    expect(textOf(await asked('why?', { replyTo: original(first) }))).toContain(`Asked as: why? \\(${expected}`)
  })

  test('not in a reply to what is about nobody', async () => {
    const first = await bot.server.settled(bot.members.slash('sources'))
    expect(textOf(await asked('why?', { replyTo: original(first) }))).not.toContain('Asked as')
  })

  test('but a reply without the ping is not heard, and a channel has no memory', async () => {
    const channel = '600000000000000078'
    const first = await asked(`${BOT} Who opens the bridge?`, { channel })
    bot.server.chat.say('why?', { channel, replyTo: first, ping: false })
    expect(textOf(await asked(`${BOT} why?`, { channel }))).not.toContain('Asked as')
    expect(bot.server.chat.written(channel)).toHaveLength(2)
  })

  test('and not in a reply to somebody else', async () => {
    await asked(`${BOT} Who opens the bridge?`)
    const other = bot.server.chat.say('Good morning', { userId: BOB })
    const answer = await asked(`${BOT} why?`, { replyTo: { ...other } })
    expect(textOf(answer)).not.toContain('Asked as')
  })

  test.each([true, false])('in a thread on it (type told: %s)', async (tellsType) => {
    const { chat } = bot.server
    chat.tellsType = tellsType
    const first = await asked(`${BOT} Who opens the bridge?`)
    const channel = chat.thread(first)
    expect(textOf(await asked(`${BOT} why?`, { channel }))).toMatch(leaning)
    chat.tellsType = true
  })

  test('in a thread that holds it, however many have written since', async () => {
    const { chat } = bot.server
    const channel = chat.thread(chat.say('The bridge', { userId: BOB }))
    await asked(`${BOT} Who opens the bridge?`, { channel })
    for (let i = 0; i < 20; i++) chat.say('Interesting.', { channel, userId: BOB })
    expect(textOf(await asked(`${BOT} why?`, { channel }))).toMatch(leaning)
  })

  test('in a long thread on it', async () => {
    const { chat } = bot.server
    const channel = chat.thread(await asked(`${BOT} Who opens the bridge?`))
    for (let i = 0; i < 40; i++) chat.say('Interesting.', { channel, userId: BOB })
    expect(textOf(await asked(`${BOT} why?`, { channel }))).toMatch(leaning)
  })

  test('in a private conversation', async () => {
    const from = { inGuild: false, userId: '800000000000000055' }
    expect(textOf(await asked('why?', from))).not.toContain('Asked as')
    await asked('Who opens the bridge?', from)
    expect(textOf(await asked('why?', from))).toMatch(leaning)
  })

  test('where earlier messages may not be read it is answered as it is', async () => {
    const { chat } = bot.server
    const channel = chat.thread(chat.say('The bridge', { userId: BOB }))
    await asked(`${BOT} Who opens the bridge?`, { channel })
    chat.at(channel).mayReadHistory = false
    chat.say(`${BOT} why?`, { channel })
    // A reply shows what it answers, which may not be read: the answer stands alone.
    await bot.server.until(() => chat.written(channel).length === 2, 'the answer')
    const answer = chat.written(channel)[1]
    expect(textOf(answer)).toMatch(/Ada Quill[\s\S]*Question: why\?$/)
  })

  test('“Ask more” asks for a question in a modal', async () => {
    const first = await bot.server.settled(bot.members.slash('ask', { question: 'Who opens the bridge?' }))
    const opened = await bot.server.settled(bot.members.button(buttonId(first.original, 'Ask more'), original(first)))
    expect(opened.modal).toMatchObject({
      title: 'Ask more',
      components: [{ description: 'After: Who opens the bridge?' }],
    })
    const modalId = String(opened.modal?.custom_id)
    const sent = bot.members.modal(modalId, { question: 'why?' }, { userId: BOB }, original(first))
    const answer = await bot.server.settled(sent)
    expect(textOf(answer.original)).toMatch(leaning)
    expect(answer.ephemeral).toBe(false)
  })

  test('“Ask more” on a private answer is answered privately', async () => {
    const first = await bot.server.settled(bot.members.slash('ask', { question: 'Who?', private: true }))
    const more = bot.members.modal(buttonId(first.original, 'Ask more'), { question: 'why?' }, {}, original(first))
    expect((await bot.server.settled(more)).ephemeral).toBe(true)
  })

  test.each([{}, { question: '' }, { question: ' ' }, { other: 'why?' }])(
    'a modal with %j gets a line',
    async (fields) => {
      const first = await bot.server.settled(bot.members.slash('ask', { question: 'Who?' }))
      const more = bot.members.modal(buttonId(first.original, 'Ask more'), fields, {}, original(first))
      const answer = await bot.server.settled(more)
      expect(answer.ephemeral).toBe(true)
      expect(textOf(answer.original)).toMatch(/`question` is (?:missing|empty)/)
    },
  )

  test('a follow-up keeps to the article and dates that the answer before kept to', async () => {
    const given = { question: 'Who?', article: 'article-3', from: '2010' }
    const first = await bot.server.settled(bot.members.slash('ask', given))
    expect(textOf(await asked('why?', { replyTo: original(first) }))).toMatch(/2019-08-24 \\\| article-3 \\\| 2010\\\)/)
  })
})

test('a question as long as can be still gets its answer, if without what lies in a button', async () => {
  const question = Array.from({ length: 70 }, (_, i) => `w${(i * 7919) % 997}`).join(' ')
  const first = await asked(`${BOT} ${question}`)
  expect(textOf(first)).toContain('Ada Quill')
  expect(textOf(await asked('why?', { replyTo: first }))).toContain('Ada Quill')
})

test('what was asked outlives a restart', async () => {
  const first = await startBot()
  const answer = await asked(`${BOT} Who opens the bridge?`, {}, first)
  await first.stop()
  await withBot({}, async (second) => {
    const text = textOf(await asked('why?', { replyTo: answer }, second))
    expect(text).toMatch(/Asked as: why\? \\\(Who opens the bridge\?/)
  })
})

describe('when things go wrong', () => {
  test.each([
    ['a cut before', { kind: 'cut-before' as const }],
    ['a cut after', { kind: 'cut-after' as const }],
    ['an error of Discord', { kind: 'status' as const, status: 503 }],
    ['a rate limit', { kind: 'rate-limit' as const, retryAfter: 0.05 }],
  ])('%s costs nothing, and the answer stands there once', (_, fault) =>
    withBot({}, async (own) => {
      own.server.fault({ ...fault, method: 'POST', path: /\/messages$/, times: 2 })
      const answer = await asked(`${BOT} Who?`, {}, own)
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
      expect(textOf(await asked(`${BOT} Who?`, {}, own))).toContain('Ada Quill')
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
      const answer = await asked(`${BOT} boom goes the index`, {}, own)
      const reference = /Reference: `([0-9a-f]{6})`/.exec(textOf(answer))?.[1]
      await own.server.until(() => own.log.some((line) => line.msg === 'message'), 'the log')
      expect(own.log.filter((line) => line.reference === reference)).toHaveLength(2)
      expect(own.rawLog.join('')).not.toContain('boom goes')
    }))

  test('hostile text mentions nobody and does nothing', () =>
    withBot({}, async (own) => {
      const text = textOf(
        await asked(`${BOT} Who is @everyone **x** [a](http://b.example) \u202e\ud800 ||y||?`, {}, own),
      )
      expect(text).toMatch(/Question: Who is @\u2060everyone \\\*\\\*x/)
    }))
})

describe('the rules of the bot hold', () => {
  test('an answer that takes long is announced by the typing indicator', () =>
    withBot({}, async (own) => {
      const answer = await asked(`${BOT} slow 1200`, {}, own)
      expect(own.server.chat.at(answer.channel).typings).toBe(1)
      await asked(`${BOT} Who?`, {}, own)
      expect(own.server.chat.at(answer.channel).typings).toBe(1)
    }))

  test('the cooldown of a member', () =>
    withBot({ env: { DATELINE_COOLDOWN: '30' } }, async (own) => {
      expect(textOf(await asked(`${BOT} Who?`, {}, own))).toContain('Ada Quill')
      expect(textOf(await asked(`${BOT} Who?`, {}, own))).toMatch(/again in (29|30) seconds/)
      expect(textOf(await asked(`${BOT} Who?`, { userId: BOB }, own))).toContain('Ada Quill')
    }))

  test.each([
    ['false', false],
    ['true', true],
  ])('LOG_QUESTIONS=%s', (value, isKept) =>
    withBot({ env: { LOG_QUESTIONS: value } }, async (own) => {
      const message = own.server.chat.say(`${BOT} Who keeps the swans?`)
      await own.server.until(() => own.log.some((line) => line.message === message.id), 'the log')
      expect(own.log.find((line) => line.message === message.id)).toMatchObject({ command: 'mention', status: 'ok' })
      expect(own.rawLog.join('').includes('swans')).toBe(isKept)
    }),
  )

  test('metrics count mentions and direct messages', () =>
    withBot({ env: { DATELINE_HEALTH_PORT: '0' } }, async (own) => {
      await asked(`${BOT} Who?`, {}, own)
      await asked('Who?', { inGuild: false }, own)
      await own.server.until(() => own.log.filter((line) => line.msg === 'message').length === 2, 'the log')
      const metrics = await (await fetch(`http://127.0.0.1:${own.healthPort}/metrics`)).text()
      expect(metrics).toContain('dateline_interactions_total{command="mention",status="ok"} 1')
      expect(metrics).toContain('dateline_interactions_total{command="direct-message",status="ok"} 1')
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
    expect(textOf(await asked(`${BOT} Who?`, {}, own))).toContain('restarting')
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
    expect(textOf(await asked(`${BOT} Who?`, {}, own))).toContain('this server has no articles of its own yet')
    expect(textOf(await asked(`${BOT} Who?`, { guild: '700000000000000002' }, own))).toContain('Ada Quill')
    expect(textOf(await asked('Who?', { inGuild: false }, own))).toContain('Ada Quill')
  })
  await rm(folder, { recursive: true })
})

test('a server answers only in the chat that it has chosen, and in their threads', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-rules-'))
  const data = new ServerData(folder)
  data.settings.change(GUILD, { channels: [CHANNEL] })
  data.close()
  await withBot({ env: { DATELINE_DATA: folder } }, async (own) => {
    const { chat } = own.server
    const quiet = '600000000000000088'
    chat.say(`${BOT} Who?`, { channel: quiet })
    const thread = chat.thread(chat.say('The bridge', { userId: BOB }))
    expect(textOf(await asked(`${BOT} Who?`, { channel: thread }, own))).toContain('Ada Quill')
    expect(textOf(await asked(`${BOT} Who?`, {}, own))).toContain('Ada Quill')
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
    expect(textOf(await asked(`${BOT} Who?`, {}, own))).toMatch(/ · janvier 2010$/m)
    expect(textOf(await asked('Who?', { inGuild: false }, own))).toMatch(/ · January 2010$/m)
  })
  await rm(folder, { recursive: true })
})
