import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openZip, zipLimits } from '../../../src/corpus/formats/zip.ts'
import { campaign } from '../../campaign.ts'
import { askFiles, readFileOf, readFiles } from './reading.ts'

type Parts = Readonly<Record<string, string | Uint8Array>>
const zip = (parts: Parts): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => {
        const bytes = typeof part === 'string' ? strToU8(part) : part
        return [name, name === 'mimetype' ? [bytes, { level: 0 as const }] : bytes]
      }),
    ),
  )

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
const p = (content: string, style = '') =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${content}</w:p>`
const cells = (...texts: string[]) => `<w:tr>${texts.map((text) => `<w:tc>${p(run(text))}</w:tc>`).join('')}</w:tr>`

/** A Word document of this body. */
const word = (body: string, parts: Parts = {}): Uint8Array =>
  zip({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/_rels/document.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    'word/styles.xml': `<w:styles ${w}><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    'word/document.xml': `<?xml version="1.0"?><w:document ${w}><w:body>${body}</w:body></w:document>`,
    ...parts,
  })

const first = 'Maren Olsby, the harbour master, said that the north quay would be closed from June.'
const second = 'The board agreed to buy a second tug for 2.4 million crowns.'
const core =
  '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Harbour &amp; quay</dc:title><dc:creator>Ida Marsh</dc:creator><dcterms:created>2019-05-04T08:00:00Z</dcterms:created></cp:coreProperties>'
const body = [p(run('Lenwick harbour buys a tug'), 'T'), p(run(first)), p(run('The tug'), 'H1'), p(run(second))].join(
  '',
)
const bodyText = [first, 'The tug', second].join('\n\n')

const ns =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'

/** An OpenDocument text of this body. */
const open = (text: string, styles = '', parts: Parts = {}): Uint8Array =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<?xml version="1.0"?><office:document-content ${ns}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`,
    'meta.xml': `<office:document-meta ${ns}><office:meta><dc:title>Harbour &amp; quay</dc:title><meta:initial-creator>Ida Marsh</meta:initial-creator><meta:creation-date>2019-05-04T08:00:00</meta:creation-date></office:meta></office:document-meta>`,
    ...parts,
  })
const odtBody = `<text:h text:outline-level="1">Lenwick harbour buys a tug</text:h><text:p>${first}</text:p><text:h text:outline-level="2">The tug</text:h><text:p>${second}</text:p>`

const xhtml = (content: string, type = '') =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body${type && ` epub:type="${type}"`}>${content}</body></html>`

