import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Action, decodeAction, decodeRef, encodeAction, encodeRef } from '../../src/discord/custom-id.ts'

const owner = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String)
const hex = (digits: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: digits, maxLength: digits })
const library = hex(8)
const offset = fc.nat({ max: 2_000_000 })
const ref = fc.record({
  article: hex(12),
  start: offset,
  boldAt: fc.nat({ max: 4_000 }),
  boldLength: fc.nat({ max: 4_000 }),
})
const call = fc.record({
  command: fc.constantFrom('timeline', 'who', 'article', 'sources'),
  options: fc.dictionary(
    fc.constantFrom('topic', 'from', 'to', 'name'),
    fc.string({ unit: 'binary', maxLength: 200 }),
    { noNullPrototype: true },
  ),
})
const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
  .map((text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim())
  .filter((text) => text !== '')
const asked = fc.record(
  { after: line, answer: line, date: line, article: line, from: line, to: line },
  { requiredKeys: ['after'], noNullPrototype: true },
)
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('remove' as const), owner }),
  fc.record({
    kind: fc.constant('page' as const),
    owner,
    library,
    step: fc.constantFrom('previous' as const, 'label' as const, 'next' as const),
    page: fc.nat({ max: 100_000 }),
    call,
  }),
  fc.record({ kind: fc.constantFrom('run' as const, 'export' as const), library, call }),
  fc.record({
    kind: fc.constantFrom('evidence' as const, 'context' as const, 'read' as const),
    library,
    refs: fc.array(ref, { maxLength: 8 }),
  }),
  fc.record({ kind: fc.constant('open' as const), library }),
  fc.record({ kind: fc.constant('more' as const), asked }),
  fc.record({ kind: fc.constant('share' as const), owner, library, page: fc.nat({ max: 100_000 }), call }),
  fc.record({
    kind: fc.constant('leaf' as const),
    owner,
    library,
    step: fc.constantFrom('previous' as const, 'label' as const, 'next' as const, 'place' as const),
    at: offset,
    ref,
  }),
)

test('an action is read back as it was written, from at most 100 well-formed characters', () => {
  fc.assert(
    fc.property(action, (written) => {
      const id = encodeAction(written)
      if (id === undefined) return
      expect([...id].length).toBeLessThanOrEqual(100)
      expect(id.length).toBeLessThanOrEqual(100)
      expect(id).not.toMatch(/\p{Surrogate}|[\p{Cc}\s]/u)
      expect(decodeAction(id)).toEqual(written)
    }),
    { numRuns: 1_000 },
  )
})

test('a question of 150 letters fits with its answer', () => {
  const after =
    'When did the committee for the renewal of the northern bridges and of the old harbour meet the members of the river council in the town hall of Tarnby?'
  const asked = { after, answer: 'on 24 August 2019, in the old town hall', date: '2019-08-24' }
  const id = encodeAction({ kind: 'more', asked })
  expect(id && decodeAction(id)).toEqual({ kind: 'more', asked })
})

test('a call with a topic of 120 letters still fits', () => {
  const topic =
    'The committee for the renewal of the northern bridges and of the old harbour, with all of its members and their guests'
  const id = encodeAction({
    kind: 'page',
    owner: '9'.repeat(18),
    library: 'a1b2c3d4',
    step: 'next',
    page: 12,
    call: { command: 'timeline', options: { topic } },
  })
  expect(id?.length).toBeLessThanOrEqual(100)
})

test('whatever was not written here is unknown, and never throws', () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.string({ unit: 'binary', maxLength: 98 }).map((rest) => `d1${rest}`),
    fc.string({ unit: 'binary', maxLength: 98 }).map((rest) => `D1${rest}`),
    fc.uint8Array({ maxLength: 73 }).map((bytes) => `d1${Buffer.from(bytes).toString('base64url')}`),
  )
  fc.assert(
    fc.property(any, (id) => {
      const read = decodeAction(id)
      if (read !== undefined) expect(encodeAction(read)).toBe(id)
    }),
    { numRuns: 3_000 },
  )
})

test("a menu's value is read back as it was written, and nothing else is", () => {
  fc.assert(
    fc.property(ref, fc.string({ unit: 'binary', maxLength: 120 }), (written, other) => {
      const value = encodeRef(written)
      expect(value.length).toBeLessThanOrEqual(100)
      expect(decodeRef(value)).toEqual(written)
      const read = decodeRef(other)
      if (read !== undefined) expect(encodeRef(read)).toBe(other)
    }),
  )
})
