import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openLibrary } from '../../../src/library.ts'
import { campaign } from '../../campaign.ts'
import { readFileOf } from './reading.ts'

const folder = new URL('./files/', import.meta.url).pathname

/** Of each article of a file: its title, its date, and sentences that it says; then a question and its answer. */
type Row = readonly [
  file: string,
  title: string,
  published: string,
  says: readonly string[],
  question: string,
  answer: RegExp,
]

const tug = ['The board agreed to buy a second tug for 2.4 million crowns, which is to be paid over six years.']
const boats = ['Boat: Ibis; Built: 1990; Captain: Halvor Lind.', 'Boat: Plover; Built: 2011; Captain: Nils Abery.']
const club = [
  'Greta Lomm was elected chair with 29 votes; she follows Anders Pell, who had led the club since 2012.',
  'Training for beginners starts on 7 May 2022.',
]
const races = ['Race: Lake cup; Place: 1; Cox: Ivo Brandt.']
const mill = [
  'The mill at Hollin Bridge was built by the brothers Tane in 1871 and burned down twice.',
  'A visit to the wheel costs three crowns.',
]
const owners = ['Owner: Hollin Grain Company; From: 1902; Until: 1964.']
const seeds = [
  'The botanist Priya Raman gathered the first 340 sorts from gardens of the county.',
  'The library is open on Tuesday and Saturday from 10 to 16.',
]
const sorts = ['Sort: Dunmore Blue; Kind: Pea; Giver: Ruth Dunmore.']
const ferry = ['It is owned by the Sound Line, whose director is Magnus Tarr.', 'Bicycles travel free of charge.']
const ships = ['Ship: Sunniva; Years: 1961 to 1988; Passengers: 150.']
const titles = {
  tug: 'Lenwick harbour buys a second tug',
  club: 'Tarn Valley rowing club elects a new chair',
  mill: 'The mill at Hollin Bridge',
  seeds: 'A seed library opens in Westmoor',
  ferry: 'The night ferry to Skarholm sails again',
}
const season = [
  'Race: Spring head; Day: 17 April 2021; Cox: Una Wells; Place: 2; Entry closes: March 2021; Crews: 14.',
  'Race: Winter head; Cox: Greta Lomm; Crews: 45.',
]
const fleet = [
  'As of: 4 May 2019.',
  'Boat: Heron; Captain: Runa Tveit; Launched: 17 September 2004; Length in m: 21.25; Berth: North quay.',
]
const pupils = [
  'Instrument: Harp; Teacher: Signe Moor; Pupils: 7; Since: 17 August 2015.',
  'Room: Granary; Seats: 220.',
]
const sold = ['Ship: Nordwind; Sold: 1 December 2009; Buyer: Magnus Tarr; Price: 512000.']

