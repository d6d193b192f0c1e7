import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readFileOf, readFiles, readMutated } from './reading.ts'

type Parts = Readonly<Record<string, string>>
const zip = (parts: Parts): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])))

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook of these sheets, by name, each what stands in its `worksheet`. */
const workbook = (sheets: Parts, { states = [] as string[], book = '', parts = {} as Parts } = {}): Uint8Array => {
  const names = Object.keys(sheets)
  return zip({
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${kinds}">${book}<sheets>${names
      .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" state="${states[at] ?? 'visible'}" r:id="r${at}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names
      .map((_, at) => `<Relationship Id="r${at}" Type="${kinds}/worksheet" Target="worksheets/s${at}.xml"/>`)
      .join(
        '',
      )}<Relationship Id="t" Type="${kinds}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="s" Type="${kinds}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="mmmm\\ yyyy"/><numFmt numFmtId="165" formatCode="#,##0.0&quot; m&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/><numFmt numFmtId="167" formatCode="yyyy"/><numFmt numFmtId="168" formatCode=";;;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${[0, 14, 22, 164, 165, 10, 166, 167, 168, 3].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      names.map((name, at) => [`xl/worksheets/s${at}.xml`, `<worksheet ${main}>${sheets[name]}</worksheet>`]),
    ),
    ...parts,
  })
}

const text = (value: string, at = '') => `<c ${at && `r="${at}" `}t="inlineStr"><is><t>${value}</t></is></c>`
const value = (shown: number | string, style = 0) => `<c s="${style}"><v>${shown}</v></c>`
const row = (cells: string, attributes = '') => `<row ${attributes}>${cells}</row>`
const data = (...rows: string[]) => `<sheetData>${rows.join('')}</sheetData>`
const heads = row(text('Boat') + text('Home') + text('Fact'))
/** A sheet whose one boat has this cell. */
const boat = (cell: string) =>
  data(heads, row(text('Ibis') + text('Lenwick') + cell), row(text('Heron') + text('Westmoor')))
const boats = (fact: string) => [
  fact === '' ? 'Boat: Ibis; Home: Lenwick.' : `Boat: Ibis; Home: Lenwick; Fact: ${fact}`,
  'Boat: Heron; Home: Westmoor.',
]

const ns =
  'xmlns:office="urn:o" xmlns:text="urn:t" xmlns:table="urn:b" xmlns:style="urn:s" xmlns:number="urn:n" xmlns:calcext="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/"'
