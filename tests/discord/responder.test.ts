import { expect, test } from 'vitest'
import type { DeliveryService } from '../../src/discord/delivery.ts'
import { textMessage } from '../../src/discord/render/message.ts'
import { Responder } from '../../src/discord/responder.ts'

/** What a responder sends, as the words of each message that is put in place of what stood there. */
function recorded(isOnMessage: boolean): { readonly responder: Responder; readonly edits: string[] } {
  const edits: string[] = []
  const delivery: Pick<DeliveryService, 'send'> = {
    send: async ({ method, body }) => {
      if (method === 'PATCH') edits.push(/line \w+/.exec(JSON.stringify(body))?.[0] ?? '')
      return 'delivered'
    },
  }
  const identity = { id: '1', token: 't', applicationId: '2', isOnMessage, isForm: false }
  return { responder: new Responder(identity, delivery, () => 0), edits }
}

test.each([
  ['an answer that was announced', false, async (one: Responder) => one.defer(true), ['line last']],
  [
    'a change that shows how far it has come',
    true,
    async (one: Responder) => {
      await one.deferUpdate()
      await one.progress(textMessage('line progress'))
    },
    ['line progress', 'line last'],
  ],
  [
    'a change that was announced, of a message that still stands',
    true,
    async (one: Responder) => one.deferUpdate(),
    [],
  ],
  [
    'what was answered',
    false,
    async (one: Responder) => {
      await one.defer(true)
      await one.edit(textMessage('line answer'))
    },
    ['line answer'],
  ],
])('at the last word: %s', async (_, isOnMessage, before, expected) => {
  const { responder, edits } = recorded(isOnMessage)
  await before(responder)
  await responder.giveUp('line last')
  expect(edits).toEqual(expected)
})

test('what comes after the last word is kept back', async () => {
  const { responder, edits } = recorded(false)
  await responder.defer(true)
  await responder.giveUp('line last')
  await responder.edit(textMessage('line late'))
  expect(edits).toEqual(['line last'])
})
