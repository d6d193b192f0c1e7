import { expect, test } from 'vitest'
import { withBot } from './support/bot.ts'

test('the typed text comes first, then suggestions; each choice fits', () =>
  withBot({}, async ({ server, members }) => {
    const exchange = await server.settled(members.autocomplete('who', { name: '  Mayor Quill ' }, 'name'))
    expect(exchange.choices?.[0]).toEqual({ name: 'Mayor Quill', value: 'Mayor Quill' })
    expect(exchange.choices?.length).toBe(25)
    expect(exchange.choices?.every(({ value }) => String(value).length <= 100)).toBe(true)
  }))

test.each([
  ['', 'Ada Quill 0'],
  ['Ada Quill 1', 'Ada Quill 1'],
  ['x'.repeat(300), 'x'.repeat(100)],
  ['🦜'.repeat(60), '🦜'.repeat(50)],
  [`${'x'.repeat(99)}🦜`, 'x'.repeat(99)],
  ['\ud800 half', '\ufffd half'],
  [12, '12'],
])('what is typed is cut between code points: %j', (typed, first) =>
  withBot({}, async ({ server, members }) => {
    const exchange = await server.settled(members.autocomplete('ask', { question: typed }, 'question'))
    expect(exchange.choices?.[0]?.value).toBe(first)
    const values = exchange.choices?.map(({ value }) => value) ?? []
    expect(new Set(values).size).toBe(values.length)
  }),
)

test.each([
  ['ask', { from: '2019' }, 'from'],
  ['ask', { nonsense: 'x' }, 'nonsense'],
  ['nonsense', { question: 'x' }, 'question'],
  ['ask', { question: 'x' }, 'none'],
  ['who', { name: 'boom' }, 'name'],
])('where nothing can be suggested the list is empty: /%s %j', (name, options, focused) =>
  withBot({}, async ({ server, members }) => {
    expect((await server.settled(members.autocomplete(name, options, focused))).choices).toEqual([])
  }),
)

test('suggestions that come late are left out, so that the choices are there within 100 ms', () =>
  withBot({}, async ({ server, members }) => {
    await server.settled(members.autocomplete('who', { name: 'warm' }, 'name'))
    const exchange = await server.settled(members.autocomplete('who', { name: 'slow' }, 'name'))
    expect(exchange.choices).toEqual([{ name: 'slow', value: 'slow' }])
    expect((exchange.acknowledgedAt ?? 0) - exchange.createdAt).toBeLessThan(200)
  }))
