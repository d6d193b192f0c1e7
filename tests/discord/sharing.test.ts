import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { nearestQuestions } from '../../src/discord/dead-end.ts'
import { ALICE, BOB, type Member } from './server/interactions.ts'
import { type RunningBot, startBot, withBot } from './support/bot.ts'
import { FakeLibrary } from './support/fake-library.ts'
import { buttonId, buttonsOf, original, textOf } from './support/seen.ts'

let bot: RunningBot
beforeAll(async () => {
  bot = await startBot({ deferAfterMs: 300 })
  // Here it is about what is shown; that it comes in time is held in other tests.
  bot.server.clock.stop()
})
afterEach(() => {
  expect(bot.server.problems).toEqual([])
})
afterAll(async () => {
  expect(await bot.stop()).toBe(0)
})

const labelsOf = (message: Parameters<typeof buttonsOf>[0]): string[] => buttonsOf(message).map(({ label }) => label)

async function asked(name: string, options: Readonly<Record<string, unknown>>, from: Member = {}) {
  return bot.server.settled(bot.members.slash(name, options, from))
}

test.each([
  ['ask', { question: 'Who?' }],
  ['ask', { question: 'nobody?' }],
  ['who', { name: 'Quill' }],
  ['who', { name: 'Qill' }],
  ['timeline', { topic: 'Harwick' }],
  ['timeline', { topic: 'nothing' }],
  ['check', { claim: 'The bridge will open.' }],
  ['article', { search: 'bridge' }],
  ['sources', {}],
])('Share shows a private /%s %j to all, as it is, and says who did', async (name, options) => {
  const exchange = await asked(name, { ...options, private: true })
  const message = original(exchange)
  const shared = await bot.server.settled(bot.members.button(buttonId(message, 'Share'), message))
  expect(exchange.ephemeral).toBe(true)
  expect(shared.ephemeral).toBe(false)
  expect(textOf(shared.original)).toBe(`-# Shared by <@${ALICE}>\n${textOf(message)}`)
  expect(shared.original?.body.allowed_mentions).toEqual({ parse: [] })
  expect(labelsOf(shared.original)).toEqual(labelsOf(message).map((label) => (label === 'Share' ? 'Remove' : label)))
})

test('what a button calls up can be shared, and the page that is shown', async () => {
  const message = original(await asked('ask', { question: 'Who?' }))
  const timeline = original(await bot.server.settled(bot.members.button(buttonId(message, 'Timeline'), message)))
  await bot.server.settled(bot.members.button(buttonId(timeline, 'Show more'), timeline))
  const shared = await bot.server.settled(bot.members.button(buttonId(timeline, 'Share'), timeline))
  expect(textOf(shared.original)).toContain('**6. June 2010**')
})

test.each([
  ['a public reply', 'ask', { question: 'Who?' }, {}],
  ['a private conversation with the bot', 'ask', { question: 'Who?', private: true }, { inGuild: false }],
  ['help', 'help', {}, {}],
  ['a whole article', 'article', { search: 'article-0', private: true }, {}],
] as const)('%s has no Share', async (_, name, options, from) => {
  expect(labelsOf((await asked(name, options, from)).original)).not.toContain('Share')
})

test('a conversation of members has Share', async () => {
  const exchange = await asked('ask', { question: 'Who?', private: true }, { inGroup: true })
  expect(labelsOf(exchange.original)).toContain('Share')
})

test('only who asked shares, and not where nobody else is', async () => {
  const message = original(await asked('ask', { question: 'Who?', private: true }))
  const id = buttonId(message, 'Share')
  const other = await bot.server.settled(bot.members.button(id, message, { userId: BOB }))
  expect(textOf(other.original)).toContain('Only the member who asked')
  const alone = await bot.server.settled(bot.members.button(id, message, { inGuild: false }))
  expect(textOf(alone.original)).toContain('nobody here')
  expect(alone.ephemeral).toBe(true)
})

test.each([
  ['ask', { question: 'Who?' }],
  ['ask', { question: 'announced, since it is slow 400' }],
  ['who', { name: 'Quill' }],
  ['timeline', { topic: 'Harwick' }],
])('the target of /%s %j is told', async (name, options) => {
  const exchange = await asked(name, { ...options, target: BOB })
  expect(textOf(exchange.original)).toMatch(new RegExp(`^-# For <@${BOB}>\n### `))
  expect(exchange.original?.body.allowed_mentions).toEqual({ parse: [], users: [BOB] })
})

test('pages that are turned still say for whom, and tell nobody again', async () => {
  const message = original(await asked('timeline', { topic: 'Harwick', target: BOB }))
  await bot.server.settled(bot.members.button(buttonId(message, 'Show more'), message))
  expect(textOf(message)).toContain(`For <@${BOB}>`)
  expect(message.body.allowed_mentions).toEqual({ parse: [] })
})

