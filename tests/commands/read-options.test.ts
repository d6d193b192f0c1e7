import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OptionDefinition } from '../../src/commands/command.ts'
import { commands } from '../../src/commands/list.ts'
import { readOptions } from '../../src/commands/read-options.ts'
import { InputError } from '../../src/errors.ts'

const options = [
  { name: 'text', summary: 'Some words', type: 'string', maxLength: 10, required: true },
  { name: 'count', summary: 'A number', type: 'integer', min: 1, max: 5 },
  { name: 'flag', summary: 'Yes or no', type: 'boolean' },
  { name: 'part', summary: 'A part', type: 'choice', choices: ['all', 'some'] },
  { name: 'from', summary: 'First date', type: 'date' },
  { name: 'to', summary: 'Last date', type: 'date' },
] as const satisfies readonly OptionDefinition[]

test.each([
  [{ text: 'a' }, { text: 'a' }],
  [{ text: ' a\n\u0000\tb ' }, { text: 'a b' }],
  [{ text: '\ud800' }, { text: '\ufffd' }],
  [{ text: '\u{1f600}' }, { text: '\u{1f600}' }],
  [{ text: 'a\u202eb' }, { text: 'a b' }],
  [
    { text: 'a', count: '5' },
    { text: 'a', count: 5 },
  ],
  [
    { text: 'a', count: 1 },
    { text: 'a', count: 1 },
  ],
  [
    { text: 'a', flag: true },
    { text: 'a', flag: true },
  ],
  [
    { text: 'a', flag: 'false' },
    { text: 'a', flag: false },
  ],
  [
    { text: 'a', part: ' SOME ' },
    { text: 'a', part: 'some' },
  ],
  [{ text: 'a', part: '', from: ' ', count: null }, { text: 'a' }],
  [
    { text: 'a', from: '2019', to: 2019 },
    { text: 'a', from: '2019', to: '2019' },
  ],
  [
    { text: 'a', from: '2019-08', to: '2019' },
    { text: 'a', from: '2019-08', to: '2019' },
  ],
  [
    { text: 'a', from: '2019', to: '2019-08-24' },
    { text: 'a', from: '2019', to: '2019-08-24' },
  ],
  [{ text: 'a', unknown: 'x' }, { text: 'a' }],
])('%j is read', (given, expected) => {
  expect(readOptions(options, given)).toEqual(expected)
})

test.each([
  [{}, '`text` is missing: add it (Some words)'],
  [{ text: '' }, '`text` is empty: write a few words'],
  [{ text: '\u0000 ' }, '`text` is empty: write a few words'],
  [{ text: 5 }, '`text` is not text: write it as words'],
  [{ text: 'x'.repeat(10_000) }, '`text` has 10,000 characters: write at most 10'],
  [{ text: 'a', count: '2.5' }, '`count` is not a whole number from 1 to 5: write for example count 1'],
  [{ text: 'a', count: 6 }, '`count` is not a whole number from 1 to 5: write for example count 1'],
  [{ text: 'a', count: {} }, '`count` is not a whole number from 1 to 5: write for example count 1'],
  [{ text: 'a', flag: 'maybe' }, '`flag` is neither true nor false: write flag true or flag false'],
  [{ text: 'a', part: 'none' }, '`part` is none of its choices: take one of all, some'],
  [{ text: 'a', from: 'yesterday' }, '"yesterday" is not a date: write 2019, 2019-08 or 2019-08-24'],
  [{ text: 'a', from: '2019-02-29' }, '"2019-02-29" is not a date: write 2019, 2019-08 or 2019-08-24'],
  [{ text: 'a', from: '2'.repeat(999) }, '`from` is not a date: write 2019, 2019-08 or 2019-08-24'],
  [{ text: 'a', from: ['2019'] }, '`from` is not a date: write 2019, 2019-08 or 2019-08-24'],
  [
    { text: 'a', from: '2020', to: '2019-12' },
    '`from` (2020) is after `to` (2019-12): swap them, for example from 2019-08 to 2020-02-01',
  ],
])('%j is refused', (given, line) => {
  expect(() => readOptions(options, given)).toThrow(expect.objectContaining({ name: 'InputError', line }))
})

describe.each(commands.map((command) => [command.name, command] as const))('/%s', (_name, command) => {
  const value = fc.oneof(
    fc.anything(),
    fc.string({ unit: 'binary', maxLength: 6000 }),
    fc.constantFrom('2019', '2020-13'),
  )
  const given = fc.record(Object.fromEntries(command.options.map(({ name }) => [name, value])), { requiredKeys: [] })

  test('reads whatever it is given, or refuses it in one short line', () => {
    fc.assert(
      fc.property(given, (values) => {
        try {
          const read = readOptions(command.options, values)
          expect(Object.values(read).every((each) => ['string', 'number', 'boolean'].includes(typeof each))).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(InputError)
          if (error instanceof InputError) expect(error.line).toMatch(/^[^\p{Cc}]{10,200}$/u)
        }
      }),
    )
  })
})
