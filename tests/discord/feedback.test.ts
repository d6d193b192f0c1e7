import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { refOf } from '../../src/discord/article-ids.ts'
import { encodeAction, encodeRef } from '../../src/discord/custom-id.ts'
import { doing } from '../../src/discord/feedback.ts'
import { ServerData } from '../../src/servers/server-data.ts'
import type { SettingChanges } from '../../src/servers/settings.ts'
import type { Message } from './server/exchanges.ts'
import { ALICE, BOB, GUILD, type Member, OWNER } from './server/interactions.ts'
import { type RunningBot, startBot, withBot } from './support/bot.ts'
import { FakeLibrary } from './support/fake-library.ts'
import { buttonId, buttonsOf, menuOf, original, textOf } from './support/seen.ts'

const OTHER = '700000000000000002'
const SILENT = '700000000000000003'
const KEEPERS = '900000000000000001'
const cited = new FakeLibrary().cite(0, 1)

/** Articles of which a test can take away the text. */
class Shelf extends FakeLibrary {
  isEmpty = false
  override async read(id: string) {
    return this.isEmpty ? undefined : super.read(id)
  }
  override async passage(id: string, start: number) {
    return this.isEmpty ? undefined : super.passage(id, start)
  }
}

const folders: string[] = []
/** A folder for servers' data, with settings for some of them. */
function folderWith(settings: Readonly<Record<string, SettingChanges>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-feedback-'))
  folders.push(folder)
  const data = new ServerData(folder)
  for (const [server, changes] of Object.entries(settings)) data.settings.change(server, changes)
  data.close()
  return folder
}
/** What stands in the database, beside the bot that writes it. */
function rowsOf(folder: string, table: string): readonly Readonly<Record<string, unknown>>[] {
  const data = new ServerData(folder)
  const rows = data.database.rows(`select * from ${table}`)
  data.close()
  return rows
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const library = new Shelf()
let folder: string
let bot: RunningBot
beforeAll(async () => {
  folder = folderWith({ [GUILD]: { keep: true, managerRole: KEEPERS }, [OTHER]: { keep: true } })
  bot = await startBot({ library, env: { DATELINE_DATA: folder } })
})
afterEach(() => {
  library.isEmpty = false
  expect(bot.server.problems).toEqual([])
})
afterAll(async () => {
  expect(await bot.stop()).toBe(0)
})

const ask = async (question: string, from: Member = {}, { server, members } = bot) =>
  original(await server.settled(members.slash('ask', { question }, from)))
const labels = (message: Parameters<typeof buttonsOf>[0]) => buttonsOf(message).map(({ label }) => label)
const feedback = ['Helpful', 'Wrong', 'Pin']
const press = async (label: string, message: Message | undefined, from: Member = {}, { server, members } = bot) =>
  server.settled(members.button(buttonId(message, label), original({ ...(message && { original: message }) }), from))
const insights = async (part: string, from: Member = OWNER, options = {}) =>
  bot.server.settled(bot.members.part('insights', part, options, from))
const idOf = (deed: string, options = {}): string => encodeAction(doing(deed, options)) ?? ''

/** Pins an answer as a manager does, from the form. */
async function pin(question: string, answer: string, from: Member = OWNER, fields = {}) {
  const given = { question, answer, sentence: cited.quote, article: cited.article, ...fields }
  return bot.server.settled(bot.members.modal(idOf('pin'), given, from))
}

describe('where nothing is to be kept', () => {
  test('there are no buttons, and nothing at all is written', async () => {
    const silent = folderWith({})
    await withBot({ env: { DATELINE_DATA: silent } }, async (one) => {
      for (const from of [{}, OWNER, { inGuild: false }])
        for (const question of ['Who?', 'Who is nobody?'])
          expect(labels(await ask(question, from, one)).filter((label) => feedback.includes(label))).toEqual([])
      const message = await ask('Who?', {}, one)
      for (const [deed, key] of [
        ['helpful', 'a'],
        ['wrong', 'b'],
        ['correct', 'c'],
      ] as const) {
        const id = idOf(deed, { key })
        const exchange = await one.server.settled(
          deed === 'correct' ? one.members.modal(id, { correction: 'x' }) : one.members.button(id, message),
        )
        expect(textOf(exchange.original)).toBe('Votes are not kept in this server.')
      }
    })
    for (const table of ['question', 'vote', 'pin', 'audit']) expect(rowsOf(silent, table)).toEqual([])
  })

  test('what was kept goes at the next sweep, and old buttons say so', async () => {
    const own = folderWith({ [GUILD]: { keep: true } })
    let message: Message | undefined
    await withBot({ env: { DATELINE_DATA: own } }, async (one) => {
      message = await ask('Who?', {}, one)
      await press('Helpful', message, {}, one)
    })
    expect(rowsOf(own, 'vote')).toHaveLength(1)
    const data = new ServerData(own)
    data.settings.change(GUILD, { keep: false })
    data.close()
    await withBot({ env: { DATELINE_DATA: own } }, async (one) => {
      expect(textOf((await press('Wrong', message, {}, one)).original)).toBe('Votes are not kept in this server.')
    })
    for (const table of ['question', 'vote']) expect(rowsOf(own, table)).toEqual([])
  })
})

describe('votes', () => {
  const votesOn = async (word: string) => {
    // What waits is written before something is read.
    await insights('questions')
    const key = rowsOf(folder, 'question').find(({ asked }) => String(asked).includes(word))?.key
    return rowsOf(folder, 'vote')
      .filter((vote) => vote.key === key)
      .map(({ member, helpful, correction }) => [member, helpful === 1 ? 'helpful' : 'wrong', correction])
  }

  test.each([
    ['an answer', 'Who is voted on?', false],
    ['a private reply', 'Who is privately voted on?', true],
    ['"the articles do not say"', 'Who is nobody that is voted on?', false],
  ])('on %s: one a member, changed and taken back, each told in private', async (_, question, isPrivate) => {
    const exchange = await bot.server.settled(bot.members.slash('ask', { question, private: isPrivate }))
    expect(exchange.ephemeral).toBe(isPrivate)
    const message = original(exchange)
    const steps = [
      [ALICE, 'Helpful', /noted as helpful/],
      [BOB, 'Helpful', /noted as helpful/],
      [ALICE, 'Wrong', undefined],
      [BOB, 'Helpful', /taken back/],
      [BOB, 'Wrong', undefined],
      [BOB, 'Wrong', /taken back/],
    ] as const
    for (const [userId, label, line] of steps) {
      const pressed = await press(label, message, { userId })
      if (line === undefined) expect(pressed.modal).toMatchObject({ title: 'What is right?' })
      else {
        expect(pressed.ephemeral).toBe(true)
        expect(textOf(pressed.original)).toMatch(line)
      }
    }
    expect(await votesOn(question)).toEqual([[ALICE, 'wrong', null]])
  })

  test('what is shared was asked once, and has the same votes', async () => {
    const exchange = await bot.server.settled(
      bot.members.slash('ask', { question: 'Who is shared?', private: true }, { userId: BOB }),
    )
    const shared = await press('Share', original(exchange), { userId: BOB })
    expect(shared.ephemeral).toBe(false)
    await press('Helpful', exchange.original, { userId: BOB })
    await press('Helpful', shared.original, { userId: ALICE })
    expect(await votesOn('shared')).toEqual([
      [ALICE, 'helpful', null],
      [BOB, 'helpful', null],
    ])
    expect(rowsOf(folder, 'question').find(({ asked }) => asked === 'Who is shared?')?.times).toBe(1)
  })

  test('"Wrong" asks what is right, and the vote counts without it', async () => {
    const message = await ask('Who is corrected?')
    const pressed = await press('Wrong', message, { userId: BOB })
    expect(await votesOn('corrected')).toEqual([[BOB, 'wrong', null]])
    const sent = await bot.server.settled(
      bot.members.modal(String(pressed.modal?.custom_id), { correction: ' It was *Bo*. ' }, { userId: BOB }, message),
    )
    expect(sent.ephemeral).toBe(true)
    expect(textOf(sent.original)).toContain('noted as wrong')
    expect(await votesOn('corrected')).toEqual([[BOB, 'wrong', 'It was *Bo*.']])
  })

  test('work on old messages, by another process', async () => {
    const own = folderWith({ [GUILD]: { keep: true } })
    const env = { DATELINE_DATA: own }
    let message: Message | undefined
    await withBot({ env }, async (one) => {
      message = await ask('Who?', {}, one)
      await press('Helpful', message, { userId: BOB }, one)
    })
    await withBot({ env }, async (one) => {
      expect(textOf((await press('Helpful', message, { userId: ALICE }, one)).original)).toMatch(/noted/)
      expect(textOf((await press('Helpful', message, { userId: BOB }, one)).original)).toMatch(/taken back/)
    })
    expect(rowsOf(own, 'vote').map(({ member }) => member)).toEqual([ALICE])
  })

  test('on an answer that is no longer kept get a line', async () => {
    const message = await ask('Who?')
    const exchange = await bot.server.settled(bot.members.button(idOf('helpful', { key: '0123456789abcdef' }), message))
    expect(textOf(exchange.original)).toBe('This answer is no longer kept here: ask again to vote on it.')
  })
})

describe('/insights', () => {
  test('shows what is open, with corrections and shares, and the nearest passages at a button', async () => {
    for (const question of [
      'Who is nobody of Selby?',
      'who is nobody of selby',
      'Tell me: who is the nobody of Selby?',
    ])
      await ask(question, { guild: OTHER })
    const message = await ask('When did the mill open?', { guild: OTHER })
    const pressed = await press('Wrong', message, { guild: OTHER })
    await bot.server.settled(
      bot.members.modal(String(pressed.modal?.custom_id), { correction: 'In <@1> 1950' }, { guild: OTHER }, message),
    )
    const seen = await insights('questions', { ...OWNER, guild: OTHER })
    expect(seen.ephemeral).toBe(true)
    const text = textOf(seen.original)
    expect(text).toContain('4 questions in 30 days: 25 % answered, 0 % probably, 75 % not said, 0 % pinned')
    expect(text).toContain('1 vote: 0 % helpful, 100 % wrong')
    expect(text).toMatch(/\*\*1\. Who is nobody of Selby\?\*\*\n-# asked 3 times · not said 3 times · last on/)
    expect(text).toMatch(/\*\*2\. When did the mill open\?\*\*\n-# asked 1 time · wrong for 1 member/)
    expect(text).toContain('Right, say members: “In \\<@\u20601\\> 1950”')
    const looked = await press('Passages: 2', original(seen), { ...OWNER, guild: OTHER })
    expect(looked.ephemeral).toBe(true)
    expect(textOf(looked.original)).toMatch(
      /### When did the mill open\?[\s\S]*1950[\s\S]*Nearest passages\*\*\n> Mayor Ada/,
    )
    expect(menuOf(looked.original).values).toHaveLength(5)
  })

  test('turns its pages, to the last and back', async () => {
    for (const word of ['ships', 'trees', 'roads', 'mills', 'boats']) await ask(`Where are nobody’s ${word}?`)
    const seen = original(await insights('questions'))
    const first = textOf(seen)
    expect(first).toContain('**4. ')
    expect(first).not.toContain('**5. ')
    const turned = await press('Next', seen, OWNER)
    expect(turned.callbackType).toBe(7)
    expect(textOf(seen)).toContain('**5. ')
    await press('Back', seen, OWNER)
    expect(textOf(seen)).toBe(first)
  })

  test('is for who manages the server or has the role that was chosen, in each of its parts and buttons', async () => {
    const message = await ask('Who?')
    for (const from of [{}, { roles: ['1'] }, { ...OWNER, guild: SILENT, permissions: 0n, roles: [KEEPERS] }]) {
      for (const part of ['questions', 'pins', 'pin']) {
        const exchange = await insights(part, from, part === 'pin' ? { question: 'Who?' } : {})
        expect(textOf(exchange.original)).toMatch(/^This is for who may manage the server/)
      }
      for (const deed of ['page', 'pins', 'look', 'choose', 'write', 'pin', 'unpin', 'nonsense']) {
        const exchange = await bot.server.settled(bot.members.button(idOf(deed, { id: '1' }), message, from))
        expect(textOf(exchange.original)).toMatch(/^This is for who may manage the server/)
      }
    }
    expect(textOf((await insights('questions', { roles: [KEEPERS] })).original)).toContain('What members ask')
    expect(textOf((await insights('questions', { ...OWNER, inGuild: false })).original)).toContain(
      'This is for servers',
    )
    const nonsense = await bot.server.settled(bot.members.button(idOf('nonsense'), message, OWNER))
    expect(textOf(nonsense.original)).toContain('another version')
  })

  test('says where questions are not kept', async () => {
    const { original: message } = await insights('questions', { ...OWNER, guild: SILENT })
    expect(textOf(message)).toContain('are not kept in this server. Who manages it can have them kept: `/setup`.')
  })
})

describe('pins', () => {
  const mark = 'Pinned by the keepers of this server'
  const heading = async (question: string, from: Member = {}) => textOf(await ask(question, from)).split('\n')[0]

  test('from the nearest passages of an open question to the answer that members get, and back', async () => {
    await ask('Who is nobody in the harbour?')
    const looked = await insights('pin', OWNER, { question: 'Who is nobody in the harbour?' })
    const { customId, values } = menuOf(looked.original)
    const chosen = await bot.server.settled(bot.members.select(customId, [values[0] ?? ''], original(looked), OWNER))
    const form = JSON.stringify(chosen.modal)
    expect(form).toContain('Who is nobody in the harbour?')
    expect(form).toContain('bridge** number 1 will open')
    const sentence = new FakeLibrary().cite(1, 1)
    const pinned = await pin('Who is nobody in the harbour?', 'Captain *Vance*', OWNER, {
      sentence: sentence.quote,
      article: 'article-1',
    })
    expect(pinned.ephemeral).toBe(true)
    expect(textOf(pinned.original)).toContain('### Pinned')

    const asked = await ask('who is nobody in the harbour')
    expect(textOf(asked)).toMatch(/^### Captain \\\*Vance\\\*\n> Mayor Ada Quill said that .*number 1 will open/)
    expect(textOf(asked)).toContain(`-# ${mark}.`)
    expect(textOf(asked)).not.toContain('800000000')
    // A mention asks as the command does, and its answer has the same buttons.
    const said = bot.server.chat.say('<@900000000000000001> Who is nobody in the harbour?', { guild: GUILD })
    const mentioned = await bot.server.chat.answer(said)
    expect(textOf(mentioned)).toContain(`-# ${mark}.`)
    expect(buttonsOf(mentioned).map(({ label }) => label)).toEqual(expect.arrayContaining(['Helpful', 'Wrong']))
    // So does what stands by itself in a reply.
    const again = bot.server.chat.say('Who is nobody in the harbour?', { guild: GUILD, replyTo: mentioned })
    expect(textOf(await bot.server.chat.answer(again))).toContain(`-# ${mark}.`)
    const own = await press('What the articles say', asked)
    expect(own.ephemeral).toBe(true)
    expect(textOf(own.original)).toContain('The articles do not say')

    const { original: list } = await insights('pins')
    expect(textOf(list)).toMatch(/\*\*1\. Who is nobody in the harbour\?\*\*\nPinned: Captain/)
    expect(textOf((await press('Unpin 1', list, OWNER)).original)).toContain('Unpinned')
    expect(await heading('who is nobody in the harbour')).toBe('### The articles do not say')
    const changes = rowsOf(folder, 'audit').map(({ member, change }) => [member, change])
    expect(changes).toEqual([
      [OWNER.userId, 'pinned “Captain *Vance*” to “Who is nobody in the harbour?”'],
      [OWNER.userId, 'unpinned “Captain *Vance*” from “Who is nobody in the harbour?”'],
    ])
  })

  test('a sentence and a question that are too long for a form or a button are pinned all the same', async () => {
    const own = new FakeLibrary()
    const long = own.cite(5, 2)
    const question = `Who is long: ${Array.from({ length: 75 }, (_, index) => (index * 7_919 + 41_000).toString(36)).join(' ')}?`
    const looked = await insights('pin', OWNER, { question })
    const { customId } = menuOf(looked.original)
    const chosen = await bot.server.settled(
      bot.members.select(customId, [encodeRef(refOf(long))], original(looked), OWNER),
    )
    // The form has the sentence as far as it is found by, and leaves the question to who fills it in.
    const form = JSON.stringify(chosen.modal)
    expect(form).toContain('It was long. Very long')
    expect(form).not.toContain('Who is long')
    const sentence = long.quote.slice(0, 1_000)
    await pin(question, 'It', OWNER, { sentence, article: long.article })
    expect(rowsOf(folder, 'pin').map(({ quote }) => quote)).toContain(long.quote)
    expect(await heading(question)).toBe('### It')
    const unknown = await bot.server.settled(bot.members.select(customId, ['AAAA'], original(looked), OWNER))
    expect(textOf(unknown.original)).toBe('The articles have changed: look again.')
  })

  test('a manager pins from any answer', async () => {
    const asked = await ask('Who is pinned at once?', OWNER)
    expect(labels(asked)).toContain('Pin')
    expect(labels(await ask('Who is pinned at once?'))).not.toContain('Pin')
    const looked = await press('Pin', asked, OWNER)
    expect(textOf(looked.original)).toContain('### Who is pinned at once?')
    const written = await press('Pin an answer', original(looked), OWNER)
    expect(written.modal).toMatchObject({ title: 'Pin an answer' })
    // From the answer to another member: by a vote.
    const voted = await press('Helpful', await ask('Who is pinned at once?'), OWNER)
    expect(labels(voted.original)).toEqual(['Pin an answer'])
    expect(labels((await press('Helpful', asked, { userId: BOB })).original)).toEqual([])
  })

  test.each([
    ['Who met Norov?', 'Please tell me who met Norov', true],
    ['Who met Norov?', 'Who met Chen?', false],
    ['Who met Norov?', 'Who did not meet Norov?', false],
    ['Who met Norov?', 'Who met Norov in 2019?', false],
  ])('pinned to “%s”, asked “%s”: %s', async (question, asked, isShown) => {
    await pin(question, 'The Pinned')
    expect(await heading(asked)).toBe(isShown ? '### The Pinned' : '### Ada Quill')
  })

  test('not for who asks of one article or of some years', async () => {
    await pin('Who is scoped?', 'The Pinned')
    const exchange = await bot.server.settled(
      bot.members.slash('ask', { question: 'Who is scoped?', article: 'article-1' }),
    )
    expect(textOf(exchange.original)).toMatch(/^### Ada Quill/)
  })

  test('not where the sentence is gone, which /insights pins says', async () => {
    await pin('Who is gone?', 'The Pinned', { ...OWNER, guild: OTHER })
    expect(await heading('Who is gone?', { guild: OTHER })).toBe('### The Pinned')
    library.isEmpty = true
    expect(await heading('Who is gone?', { guild: OTHER })).toBe('### Ada Quill')
    const list = textOf((await insights('pins', { ...OWNER, guild: OTHER })).original)
    expect(list).toContain('1 pin not shown to members: the sentence is no longer in the articles.')
    expect(list).toContain('**Not shown:**')
  })

  test.each([
    [{ sentence: 'She said nothing.' }, /does not stand in the article: copy one sentence/],
    [{ article: 'no such' }, /No one article is called “no such”/],
    [{ answer: '  ' }, /answer is empty/],
  ])('not of %j', async (fields, line) => {
    const refused = await pin('Who is refused?', 'x', OWNER, fields)
    expect(refused.ephemeral).toBe(true)
    expect(textOf(refused.original)).toMatch(line)
    expect(await heading('Who is refused?')).toBe('### Ada Quill')
  })
})

describe('in conversation', () => {
  const mention = '<@900000000000000001>'
  const said = (content: string, replyTo?: Message) =>
    bot.server.chat.answer(bot.server.chat.say(content, replyTo === undefined ? {} : { replyTo }))

  test('a mention is voted on, and answered by a pin', async () => {
    const first = await said(`${mention} Who is mentioned here?`)
    await press('Helpful', first, { userId: BOB })
    await insights('questions')
    expect(rowsOf(folder, 'question').filter(({ asked }) => asked === 'Who is mentioned here?')).toHaveLength(1)
    await pin('Who is mentioned here?', 'The Pinned')
    expect(textOf(await said(`${mention} who is mentioned here`))).toMatch(/^### The Pinned/)
  })

  test('a follow-up is kept as what it was asked as, and has the pin of that', async () => {
    const first = await said(`${mention} Who is leant on?`)
    const second = await said('why?', first)
    await insights('questions')
    const whole = rowsOf(folder, 'question')
      .map(({ asked }) => String(asked))
      .find((asked) => asked.startsWith('why? ('))
    expect(whole).toContain('Who is leant on?')
    expect(textOf(second)).toMatch(/^### Ada Quill/)
    await pin(whole ?? '', 'The Pinned')
    const again = textOf(await said('why?', first))
    expect(again).toMatch(/^### The Pinned/)
    expect(again).toContain('Asked as: why?')
    // The same word after another question is another question.
    expect(textOf(await said('why?', await said(`${mention} Who else is leant on?`)))).toMatch(/^### Ada Quill/)
  })
})

describe('one server and another', () => {
  const offered = async (typed: string, guild: string) =>
    (
      await bot.server.settled(bot.members.autocomplete('ask', { question: typed }, 'question', { guild }))
    ).choices?.map(({ value }) => value)

  test('what is typed comes first, then pinned and confirmed questions of the same server', async () => {
    await pin('Which Zebra is pinned?', 'The Pinned')
    await press('Helpful', await ask('Which zébra is confirmed?'))
    const disputed = await ask('Which zebra is disputed?')
    await press('Helpful', disputed)
    await press('Wrong', disputed, { userId: BOB })
    await press('Helpful', await ask('Which zebra is elsewhere?', { guild: OTHER }), { guild: OTHER })
    const here = ['Which Zebra is pinned?', 'Which zébra is confirmed?']
    expect((await offered('zeb', GUILD))?.slice(0, 3)).toEqual(['zeb', ...here])
    expect(await offered('zebra wh', GUILD)).toEqual(expect.arrayContaining(here))
    expect((await offered('zeb', OTHER))?.slice(0, 2)).toEqual(['zeb', 'Which zebra is elsewhere?'])
    const [typed, ...others] = (await offered('zeb', SILENT)) ?? []
    expect(typed).toBe('zeb')
    expect(others.filter((value) => /zebra/i.test(String(value)))).toEqual([])
  })

  test('pins, questions and votes of one never show in the other', async () => {
    await pin('Who is only here?', 'The Pinned')
    expect(textOf(await ask('Who is only here?', { guild: OTHER }))).toMatch(/^### Ada Quill/)
    expect(textOf(await ask('Who is only here?', { inGuild: false }))).toMatch(/^### Ada Quill/)
    const secret = await ask('Who is nobody secret?')
    const there = { ...OWNER, guild: OTHER }
    for (const part of ['questions', 'pins'])
      expect(textOf((await insights(part, there)).original)).not.toMatch(/secret|only here/)
    // Buttons of a message that was carried to another server.
    expect(textOf((await press('Helpful', secret, there)).original)).toContain('no longer kept here')
    const { original: list } = await insights('pins')
    const foreign = await bot.server.settled(bot.members.button(buttonId(list, 'Unpin 1'), secret, there))
    expect(textOf(foreign.original)).toBe('That is not pinned any more.')
  })
})
