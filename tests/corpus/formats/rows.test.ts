import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { campaign } from '../../campaign.ts'
import { askFiles, readFileOf, readFiles } from './reading.ts'

const ships = [
  ['Ship', 'Built', 'Captain'],
  ['Ibis', '1990', 'Maren Olsby'],
  ['Heron', '2004', 'Ida Marsh'],
]
const statements = ['Ship: Ibis; Built: 1990; Captain: Maren Olsby.', 'Ship: Heron; Built: 2004; Captain: Ida Marsh.']
const written = (sign: string) => ships.map((row) => row.join(sign)).join('\r\n')

describe('each row is a statement', () => {
  test.each<[string, string, string | Uint8Array, string[]]>([
    ['parted by commas', 'ships.csv', written(','), statements],
    ['by semicolons', 'ships.csv', written(';'), statements],
    ['by tabs', 'ships.tsv', written('\t'), statements],
    ['with a mark of its encoding', 'ships.csv', `\uFEFF${written(',')}`, statements],
    ['in UTF-16', 'ships.csv', Buffer.from(`\uFEFF${written('\t')}`, 'utf16le'), statements],
    [
      'a quoted cell holds the sign, quotes and line ends',
      'ships.csv',
      'Ship,Built,Note\n"Ibis, the old",1990,"She is ""the boat""\nof the town"\n',
      ['Ship: Ibis, the old; Built: 1990; Note: She is "the boat" of the town.'],
    ],
    [
      'a row of fewer or more cells',
      'ships.csv',
      'Ship,Built,Captain\nIbis,1990\nHeron,2004,Ida Marsh,sold\n',
      ['Ship: Ibis; Built: 1990.', 'Ship: Heron; Built: 2004; Captain: Ida Marsh; sold.'],
    ],
    [
      'without names of columns',
      'ships.csv',
      'Ibis,1990,Maren Olsby\nHeron,2004,Ida Marsh\n',
      ['Ibis; 1990; Maren Olsby.', 'Heron; 2004; Ida Marsh.'],
    ],
  ])('%s', async (_, file, content, expected) => {
    const { article, reasons } = await readFileOf(file, content)
    expect([article?.title, article?.text.split('\n\n'), reasons]).toEqual(['Ships', expected, []])
  })

  test.each<[string, string[], string[]]>([
    [
      'a first row of data names nothing: a date in words',
      ['Ibis,4 May 1990,Lenwick', 'Heron,17 September 2004,Westmoor'],
      ['Ibis; 4 May 1990; Lenwick.', 'Heron; 17 September 2004; Westmoor.'],
    ],
    [
      'a month',
      ['Ibis,May 1990,Lenwick', 'Heron,June 2004,Westmoor'],
      ['Ibis; May 1990; Lenwick.', 'Heron; June 2004; Westmoor.'],
    ],
    [
      'an address',
      ['Ida Marsh,ida@lenwick.example,clerk', 'Tom Ashby,tom@lenwick.example,press'],
      ['Ida Marsh; ida@lenwick.example; clerk.', 'Tom Ashby; tom@lenwick.example; press.'],
    ],
    [
      'a word that stands in its column again',
      ['Ibis,Lenwick,sold', 'Heron,Lenwick,in use'],
      ['Ibis; Lenwick; sold.', 'Heron; Lenwick; in use.'],
    ],
    [
      'years in a row name columns',
      ['County,2018,2019,2020', 'Lenwick,4120,4388,4402', 'Westmoor,2975,3010,2890'],
      ['County: Lenwick; 2018: 4120; 2019: 4388; 2020: 4402.', 'County: Westmoor; 2018: 2975; 2019: 3010; 2020: 2890.'],
    ],
    ['years over years do not', ['Ibis,1990,2004', 'Heron,1995,2011'], ['Ibis; 1990; 2004.', 'Heron; 1995; 2011.']],
    [
      'what stands over the headings is not theirs',
      ['Boats of the harbour,,,', 'As of,4 May 2019,,', 'Boat,Captain,Built,Berth', 'Ibis,Halvor Lind,1990,4'],
      ['Boats of the harbour', 'As of: 4 May 2019.', 'Boat: Ibis; Captain: Halvor Lind; Built: 1990; Berth: 4.'],
    ],
    [
      'headings that stand on every page are no row',
      ['Boat,Built,Berth', 'Ibis,1990,4', 'Boat,Built,Berth', 'Heron,2004,5'],
      ['Boat: Ibis; Built: 1990; Berth: 4.', 'Boat: Heron; Built: 2004; Berth: 5.'],
    ],
    ['an empty column is none', ['Boat,,Built', 'Ibis,,1990'], ['Boat: Ibis; Built: 1990.']],
  ])('%s', async (_, lines, expected) => {
    expect((await readFileOf('ships.csv', lines.join('\n'))).article?.text.split('\n\n')).toEqual(expected)
  })

  test('a long table is several articles, with the numbers of their rows', async () => {
    const rows = Array.from({ length: 9000 }, (_, at) => `Boat ${at + 1},${1900 + (at % 100)},Captain ${at + 1}`)
    const { articles } = await readFiles({ 'ships.csv': ['Ship,Built,Captain', ...rows].join('\n') })
    expect(articles.map(({ title }) => title)).toEqual(['Ships, rows 1 to 4670', 'Ships, rows 4671 to 9000'])
    expect(articles.map(({ text }) => text.split('\n\n').length)).toEqual([4670, 4330])
    expect(articles.map(({ id }) => id)).toEqual(['ships/1-4670', 'ships/4671-9000'])
  })
})

describe('what cannot be read is named', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['an empty file', '', /empty/],
    ['separators alone', ';;\n', /no rows/],
    ['a binary file', Buffer.from([1, 2, 0, 3]), /binary|UTF-8/],
  ])('%s', async (_, content, reason) => {
    expect(await readFileOf('ships.csv', content)).toEqual({
      article: undefined,
      reasons: [expect.stringMatching(reason)],
    })
  })

  test('any text gives an article or a line, and nothing throws', async () => {
    const cell = fc.constantFrom('Ibis', '"', '""', ',', ';', '\n', '\t', '1990', '\r\n', 'é', '|', ' ', '=1+1')
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 40 }), async (cells) => {
        const { article, reasons } = await readFileOf('ships.csv', cells.join(''))
        expect((article?.text ?? '') !== '' || reasons.length > 0).toBe(true)
      }),
      { numRuns: campaign(40, 5000) },
    )
  })
})

test.each([
  ['When was the Heron built?', '2004', 1],
  ['Who is the captain of the Heron?', 'Ida Marsh', 1],
  ['Who is the captain of the Ibis?', 'Maren Olsby', 0],
])('a question is answered from its row: %s', async (question, answer, row) => {
  const given = await askFiles({ 'ships.csv': written(',') }, question)
  expect(given).toMatchObject({ status: 'answered', answer, citations: [{ quote: statements[row] }] })
})