/** A book of these chapters, by their file's name. */
const bookOf = (chapters: Readonly<Record<string, string>>, parts: Parts = {}): Uint8Array =>
  zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OEBPS/book.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Ferry at Lenwick</dc:title><dc:creator>Ida Marsh</dc:creator><dc:publisher>Quay Press</dc:publisher><dc:date>2019-05-04</dc:date><meta name="cover" content="x"/></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>${Object.keys(
      chapters,
    )
      .map((name) => `<item id="${name}" href="text/${name}.xhtml" media-type="application/xhtml+xml"/>`)
      .join('')}</manifest><spine><itemref idref="nav"/>${Object.keys(chapters)
      .map((name) => `<itemref idref="${name}"/>`)
      .join('')}</spine></package>`,
    'OEBPS/nav.xhtml': xhtml(
      '<nav epub:type="toc"><h1>Contents</h1><ol><li><a href="text/a.xhtml">One</a></li></ol></nav>',
    ),
    ...Object.fromEntries(Object.entries(chapters).map(([name, content]) => [`OEBPS/text/${name}.xhtml`, content])),
    ...parts,
  })
const chapters = {
  cover: xhtml('<p>The Ferry at Lenwick, a book with a picture</p>', 'cover'),
  a: xhtml(`<h1>The quay</h1><p>${first}</p>`),
  b: xhtml(
    `<h1>The tug</h1><p>${second}<a epub:type="noteref" href="#n1">1</a></p><aside epub:type="footnote" id="n1">A note.</aside>`,
    'bodymatter chapter',
  ),
  imprint: xhtml('<p>Printed by nobody in particular in the town of Lenwick.</p>', 'copyright-page'),
}

describe.each<[string, string, Uint8Array, object, string]>([
  [
    'DOCX',
    'tug.docx',
    word(body, { 'docProps/core.xml': core }),
    { title: 'Harbour & quay', author: 'Ida Marsh', published: '2019-05-04' },
    `Lenwick harbour buys a tug\n\n${bodyText}`,
  ],
  [
    'ODT',
    'tug.odt',
    open(odtBody),
    { title: 'Harbour & quay', author: 'Ida Marsh', published: '2019-05-04' },
    `Lenwick harbour buys a tug\n\n${bodyText}`,
  ],
  [
    'EPUB',
    'tug.epub',
    bookOf(chapters),
    { title: 'The Ferry at Lenwick', author: 'Ida Marsh', publisher: 'Quay Press', published: '2019-05-04' },
    ['The quay', first, 'The tug', second].join('\n\n'),
  ],
])('%s', (_, file, bytes, known, text) => {
  test('gives its text, its headings and what it says of itself', async () => {
    const { article, reasons } = await readFileOf(file, bytes)
    expect(article).toMatchObject({ ...known, text })
    expect(article?.sections?.at(-1)).toEqual({
      label: expect.stringMatching(/The tug$/),
      start: text.indexOf('The tug'),
    })
    expect(reasons).toEqual([])
  })

  test('is known by its content, whatever its name', async () => {
    expect((await readFileOf('letter.txt', bytes)).article?.text).toBe(text)
  })

  test('answers a question', async () => {
    const given = await askFiles({ [file]: bytes }, 'Who is the harbour master?')
    const answer = expect.stringContaining('Maren Olsby')
    expect(given).toMatchObject({ status: 'answered', answer, citations: [{ quote: first }] })
  })

  test('cut off or damaged, it gives a line or what is left, and nothing throws', async () => {
    expect((await readFileOf(file, bytes.subarray(0, bytes.length - 60))).reasons).toHaveLength(1)
    const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const changed = Uint8Array.from(bytes)
        for (const [at, value] of changes) changed[at] = value
        const read = await readFileOf(file, changed)
        expect((read.article?.text ?? '') !== '' || read.reasons.length > 0).toBe(true)
      }),
      { numRuns: campaign(20, 10_000) },
    )
  })
})

describe('what a document shows, and what it does not', () => {
  test.each<[string, string, Uint8Array, string[]]>([
    [
      'a table of Word gives a statement a row',
      'a.docx',
      word(
        `${p(run(first))}<w:tbl>${cells('Ship', 'Built', 'Home')}${cells('Ibis', '1990', 'Lenwick')}${cells('Heron', '2004', 'Marl')}</w:tbl>`,
      ),
      [first, 'Ship: Ibis; Built: 1990; Home: Lenwick.', 'Ship: Heron; Built: 2004; Home: Marl.'],
    ],
    [
      'what was deleted is out, what was put in is in',
      'a.docx',
      word(
        p(
          `${run('The quay is ')}<w:del w:id="1"><w:r><w:delText>open</w:delText></w:r></w:del><w:ins w:id="2">${run('closed until the end of June')}</w:ins>${run('.')}`,
        ),
      ),
      ['The quay is closed until the end of June.'],
    ],
    [
      'hidden runs are out',
      'a.docx',
      word(p(run('The quay is closed') + run(' (ask Tom first)', '<w:vanish/>') + run(' until the end of June.'))),
      ['The quay is closed until the end of June.'],
    ],
    [
      'what a note of Word says stands behind the text, its sources do not',
      'a.docx',
      word(
        `${p(`${run('The quay is closed')}<w:r><w:footnoteReference w:id="1"/></w:r>${run(' until the end of June.')}<w:r><w:footnoteReference w:id="2"/></w:r>`)}${p(run(first))}`,
        {
          'word/_rels/document.xml.rels':
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
          'word/footnotes.xml': `<w:footnotes ${w}><w:footnote w:id="1">${p(run('It was Ida Moss who closed it.'))}</w:footnote><w:footnote w:id="2">${p(run('Olsby, Log of the harbour of Lenwick, p. 4.'))}</w:footnote></w:footnotes>`,
        },
      ),
      ['The quay is closed until the end of June.', first, 'It was Ida Moss who closed it.'],
    ],
    [
      'a table of ODT has its headings',
      'a.odt',
      open(
        `<text:p>${first}</text:p><table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Ship</text:p></table:table-cell><table:table-cell><text:p>Built</text:p></table:table-cell><table:table-cell><text:p>Home</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>Ibis</text:p></table:table-cell><table:table-cell><text:p>1990</text:p></table:table-cell><table:table-cell><text:p>Lenwick</text:p></table:table-cell></table:table-row></table:table>`,
      ),
      [first, 'Ship: Ibis; Built: 1990; Home: Lenwick.'],
    ],
    [
      'notes, comments and deletions of ODT are out',
      'a.odt',
      open(
        `<text:tracked-changes><text:changed-region><text:deletion><text:p>It was open.</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>The quay is closed<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By order.</text:p></text:note-body></text:note><office:annotation><text:p>Ask Tom.</text:p></office:annotation> until<text:s/>the end of June.</text:p>`,
      ),
      ['The quay is closed until the end of June.'],
    ],
    [
      'what a note of ODT says stands behind the text',
      'a.odt',
      open(
        `<text:p>The quay is closed<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>It was <text:span>Ida Moss</text:span> who closed it.</text:p></text:note-body></text:note> until the end of June.</text:p><text:p>${first}</text:p>`,
      ),
      ['The quay is closed until the end of June.', first, 'It was Ida Moss who closed it.'],
    ],
    [
      'hidden text of ODT is out',
      'a.odt',
      open(
        '<text:p>The quay is closed<text:span text:style-name="T1"> (ask Tom)</text:span> until the end of June.</text:p>',
        '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>',
      ),
      ['The quay is closed until the end of June.'],
    ],
  ])('%s', async (_, file, bytes, expected) => {
    expect((await readFileOf(file, bytes)).article?.text.split('\n\n')).toEqual(expected)
  })

  const chapter = (heading: string, sentences: number) =>
    xhtml(`<h1>${heading}</h1><p>${`${second} `.repeat(sentences)}</p>`)
  const [quay, tug, storm] = ['The quay', 'The tug', 'The storm'].map((name) => `The Ferry at Lenwick: ${name}`)
  test.each<[string, Readonly<Record<string, string>>, readonly (readonly (string | undefined)[])[]]>([
    [
      'of three chapters is one a chapter',
      { a: chapter('The quay', 200), b: chapter('The tug', 200), c: chapter('The storm', 200) },
      [
        ['tug/1', quay],
        ['tug/2', tug],
        ['tug/3', storm],
      ],
    ],
    ['of two is one', { a: chapter('The quay', 300), b: chapter('The tug', 300) }, [['tug', 'The Ferry at Lenwick']]],
    [
      'of two that are too long for one article is one a chapter',
      { a: chapter('The quay', 6000), b: chapter('The tug', 6000) },
      [
        ['tug/1', quay],
        ['tug/2', tug],
      ],
    ],
  ])('a long book %s', async (_, book, expected) => {
    const { articles, problems } = await readFiles({ 'tug.epub': bookOf(book) })
    expect(problems).toEqual([])
    expect(articles.map(({ id, title }) => [id, title])).toEqual(expected)
  })

  test('minutes of several meetings in a Word document are an article a meeting', async () => {
    const meetings = ['Meeting of 4 May 2021', 'Meeting of 1 June 2021'].map(
      (name) => p(run(name), 'H1') + p(run(second)),
    )
    const { articles, problems } = await readFiles({
      'board.docx': word(p(run('Harbour board'), 'T') + meetings.join('')),
    })
    expect(problems).toEqual([])
    expect(articles.map(({ id, published }) => [id, published])).toEqual([
      ['board/2021-05-04', '2021-05-04'],
      ['board/2021-06-01', '2021-06-01'],
    ])
  })
})

describe('what cannot be read is named', () => {
  const bomb = zip({ 'word/document.xml': new Uint8Array(zipLimits.xml + 1).fill(32) })
  const entities = `<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document ${w}><w:body>${p(run('&b;'))}</w:body></w:document>`
  const outside = `<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]><office:document-content ${ns}>&a;</office:document-content>`
  test.each<[string, string, Uint8Array, RegExp]>([
    ['a part that unpacks without end', 'a.docx', bomb, /word\/document\.xml is larger than 30 MB/],
    ['entities that grow', 'a.docx', word('', { 'word/document.xml': entities }), /declares entities/],
    ['entities from outside', 'a.odt', open('', '', { 'content.xml': outside }), /declares entities/],
    ['broken XML', 'a.odt', open('<text:p>Open'), /XML is broken/],
    ['elements nested without end', 'a.odt', open('<text:p>'.repeat(5000)), /nested too deep/],
    ['a locked ODT', 'a.odt', open('', '', { 'META-INF/manifest.xml': '<manifest:encryption-data/>' }), /encrypted/],
    ['a locked book', 'a.epub', bookOf(chapters, { 'META-INF/encryption.xml': '<EncryptedKey/>' }), /locked \(DRM\)/],
    [
      'a book without its list',
      'a.epub',
      zip({ mimetype: 'application/epub+zip', 'META-INF/container.xml': '<container/>' }),
      /list of its chapters is missing/,
    ],
    ['a document without text', 'a.docx', word(''), /no article text/],
    ['an archive that is no document', 'a.docx', zip({ 'notes.txt': 'x' }), /not of the format/],
  ])('%s', async (_, file, bytes, reason) => {
    const read = await readFileOf(file, bytes)
    expect(read.article).toBeUndefined()
    expect(read.reasons).toEqual([expect.stringMatching(reason)])
  })

  test('an archive with too many files is not opened', () => {
    const many = Object.fromEntries(Array.from({ length: zipLimits.entries + 1 }, (_, at) => [`${at}`, '']))
    expect(() => openZip(zip(many))).toThrow(/more than 20000/)
  })
})
