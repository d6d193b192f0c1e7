import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
  server.chat.ask(content, from)

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
