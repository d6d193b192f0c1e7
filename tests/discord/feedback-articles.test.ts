import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeAction } from '../../src/discord/custom-id.ts'
import { doing } from '../../src/discord/feedback.ts'
import { shelfFolder } from '../../src/servers/place.ts'
import { ServerData } from '../../src/servers/server-data.ts'
import { GUILD, OWNER } from './server/interactions.ts'
import { type RunningBot, withBot } from './support/bot.ts'
import { menuOf, original, textOf } from './support/seen.ts'

// Articles that are read as in use, of a server and of a channel of it with its own.
/** Milliseconds that a first answer may take on a busy machine: an index is built for it. */
const PATIENCE = 120_000
const CHANNEL = '600000000000000007'
const sentence = 'Ada Quill opened the harbour bridge on 4 May 2020.'
const page = (title: string, text: string): string => `---\ntitle: ${title}\ndate: 2020-05-05\n---\n\n${text}\n`

let folder: string
const write = (channel: string | undefined, text: string): void => {
  const shelf = shelfFolder(folder, { server: GUILD, ...(channel !== undefined && { channel }) })
  mkdirSync(shelf, { recursive: true })
  writeFileSync(join(shelf, 'news.md'), page(channel === undefined ? 'Harbour news' : 'Club news', text))
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-feedback-'))
  const data = new ServerData(folder)
  data.settings.change(GUILD, { corpus: 'own', ownChannels: [CHANNEL], keep: true })
  data.close()
  write(undefined, `The town celebrated. ${sentence} Many people came to see the new bridge.`)
  write(CHANNEL, 'The chess club met on Monday. Bo Vance won the cup of the club.')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const settled = (server: RunningBot['server'], exchange: Parameters<RunningBot['server']['settled']>[0]) =>
  server.settled(exchange, PATIENCE)
const served = (run: (bot: RunningBot) => Promise<void>) =>
  withBot({ env: { DATELINE_DATA: folder, DATELINE_CACHE: join(folder, 'cache') } }, (bot) => {
    // Here articles are read in the thread that answers Discord, which then comes too late for it.
    bot.server.clock.stop()
    return run(bot)
  })

test('a pin rests on a sentence of the articles that answer there, for as long as it stands in them', async () => {
  const question = 'Who cut the ribbon?'
  const ask = async ({ server, members }: RunningBot, channel?: string) =>
    textOf(
      (await settled(server, members.slash('ask', { question }, channel === undefined ? {} : { channel }))).original,
    )
  await served(async (bot) => {
    const { server, members } = bot
    await ask(bot)
    const looked = await settled(server, members.part('insights', 'pin', { question }, OWNER))
    const { customId, values } = menuOf(
      (await settled(server, members.part('insights', 'pin', { question: 'Who opened the harbour bridge?' }, OWNER)))
        .original,
    )
    expect(textOf(looked.original)).toContain(question)
    const chosen = await settled(server, members.select(customId, [values[0] ?? ''], original(looked), OWNER))
    expect(JSON.stringify(chosen.modal)).toContain(sentence)
    const fields = { question, answer: 'Ada Quill', sentence: 'opened the  harbour bridge', article: 'Harbour news' }
    const pinned = await settled(server, members.modal(encodeAction(doing('pin')) ?? '', fields, OWNER))
    expect(textOf(pinned.original)).toContain(`> **Ada Quill** opened the harbour bridge`)
    expect(await ask(bot)).toMatch(
      /^### Ada Quill\n> \*\*Ada Quill\*\* opened[\s\S]*Harbour news[\s\S]*Pinned by the keepers/,
    )
    // Neither its answer nor its questions are those of the channel.
    expect(await ask(bot, CHANNEL)).not.toContain('Quill')
    const there = await settled(server, members.part('insights', 'questions', {}, { ...OWNER, channel: CHANNEL }))
    expect(textOf(there.original)).toContain('1 question in 30 days')
    const elsewhere = { ...fields, sentence: 'Bo Vance won the cup' }
    const refused = await settled(server, members.modal(encodeAction(doing('pin')) ?? '', elsewhere, OWNER))
    expect(textOf(refused.original)).toContain('does not stand in the article')
  })
  write(undefined, `On Monday it rained at first. Then: ${sentence} Many people came.`)
  await served(async (bot) => expect(await ask(bot)).not.toContain('Pinned by'))
  write(undefined, `On Monday it rained at first. Then the sun came.\n\n${sentence}`)
  await served(async (bot) => expect(await ask(bot)).toContain('Pinned by'))
})
