import { describe, expect, test } from 'vitest'
import { readColumns } from '../../../src/corpus/formats/pdf-lines.ts'
import { withoutMargins } from '../../../src/corpus/formats/pdf-margins.ts'
import { paragraphsOf } from '../../../src/corpus/formats/pdf-paragraphs.ts'
import type { OutlineEntry } from '../../../src/corpus/formats/pdf-sections.ts'
import { lines, type Placed, pdfOf } from '../../../src/demo/pdf.ts'
import { askFiles, readFileOf } from './reading.ts'

/** A page as it is read; its letters are half as wide as high. */
const pageOf = (placed: readonly Placed[], at: number) => ({
  label: `${at + 1}`,
  number: at + 1,
  left: 0,
  bottom: 0,
  right: 600,
  top: 800,
  pieces: placed.map(([text, x, y, height = 10]) => ({
    text,
    x,
    y,
    width: text.length * height * 0.5,
    height,
    turned: false,
    font: 'F1',
  })),
})

/** The sections of pages: the level of each and its name, in order. */
function sectionsIn(pages: readonly (readonly Placed[])[], outline: readonly OutlineEntry[] = []): string[] {
  const read = pages.map(pageOf).map((page) => ({ page, columns: readColumns(page) }))
  return paragraphsOf(withoutMargins(read), outline).blocks.flatMap(({ text, level, section = text }) =>
    level === undefined ? [] : [`${level} ${section}`],
  )
}

const fees = [
  'Members pay twenty crowns a year. Pupils pay half of it, and who has rowed for',
  'forty years pays nothing.',
]
const boats = [
  'The club has four boats. Who takes one out writes that into the book, and who',
  'brings it back says so.',
]

/** Text with something between its first and second paragraph. */
const around = (between: readonly Placed[], gap = 30): Placed[] => [
  ...lines(fees, 60, 700),
  ...between,
  ...lines(boats, 60, 688 - gap - 24 * between.length),
]

describe('by the size of headings', () => {
  test.each<[string, Placed[], string[]]>([
    ['a numbered one', around([['3. Fees', 60, 660, 13]]), ['1 3. Fees']],
    ['a paragraph sign', around([['§ 3', 60, 660, 13]]), ['1 § 3']],
    ['with a name', around([['§ 3 Fees and fines', 60, 660, 13]]), ['1 § 3 Fees and fines']],
    ['an article', around([['Article IV', 60, 660, 13]]), ['1 Article IV']],
    ['one that stands alone', around([['Boats and repairs', 60, 660, 13]]), ['1 Boats and repairs']],
    ['a question', around([['Who may take a boat out?', 60, 660, 13]]), ['1 Who may take a boat out?']],
    [
      'one of two lines',
      around(lines(['Boats, oars, the shed and', 'what else the club owns'], 60, 660, 13)),
      ['1 Boats, oars, the shed and what else the club owns'],
    ],
    [
      'under another',
      around([
        ['2 Boats', 60, 655, 16],
        ['Who may take them out', 60, 630, 13],
      ]),
      ['1 2 Boats', '2 Who may take them out'],
    ],
    [
      'of one size, by their numbers',
      around([
        ['2 Boats', 60, 655, 14],
        ['2.1 Taking them out', 60, 630, 14],
      ]),
      ['1 2 Boats', '2 2.1 Taking them out'],
    ],
    ['not of the letters of the text', around([['Boats and repairs', 60, 660, 10]]), []],
    ['no quotation in large type', around([['“The best year that we ever had”', 60, 660, 15]]), []],
    ['nor one without marks that is a sentence', around([['It was the best year that we ever had.', 60, 660, 15]]), []],
    [
      'nor a long one',
      around(
        lines(
          ['It was the best year of all the forty that I', 'have rowed with them on the lake and off it'],
          60,
          660,
          15,
        ),
      ),
      [],
    ],
    ['nor who said it', around([['– Greta Lomm, chair', 60, 660, 13]]), []],
    ['no caption', around([['Figure 3: The four boats', 60, 660, 13]]), []],
    ['nor that of a table', around([['Table 2 Fees by age', 60, 660, 13]]), []],
    ['but a heading may speak of tables', around([['Tables and chairs', 60, 660, 13]]), ['1 Tables and chairs']],
    [
      'no row of a table',
      around([
        ['Boat', 60, 660, 13],
        ['Built', 200, 660, 13],
        ['Captain', 300, 660, 13],
      ]),
      [],
    ],
    ['no large number', around([['41,200', 60, 660, 24]]), []],
    ['no address', around([['www.club.example', 60, 660, 13]]), []],
    ['nothing without text under it', [...lines(fees, 60, 700), ['Thank you for your trust', 60, 600, 14]], []],
    [
      'no words that part a sentence',
      [...lines(fees.slice(0, 1), 60, 700), ['Half for pupils', 60, 670, 14], ...lines(fees.slice(1), 60, 640)],
      [],
    ],
    [
      'no lines of one size in a heap',
      around([
        ['Rowing club', 60, 655, 14],
        ['Tarn Valley', 60, 620, 14],
        ['Lake Road 4', 60, 585, 14],
      ]),
      [],
    ],
  ])('%s', (_, page, sections) => {
    expect(sectionsIn([page])).toEqual(sections)
  })

  test('no running headers, whatever their size', () => {
    const head: Placed = ['Tarn Valley rowing club', 60, 770, 14]
    const page = (heading: string): Placed[] => [
      head,
      ...lines(fees, 60, 730),
      [heading, 60, 690, 13],
      ...lines(boats, 60, 670),
    ]
    expect(sectionsIn([page('Boats'), page('Oars'), page('The shed')])).toEqual(['1 Boats', '1 Oars', '1 The shed'])
  })
})