const rows: Readonly<Record<string, readonly Row[]>> = {
  PDF: [
    [
      'fpdf2.pdf',
      titles.seeds,
      '2022-03-18',
      [...seeds, 'Dunmore Blue Pea Ruth Dunmore'],
      'Who gathered the first 340 sorts?',
      /Priya Raman/,
    ],
    [
      'libreoffice.pdf',
      titles.club,
      '2026-11-30',
      [...club, 'Lake cup 1 Ivo Brandt'],
      'Who was elected chair of the rowing club?',
      /Greta Lomm/,
    ],
    [
      'pdf-lib.pdf',
      'Plan of the night ferry',
      '2020-07-01',
      ['In fog the ship waits outside the sound until the pilot comes on board.'],
      'Who sells the last cabins after midnight?',
      /Ada Renn/,
    ],
    [
      'pdfkit.pdf',
      'Minutes of the harbour board',
      '2020-02~',
      ['Point 3: The lights', 'Forty-two lamps are to be changed for 8,300 crowns.'],
      'Who proposed 1,150 crowns a month?',
      /Nils Abery/,
    ],
    ['reportlab-table.pdf', titles.mill, '2026-11-30', mill, 'When was the mill at Hollin Bridge built?', /1871/],
    [
      'weasyprint.pdf',
      'Letters from the Łódź exchange',
      '2023-05-12',
      [
        'Understandably the organisers were disappointed by the thunderstorm that interrupted the concluding ceremony',
        'Applications are accepted by the coordinator Åse Ødegård until 31 January 2024.',
      ],
      'Who won the international championship of the juniors?',
      /Šárka Dvořáková/,
    ],
  ],
  DOCX: [
    [
      'docx.docx',
      'Concerts in the granary of Hollin Bridge',
      '2018-10-21',
      ['Pupils pay two crowns.', 'Concert: Oboe and harp; Day: 10 November; Seats sold: 148.'],
      'Who is the head of the school of music?',
      /Karl Finn/,
    ],
    ['libreoffice.docx', titles.mill, '', [...mill, ...owners], 'Who built the mill at Hollin Bridge?', /Tane/],
    ['pandoc.docx', titles.tug, '2019-05-04', [...tug, ...boats], 'Who leads the repair?', /Tobias Ree/],
    [
      'pandoc-toc.docx',
      titles.ferry,
      '2020-07-01',
      [...ferry, ...ships],
      'Who is the director of the Sound Line?',
      /Magnus Tarr/,
    ],
    [
      'python-docx.docx',
      titles.club,
      '2021-11-12',
      [...club, ...races],
      'Who reported a surplus of 4,210 crowns?',
      /Oona Fairley/,
    ],
    [
      'python-docx-bold.docx',
      titles.seeds,
      '2022-03-18',
      [...seeds, ...sorts],
      'Who gives the cards of the seed library?',
      /Wim Achter/,
    ],
  ],
  ODT: [
    [
      'libreoffice.odt',
      titles.ferry,
      '2020-07-01',
      [...ferry, ...ships],
      'Who is the director of the Sound Line?',
      /Magnus Tarr/,
    ],
    [
      'libreoffice-word.odt',
      titles.seeds,
      '2022-03-18',
      [...seeds, ...sorts],
      'Who gathered the first 340 sorts?',
      /Priya Raman/,
    ],
    ['odfpy.odt', titles.tug, '2019-05-04', [...tug, ...boats], 'Who is the harbour master?', /Maren Olsby/],
    [
      'pandoc.odt',
      titles.club,
      '2021-11-12',
      [...club, ...races],
      'Who was elected chair of the rowing club?',
      /Greta Lomm/,
    ],
    [
      'pandoc-toc.odt',
      titles.mill,
      '2017-09-30',
      [...mill, ...owners],
      'Who was the first head of the school?',
      /Minna Aske/,
    ],
  ],
  EPUB: [
    [
      'ebooklib.epub',
      titles.ferry,
      '2020-07-01',
      [...ferry, ...ships],
      'Who is the director of the Sound Line?',
      /Magnus Tarr/,
    ],
    [
      'ebooklib-one.epub',
      titles.club,
      '2021-11-12',
      [...club, ...races],
      'Who was elected chair of the rowing club?',
      /Greta Lomm/,
    ],
    ['libreoffice.epub', titles.tug, '', [...tug, ...boats], 'Who is the harbour master?', /Maren Olsby/],
    [
      'pandoc-2.epub',
      titles.seeds,
      '2022-03-18',
      [...seeds, ...sorts],
      'Who gathered the first 340 sorts?',
      /Priya Raman/,
    ],
    [
      'pandoc-3.epub',
      titles.mill,
      '2017-09-30',
      [...mill, ...owners],
      'Who was the first head of the school?',
      /Minna Aske/,
    ],
  ],
  XLSX: [
    [
      'exceljs.xlsx',
      'Seeds lent in Westmoor: Loans',
      '2022-03-18',
      ['Sort: Early Nan; Lent on: 26 March 2022, 11:15; Reader: Priya Raman; Packets: 6.'],
      'Who is the reader of Westmoor Gold?',
      /Carl Ibsen/,
    ],
    ['hucre.xlsx', 'Ships of the Sound Line: Ships', '', sold, 'Who is the buyer of the Nordwind?', /Magnus Tarr/],
    [
      'libreoffice.xlsx',
      'Libreoffice: ferry-ships',
      '',
      ['Ship: Sunniva; First crossing: 1 August 1961; Passengers: 150; Owner: Sound Line; Fare: 9.25.'],
      'When was the first crossing of the Skarholm I?',
      /12 May 1934/,
    ],
    [
      'openpyxl.xlsx',
      'Boats of Lenwick harbour: Fleet',
      '2019-05-04',
      fleet,
      'When was the Heron launched?',
      /17 September 2004/,
    ],
    [
      'sheetjs.xlsx',
      'Pupils of the school of music',
      '2018-01-15',
      pupils,
      'Who is the teacher of the harp?',
      /Signe Moor/,
    ],
    [
      'xlsxwriter.xlsx',
      'Season of the Tarn Valley rowing club: Races',
      '2021-11-12',
      season,
      'Who was the cox at the Lake cup?',
      /Ivo Brandt/,
    ],
    [
      'xlsxwriter-inline.xlsx',
      'Members of libraries',
      '2026-11-30',
      ['County: Westmoor; 2018: 2975; 2019: 3010; 2020: 2890.'],
      '',
      /^$/,
    ],
  ],
  ODS: [
    [
      'hucre.ods',
      'Ships of the Sound Line: Ships',
      '2026-11-30',
      sold,
      'Who is the buyer of the Nordwind?',
      /Magnus Tarr/,
    ],
    [
      'libreoffice.ods',
      'Boats of Lenwick harbour: Fleet',
      '2019-05-04',
      fleet,
      'When was the Heron launched?',
      /17 September 2004/,
    ],
    [
      'libreoffice-1904.ods',
      'Season of the Tarn Valley rowing club: Races',
      '2021-11-12',
      season,
      'Who was the cox at the Lake cup?',
      /Ivo Brandt/,
    ],
    [
      'odfpy.ods',
      'Owners of the mill at Hollin Bridge: Owners',
      '2017-09-30',
      ['Owner: Brothers Tane; Bought: March 1871; Price in crowns: 9,400; Town: Hollin Bridge.'],
      '',
      /^$/,
    ],
    [
      'odfpy-values.ods',
      'Odfpy values',
      '',
      ['Sort: Early Nan; Sown: 27 February 2022; Packets: 63.'],
      'When was Dunmore Blue sown?',
      /18 March 2022/,
    ],
    ['sheetjs.ods', 'Pupils of the school of music', '', pupils, 'Who is the teacher of the harp?', /Signe Moor/],
  ],
}

