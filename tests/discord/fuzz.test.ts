import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { campaign } from '../campaign.ts'
import type { Exchange, Message } from './server/exchanges.ts'
import { BOB, type Member } from './server/interactions.ts'
import { text } from './support/arbitrary-reply.ts'
import { type RunningBot, startBot } from './support/bot.ts'
import { buttonsOf, hasMenu, menuOf, original } from './support/seen.ts'

const INTERACTIONS = campaign(2_000, 10_000)
const AT_ONCE = 50
/** Milliseconds in which ten thousand are answered also where other programs have most of the processor. */
const PATIENCE = 240_000

let bot: RunningBot
const customIds: string[] = []
const values: string[] = []
let page: Message

beforeAll(async () => {
  bot = await startBot()
  const { server, members } = bot
  // Here it is about bodies being valid; that they come in time is held in other tests.
  server.clock.stop()
  for (const exchange of [
    members.slash('article', { search: 'bridge' }),
    members.slash('ask', { question: 'Who?' }),
    members.slash('ask', { question: 'nobody?' }),
    members.slash('ask', { question: 'nobody?', private: true, target: BOB }),
    members.slash('timeline', { topic: 'Harwick', private: true }),
    members.slash('article', { search: 'article-0' }),
    members.slash('timeline', { topic: 'Harwick' }),
    members.slash('who', { name: 'Quill' }),
    members.slash('sources'),
  ]) {
    page = original(await server.settled(exchange))
    customIds.push(...buttonsOf(page).map(({ customId }) => customId))
    if (hasMenu(page)) {
      const menu = menuOf(page)
      customIds.push(menu.customId)
      values.push(...menu.values)
    }
  }
})
afterAll(async () => {
  expect(await bot.stop()).toBe(0)
})

const from: fc.Arbitrary<Member> = fc.record({
  userId: fc.constantFrom('800000000000000001', '800000000000000002', '0'),
  inGuild: fc.boolean(),
  locale: fc.constantFrom('en-US', 'de', 'zh-CN', 'ar', '', 'xx'),
})
const anyValue = fc.oneof(
  { weight: 3, arbitrary: text },
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('2019', '2020-13', 'article-3', 'Quill', true, BOB, '12', '99999999999999999999'),
)
const anyName = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('ask', 'check', 'timeline', 'who', 'article', 'sources', 'help') },
  text,
)
const optionNames = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      'question',
      'article',
      'from',
      'to',
      'private',
      'target',
      'topic',
      'name',
      'about',
      'search',
      'command',
    ),
  },
  text,
)
const options = fc.dictionary(optionNames, anyValue, { maxKeys: 5, noNullPrototype: true })
const anyId = fc.oneof(
  text,
  fc.nat().map((index) => customIds[index % customIds.length] ?? ''),
  fc.tuple(fc.nat(), text).map(([index, end]) => `${(customIds[index % customIds.length] ?? '').slice(0, 60)}${end}`),
)
const anyMenuValue = fc.oneof(
  text,
  fc.nat().map(String),
  fc.nat().map((index) => values[index % values.length] ?? ''),
)

type Send = () => Exchange
const interaction: fc.Arbitrary<Send> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(anyName, options, from).map(
      ([name, given, who]) =>
        () =>
          bot.members.slash(name, given, who),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(anyName, options, optionNames, from).map(
      ([name, given, focused, who]) =>
        () =>
          bot.members.autocomplete(name, given, focused, who),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(anyId, from).map(
      ([id, who]) =>
        () =>
          bot.members.button(id, { ...page }, who),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(anyId, fc.array(anyMenuValue, { maxLength: 3 }), from).map(
      ([id, picked, who]) =>
        () =>
          bot.members.select(id, picked, { ...page }, who),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('Find the source', 'Other'), text, from).map(
      ([name, content, who]) =>
        () =>
          bot.members.messageMenu(name, content, who),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(2, 3, 5, 6, 99), fc.jsonValue(), from).map(
      ([type, data, who]) =>
        () =>
          bot.members.raw(type === 3 ? 'component' : 'command', type, data, who),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.jsonValue(), from).map(
      ([data, who]) =>
        () =>
          bot.members.raw('autocomplete', 4, data, who),
    ),
  },
)

async function answered(sends: readonly Send[]): Promise<void> {
  const exchanges = sends.map((send) => send())
  await Promise.all(exchanges.map((exchange) => bot.server.settled(exchange, PATIENCE / 4)))
  expect(bot.server.problems.splice(0)).toEqual([])
}

test('interactions that this machine takes up late are answered all the same', async () => {
  const sends = Array.from({ length: AT_ONCE }, () => () => bot.members.slash('ask', { question: 'Who?' }))
  const answers = answered(sends)
  // Longer than Discord waits for an acknowledgement: the process stands still as it does on a busy machine.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_200)
  await answers
})

test('generated interactions are all answered with valid bodies', { timeout: PATIENCE }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(interaction, { minLength: AT_ONCE, maxLength: AT_ONCE, size: 'max' }), answered),
    { numRuns: Math.ceil(INTERACTIONS / AT_ONCE), endOnFailure: true },
  )
  expect(bot.log.filter((line) => line.level === 60 || line.msg === 'unhandled rejection')).toEqual([])
  const last = await bot.server.settled(bot.members.slash('ask', { question: 'Who?' }))
  expect(last.callbackType).toBe(4)
})