describe('by the outline', () => {
  const pages = [
    around([['1 Fees', 60, 660, 10]]),
    [
      ...lines(fees, 60, 700),
      ...lines(['Boats. The club has four of them, and who takes one out says so in the book.'], 60, 640),
    ],
    lines(boats, 60, 700),
  ]
  const fee = { title: 'Fees', level: 1, page: 1, left: 60, top: 672 }

  test.each<[string, OutlineEntry[], string[]]>([
    [
      'a line with its words, whatever its size',
      [fee, { title: 'Boats', level: 2, page: 2, top: 655 }],
      ['1 1 Fees', '2 Boats'],
    ],
    [
      'where no line has its words the place',
      [fee, { title: 'The shed', level: 1, page: 2, left: 0, top: 655 }],
      ['1 1 Fees', '1 The shed'],
    ],
    ['or the page', [fee, { title: 'The shed', level: 1, page: 3 }], ['1 1 Fees', '1 The shed']],
    [
      'of two that lead to one place the one whose words stand there',
      [
        { title: 'Part one', level: 1, page: 1, top: 672 },
        { ...fee, level: 2 },
        { title: 'Boats', level: 2, page: 2, top: 655 },
      ],
      ['2 1 Fees', '2 Boats'],
    ],
    ['no names of pages', [fee, { title: 'Page 2', level: 1, page: 2 }, { title: '3', level: 1, page: 3 }], []],
    [
      'nothing off the page',
      [fee, { title: 'Index', level: 1, page: 9 }, { title: 'End', level: 1, page: 3, top: 20 }],
      [],
    ],
    ['nor of the only name of the document', [{ title: 'Bylaws', level: 1, page: 1 }], []],
  ])('%s', (_, outline, sections) => {
    expect(sectionsIn(pages, outline)).toEqual(sections)
  })
})

/** The objects of an outline of two entries under one, the first to a place and the second to a page, for a file of two pages. */
const outline = {
  catalog: '/Outlines 9 0 R /Dests << /fees [5 0 R /XYZ 60 690 null] >>',
  objects: [
    '<< /Type /Outlines /First 10 0 R /Last 10 0 R /Count 3 >>',
    '<< /Title (Bylaws of the club) /Parent 9 0 R /Dest [5 0 R /Fit] /First 11 0 R /Last 12 0 R /Count 2 >>',
    '<< /Title (\\247 3 Fees) /Parent 10 0 R /Next 12 0 R /Dest /fees >>',
    '<< /Title (\\247 4 Boats) /Parent 10 0 R /Prev 11 0 R /A << /S /GoTo /D [7 0 R /FitH 760] >> >>',
  ],
}
const bylaws: Placed[][] = [
  [['Bylaws of the club', 60, 720, 18], ['\u00a7 3 Fees', 60, 680], ...lines(fees, 60, 660)],
  lines(boats, 60, 740),
]

test('an outline is read off the file', async () => {
  const { article } = await readFileOf('bylaws.pdf', pdfOf(bylaws, outline))
  const sections = article?.sections?.map(({ label, start }) => [label, article.text.slice(start, start + 12)])
  expect(sections).toEqual([
    ['§ 3 Fees', '§ 3 Fees\n\nMe'],
    ['§ 4 Boats', 'The club has'],
  ])
})

test('an outline that leads in circles, or nowhere, does no harm', async () => {
  const circle = outline.objects.map((one) =>
    one.replace('/Prev 11 0 R', '/Next 10 0 R /First 10 0 R').replace('/fees', '(x)'),
  )
  const { article, reasons } = await readFileOf('bylaws.pdf', pdfOf(bylaws, { ...outline, objects: circle }))
  expect([article?.text, reasons]).toEqual([expect.stringContaining(fees[1] ?? ''), []])
})

test('an answer from a PDF says in which section it stands', async () => {
  const answer = await askFiles({ 'bylaws.pdf': pdfOf(bylaws, outline) }, 'How much do members pay?')
  expect(answer).toMatchObject({
    status: 'answered',
    citations: [{ title: 'Bylaws of the club', section: '§ 3 Fees', locator: 'p. 1' }],
  })
})
