import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pdfLimits } from '../../../src/corpus/formats/pdf.ts'
import { lines, type Placed, pdfOf } from '../../../src/demo/pdf.ts'
import { campaign } from '../../campaign.ts'
import { askFiles, readFileOf } from './reading.ts'

const harbour = [
  'The harbour board of Lenwick met on Tuesday in the old customs house and heard',
  'three reports. Maren Olsby, the harbour master, said that the north quay would be',
  'closed from June. The board agreed to buy a second tug for 2.4 million crowns, which',
  'is to be paid over six years.',
]
const title: Placed = ['Lenwick harbour buys a second tug', 60, 720, 18]

/** Paragraphs of a PDF of these pages. */
const paragraphs = async (pages: readonly (readonly Placed[])[]) =>
  (await readFileOf('harbour.pdf', pdfOf(pages))).article?.text.split('\n\n')

const left = [
  'The left column begins the story of',
  'the mill, which was built by the',
  'brothers Tane in the year 1871 and',
  'burned down twice.',
]
const right = [
  'The right column tells what became',
  'of it: it is a school of music now,',
  'and the wheel turns again on days',
  'of open doors.',
]

const indented = 'The old customs house, in which they met, is a listed building and will stay one'

describe('reading order', () => {
  const leftText =
    'The left column begins the story of the mill, which was built by the brothers Tane in the year 1871 and burned down twice.'
  const rightText =
    'The right column tells what became of it: it is a school of music now, and the wheel turns again on days of open doors.'

  test.each<[string, Placed[], string[]]>([
    ['lines of a paragraph are joined', [title, ...lines(harbour, 60, 690)], [harbour.join(' ')]],
    [
      'columns are read one after the other',
      [title, ...lines(left, 60, 690), ...lines(right, 320, 690)],
      [leftText, rightText],
    ],
    [
      'columns whose lines were written row by row',
      [title, ...lines(left, 60, 690).flatMap((line, at) => [line, ...lines(right, 320, 690).slice(at, at + 1)])],
      [leftText, rightText],
    ],
    [
      'what crosses the gutter stands between',
      [
        title,
        ...lines(harbour, 60, 690),
        ...lines(left, 60, 600),
        ...lines(right, 320, 600),
        ...lines(['Below both columns the report goes on over the whole width of the page, as it began.'], 60, 520),
      ],
      [
        harbour.join(' '),
        leftText,
        rightText,
        'Below both columns the report goes on over the whole width of the page, as it began.',
      ],
    ],
    [
      'a paragraph begins at a gap',
      [title, ...lines(harbour, 60, 690), ...lines(left, 60, 630)],
      [harbour.join(' '), leftText],
    ],
    [
      'and at an indent',
      [title, ...lines(harbour, 60, 690), [indented, 75, 642], ['for as long as it is on the town map.', 60, 630]],
      [harbour.join(' '), `${indented} for as long as it is on the town map.`],
    ],
    [
      'small lines beside tall ones of another column are lines of their own',
      [
        title,
        ['The mill', 60, 690, 18],
        ...lines(left, 60, 664),
        ...lines([...right, 'The fair is held in its yard too.'], 320, 697),
      ],
      ['The mill', leftText, rightText, 'The fair is held in its yard too.'],
    ],
    [
      'the rows of a table are lines of their own',
      [
        title,
        ...lines(harbour, 60, 690),
        ...[
          ['Boat', 'Built', 'Captain'],
          ['Ibis', '1990', 'Halvor Lind'],
          ['Heron', '2004', 'Runa Tveit'],
        ].flatMap((row, at) => row.map((text, column): Placed => [text, 60 + column * 90, 600 - at * 12])),
      ],
      [harbour.join(' '), 'Boat Built Captain', 'Ibis 1990 Halvor Lind', 'Heron 2004 Runa Tveit'],
    ],
    [
      'an item whose lines stand behind its bullet, larger and lower than they',
      [
        title,
        ...lines(harbour, 60, 690),
        ['\u0095', 60, 618, 12],
        ['The fish market moves to the south quay on', 78, 620],
        ['3 June 2019 in the morning.', 78, 608],
      ],
      [harbour.join(' '), 'The fish market moves to the south quay on 3 June 2019 in the morning.'],
    ],
    [
      'text on its side is left out',
      [title, ['Lenwick archive, copy 7', 20, 300, 10, true], ...lines(harbour, 60, 690)],
      [harbour.join(' ')],
    ],
  ])('%s', async (_, page, expected) => {
    expect(await paragraphs([page])).toEqual(expected)
  })
})

describe('words parted at the end of a line', () => {
  test.each([
    [
      'are whole again',
      ['The council heard the report of the harbour com-', 'mittee and thanked it.'],
      'The council heard the report of the harbour committee and thanked it.',
    ],
    [
      'keep a hyphen that the text has elsewhere',
      ['A well-known pilot spoke. He was as well-', 'known as his father.'],
      'A well-known pilot spoke. He was as well-known as his father.',
    ],
    [
      'keep the hyphen of a name',
      ['The chair of the meeting was Mrs Anna Berg-', 'Larsen of Lenwick.'],
      'The chair of the meeting was Mrs Anna Berg-Larsen of Lenwick.',
    ],
  ])('%s', async (_, texts, expected) => {
    expect(await paragraphs([[title, ...lines(texts, 60, 690)]])).toEqual([expected])
  })
})

