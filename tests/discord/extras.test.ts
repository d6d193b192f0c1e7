import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { ReplyExtras } from '../../src/discord/index.ts'
import type { Reply } from '../../src/types.ts'
import type { Message } from './server/exchanges.ts'
import { withBot } from './support/bot.ts'
import { buttonId, original, textOf } from './support/seen.ts'

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)

const attachments: ReplyExtras['attachments'] = async (reply, part) => {
  if (reply.type !== 'timeline') return undefined
  await sleep(60)
  if (reply.timeline.topic === 'broken') throw new Error('no font')
  return {
    name: 'timeline.png',
    png: PNG,
    altText: `Timeline of ${reply.timeline.topic}, ${part?.count} from ${part?.first}`,
  }
}

const galleryOf = (message: Message | undefined): string =>
  JSON.stringify(Array.isArray(message?.body.components) ? message.body.components[0] : '')

test('a picture comes after the text, which does not wait for it, and stands above it', () =>
  withBot({ attachments }, async ({ server, members }) => {
    const exchange = await server.settled(members.slash('timeline', { topic: 'Harwick' }))
    expect(exchange.callbackType).toBe(4)
    expect(exchange.original?.files).toEqual([])
    await server.until(() => (exchange.original?.files.length ?? 0) > 0, 'the picture')
    expect(exchange.original?.files.map(({ name }) => name)).toEqual(['timeline.png'])
    expect(galleryOf(exchange.original)).toContain('"description":"Timeline of Harwick, 5 from 0"')
  }))

test('each page of a timeline has a picture of its own, which takes the place of the one before', () =>
  withBot({ attachments }, async ({ server, members }) => {
    const exchange = await server.settled(members.slash('timeline', { topic: 'Harwick' }))
    await server.until(() => (exchange.original?.files.length ?? 0) > 0, 'the picture')
    const message = original(exchange)
    const turned = await server.settled(members.button(buttonId(message, 'Show more'), message))
    expect(turned.callbackType).toBe(6)
    expect(turned.edits).toBe(1)
    expect(galleryOf(message)).toContain('"description":"Timeline of Harwick, 5 from 5"')
    expect(textOf(message)).toContain('**6. June 2010**')
    expect(message.files.map(({ name }) => name)).toEqual(['timeline.png'])
  }))

test.each([
  ['everything', []],
  ['meetings', ['who.png']],
])('a profile of %s has the picture of who met whom: %j', (about, names) => {
  const drawn: ReplyExtras['attachments'] = async () => ({ name: 'who.png', png: PNG, altText: 'Who met whom' })
  return withBot({ attachments: drawn }, async ({ server, members, log }) => {
    const exchange = await server.settled(members.slash('who', { name: 'Quill', about }))
    await server.until(() => log.some((line) => line.interaction === exchange.id), 'the end of the answer')
    expect(exchange.original?.files.map(({ name }) => name)).toEqual(names)
  })
})

test('a page whose picture fails is turned all the same, and the old picture goes', () => {
  let count = 0
  const once: ReplyExtras['attachments'] = async (...args) => {
    if (++count > 1) throw new Error('no font')
    return attachments(...args)
  }
  return withBot({ attachments: once }, async ({ server, members }) => {
    const exchange = await server.settled(members.slash('timeline', { topic: 'Harwick' }))
    await server.until(() => (exchange.original?.files.length ?? 0) > 0, 'the picture')
    const message = original(exchange)
    await server.settled(members.button(buttonId(message, 'Show more'), message))
    expect(textOf(message)).toContain('**6. June 2010**')
    expect(message.files).toEqual([])
    expect(JSON.stringify(message.body)).not.toContain('attachment://')
  })
})

test('a picture that fails costs nothing but a line in the log', () =>
  withBot({ attachments }, async ({ server, members, log }) => {
    const exchange = await server.settled(members.slash('timeline', { topic: 'broken' }))
    await server.until(() => log.some((line) => line.msg === 'no picture'), 'the log')
    expect(textOf(exchange.original)).toContain('Timeline: broken')
  }))

test('a button hands the files of a timeline', () => {
  const exports = async (reply: Reply) =>
    reply.type === 'timeline' && reply.timeline.topic !== 'bare'
      ? [
          { name: 'timeline.ics', data: PNG },
          { name: 'timeline.csv', data: PNG },
        ]
      : []
  return withBot({ exports }, async ({ server, members }) => {
    const message = original(await server.settled(members.slash('timeline', { topic: 'Harwick' })))
    const handed = await server.settled(members.button(buttonId(message, 'Export'), message))
    expect(handed.ephemeral).toBe(true)
    expect(handed.original?.files.map(({ name }) => name)).toEqual(['timeline.ics', 'timeline.csv'])
    const bare = original(await server.settled(members.slash('timeline', { topic: 'bare' })))
    const nothing = await server.settled(members.button(buttonId(bare, 'Export'), bare))
    expect(textOf(nothing.original)).toContain('nothing to export')
  })
})
