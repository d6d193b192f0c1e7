import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLibrary } from '../../src/library.ts'
import { exportsOf, pictureOf } from '../../src/reply-files.ts'
import { type RunningBot, startBot } from './support/bot.ts'
import { buttonsOf, menuOf, original, textOf } from './support/seen.ts'

/** The bot on the bundled articles, with all that the program gives it. */
let bot: RunningBot
beforeAll(async () => {
  const library = await openLibrary()
  bot = await startBot({ library, attachments: pictureOf, exports: exportsOf })
})
afterAll(async () => {
  expect(await bot.stop()).toBe(0)
  expect(bot.server.problems).toEqual([])
})

const FAILED = /Something went wrong/

test.each([
  ['ask', { question: 'Who did Vladimir Norov meet in Chongqing?' }, /Chen Min/],
  ['ask', { question: 'Who is the mayor of Atlantis?' }, /do not say/],
  ['timeline', { topic: 'Chongqing' }, /Timeline: Chongqing/],
  ['timeline', {}, /Highlights/],
  ['who', { name: 'Vladimir Norov' }, /Vladimir Norov/],
  ['who', { name: 'Zebulon Quartermain' }, /do not know/],
  ['article', { search: 'new year reception' }, /Articles: new year reception/],
  ['sources', {}, /5 articles/],
  ['help', {}, /\/timeline/],
] as const)('/%s %j, and every button and menu of its reply', async (name, options, expected) => {
  const { server, members, log } = bot
  const exchange = await server.settled(members.slash(name, options))
  expect(textOf(exchange.original)).toMatch(expected)
  await server.until(() => log.some((line) => line.interaction === exchange.id), 'the end of the answer')
  const message = original(exchange)
  for (const { customId, label, disabled } of buttonsOf(message)) {
    if (disabled || label === 'Remove') continue
    const pressed = await server.settled(members.button(customId, { ...message }))
    expect(textOf(pressed.original)).not.toMatch(FAILED)
    expect(textOf(pressed.original)).not.toBe('')
  }
  if (name === 'article' || name === 'sources') {
    const { customId, values } = menuOf(message)
    for (const value of values) {
      const opened = await server.settled(members.select(customId, [value], { ...message }))
      expect(textOf(opened.original)).toContain('File:')
    }
  }
})

test('a timeline gets its picture, and hands its files', async () => {
  const { server, members } = bot
  const exchange = await server.settled(members.slash('timeline', { topic: 'Chongqing' }))
  await server.until(() => (exchange.original?.files.length ?? 0) > 0, 'the picture')
  expect(exchange.original?.files.map(({ name, type }) => [name, type])).toEqual([['timeline.png', 'image/png']])
  const message = original(exchange)
  const button = buttonsOf(message).find(({ label }) => label === 'Export')
  const handed = await server.settled(members.button(button?.customId ?? '', message))
  expect(handed.original?.files.map(({ name }) => name)).toEqual(['timeline.ics', 'timeline.csv', 'timeline.md'])
})

test('“Find the source” and autocomplete', async () => {
  const { server, members } = bot
  const found = await server.settled(
    members.messageMenu('Find the source', 'Vladimir Norov met Chen Min’er in Chongqing.'),
  )
  expect(textOf(found.original)).toMatch(/The articles (?:seem to )?say so/)
  const typed = await server.settled(members.autocomplete('who', { name: 'nor' }, 'name'))
  expect(typed.choices?.some(({ value }) => String(value).includes('Norov'))).toBe(true)
})