describe.each(Object.entries(rows))('%s of different makers', (_, files) => {
  test.each(files)('%s is read', async (file, title, published, says) => {
    const { article } = await readFileOf(file, await readFile(join(folder, file)))
    expect([article?.title, article?.published ?? '']).toEqual([title, published])
    for (const sentence of says) expect(article?.text).toContain(sentence)
  })

  const asked = files.filter(([, , , , question]) => question !== '')
  const some = asked.slice(0, campaign(2, asked.length))

  test(`${some.length} of them answer a question, each its own`, async () => {
    const corpus = await mkdtemp(join(tmpdir(), 'dateline-files-'))
    for (const [file] of files) await cp(join(folder, file), join(corpus, file))
    const library = await openLibrary({ corpus })
    try {
      const given: [string, string, string][] = []
      for (const [file, , , , question, expected] of some) {
        const answer = await library.ask(question)
        const [citation] = answer.status === 'answered' ? answer.citations : answer.nearest
        given.push([
          question,
          answer.status === 'answered' ? answer.answer : `no answer; ${answer.guess?.answer}`,
          citation?.file ?? '',
        ])
        expect.soft(given.at(-1), question).toEqual([question, expect.stringMatching(expected), file])
      }
      expect(given.length).toBeGreaterThan(campaign(1, 4))
    } finally {
      await library.close()
      await rm(corpus, { recursive: true })
    }
  })
})