describe('running headers, footers and page numbers', () => {
  const page = (number: number, texts: readonly string[]): Placed[] => [
    ['Lenwick Gazette, summer issue', 60, 770, 8],
    ...lines(texts, 60, 700),
    [`Page ${number} of 3`, 280, 30, 8],
  ]
  const second = [
    'crew of the tug will be hired in May. Ida Marsh leads the search for a captain,',
    'who must know the sound.',
  ]
  const third = [
    'The next meeting is on 4 July. It will hear the plan for the fish market, which the',
    'town has put off for years.',
  ]

  test('are left out, a paragraph goes on over the page, and each page is kept with its place', async () => {
    const first = [...harbour, 'The board expects the tug in April of next year from a yard in the south. The whole']
    const { article } = await readFileOf('gazette.pdf', pdfOf([page(1, first), page(2, second), page(3, third)]))
    expect(article?.text).toBe(
      [harbour, [...first.slice(-1), ...second], third].map((texts) => texts.join(' ')).join('\n\n'),
    )
    expect(article?.locators?.map(({ label, start }) => [label, article.text.slice(start, start + 16)])).toEqual([
      ['p. 1', 'The harbour boar'],
      ['p. 2', 'crew of the tug '],
      ['p. 3', 'The next meeting'],
    ])
  })
})

describe('what the file says of itself', () => {
  test.each([
    [
      'a title that the page shows',
      '/Title (Lenwick harbour buys a second tug) /Author (Ida Marsh)',
      { title: title[0], author: 'Ida Marsh' },
    ],
    ['a made title gives way to the heading', '/Title (Microsoft Word - draft3.doc)', { title: title[0] }],
    ['so does that of a template', '/Title (Letter of the board)', { title: title[0] }],
    [
      'the day on which it was made, where the text has none',
      "/CreationDate (D:20190504101500+02'00')",
      { published: '2019-05-04' },
    ],
  ])('%s', async (_, info, expected) => {
    const { article } = await readFileOf('tug.pdf', pdfOf([[title, ...lines(harbour, 60, 690)]], { info }))
    expect(article).toMatchObject(expected)
  })
})

describe('what cannot be read is named', () => {
  const whole = pdfOf([[title, ...lines(harbour, 60, 690)]])
  const locked = pdfOf([[title]], {
    trailer: `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`,
  })
  test.each<[string, Uint8Array, RegExp]>([
    ['a scan', pdfOf([[], []]), /scan without text/],
    ['signs of a font that says no letters', pdfOf([[['/ \u0011\u0016 ) 0$', 60, 700]]]), /fonts do not tell/],
    ['an encrypted file', locked, /encrypted; save it without/],
    ['no PDF but for its first bytes', Buffer.from('%PDF-1.4\nnothing'), /broken/],
    ['an empty file', Buffer.from(''), /not of the format|empty/],
    ['a text under the name of a PDF', Buffer.from('Just a text.'), /not of the format/],
  ])('%s', async (_, bytes, reason) => {
    const { article, reasons } = await readFileOf('tug.pdf', bytes)
    expect(article).toBeUndefined()
    expect(reasons).toEqual([expect.stringMatching(reason)])
  })

  test('a page that unpacks to more memory than it may take', async () => {
    const before = pdfLimits.growth
    pdfLimits.growth = 120
    try {
      const packed = deflateSync(Buffer.alloc(400_000_000, ' ')).toString('latin1')
      const page = Buffer.from(whole)
        .toString('latin1')
        .replace(
          /<< \/Length \d+ >>\nstream\n[\s\S]*?\nendstream/,
          () => `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`,
        )
      const { article, reasons } = await readFileOf('tug.pdf', Buffer.from(page, 'latin1'))
      expect([article, reasons]).toEqual([undefined, ['the PDF takes more than 120 MB of memory to read; split it']])
    } finally {
      pdfLimits.growth = before
    }
  })

  test('a PDF is known by its content, whatever its name', async () => {
    expect((await readFileOf('tug.txt', whole)).article?.text).toBe(harbour.join(' '))
  })

  test('a damaged file gives what is left of it or a line, and never hangs', async () => {
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const bytes = Uint8Array.from(whole)
        for (const [at, value] of changes) bytes[at] = value
        const { article, reasons } = await readFileOf('tug.pdf', bytes)
        expect((article?.text ?? '') !== '' || reasons.length > 0).toBe(true)
      }),
      { numRuns: campaign(12, 2000) },
    )
  })
})

test('a question is answered from a PDF', async () => {
  const given = await askFiles(
    { 'tug.pdf': pdfOf([[title, ...lines(harbour, 60, 690)]]) },
    'Who is the harbour master?',
  )
  const said = 'Maren Olsby, the harbour master, said that the north quay would be closed from June.'
  expect(given).toMatchObject({
    status: 'answered',
    answer: expect.stringContaining('Maren Olsby'),
    citations: [{ quote: expect.stringContaining(said) }],
  })
})

test('an answer from a PDF says on which page it stands, or over which two', async () => {
  const file = pdfOf([
    [title, ...lines(harbour, 60, 690)],
    lines(['The board has hired Nils Aker as the captain of the second tug, who has', 'served at'], 60, 700),
    lines(['sea for twenty years. The fish market on the north quay will open on 4 July.'], 60, 700),
  ])
  const ask = async (question: string) => {
    const answer = await askFiles({ 'tug.pdf': file }, question)
    return answer.status === 'answered' ? answer.citations[0].locator : undefined
  }
  expect(await ask('When will the fish market open?')).toBe('p. 3')
  expect(await ask('Who is the captain of the second tug?')).toBe('pp. 2–3')
})
