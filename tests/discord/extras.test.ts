import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Reply } from '../../src/types.ts'
import { withBot } from './support/bot.ts'
import { buttonId, original, textOf } from './support/seen.ts'

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)

const attachments = async (reply: Reply) => {
  if (reply.type !== 'timeline') return undefined
  await sleep(60)
  if (reply.timeline.topic === 'broken') throw new Error('no font')
  return { name: 'timeline.png', png: PNG, altText: `Timeline of ${reply.timeline.topic}` }
}

test('a picture follows the text, which does not wait for it', () =>
  withBot({ attachments }, async ({ server, members }) => {
    const exchange = await server.settled(members.slash('timeline', { topic: 'Harwick' }))
    expect(exchange.callbackType).toBe(4)
    expect(exchange.original?.files).toEqual([])
    await server.until(() => exchange.edits === 1, 'the picture')
    expect(exchange.original?.files.map(({ name }) => name)).toEqual(['timeline.png'])
    expect(JSON.stringify(exchange.original?.body)).toContain('"description":"Timeline of Harwick"')
    const message = original(exchange)
    await server.settled(members.button(buttonId(message, 'Next'), message))
    expect(message.body.attachments).toEqual([])
  }))

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
