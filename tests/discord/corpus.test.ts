import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ServerData } from '../../src/servers/server-data.ts'
import { fair, listingOpener } from '../servers/shelf.ts'
import type { Exchange } from './server/exchanges.ts'
import { GUILD, type Member, OWNER, type SentAttachment } from './server/interactions.ts'
import { type RunningBot, type StartOptions, startBot } from './support/bot.ts'
import { buttonId, buttonsOf, menuOf, original, textOf } from './support/seen.ts'

/** A bot whose articles are listed by the real readers, without an index; no time passes. */
async function start(options: StartOptions = {}): Promise<RunningBot> {
  const downloads = { pauseMs: 1, stallMs: 1_000 }
  const bot = await startBot({ openCorpus: listingOpener(), downloads, ...options })
  bot.server.clock.stop()
  return bot
}

async function stopped(bot: RunningBot): Promise<void> {
  expect(await bot.stop()).toBe(0)
  expect(bot.server.problems).toEqual([])
}

let bot: RunningBot
let data: string
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'dateline-servers-'))
  bot = await start({ env: { DATELINE_DATA: data, DATELINE_SERVER_FILES: '60', DATELINE_SERVER_MB: '1' } })
})
afterAll(async () => {
  await stopped(bot)
  rmSync(data, { recursive: true, force: true })
})

/** Each test has a server of its own. */
let servers = 0
const owner = (): Member => ({ ...OWNER, guild: `71000000000000${String(++servers).padStart(4, '0')}` })
const sent = (name: string, content: string | Uint8Array) => bot.server.cdn.keep(name, content)
type Files = Readonly<Record<string, SentAttachment>>
const corpus = (part: string, from: Member, options: Readonly<Record<string, unknown>> = {}, files: Files = {}) =>
  bot.ended(bot.members.part('corpus', part, options, from, files))
const add = (from: Member, files: Files, options = {}) => corpus('add', from, options, files)
const words = (exchange: Exchange): string => textOf(exchange.original)

/** Files of options from a list. */
const options = (files: readonly SentAttachment[]): Files =>
  Object.fromEntries(files.map((file, index) => [index === 0 ? 'file' : `file${index + 1}`, file]))

describe('who may', () => {
  const parts = ['add', 'list', 'remove', 'reload', 'export', 'log']
  const role = '720000000000000001'

  test.each<[string, (from: Member) => Member, boolean]>([
    ['a member', ({ guild = '' }) => ({ guild }), false],
    ['a member with another role', ({ guild = '' }) => ({ guild, roles: ['720000000000000009'] }), false],
    ['a member with the chosen role', ({ guild = '' }) => ({ guild, roles: [role] }), true],
    ['who may manage the server', (from) => from, true],
    ['an administrator', ({ guild = '' }) => ({ guild, permissions: 8n }), true],
  ])('%s', async (_, as, may) => {
    const manager = owner()
    const chosen = new ServerData(data)
    chosen.settings.change(manager.guild ?? '', { managerRole: role })
    chosen.close()
    await add(manager, { file: sent('fair.md', fair('Joe Fox')) })
    const from = as(manager)
    for (const part of parts) {
      const exchange = await corpus(part, from, {}, part === 'add' ? { file: sent('b.md', fair('Ann Lee', 2019)) } : {})
      expect(exchange.ephemeral).toBe(true)
      if (may) expect(words(exchange)).not.toMatch(/who may manage/)
      else expect(words(exchange)).toMatch(/^This is for who may manage the server/)
    }
    const typed = await bot.server.settled(bot.members.autocomplete('corpus', { name: 'fair' }, 'name', from, 'remove'))
    expect(typed.choices?.map(({ value }) => value)).toEqual(may ? ['b.md', 'fair.md'] : [])
  })

  test('nobody in a direct message', async () => {
    for (const part of parts) {
      const exchange = await corpus(part, { inGuild: false, permissions: OWNER.permissions })
      expect(words(exchange)).toBe('This is for servers: run it in one.')
    }
  })
})