/** An OpenDocument spreadsheet of these tables. */
const open = (tables: string, styles = '', mimetype = 'application/vnd.oasis.opendocument.spreadsheet'): Uint8Array =>
  zipSync({
    mimetype: [strToU8(mimetype), { level: 0 }],
    'content.xml': strToU8(
      `<office:document-content ${ns}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    ),
  })
const cell = (shown: string, attributes = '') =>
  `<table:table-cell ${attributes}><text:p>${shown}</text:p></table:table-cell>`
const line = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`
const odsHeads = line(cell('Boat') + cell('Home') + cell('Fact'))
const odsBoat = (fact: string, styles = '') =>
  open(
    `<table:table table:name="Sheet1">${odsHeads}${line(cell('Ibis') + cell('Lenwick') + fact)}${line(cell('Heron') + cell('Westmoor'))}</table:table>`,
    styles,
  )

describe('a cell says what it shows', () => {
  test.each<[string, string, string, string?]>([
    ['a date', value(43589, 1), '4 May 2019.'],
    ['a date with its time', value(43589.604166666664, 2), '4 May 2019, 14:30.'],
    ['midnight is no time', value(43589, 2), '4 May 2019.'],
    ['a month', value(43589, 3), 'May 2019.'],
    ['a year', value(43589, 7), '2019.'],
    ['a date of the calendar of 1904', value(42127, 1), '4 May 2019.', '<workbookPr date1904="1"/>'],
    ['a date of a strict file', '<c t="d"><v>2019-05-04T14:30:00</v></c>', '4 May 2019, 14:30.'],
    ['a length with its unit', value(1234.56, 4), '1,234.6 m.'],
    ['a share', value(0.875, 5), '87.50%.'],
    ['hours', value(1.5, 6), '36:00.'],
    ['thousands', value(2400000, 9), '2,400,000.'],
    ['a long number is no power of ten', value('4012345678901'), '4012345678901.'],
    ['a sum without the rest of its binary digits', value('0.30000000000000004'), '0.3.'],
    ['yes or no', '<c t="b"><v>1</v></c>', 'TRUE.'],
    ['a formula by its value', '<c><f>A1+1</f><v>12</v></c>', '12.'],
    ['a formula of text', '<c t="str"><f>A1</f><v>sold</v></c>', 'sold.'],
    ['what could not be worked out', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', ''],
    ['what a format hides', value(12, 8), ''],
    ['a style that is not there', value(12, 99), '12.'],
    [
      'text without how it is said',
      '<c t="inlineStr"><is><r><t>so</t></r><r><t>ld</t></r><rPh><t>SOLD</t></rPh></is></c>',
      'sold.',
    ],
    ['a sign that XML has no place for', text('sold_x000D_\nagain'), 'sold again.'],
    ['a serial beyond all dates', value(1e12, 1), '1000000000000.'],
  ])('%s', async (_, fact, expected, book = '') => {
    const { article, reasons } = await readFileOf('boats.xlsx', workbook({ Sheet1: boat(fact) }, { book }))
    expect([article?.title, article?.text.split('\n\n'), reasons]).toEqual(['Boats', boats(expected), []])
  })

  test.each<[string, string, string, string?]>([
    ['a date', cell('05/04/19', 'office:value-type="date" office:date-value="2019-05-04"'), '4 May 2019.'],
    [
      'a month, by the style of the cell',
      cell('May 19', 'table:style-name="c" office:date-value="2019-05-01"'),
      'May 2019.',
      '<number:date-style style:name="d"><number:month/><number:year/></number:date-style><style:style style:name="c" style:data-style-name="d"/>',
    ],
    [
      'a day of each year',
      cell('4 May', 'table:style-name="c" office:date-value="2019-05-04"'),
      '4 May.',
      '<number:date-style style:name="d"><number:day/><number:month/></number:date-style><style:style style:name="c" style:data-style-name="d"/>',
    ],
    ['a number', cell('1,234.50', 'office:value-type="float" office:value="1234.5"'), '1,234.50.'],
    ['a value that shows no text', '<table:table-cell office:value-type="percentage" office:value="0.07"/>', '7%.'],
    ['what could not be worked out', cell('#REF!', 'calcext:value-type="error"'), ''],
    [
      'text without its comment',
      '<table:table-cell><office:annotation><text:p>Ask Tom</text:p></office:annotation><text:p>so<text:span>ld</text:span><text:s/>twice</text:p></table:table-cell>',
      'sold twice.',
    ],
  ])('of ODS: %s', async (_, fact, expected, styles) => {
    const { article, reasons } = await readFileOf('boats.ods', odsBoat(fact, styles))
    expect([article?.title, article?.text.split('\n\n'), reasons]).toEqual(['Boats', boats(expected), []])
  })
})

describe('a table as it is seen', () => {
  test.each<[string, string, string[]]>([
    [
      'cells over several rows say so of each',
      `${data(heads, row(text('Ibis') + text('Lenwick') + text('sold')), row(text('Heron')))}<mergeCells><mergeCell ref="B2:B3"/></mergeCells>`,
      ['Boat: Ibis; Home: Lenwick; Fact: sold.', 'Boat: Heron; Home: Lenwick.'],
    ],
    [
      'a heading over several columns is part of each',
      `${data(row(text('Boat', 'A1') + text('Season', 'B1')), row(text('Trips', 'B2') + text('Guests', 'C2')), row(text('Ibis') + value(12) + value(340)))}<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>`,
      ['Boat: Ibis; Season Trips: 12; Season Guests: 340.'],
    ],
    [
      'hidden rows and columns are out',
      `<cols><col min="2" max="2" hidden="1"/></cols>${data(heads, row(text('Ibis') + text('Lenwick') + text('sold')), row(text('Heron') + text('Westmoor'), 'hidden="1"'))}`,
      ['Boat: Ibis; Fact: sold.'],
    ],
    [
      'cells have their place by its name, or by their order',
      data(row(text('Boat', 'C3') + text('Built'), 'r="3"'), row(text('Ibis', 'C4') + value(1990), 'r="4"')),
      ['Boat: Ibis; Built: 1990.'],
    ],
    [
      'an empty row parts two tables',
      data(
        heads,
        row(text('Ibis') + text('Lenwick') + text('sold')),
        '<row/>',
        row(text('Berth') + text('Fee')),
        row(text('North') + value(12)),
      ),
      ['Boat: Ibis; Home: Lenwick; Fact: sold.', 'Berth: North; Fee: 12.'],
    ],
    [
      'and a table goes on behind one',
      data(
        heads,
        row(text('Ibis') + text('Lenwick') + text('sold')),
        '<row/>',
        row(text('Heron') + text('Westmoor') + text('in use')),
      ),
      ['Boat: Ibis; Home: Lenwick; Fact: sold.', 'Boat: Heron; Home: Westmoor; Fact: in use.'],
    ],
    [
      'names with a prefix',
      `<x:sheetData xmlns:x="urn:x"><x:row><x:c t="inlineStr"><x:is><x:t>Ibis was built in 1990.</x:t></x:is></x:c></x:row></x:sheetData>`,
      ['Ibis was built in 1990.'],
    ],
  ])('%s', async (_, sheet, expected) => {
    const { article, reasons } = await readFileOf('boats.xlsx', workbook({ Sheet1: sheet }))
    expect([article?.text.split('\n\n'), reasons]).toEqual([expected, []])
  })

  test.each<[string, string, string[]]>([
    [
      'what is written once for many, and a million empty rows',
      `${odsHeads}${line(cell('Ibis') + cell('sold', 'table:number-columns-repeated="2"'), 'table:number-rows-repeated="2"')}${line('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048570"')}`,
      ['Boat: Ibis; Home: sold; Fact: sold.', 'Boat: Ibis; Home: sold; Fact: sold.'],
    ],
    [
      'cells over several rows and hidden rows',
      `${odsHeads}${line(cell('Ibis') + cell('Lenwick', 'table:number-rows-spanned="2"'))}${line(`${cell('Heron')}<table:covered-table-cell/>${cell('sold')}`)}${line(cell('Gannet'), 'table:visibility="filter"')}`,
      ['Boat: Ibis; Home: Lenwick.', 'Boat: Heron; Home: Lenwick; Fact: sold.'],
    ],
    [
      'hidden columns',
      `<table:table-column/><table:table-column table:visibility="collapse"/>${odsHeads}${line(cell('Ibis') + cell('Lenwick') + cell('sold'))}`,
      ['Boat: Ibis; Fact: sold.'],
    ],
  ])('of ODS: %s', async (_, table, expected) => {
    const { article, reasons } = await readFileOf('boats.ods', open(`<table:table>${table}</table:table>`))
    expect([article?.text.split('\n\n'), reasons]).toEqual([expected, []])
  })

  test('each sheet that is shown is an article', async () => {
    const sheet = boat(text('sold'))
    const xlsx = workbook(
      { Boats: sheet, Notes: sheet, Old: sheet, 'The crew': sheet, Empty: data() },
      { states: ['visible', 'hidden', 'veryHidden'] },
    )
    const table = (name: string, style = '') =>
      `<table:table table:name="${name}" table:style-name="${style}">${odsHeads}${line(cell('Ibis') + cell('Lenwick'))}</table:table>`
    const ods = open(
      table('Boats') + table('Notes', 'h') + table('The crew'),
      '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>',
    )
    for (const files of [{ 'fleet.xlsx': xlsx }, { 'fleet.ods': ods }]) {
      const { articles, problems } = await readFiles(files)
      expect([articles.map(({ id, title }) => [id, title]), problems]).toEqual([
        [
          ['fleet/boats', 'Fleet: Boats'],
          ['fleet/the-crew', 'Fleet: The crew'],
        ],
        [],
      ])
    }
  })
})

describe('what cannot be read is named', () => {
  const far = data(heads, row(text('Ibis', 'A1048576'), 'r="1048576"'))
  test.each<[string, string, Uint8Array, RegExp]>([
    ['no rows', 'a.xlsx', workbook({ Sheet1: data() }), /no rows that are shown/],
    ['hidden sheets alone', 'a.xlsx', workbook({ Sheet1: boat('') }, { states: ['hidden'] }), /no rows that are shown/],
    [
      'broken XML',
      'a.xlsx',
      workbook({ Sheet1: '<sheetData><row>' }),
      /could not be read to its end \(its XML is broken/,
    ],
    [
      'entities',
      'a.xlsx',
      workbook({ Sheet1: '' }, { parts: { 'xl/worksheets/s0.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' } }),
      /declares entities/,
    ],
    ['elements without end', 'a.xlsx', workbook({ Sheet1: '<a>'.repeat(5000) }), /nested too deep/],
    [
      'formulas without values',
      'a.xlsx',
      workbook({ Sheet1: boat('<c><f>A1</f></c>') }),
      /1 of its formulas have no value/,
    ],
    [
      'and those that wait for the next program',
      'a.xlsx',
      workbook({ Sheet1: boat('<c><f>A1</f><v>0</v></c>') }, { book: '<calcPr fullCalcOnLoad="1"/>' }),
      /1 of its formulas have no value/,
    ],
    [
      'more cells than are read',
      'a.ods',
      open(
        `<table:table table:name="Boats">${line(cell('Ibis', 'table:number-columns-repeated="1000"'), 'table:number-rows-repeated="1000"')}${line(cell('Heron'))}${line(cell('Heron'))}</table:table>`,
      ),
      /all from row \d+ on is left out/,
    ],
  ])('%s', async (_, file, bytes, reason) => {
    expect((await readFileOf(file, bytes)).reasons).toEqual([expect.stringMatching(reason)])
  })

  test('a cell a million rows below is read', async () => {
    expect((await readFileOf('a.xlsx', workbook({ Sheet1: far }))).article?.text).toContain('Ibis')
  })

  test('many cells over all rows are filled for a while', async () => {
    const spans = Array.from({ length: 20_000 }, (_, at) => `<mergeCell ref="A${at + 1}:XFD1048576"/>`).join('')
    const sheet = `${data(...Array.from({ length: 300 }, () => row(text('Ibis') + text('Lenwick') + text('sold'))))}<mergeCells>${spans}</mergeCells>`
    expect((await readFileOf('a.xlsx', workbook({ Sheet1: sheet }))).article?.text).toContain('Ibis')
  })

  test('a sheet that breaks off gives what stands before', async () => {
    const { article, reasons } = await readFileOf(
      'a.xlsx',
      workbook({ Sheet1: `${boat(text('sold')).replace('</sheetData>', '')}<row><c t=` }),
    )
    expect([article?.text.split('\n\n'), reasons]).toEqual([
      boats('sold.'),
      [expect.stringMatching(/sheet|to its end/)],
    ])
  })

  test.each<[string, Uint8Array]>([
    ['boats.xlsx', workbook({ Sheet1: boat(value(43589, 1)), Crew: boat(text('sold')) })],
    ['boats.ods', odsBoat(cell('sold'))],
  ])('%s whose bytes were changed gives a line or what is left', (file, bytes) => readMutated(file, bytes))
})
