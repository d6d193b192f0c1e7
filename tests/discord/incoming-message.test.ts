import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownMessages, readChannel, readMessage } from '../../src/discord/incoming-message.ts'
import { campaign } from '../campaign.ts'

const SELF = '900000000000000001'
const others = [
  { id: '5', username: 'ann', global_name: 'Ann Lee' },
  { id: '6', username: 'bo', global_name: null, member: { nick: 'Bo of Harwick' } },
  { id: '7', username: 'cy' },
]
const message = (content: unknown, fields: Readonly<Record<string, unknown>> = {}) => ({
  id: '100',
  channel_id: '200',
  guild_id: '300',
  author: { id: '400' },
  type: 0,
  content,
  mentions: [{ id: SELF, username: 'dateline' }, ...others],
  ...fields,
})

describe('what was said', () => {
  test.each([
    [`<@${SELF}> Who opened the bridge?`, 'Who opened the bridge?'],
    [`Who <@!${SELF}> opened the bridge ?`, 'Who opened the bridge?'],
    [`hey <@${SELF}>, who came?`, 'hey, who came?'],
    [`<@${SELF}>   `, ''],
    [`<@${SELF}> When did <@5> and <@6> meet <@7>?`, 'When did Ann Lee and Bo of Harwick meet cy?'],
    [`<@${SELF}> When did <@8> resign?`, 'When did resign?'],
    [`<@${SELF}> in <#12> <@&13> <t:1700000000:R> </ask:14> <:mill:15> <a:mill:16> who?`, 'in who?'],
    [`<@${SELF}>\nWho\topened\n\nit?`, 'Who opened it?'],
    [`<@${SELF}> is 3 < 4 > 2?`, 'is 3 < 4 > 2?'],
    [7, ''],
  ])('%j', (content, text) => {
    expect(readMessage(message(content), SELF)?.text).toBe(text)
  })
})

test.each([
  [{}, { isDirect: false, isThread: undefined, roles: [], userId: '400', place: { channel: '200', server: '300' } }],
  [
    { guild_id: undefined, mentions: [] },
    { isDirect: true, place: { channel: '200' } },
  ],
  [{ guild_id: null, mentions: null }, { isDirect: true }],
  [{ channel_type: 0 }, { isThread: false }],
  [
    { channel_type: 11, member: { roles: ['1', '2'] } },
    { isThread: true, roles: ['1', '2'] },
  ],
  [{ member: { roles: 'all' } }, { roles: [] }],
  [
    { type: 19, referenced_message: { id: '9', author: { id: SELF }, components: [1] } },
    { repliesTo: { components: [1] } },
  ],
])('%j', (fields, expected) => {
  expect(readMessage(message('x', fields), SELF)).toMatchObject(expected)
})

test.each([
  [{ type: 19, referenced_message: null }],
  [{ type: 19, referenced_message: { id: '9', author: { id: '5' } } }],
  [{ type: 0, referenced_message: { id: '9', author: { id: SELF } } }],
])('no reply to the bot: %j', (fields) => {
  expect(readMessage(message('x', fields), SELF)).not.toHaveProperty('repliesTo')
})

test('channels and lists of messages', () => {
  expect(readChannel({ type: 11, parent_id: '4' })).toEqual({ isThread: true, parent: '4' })
  expect(readChannel({ type: 0, parent_id: '4' })).toEqual({ isThread: false })
  expect(readChannel(undefined)).toBeUndefined()
  const own = (id: string, components: unknown[] = [id]) => ({
    id,
    type: 19,
    author: { id: SELF, bot: true },
    components,
  })
  const started = { id: '2', type: 21, author: { id: '5' }, referenced_message: own('1') }
  const list = [own('12'), { id: '8', author: { id: '5' }, components: ['x'] }, own('7'), own('6', []), null, started]
  expect(ownMessages(list, SELF, '10').map(({ components }) => components)).toEqual([['7'], ['1']])
})

test('nothing that comes makes it fail', () =>
  fc.assert(
    fc.property(fc.anything(), fc.object(), fc.string({ unit: 'binary' }), (anything, fields, content) => {
      for (const raw of [anything, message(content, fields), message(content, { guild_id: anything })])
        expect(() => readMessage(raw, SELF)).not.toThrow()
      expect(() => ownMessages(anything, SELF, '10')).not.toThrow()
      expect(() => ownMessages([anything, fields], SELF, '10')).not.toThrow()
      expect(() => readChannel(anything)).not.toThrow()
    }),
    { numRuns: campaign(300, 50_000) },
  ))