describe('add', () => {
  test('the first article makes the server answer from its own, and says so', async () => {
    const from = owner()
    const first = await add(from, { file: sent('fair.md', fair('Joe Fox')) })
    expect(words(first)).toBe(
      [
        '### 1 added',
        '**Added**\n**Fair of 2018** · fair.md',
        'This server answers from articles of its own from now on.',
        '-# 1 of 60 files · 1 kB of 1 MB',
      ].join('\n'),
    )
    expect(words(await add(from, { file: sent('fair.md', fair('Joe Fox')) }))).toMatch(
      /^### 1 unchanged\n\*\*Unchanged/,
    )
    expect(words(await add(from, { file: sent('fair.md', fair('Ann Lee', 2019)) }))).toMatch(/^### 1 replaced\n/)
    expect(words(await corpus('log', from))).toMatch(
      /^### Last changes\n<t:\d+:f> · <@800000000000000009> replaced fair\.md\n<t:\d+:f> · <@800000000000000009> added fair\.md$/,
    )
  })

  test('as many files as there are options: what is not read has a line, and the rest is there', async () => {
    const from = owner()
    const hostile = [
      '../../evil.md',
      'con.txt',
      'a\u0000\u202Eb.txt',
      `${'x'.repeat(300)}.txt`,
      '@everyone.md',
      '`code`.md',
    ]
    const bad = [
      sent('photo.png', 'x'),
      sent('empty.md', ''),
      sent('blank.md', ' \n'),
      { ...sent('big.md', 'x'), size: 5_000_000 },
    ]
    const good = hostile.map((name, year) => sent(name, fair(`Guest ${year}`, 1990 + year)))
    const more = Array.from({ length: 13 }, (_, at) => sent(`fair-${at}.md`, fair(`Mayor ${at}`, 2000 + at)))
    const exchange = await add(from, options([...good, ...bad, ...more]))
    expect(words(exchange)).toMatch(/^### 19 added, 4 not read\n\*\*Not read\*\*\n/)
    for (const line of [
      'photo.png: .png files are not read',
      'empty.md: it is empty',
      'blank.md: the file has no text',
      'big.md: it is too large: it has 5 MB, and 1 MB of 1 MB are free',
    ])
      expect(words(exchange)).toContain(line)
    expect(words(exchange)).not.toMatch(/@everyone|`code`|\u202e/)
    expect(words(await corpus('list', from))).toMatch(
      /^### 19 files, newest first\n\*\*Fair of 2012\*\* · fair-12\.md\n-# 2 April 2012 · 1 kB/,
    )
    expect(words(await corpus('log', from)).match(/added/g)).toHaveLength(19)
  })

  test.each([
    ['a cut connection passes', { kind: 'cut-midway', times: 1 }, /^### 1 added/],
    ['a fault of Discord’s passes', { kind: 'status', status: 503, times: 2 }, /^### 1 added/],
    ['cut off for good', { kind: 'cut-midway', times: 9 }, /fair\.md: its download was cut off; send it again/],
    ['nothing more comes', { kind: 'stall', times: 9 }, /fair\.md: its download took too long; send it again/],
    ['Discord fails', { kind: 'status', status: 503, times: 9 }, /did not hand it over \\\(503\\\); send it again/],
    ['it is gone', { kind: 'status', status: 404, times: 9 }, /does not have it any more \\\(404\\\); send it again/],
  ] as const)('a download: %s', async (_, fault, expected) => {
    const from = owner()
    bot.server.fault({ ...fault, method: 'GET', path: /^\/attachments\/.*fair/ })
    expect(words(await add(from, { file: sent('fair.md', fair('Joe Fox')) }))).toMatch(expected)
    bot.server.faults.clear()
    // Nothing half is left of it.
    expect(words(await corpus('list', from))).toMatch(
      /^### 1 added/.source === expected.source ? /^### 1 file/ : /no articles/,
    )
  })

  test.each([
    ['another host', 'http://10.0.0.1/attachments/1/2/fair.md'],
    ['a name that looks like Discord’s', 'https://cdn.discordapp.com.example/a.md'],
  ])('a file on %s is not fetched', async (_, url) => {
    const exchange = await add(owner(), { file: { name: 'fair.md', url, size: 100 } })
    expect(words(exchange)).toMatch(/fair\.md: its address is not one of Discord’s/)
  })

  test.each([
    'http://127.0.0.1/',
    'http://[::1]:8080/feed',
    'http://169.254.169.254/latest',
    'file:///etc/passwd',
    'nonsense',
  ])('the link %s is not read', async (link) => {
    const requests = bot.server.requests.length
    const exchange = await add(owner(), {}, { link })
    expect(words(exchange)).toMatch(/private network|neither http nor https|is not an address/)
    expect(words(exchange)).not.toMatch(/--allow/)
    expect(bot.server.requests.slice(requests).every(({ path }) => /^\/(interactions|webhooks)\//.test(path))).toBe(
      true,
    )
  })

  test('without a file or link says what to give; a channel has articles of its own', async () => {
    const from = owner()
    expect(words(await add(from, {}))).toMatch(/^Give a file or a link/)
    const channel = '610000000000000001'
    expect(words(await add(from, { file: sent('a.md', fair('Joe Fox')) }, { channel }))).toContain(
      `<#${channel}> answers from articles of its own`,
    )
    expect(words(await corpus('list', from))).toMatch(/no articles of this server’s own/)
    expect(words(await corpus('list', from, { channel }))).toMatch(/^### 1 file/)
    expect(words(await corpus('log', from))).toContain(`added a.md in <#${channel}>`)
    expect(words(await corpus('list', from, { channel: '../../7' }))).toBe(
      'That is no channel: choose one of this server',
    )
    expect(words(await corpus('remove', from, { channel, name: 'a.md' }))).toMatch(/None is left/)
  })
})

test('who asks while articles are read is answered from those of before, and from the new ones once that is said', async () => {
  const listing = listingOpener()
  let held: Promise<void> = Promise.resolve()
  const own = await start({
    openCorpus: async (...given) => {
      const library = await listing(...given)
      await held
      return library
    },
  })
  const put = (name: string, year: number) =>
    own.members.part('corpus', 'add', {}, OWNER, { file: own.server.cdn.keep(name, fair('Joe Fox', year)) })
  const sources = async () => textOf((await own.ended(own.members.slash('sources'))).original)
  await own.ended(put('a.md', 2018))
  let free = (): void => undefined
  held = new Promise((resolve) => {
    free = resolve
  })
  const adding = put('b.md', 2019)
  await own.server.until(() => textOf(adding.original) === 'Reading the articles…', 'the progress')
  expect(await sources()).toMatch(/^### 1 article,/)
  free()
  expect(textOf((await own.ended(adding)).original)).toMatch(/^### 1 added/)
  expect(await sources()).toMatch(/^### 2 articles,/)
  await stopped(own)
})

test.each([
  ['and then what was removed', undefined, /^### 1 file removed\na\.md/, []],
  [
    'and the menu again where it fails',
    new Error('the index is gone'),
    /^### Which are to be/,
    [/^Something went wrong/],
  ],
])('a removal by the menu shows what is being done, %s', async (_, fault, expected, said) => {
  const listing = listingOpener()
  let held: Promise<void> = Promise.resolve()
  const own = await start({
    openCorpus: async (...given) => {
      const library = await listing(...given)
      await held
      return library
    },
  })
  const file = (name: string, year: number) => own.server.cdn.keep(name, fair('Joe Fox', year))
  const files = { file: file('a.md', 2018), file2: file('b.md', 2019) }
  await own.ended(own.members.part('corpus', 'add', {}, OWNER, files))
  const menu = original(await own.ended(own.members.part('corpus', 'remove', {}, OWNER)))
  const { customId, values } = menuOf(menu)
  let end = (): void => undefined
  held = new Promise((resolve, reject) => {
    end = () => (fault === undefined ? resolve() : reject(fault))
  })
  const removing = own.members.select(customId, values.slice(1), menu, OWNER)
  await own.server.until(() => textOf(removing.original) === 'Reading what is left…', 'the progress')
  end()
  await own.ended(removing)
  // A fault stands in the log before the member is told.
  await own.server.until(() => removing.followUps.length === said.length, 'the line')
  expect(textOf(removing.original)).toMatch(expected)
  expect(removing.followUps.map(textOf)).toEqual(said.map((line) => expect.stringMatching(line)))
  await stopped(own)
})

describe('what is there', () => {
  const shelf = async (count: number): Promise<Member> => {
    const from = owner()
    for (let at = 0; at < count; at += 20) {
      const files = Array.from({ length: Math.min(20, count - at) }, (_, index) =>
        sent(`fair-${at + index}.md`, fair(`Mayor ${at + index}`, 1960 + at + index)),
      )
      await add(from, options(files))
    }
    return from
  }

  test('is listed in pages, and removed by name, by title or from a menu', async () => {
    const from = await shelf(28)
    const list = await corpus('list', from)
    const next = await bot.ended(bot.members.button(buttonId(list.original, 'Next'), original(list), from))
    expect(textOf(next.original)).toMatch(/^### 28 files, newest first\n\*\*Fair of 1977\*\*/)
    expect(buttonsOf(next.original).map(({ label }) => label)).toEqual(['◀ Back', '2 / 3', 'Next ▶'])
    const typed = await bot.server.settled(
      bot.members.autocomplete('corpus', { name: 'of 1987' }, 'name', from, 'remove'),
    )
    expect(typed.choices).toEqual([{ name: 'Fair of 1987 · fair-27.md', value: 'fair-27.md' }])
    expect(words(await corpus('remove', from, { name: 'fair-27.md' }))).toBe(
      '### 1 file removed\nfair-27.md\n-# 27 files left',
    )
    expect(words(await corpus('remove', from, { name: 'fair of 1986' }))).toContain('fair-26.md')
    await add(from, { file: sent('twin.md', fair('Ann Lee', 1985)) })
    expect(words(await corpus('remove', from, { name: 'Fair of 1985' }))).toMatch(
      /^2 files have that title: name one by its file: (?:fair-25\.md, twin|twin\.md, fair-25)\.md$/,
    )
    await corpus('remove', from, { name: 'twin.md' })
    expect(words(await corpus('remove', from, { name: 'Fair of 3000' }))).toBe(
      'There is no article Fair of 3000 here: see /corpus list',
    )
    const menu = await corpus('remove', from)
    const { customId, values } = menuOf(menu.original)
    expect(values).toHaveLength(25)
    const gone = await bot.ended(bot.members.select(customId, values.slice(0, 2), original(menu), from))
    expect(textOf(gone.original)).toBe('### 2 files removed\nfair-24.md\nfair-25.md\n-# 24 files left')
  })

  test('buttons and menus of another member or server do nothing there', async () => {
    const from = await shelf(11)
    const list = await corpus('list', from)
    const menu = await corpus('remove', from)
    const { customId, values } = menuOf(menu.original)
    const other = owner()
    const member = { guild: from.guild ?? GUILD }
    for (const [press, expected] of [
      [bot.members.button(buttonId(list.original, 'Next'), original(list), member), /^This is for who may manage/],
      [bot.members.select(customId, values, original(menu), member), /^This is for who may manage/],
      [
        bot.members.button(buttonId(list.original, 'Next'), original(list), other),
        /^There are no articles of this server’s own/,
      ],
      [bot.members.select(customId, values, original(menu), other), /^### Nothing was removed/],
    ] as const)
      expect(textOf((await bot.ended(press)).followUps.at(-1) ?? (await bot.ended(press)).original)).toMatch(expected)
    expect(words(await corpus('list', from))).toMatch(/^### 11 files/)
  })

  test('is exported whole, in several archives where one would be too large', async () => {
    const from = await shelf(20)
    const noise = Array.from({ length: 150 }, (_, at) => createHash('sha256').update(`${at}`).digest('hex')).join(' ')
    await add(from, { file: sent('noise.txt', `Noise\n\n${noise}`) })
    const whole = await corpus('export', from)
    expect(whole.original?.files.map(({ name }) => name)).toEqual(['articles.zip'])
    expect(Object.keys(unzipSync(whole.original?.files[0]?.data ?? new Uint8Array()))).toHaveLength(21)
    const parts = await corpus('export', { ...from, uploadLimit: 3_000 })
    const messages = [parts.original, ...parts.followUps]
    const handed = messages.flatMap((message) => message?.files ?? [])
    expect(handed.length).toBeGreaterThan(1)
    expect(handed.every(({ data }) => data.length <= 3_000)).toBe(true)
    expect(handed.flatMap(({ data }) => Object.keys(unzipSync(data)))).toHaveLength(20)
    expect(textOf(messages.at(-1))).toBe('Too large to be sent here: noise.txt.')
  })

  test('is read anew, which tells what has changed', async () => {
    const from = await shelf(2)
    expect(words(await corpus('reload', from))).toBe('### Nothing has changed\n-# 2 files · 2 articles')
    const empty = owner()
    expect(words(await corpus('reload', empty))).toMatch(/^this server has no articles of its own yet/)
  })
})
