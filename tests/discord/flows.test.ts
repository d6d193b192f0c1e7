import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ServerData } from '../../src/servers/server-data.ts'
import type { Message } from './server/exchanges.ts'
import { BOB, GUILD, OWNER } from './server/interactions.ts'
import { type RunningBot, startBot, withBot } from './support/bot.ts'
import { buttonId, buttonsOf, menuOf, original, textOf } from './support/seen.ts'

let bot: RunningBot
beforeAll(async () => {
  bot = await startBot({ deferAfterMs: 300 })
})
afterEach(() => {
  expect(bot.server.problems).toEqual([])
})
afterAll(async () => {
  expect(await bot.stop()).toBe(0)
})

test.each([
  ['ask', { question: 'Who is the mayor?' }, /^### Ada Quill\n> Mayor \*\*Ada Quill\*\* said/],
  ['ask', { question: 'Who is nobody?' }, /The articles do not say[\s\S]*Did you mean \*\*Ada Quill\*\*/],
  ['ask', { question: 'a long one?' }, /^\*\*Ada Quill/],
  [
    'timeline',
    { topic: 'Harwick' },
    /### Timeline: Harwick[\s\S]*\*\*1\. January 2010\*\*[\s\S]*\n-# \\\[1\\\] Harwick gazette/,
  ],
  ['timeline', {}, /### Highlights of the articles/],
  ['timeline', { topic: 'nothing', from: '2019' }, /no dated event/],
  [
    'who',
    { name: 'Quill' },
    /### Ada Quill[\s\S]*\*\*Mayor\*\* of Harwick · appointed 2018 · as of 24 August 2019 \\\[1\\\]/,
  ],
  ['who', { name: 'Quill', about: 'meetings' }, /Met \*\*Bo Vance\*\*/],
  ['who', { name: 'Qill' }, /do not know Qill/],
  ['article', { search: 'bridge' }, /### Articles: bridge/],
  [
    'article',
    { search: 'article-7' },
    /### \[Harwick gazette no\. 7[\s\S]*\n\*\*On the \\\*day\\\*\*\*\nOn 8 March the council met/,
  ],
  ['article', { search: 'nothing' }, /No article fits/],
  ['sources', {}, /### 40 articles, newest first/],
  ['help', {}, /\/ask question/],
  ['help', { command: 'who' }, /\/who name/],
])('/%s %j', async (name, options, expected) => {
  const exchange = await bot.server.settled(bot.members.slash(name, options))
  expect(textOf(exchange.original)).toMatch(expected)
  expect(exchange.ephemeral).toBe(name === 'help')
  // The first help loads the examples of all kinds of question, which may take a while.
  if (name !== 'help') expect(exchange.callbackType).toBe(4)
})

test.each([
  ['a member', {}, ['/about', '/privacy', '/follow'], ['/setup', '/corpus', '/insights', '/digest']],
  ['who manages the server', OWNER, ['/about', '/setup', '/corpus add|list', '/insights', '/digest'], []],
  ['a member in private', { inGuild: false }, ['/about'], ['/setup', '/corpus', '/follow']],
] as const)('/help tells %s of the commands about a server that they may call', async (_, from, told, untold) => {
  const exchange = await bot.server.settled(bot.members.slash('help', {}, from))
  const text = textOf(exchange.original).replaceAll('\\', '')
  for (const name of ['/ask question', 'Find the source', ...told]) expect(text).toContain(name)
  for (const name of untold) expect(text).not.toContain(`**${name}`)
})

test.each([
  ['ask', { question: 'Who is the mayor?' }, 'de', [/ · Januar 2010\n/, /^-# Date: 24\. August 2019$/m]],
  ['ask', { question: 'Who is nobody?' }, 'fr', [/ · février 2011$/m]],
  [
    'timeline',
    { topic: 'Harwick', from: '2010-01-05' },
    'pl',
    [/event.* from 5 stycznia 2010/, /\*\*1\. styczeń 2010\*\*/],
  ],
  ['who', { name: 'Quill' }, 'ja', [/appointed 2018年 · as of 2019年8月24日/, /-# \\\[1\\\].* · 2011年2月$/m]],
  ['who', { name: 'Qill' }, 'pt-BR', [/ · fevereiro de 2011$/m]],
  ['article', { search: 'bridge' }, 'es-419', [/ · enero de 2010$/m]],
  ['sources', {}, 'it', [/ · gennaio 2010$/m]],
  ['sources', {}, 'xx', [/ · January 2010$/m]],
])('/%s %j writes dates as a member whose language is %s does', async (name, options, locale, expected) => {
  const exchange = await bot.server.settled(bot.members.slash(name, options, { locale }))
  for (const words of expected) expect(textOf(exchange.original)).toMatch(words)
})

test('what a button calls up has dates in the language of who presses it', async () => {
  const asked = original(await bot.server.settled(bot.members.slash('ask', { question: 'Who?' }, { locale: 'de' })))
  for (const [label, expected] of [
    ['In context', / · styczeń 2010$/m],
    ['More evidence', / · luty 2011$/m],
    ['Timeline', /\*\*1\. styczeń 2010\*\*/],
  ] as const) {
    const press = bot.members.button(buttonId(asked, label), asked, { userId: BOB, locale: 'pl' })
    expect(textOf((await bot.server.settled(press)).original)).toMatch(expected)
  }
})

test('members who ask at the same time each get dates in their language', () =>
  withBot({}, async ({ server, members }) => {
    const expected = {
      de: 'Januar 2010',
      fr: 'janvier 2010',
      pl: 'styczeń 2010',
      ja: '2010年1月',
      'en-GB': 'January 2010',
    }
    const asked = Object.entries(expected).flatMap(([locale, date]) =>
      Array.from({ length: 3 }, () => ({ date, sent: members.slash('ask', { question: 'slow 20' }, { locale }) })),
    )
    for (const { date, sent } of asked)
      expect(textOf((await server.settled(sent)).original)).toMatch(new RegExp(` · ${date}$`, 'm'))
  }))

test('a server may have all dates in one language', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-dates-'))
  const data = new ServerData(folder)
  data.settings.change(GUILD, { dates: 'fr' })
  data.close()
  const other = await startBot({ env: { DATELINE_DATA: folder } })
  try {
    const { server, members } = other
    const asked = original(await server.settled(members.slash('ask', { question: 'Who?' }, { locale: 'de' })))
    expect(textOf(asked)).toMatch(/ · janvier 2010$/m)
    const press = members.button(buttonId(asked, 'In context'), asked, { locale: 'pl' })
    expect(textOf((await server.settled(press)).original)).toMatch(/ · janvier 2010$/m)
    const alone = members.slash('ask', { question: 'Who?' }, { locale: 'de', inGuild: false })
    expect(textOf((await server.settled(alone)).original)).toMatch(/ · Januar 2010$/m)
  } finally {
    expect(await other.stop()).toBe(0)
    await rm(folder, { recursive: true })
  }
  expect(other.server.problems).toEqual([])
})

test.each([
  [{ question: 'Who?', private: true }, true],
  [{ question: 'Who?', private: false }, false],
])('/ask %j is private: %s', async (options, isPrivate) => {
  const exchange = await bot.server.settled(bot.members.slash('ask', options, { inGuild: false }))
  expect(exchange.ephemeral).toBe(isPrivate)
  expect(buttonsOf(exchange.original).some(({ label }) => label === 'Remove')).toBe(!isPrivate)
})

test.each([
  ['ask', {}, 'question'],
  ['ask', { question: '   ' }, 'question'],
  ['ask', { question: 7 }, 'question'],
  ['ask', { question: 'Who?', from: '2020', to: '2019' }, '2019'],
  ['ask', { question: 'Who?', from: 'yesterday' }, '2019-08-24'],
  ['ask', { question: 'Who?', article: 'no such' }, 'no such'],
  ['who', { name: 'Quill', about: 'gossip' }, 'about'],
  ['nonsense', { name: 'Quill' }, '/help'],
])('/%s %j gets a private line', async (name, options, word) => {
  const exchange = await bot.server.settled(bot.members.slash(name, options))
  expect(exchange.ephemeral).toBe(true)
  expect(textOf(exchange.original)).toContain(word)
})

test.each([
  ['The bridge will open.', /The articles say so[\s\S]*Claim: The bridge will open\./],
  ['The bridge will never open.', /The articles say otherwise[\s\S]*Claim: The bridge will never open\./],
  ['nothing at all', /The articles do not say[\s\S]*Nearest passages/],
  ['', /no text/],
])('Find the source of “%s”', async (content, expected) => {
  const exchange = await bot.server.settled(bot.members.messageMenu('Find the source', content))
  expect(exchange.ephemeral).toBe(true)
  expect(textOf(exchange.original)).toMatch(expected)
})

test('an answer that takes long is announced in time and then shown', async () => {
  const exchange = await bot.server.settled(bot.members.slash('ask', { question: 'slow 400' }))
  expect(exchange.callbackType).toBe(5)
  expect((exchange.acknowledgedAt ?? 0) - exchange.createdAt).toBeLessThan(1_000)
  expect(textOf(exchange.original)).toContain('Ada Quill')
})

test('a failure gives a reference that the log has too, and no question', async () => {
  const exchange = await bot.server.settled(bot.members.slash('ask', { question: 'boom goes  the\tindex' }))
  expect(exchange.ephemeral).toBe(true)
  const reference = /Reference: `([0-9a-f]{6})`/.exec(textOf(exchange.original))?.[1]
  expect(bot.log.some((line) => line.reference === reference && line.error !== undefined)).toBe(true)
  expect(bot.rawLog.join('')).not.toContain('boom goes')
})

test('a failure after a public announcement still is a private line', async () => {
  const exchange = await bot.server.settled(bot.members.slash('ask', { question: 'slow 400 boom' }))
  await bot.server.until(() => exchange.followUps.length > 0, 'the line')
  expect(exchange.deleted).toBe(true)
  expect(textOf(exchange.followUps[0])).toContain('Reference')
  expect(Number(exchange.followUps[0]?.body.flags) & 64).toBe(64)
})

test('More evidence, In context and Timeline answer whoever presses them, privately', async () => {
  const asked = await bot.server.settled(bot.members.slash('ask', { question: 'Who?' }))
  const message = original(asked)
  for (const [label, expected] of [
    ['More evidence', /More evidence[\s\S]*\*\*Ada Quill\*\*/],
    ['In context', /council met in[\s\S]*> Mayor \*\*Ada Quill\*\*[\s\S]*crowd/],
    ['Timeline', /Timeline: Ada Quill/],
  ] as const) {
    const pressed = await bot.server.settled(bot.members.button(buttonId(message, label), message, { userId: BOB }))
    expect(pressed.ephemeral).toBe(true)
    expect(textOf(pressed.original)).toMatch(expected)
  }
})

test('Remove takes the reply away for who asked only', async () => {
  const message = original(await bot.server.settled(bot.members.slash('ask', { question: 'Who?' })))
  const other = await bot.server.settled(bot.members.button(buttonId(message, 'Remove'), message, { userId: BOB }))
  expect(textOf(other.original)).toContain('Only the member who asked')
  const own = bot.members.button(buttonId(message, 'Remove'), message)
  await bot.server.until(() => own.deleted, 'the removal')
})

/** The button to the next page, where there is one. */
const nextOf = (message: Message) =>
  buttonsOf(message).find(({ label, disabled }) => /^(Next|Show more|Everything)/.test(label) && !disabled)

test.each([
  ['timeline', { topic: 'Harwick' }],
  ['who', { name: 'Quill' }],
  ['article', { search: 'bridge' }],
  ['sources', {}],
])('/%s turns its pages in place, to the last and back', async (name, options) => {
  const message = original(await bot.server.settled(bot.members.slash(name, options)))
  const seen = [textOf(message)]
  for (let next = nextOf(message); next !== undefined; next = nextOf(message)) {
    const turned = await bot.server.settled(bot.members.button(next.customId, message))
    expect(turned.callbackType).toBe(7)
    seen.push(textOf(message))
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThan(2)
  await bot.server.settled(bot.members.button(buttonId(message, 'Back'), message))
  expect(textOf(message)).toBe(seen.at(-2))
  const other = await bot.server.settled(bot.members.button(buttonId(message, 'Back'), message, { userId: BOB }))
  expect(other.callbackType).toBe(4)
  expect(other.ephemeral).toBe(true)
})

test('a profile begins with the latest of each kind, and shows the rest on demand', async () => {
  const message = original(await bot.server.settled(bot.members.slash('who', { name: 'Quill' })))
  const lines = textOf(message)
  expect(lines.match(/\\\[\d\\\]$/gm)?.length).toBe(5)
  expect(lines).toMatch(
    /\*\*Offices\*\*\n\*\*Mayor\*\* of Harwick[\s\S]*\*\*Meetings\*\*\nMet[\s\S]*\*\*Statements\*\*\nAugust 2019: “[^”]*10/,
  )
  expect(lines).not.toContain('Deputy Mayor')
  for (const [label, expected] of [
    ['Meetings (12)', /Mayor[\s\S]*Meetings[\s\S]*Met/],
    ['Statements (12)', /Statements[\s\S]*bridge 0/],
  ] as const) {
    const pressed = await bot.server.settled(bot.members.button(buttonId(message, label), message, { userId: BOB }))
    expect(pressed.ephemeral).toBe(true)
    expect(textOf(pressed.original)).toMatch(expected)
  }
})

test('a short profile is shown whole', async () => {
  const message = original(await bot.server.settled(bot.members.slash('who', { name: 'Quill', about: 'offices' })))
  expect(textOf(message)).toContain('Deputy Mayor of Harwick')
  expect(buttonsOf(message).map(({ label }) => label)).toEqual(['Timeline: Ada Quill', 'Remove'])
})

test('the menu opens each of the articles on the page', async () => {
  const message = original(await bot.server.settled(bot.members.slash('article', { search: 'bridge' })))
  const { customId, values } = menuOf(message)
  expect(values.length).toBe(5)
  for (const value of values) {
    const opened = await bot.server.settled(bot.members.select(customId, [value], message, { userId: BOB }))
    expect(opened.ephemeral).toBe(true)
    expect(textOf(opened.original)).toMatch(/\*\*Mayor Ada Quill said[\s\S]*May\.\*\*[\s\S]*File: article-\d+\.md/)
  }
})

test('Read opens an article without an address at the sentence, and leafs through it', async () => {
  const message = original(await bot.server.settled(bot.members.slash('ask', { question: 'Who?' })))
  const opened = await bot.server.settled(bot.members.button(buttonId(message, 'Read'), message, { userId: BOB }))
  expect(opened.ephemeral).toBe(true)
  const page = original(opened)
  expect(textOf(page)).toMatch(
    /Harwick gazette no\. 0[\s\S]*-# On the \\\*day\\\*\n\*\*On the \\\*day\\\*\*\*\nOn 1 March/,
  )
  expect(textOf(page)).toContain(
    '**Mayor Ada Quill said that \\*\\*bridge\\*\\* number 0 will open to @\u2060everyone in May.**',
  )
  const bob = { userId: BOB }
  const first = textOf(page)
  const turned = await bot.server.settled(bot.members.button(buttonId(page, 'Next'), page, bob))
  expect(turned.callbackType).toBe(7)
  expect(buttonsOf(page).some(({ label }) => label === 'Remove')).toBe(false)
  const { customId, values } = menuOf(page)
  expect(values.length).toBeGreaterThan(20)
  await bot.server.settled(bot.members.select(customId, [values.at(-1) ?? ''], page, bob))
  expect(textOf(page)).toContain('**Part 3')
  const stranger = await bot.server.settled(bot.members.select(customId, [values[0] ?? ''], page))
  expect(textOf(stranger.original)).toContain('Only the member who asked')
  await bot.server.settled(bot.members.select(customId, [values[0] ?? ''], page, bob))
  expect(textOf(page)).toBe(first)
})

test.each(['', '-1x', '9e99', 'NaN'])(
  'the place “%s” that no menu offered gets a private line or a page',
  async (value) => {
    const message = original(await bot.server.settled(bot.members.slash('article', { search: 'article-0' })))
    const exchange = await bot.server.settled(bot.members.select(menuOf(message).customId, [value], message))
    expect(textOf(exchange.original)).toMatch(/another version|Harwick gazette no\. 0/)
  },
)

test('several sources without an address are read from a menu', async () => {
  const message = original(await bot.server.settled(bot.members.slash('timeline', { topic: 'Harwick' })))
  const { customId, values } = menuOf(message)
  for (const value of values) {
    const opened = await bot.server.settled(bot.members.select(customId, [value], message, { userId: BOB }))
    expect(opened.ephemeral).toBe(true)
    expect(textOf(opened.original)).toMatch(/\*\*Mayor Ada Quill said/)
  }
})

test('“Did you mean” looks the name up', async () => {
  const message = original(await bot.server.settled(bot.members.slash('who', { name: 'Qill' })))
  const found = await bot.server.settled(bot.members.button(buttonId(message, 'Who is Ada Quill?'), message))
  expect(textOf(found.original)).toContain('### Ada Quill')
})

test.each(['', 'd1', 'd1AAAA', 'D1', 'x1.old', 'd9zz', 'D1文字'])(
  'the unknown custom id “%s” gets a private line',
  async (id) => {
    const message = original(await bot.server.settled(bot.members.slash('ask', { question: 'Who?' })))
    const exchange = await bot.server.settled(bot.members.button(id, message))
    expect(exchange.ephemeral).toBe(true)
    expect(textOf(exchange.original)).toContain('another version')
  },
)
