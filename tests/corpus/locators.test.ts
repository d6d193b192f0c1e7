import { describe, expect, test } from 'vitest'
import { findParts, joinBlocks } from '../../src/corpus/locators.ts'

const text =
  'The harbour board has bought a tug. It will be de-\nlivered in May.\n\nThe fish market opens in June, says the board.\n\nWho will captain it is open. The harbour board has met.'

/** Pages by their lines, and the words at which each is found. */
const found = (...pages: readonly (readonly string[])[]) =>
  findParts(
    text,
    pages.map((lines, page) => ({ label: `p. ${page + 1}`, lines })),
  ).map(({ label, start }) => [label, text.slice(start, start + 9)])

describe('a page begins in a text', () => {
  test.each<[string, readonly (readonly string[])[], readonly (readonly string[])[]]>([
    [
      'at its first lines',
      [
        ['The harbour board has', 'bought a tug.'],
        ['The fish market opens', 'in June, says the board.'],
      ],
      [
        ['p. 1', 'The harbo'],
        ['p. 2', 'The fish '],
      ],
    ],
    [
      'behind the page before, though its words stand further up',
      [
        ['The fish market opens', 'in June, says'],
        ['The harbour board has', 'met.'],
      ],
      [
        ['p. 1', 'The fish '],
        ['p. 2', 'The harbo'],
      ],
    ],
    [
      'at lines that stand together, where a title stands as words of the text further down',
      [
        ['The harbour board has met', 'It will be de-', 'livered in May.'],
        ['The fish market opens', 'in June, says'],
      ],
      [
        ['p. 1', 'It will b'],
        ['p. 2', 'The fish '],
      ],
    ],
    ['at its only line', [['The fish market opens']], [['p. 1', 'The fish ']]],
    [
      'nowhere, where none of its lines is text',
      [['A picture of a tug'], ['The fish market opens']],
      [['p. 2', 'The fish ']],
    ],
    ['nowhere, where its lines are too short to be told', [['a tug'], []], []],
    [
      'once each, though two begin with the same line',
      [['harbour board has'], ['harbour board has']],
      [
        ['p. 1', 'harbour b'],
        ['p. 2', 'harbour b'],
      ],
    ],
  ])('%s', (_, pages, expected) => {
    expect(found(...pages)).toEqual(expected)
  })
})

test('a page begins where most of its lines stand, though the first two stand elsewhere alone', () => {
  const head = 'Report faults to the board. The board meets on Mondays.'
  const body = 'For example, a boat may\nbe moored at the quay, as\nlong as the fee is paid.'
  const lines = ['Report faults to the board.', 'The board meets on Mondays.', ...body.split('\n')]
  // What stands twice is in the text once.
  const once = `${head}\n\n${'The quay is long. '.repeat(20)}\n\n${body}`
  expect(findParts(once, [{ label: 'p. 2', lines }])).toEqual([{ label: 'p. 2', start: once.indexOf('For') }])
  const twice = `${head}\n\nThe quay\n\n${head}\n\n${body}`
  expect(findParts(twice, [{ label: 'p. 2', lines }])).toEqual([{ label: 'p. 2', start: twice.lastIndexOf('Report') }])
})

describe('the sections of a text, by their headings', () => {
  const long = `Rules ${'and more rules '.repeat(6)}`
  test.each<[string, readonly (readonly [level: number, heading: string])[], readonly string[]]>([
    [
      'one behind the other',
      [
        [2, 'Members'],
        [2, 'Fees'],
      ],
      ['Members', 'Fees'],
    ],
    [
      'under one another, two deep',
      [
        [1, 'Bylaws'],
        [2, '§ 3 Members'],
        [3, 'Fees'],
      ],
      ['Bylaws', 'Bylaws › § 3 Members', '§ 3 Members › Fees'],
    ],
    [
      'back up again',
      [
        [1, 'Bylaws'],
        [3, 'Fees'],
        [2, 'Members'],
        [1, 'Rules'],
      ],
      ['Bylaws', 'Bylaws › Fees', 'Bylaws › Members', 'Rules'],
    ],
    [
      'with a short name',
      [[2, `${long}\nof the club`]],
      ['Rules and more rules and more rules and more rules and more…'],
    ],
    ['of one long word', [[2, `${'x'.repeat(59)}😀`]], [`${'x'.repeat(59)}…`]],
  ])('%s', (_, headings, labels) => {
    const blocks = headings.map(([level, text]) => ({ text, role: 'heading' as const, level }))
    const { text, sections } = joinBlocks([{ text: 'First.', role: 'plain' }, ...blocks])
    expect(sections?.map(({ label }) => label)).toEqual(labels)
    expect(sections?.map(({ start }) => text.slice(start, start + 4))).toEqual(
      headings.map(([, name]) => name.slice(0, 4)),
    )
  })

  test('are none where only a table or a box has a heading', () => {
    expect(
      joinBlocks([
        { text: 'Ships', role: 'heading' },
        { text: 'Ship: Ibis.', role: 'item' },
      ]).sections,
    ).toBeUndefined()
  })
})

test('blocks that say where they stand are found in the text', () => {
  const blocks = [
    { text: 'Hello!', role: 'plain', locator: 'Ann Lee, 14:05' },
    { text: 'It is 5 °C.', role: 'plain' },
    { text: 'ok', role: 'plain', locator: 'Bo Ek, 14:07' },
  ] as const
  expect(joinBlocks(blocks)).toEqual({
    text: 'Hello!\n\nIt is 5 °C.\n\nok',
    locators: [
      { label: 'Ann Lee, 14:05', start: 0 },
      { label: 'Bo Ek, 14:07', start: 21 },
    ],
  })
  expect(joinBlocks(blocks.slice(1, 2))).toEqual({ text: 'It is 5 °C.' })
})
