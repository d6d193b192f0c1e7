import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerData } from '../../src/servers/server-data.ts'
import { campaign } from '../campaign.ts'
import { fair, listingOpener } from '../servers/shelf.ts'
import type { Exchange, Message } from './server/exchanges.ts'
import { BOB, type Member, OWNER, type SentAttachment } from './server/interactions.ts'
import { text } from './support/arbitrary-reply.ts'
import { type RunningBot, startBot } from './support/bot.ts'
import { registered } from './support/registered.ts'
import { buttonsOf, menusOf } from './support/seen.ts'

const INTERACTIONS = campaign(500, 10_000)
const AT_ONCE = 50
/** Milliseconds in which ten thousand are answered also where other programs have most of the processor. */
const PATIENCE = 240_000

const GUILDS = ['700000000000000001', '700000000000000002', '700000000000000003'] as const

let bot: RunningBot
let data: string
const customIds: string[] = []
const modals: { readonly customId: string; readonly fields: readonly string[] }[] = []
const values: string[] = []
let page: Message

const parts = registered.filter(({ isMenu }) => !isMenu)

/** Notes what a reply or modal can be answered with. */
function noteControls({ modal, original: message }: Exchange): void {
  if (modal !== undefined) {
    const found = [...JSON.stringify(modal.components).matchAll(/"custom_id":"((?:[^"\\]|\\.)*)"/g)]
    modals.push({ customId: String(modal.custom_id), fields: found.map(([, id]) => JSON.parse(`"${id}"`)) })
  }
  for (const { customId } of buttonsOf(message)) customIds.push(customId)
  for (const { customId, offered } of menusOf(message)) {
    customIds.push(customId)
    values.push(...offered)
  }
}

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'dateline-fuzz-'))
  // With what is asked kept, replies have all their buttons.
  const kept = new ServerData(data)
  for (const guild of GUILDS) kept.settings.change(guild, { keep: true, days: 90 })
  kept.close()
  const env = { DATELINE_DATA: data, DATELINE_SERVER_FILES: '20', DATELINE_SERVER_MB: '1' }
  bot = await startBot({ openCorpus: listingOpener(), downloads: { pauseMs: 1, stallMs: 1_000 }, env })
  const { server, members } = bot
  // Here it is about bodies being valid; that they come in time is held in other tests.
  server.clock.stop()
  const keeping = { permissions: OWNER.permissions }
  for (const exchange of [
    members.slash('article', { search: 'bridge' }),
    members.slash('ask', { question: 'Who?' }),
    members.slash('ask', { question: 'nobody?' }),
    members.slash('ask', { question: 'nobody?', private: true, target: BOB }),
    members.slash('timeline', { topic: 'Harwick', private: true }),
    members.slash('article', { search: 'article-0' }),
    members.slash('timeline', { topic: 'Harwick' }),
    members.slash('who', { name: 'Quill' }),
    ...parts.flatMap(({ command, part }) =>
      part === undefined || command === 'corpus' ? [] : [members.part(command, part, {}, keeping)],
    ),
    members.slash('setup', {}, keeping),
    members.slash('about'),
    members.slash('sources'),
  ]) {
    noteControls(await server.settled(exchange))
    page = exchange.original ?? page
  }
  for (const customId of [...customIds]) {
    const pressed = members.button(customId, page, keeping)
    noteControls(await server.settled(pressed))
  }
  expect(modals).not.toEqual([])
  expect(server.problems).toEqual([])
})
afterAll(async () => {
  expect(await bot.stop()).toBe(0)
  rmSync(data, { recursive: true, force: true })
})

const from: fc.Arbitrary<Member> = fc.record({
  userId: fc.constantFrom('800000000000000001', '800000000000000002', '0'),
  inGuild: fc.boolean(),
  locale: fc.constantFrom('en-US', 'de', 'zh-CN', 'ar', '', 'xx'),
  guild: fc.constantFrom(...GUILDS),
  permissions: fc.constantFrom(0n, 8n, OWNER.permissions),
})
const anyValue = fc.oneof(
  { weight: 3, arbitrary: text },
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom('2019', '2020-13', 'article-3', 'Quill', true, BOB, '12', '99999999999999999999'),
)
const anyPart = fc.constantFrom(...parts)
const anyName = fc.oneof({ weight: 6, arbitrary: anyPart.map(({ command }) => command) }, text)
const optionNames = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(anyPart, fc.nat())
      .map(([{ options: all }, index]) => all[index % all.length]?.name ?? 'question'),
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

