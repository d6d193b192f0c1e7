import { strToU8, type Zippable, zipSync } from 'fflate'

/** Files of the demonstration that are packages of others, as their programs write them, with the fewest parts. */

/** The same bytes on every day. */
const mtime = new Date(2024, 4, 3)

/** @param parts in order; `mimetype` is not packed, so that a program finds it at the head of the file */
function packed(parts: Readonly<Record<string, string>>): Uint8Array {
  const files: Zippable = {}
  for (const [name, text] of Object.entries(parts))
    files[name] = [strToU8(text), { mtime, level: name === 'mimetype' ? 0 : 6 }]
  return zipSync(files)
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts that a package of Word and of Excel alike has around its document. */
const ooxml = (part: string, type: string, title: string, more = ''): Record<string, string> => ({
  '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${more}</Types>`,
  '_rels/.rels': `${declaration}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="${part}"/><Relationship Id="rId2" Type="${relations}/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
  'docProps/core.xml': `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dc:creator>Rosa Quist</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2024-04-15T18:00:00Z</dcterms:created></cp:coreProperties>`,
})

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const docx = packed({
  ...ooxml('word/document.xml', 'wordprocessingml.document', 'Minutes of the rowing club'),
  'word/document.xml': `${declaration}<w:document xmlns:w="${word}"><w:body>${[
    'The rowing club of Tern Bay met on 15 April 2024. Rosa Quist was elected chair of the club with 31 votes.',
    'The club buys a new boat. It will be named Kittiwake and costs 8,600 crowns.',
  ]
    .map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`)
    .join('')}</w:body></w:document>`,
})

const sheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const rows = [
  ['Item', 'Crowns'],
  ['New tram', '4200000'],
  ['Repair of the sea wall', '950000'],
]
const cell = (value: string): string =>
  /^\d+$/.test(value) ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`
const xlsx = packed({
  ...ooxml(
    'xl/workbook.xml',
    'spreadsheetml.sheet',
    'Budget of Tern Bay',
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>',
  ),
  'xl/workbook.xml': `${declaration}<workbook xmlns="${sheet}" xmlns:r="${office}"><sheets><sheet name="Budget 2024" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': `${declaration}<worksheet xmlns="${sheet}"><sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData></worksheet>`,
})

const names = ['office', 'text', 'table', 'meta', 'manifest']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')
/** An OpenDocument file. @param body what stands in its body */
const openDocument = (type: string, title: string, body: string): Uint8Array =>
  packed({
    mimetype: `application/vnd.oasis.opendocument.${type}`,
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names} office:version="1.2"><office:body><office:${type}>${body}</office:${type}></office:body></office:document-content>`,
    'meta.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-meta ${names} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"><office:meta><dc:title>${title}</dc:title><meta:initial-creator>Ella Voss</meta:initial-creator><meta:creation-date>2024-03-20T12:00:00</meta:creation-date></office:meta></office:document-meta>`,
    'META-INF/manifest.xml': `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest ${names} manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.${type}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
  })

const odt = openDocument(
  'text',
  'The library in 2023',
  '<text:h text:outline-level="1">The library in 2023</text:h><text:p>The library of Tern Bay lent 58,300 books in 2023. Ella Voss, the librarian, said that most of them were novels.</text:p><text:h text:outline-level="2">New rooms</text:h><text:p>A reading room for children was opened on 4 October 2023.</text:p>',
)

const birds = [
  ['Bird', 'Nests'],
  ['Common tern', '412'],
  ['Puffin', '37'],
]
const ods = openDocument(
  'spreadsheet',
  'Birds of Tern Bay',
  `<table:table table:name="Nests counted in 2023">${birds
    .map(
      (row) =>
        `<table:table-row>${row.map((value) => `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`).join('')}</table:table-row>`,
    )
    .join('')}</table:table>`,
)

const xhtml = (title: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>${title}</title></head><body>${body}</body></html>`
const epub = packed({
  mimetype: 'application/epub+zip',
  'META-INF/container.xml':
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
  'book.opf':
    '<?xml version="1.0" encoding="UTF-8"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:uuid:0b6b8f2e-0000-4000-8000-000000000001</dc:identifier><dc:title>A Short History of Tern Bay</dc:title><dc:language>en</dc:language><dc:creator>Magda Stern</dc:creator><dc:date>2019-06-01</dc:date><meta property="dcterms:modified">2019-06-01T00:00:00Z</meta></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="one"/></spine></package>',
  'nav.xhtml': xhtml('Contents', '<nav epub:type="toc"><ol><li><a href="one.xhtml">The founders</a></li></ol></nav>'),
  'one.xhtml': xhtml(
    'The founders',
    '<h1>The founders</h1><p>Tern Bay was founded in 1387 by the fisherman Aldous Penn. He came with eleven families from the islands.</p><p>The first church was built of driftwood and stood until the flood of 1570.</p>',
  ),
})

const zip = packed({
  'school/minutes.txt':
    'Title: Meeting of the parents\nDate: 7 March 2024\n\nThe parents of the school of Tern Bay met on Thursday. Victor Sand was elected speaker of the parents.\n',
  'school/canteen.md': '# The canteen\n\nThe canteen of the school serves 240 meals a day.\n',
})

/** Their bytes by their names. */
export const packages: Readonly<Record<string, Uint8Array>> = {
  'rowing-club.docx': docx,
  'library.odt': odt,
  'history.epub': epub,
  'budget.xlsx': xlsx,
  'birds.ods': ods,
  'school.zip': zip,
}