test('where nobody else is, nobody is told', async () => {
  const message = original(await asked('ask', { question: 'Who?', target: BOB }, { inGuild: false }))
  expect(textOf(message)).toMatch(new RegExp(`^-# <@${BOB}> is not told of this: only you see it\\.\n### `))
  expect(message.body.allowed_mentions).toEqual({ parse: [] })
})

test('a private reply tells nobody until it is shared', async () => {
  const message = original(await asked('ask', { question: 'Who?', target: BOB, private: true }))
  expect(textOf(message)).toContain(`<@${BOB}> is not told of this: only you see it. Sharing it tells them.`)
  expect(message.body.allowed_mentions).toEqual({ parse: [] })
  const shared = await bot.server.settled(bot.members.button(buttonId(message, 'Share'), message))
  expect(textOf(shared.original)).toContain(`For <@${BOB}> · Shared by <@${ALICE}>`)
  expect(shared.original?.body.allowed_mentions).toEqual({ parse: [], users: [BOB] })
})

test.each(['everyone', '@everyone', '<@&12>', '0', '-1', '99999999999999999999', 12, true, ''])(
  'the target %j is nobody',
  async (target) => {
    const exchange = await asked('ask', { question: 'Who?', target })
    expect(textOf(exchange.original)).toMatch(/^### Ada Quill/)
    expect(exchange.original?.body.allowed_mentions).toEqual({ parse: [] })
  },
)

test.each([
  ['ask', { question: 'nobody?' }],
  ['ask', { question: 'nobody opened the bridge' }],
  ['who', { name: 'Qill' }],
  ['timeline', { topic: 'nothing' }],
  ['check', { claim: 'nothing at all' }],
  ['article', { search: 'nothing' }],
])('a dead end of /%s %j offers what the articles answer', async (name, options) => {
  const message = original(await asked(name, options))
  const offered = labelsOf(message).filter((label) => label.endsWith('?') && !label.startsWith('Who is I'))
  expect(offered).toContain('When will the bridge open?')
  const pressed = bot.members.button(buttonId(message, 'When will the bridge open?'), message, { userId: BOB })
  const answer = await bot.server.settled(pressed)
  expect(answer.ephemeral).toBe(true)
  expect(textOf(answer.original)).toContain('### Ada Quill')
})

test('a question that a name has already is not offered twice', async () => {
  const labels = labelsOf((await asked('who', { name: 'Qill' })).original)
  expect(labels.filter((label) => label === 'Who is Ada Quill?')).toHaveLength(1)
})

test('an answer offers no questions', async () => {
  expect(textOf((await asked('ask', { question: 'Who?' })).original)).not.toContain('What these articles answer')
})

class SlowToOffer extends FakeLibrary {
  override async examples() {
    await sleep(300)
    return super.examples()
  }
}

test('questions that are found late are added to what is there', () =>
  withBot({ library: new SlowToOffer() }, async ({ server, members }) => {
    const exchange = await server.settled(members.slash('timeline', { topic: 'nothing' }))
    expect(labelsOf(exchange.original)).toEqual(['Remove'])
    await server.until(() => labelsOf(exchange.original).length > 1, 'the questions')
    expect(labelsOf(exchange.original)).toEqual(['Who is Ada Quill?', 'When will the bridge open?', 'Remove'])
  }))

class NothingToOffer extends FakeLibrary {
  override async examples(): Promise<string[]> {
    throw new Error('the index is gone')
  }
}

test('questions that cannot be found cost nothing but a line in the log', () =>
  withBot({ library: new NothingToOffer() }, async ({ server, members, log }) => {
    const exchange = await server.settled(members.slash('who', { name: 'Qill' }))
    expect(textOf(exchange.original)).toContain('do not know Qill')
    await server.until(() => log.some((line) => line.msg === 'no questions to offer'), 'the log')
  }))

const QUESTIONS = ['Who is Ada Quill?', 'When was the Harbour Fair?', 'What did the council decide?']
test.each([
  ['who chairs the council', ['What did the council decide?', 'Who is Ada Quill?', 'When was the Harbour Fair?']],
  ['HARBOUR FAIR', ['When was the Harbour Fair?', 'Who is Ada Quill?', 'What did the council decide?']],
  ['who is ada quill?', ['When was the Harbour Fair?', 'What did the council decide?']],
  ['', QUESTIONS],
])('of the questions, those nearest to “%s” stand first', (about, expected) => {
  expect(nearestQuestions(QUESTIONS, about)).toEqual(expected)
})