/** Files that may be articles, and files that are none. */
const anyFile: fc.Arbitrary<() => SentAttachment> = fc
  .record({
    name: fc.oneof(
      fc.constantFrom('fair.md', 'fair.txt', 'a.pdf', '../x.md', 'con', '.md', 'page.html', 'x.zip'),
      text,
    ),
    content: fc.oneof(text, fc.uint8Array({ maxLength: 300 }), fc.constantFrom(fair('Joe Fox'), '<p>', '%PDF-1.7')),
  })
  .map(
    ({ name, content }) =>
      () =>
        bot.server.cdn.keep(name, content),
  )
/** Nothing of these is asked of another machine. */
const anyLink = fc.constantFrom(
  'http://127.0.0.1:9/x',
  'file:///etc/passwd',
  'x',
  '',
  'http://[::1]/',
  'http://localhost/a',
)
/** What a part of a command is called with: mostly options that it has. */
const partCall = anyPart.chain((called) =>
  fc.record({
    called: fc.constant(called),
    given: fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record(
          Object.fromEntries(
            called.options
              .filter(({ isFile }) => !isFile)
              .map(({ name }) => [name, name === 'link' ? anyLink : anyValue]),
          ),
          { requiredKeys: [] },
        ),
      },
      { weight: 1, arbitrary: options.map(({ link: _, ...rest }) => rest) },
    ),
    files: fc.dictionary(
      fc.constantFrom('file', ...called.options.filter(({ isFile }) => isFile).map(({ name }) => name)),
      anyFile,
      { maxKeys: 3, noNullPrototype: true },
    ),
    who: from,
  }),
)
const anyModal = fc.record({
  customId: fc.oneof(
    fc.nat().map((index) => modals[index % modals.length]?.customId ?? ''),
    anyId,
  ),
  fields: fc.dictionary(
    fc.oneof(
      fc.nat().map((index) => modals.flatMap(({ fields }) => fields)[index % 7] ?? 'question'),
      fc.constantFrom('question', 'answer', 'correction', 'word'),
      text,
    ),
    text,
    { maxKeys: 4, noNullPrototype: true },
  ),
})

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
    weight: 4,
    arbitrary: partCall.map(
      ({ called: { command, part }, given, files, who }) =>
        () =>
          part === undefined
            ? bot.members.slash(command, given, who)
            : bot.members.part(
                command,
                part,
                given,
                who,
                Object.fromEntries(Object.entries(files).map(([name, keep]) => [name, keep()])),
              ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(anyPart, options, optionNames, from).map(
      ([{ command, part }, given, focused, who]) =>
        () =>
          bot.members.autocomplete(command, given, focused, who, part),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(anyModal, fc.boolean(), from).map(
      ([{ customId, fields }, hasMessage, who]) =>
        () =>
          bot.members.modal(customId, fields, who, hasMessage ? { ...page } : undefined),
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

/** Text that members write to the bot, and events that no Discord sends. */
const anyEvent = fc.record(
  {
    content: fc.oneof(text, fc.constant(null)),
    author: fc.oneof(fc.constantFrom(null, {}, { id: BOB, bot: true }), fc.jsonValue({ maxDepth: 2 })),
    mentions: fc.jsonValue({ maxDepth: 2 }),
    message_reference: fc.jsonValue({ maxDepth: 2 }),
    referenced_message: fc.jsonValue({ maxDepth: 3 }),
    type: fc.constantFrom(0, 6, 19, -1, '0'),
    channel_id: fc.constantFrom('600000000000000001', '../x', '', null),
    member: fc.jsonValue({ maxDepth: 2 }),
  },
  { requiredKeys: [] },
)

test('messages with any text are answered, and events of any form do no harm', { timeout: PATIENCE }, async () => {
  const { chat } = bot.server
  const said = fc.record({ content: text, event: anyEvent, who: from, isOdd: fc.boolean(), place: fc.nat({ max: 20 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 20, maxLength: 20, size: 'max' }), async (messages) => {
      const waited = messages.flatMap(({ content, event, who, isOdd, place }) => {
        const channel = `60000000000000${String(1_000 + place)}`
        const said = chat.say(`<@${bot.server.applicationId}> ${content}`, {
          ...who,
          userId: BOB,
          inGuild: true,
          channel,
          ...(isOdd && { event }),
        })
        return isOdd ? [] : [chat.answer(said, PATIENCE / 4)]
      })
      await Promise.all(waited)
      expect(bot.server.problems.splice(0)).toEqual([])
    }),
    { numRuns: Math.ceil(campaign(60, 2_000) / 20), endOnFailure: true },
  )
  expect(bot.log.filter((line) => line.level === 60 || line.msg === 'unhandled rejection')).toEqual([])
  await chat.ask(`<@${bot.server.applicationId}> Who opens the bridge?`, { channel: '600000000000009999' })
})
