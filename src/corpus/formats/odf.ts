import { parseDateField } from '../date-formats.ts'
import { blocksOf } from '../dom-blocks.ts'
import { noteBlocks } from '../footnotes.ts'
import type { Metadata } from '../front-matter.ts'
import { parseDocument } from '../html.ts'
import { largestPackage, markHeadings } from './docx.ts'
import type { Format, FormatFile } from './format.ts'
import { walkXml } from './sax.ts'
import { isZip, openPackage, openZip, type Package } from './zip.ts'

/** What a reader does not see in the text, or sees apart from it: notes, comments, what was deleted, pictures, fields of the page, lists of contents. */
const apart =
  /^(?:text:(?:note|tracked-changes|hidden-text|hidden-paragraph|page-number|page-count|table-of-content|illustration-index|alphabetical-index|bibliography|sequence-decls|variable-decls|user-field-decls|ruby-text)|office:(?:annotation|annotation-end|forms|scripts|event-listeners|settings|styles|automatic-styles|master-styles|font-face-decls)|draw:image|draw:object|draw:object-ole|draw:plugin|svg:(?:title|desc)|presentation:notes|table:shapes)$/

/** The HTML that says the same; elements that are not named here give what stands in them. */
const asHtml: Readonly<Record<string, string>> = {
  'text:p': 'p',
  'text:list': 'ul',
  'text:list-item': 'li',
  'table:table': 'table',
  'table:table-row': 'tr',
  'text:section': 'div',
  'text:numbered-paragraph': 'p',
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** Styles of a document's title. */
const titleStyle = /^(?:Title|P\d+_Title)$/

/**
 * The text of an OpenDocument file, written as HTML, and that of its notes.
 * @throws Error where the XML is broken, or nested without end
 */
export function odfHtml(xml: string): { html: string; notes: string[] } {
  const html: string[] = []
  const closing: string[] = []
  const hidden = new Set<string>()
  const bold = new Set(['Table_20_Heading'])
  const notes: string[] = []
  let note: string[] | undefined
  let heads = 0
  let style = ''
  /** How many elements that are left out stand open. */
  let out = 0
  const elementOf = (name: string, attributes: Readonly<Record<string, string>>): string => {
    if (name === 'text:h') return `h${Math.min(6, Number(attributes['text:outline-level'] ?? 1) || 1)}`
    if (name === 'text:p' && titleStyle.test(attributes['text:style-name'] ?? '')) return 'h1'
    if (name === 'table:table-cell') return heads > 0 ? 'th' : 'td'
    return asHtml[name] ?? ''
  }
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'style:style') {
        style = attributes['style:name'] ?? ''
        if (bold.has(attributes['style:parent-style-name'] ?? '')) bold.add(style)
      } else if (name === 'style:text-properties') {
        if (attributes['text:display'] === 'none') hidden.add(style)
        if (attributes['fo:font-weight'] === 'bold') bold.add(style)
      }
      if (name === 'text:note-body' && out === 1) note = []
      if (out > 0 || apart.test(name) || hidden.has(attributes['text:style-name'] ?? '')) {
        out++
        closing.push('')
        return
      }
      if (name === 'table:table-header-rows') heads++
      if (name === 'text:line-break') html.push('<br>')
      if (name === 'text:tab' || name === 'text:s') html.push(' ')
      const element = elementOf(name, attributes)
      const columns = Number(attributes['table:number-columns-spanned'] ?? 1)
      const rows = Number(attributes['table:number-rows-spanned'] ?? 1)
      const isBold = /^text:(?:p|span)$/.test(name) && bold.has(attributes['text:style-name'] ?? '')
      if (element !== '')
        html.push(columns > 1 || rows > 1 ? `<${element} colspan=${columns} rowspan=${rows}>` : `<${element}>`)
      if (isBold) html.push('<strong>')
      closing.push(`${isBold ? '</strong>' : ''}${element === '' ? '' : `</${element}>`}`)
    },
    text(text) {
      if (out === 0) html.push(escaped(text))
      note?.push(text)
    },
    close(name) {
      if (name === 'text:note-body' && note !== undefined) {
        notes.push(note.join(''))
        note = undefined
      }
      const closed = closing.pop() ?? ''
      if (out > 0) out--
      else html.push(closed)
      if (out === 0 && name === 'table:table-header-rows') heads--
    },
  })
  return { html: html.join(''), notes }
}

/** What an OpenDocument file says of itself. */
export function odfProperties(parts: Package): { known: Metadata; otherwise: Metadata } {
  const said = new Map<string, string>()
  let element = ''
  walkXml(parts.xml('meta.xml') ?? '<none/>', {
    open(name) {
      element = name
    },
    text(text) {
      const words = text.replace(/\s+/g, ' ').trim()
      if (words !== '' && !said.has(element)) said.set(element, words)
    },
  })
  const title = said.get('dc:title')
  const author = said.get('meta:initial-creator') ?? said.get('dc:creator')
  const created = parseDateField((said.get('meta:creation-date') ?? said.get('dc:date'))?.slice(0, 10))
  return {
    known: {
      ...(title === undefined ? {} : { title }),
      // An account's name is not an author's.
      ...(author !== undefined && /\p{L}\s+\p{L}/u.test(author) ? { author } : {}),
    },
    otherwise: created === undefined ? {} : { published: created },
  }
}

/** Whether an archive says that it is of this type: OpenDocument and EPUB write it at its head, unpacked, but for some programs. */
export async function saysType(file: FormatFile, type: string): Promise<boolean> {
  if (!isZip(file.head) || file.size > largestPackage) return false
  const bytes = Buffer.from(file.head)
  // The name of the first file, fields that some programs add, and what is in it.
  const [name, extra] = [bytes.readUInt16LE(26), bytes.readUInt16LE(28)]
  const content = 30 + name + extra
  if (bytes.toString('latin1', 30, 30 + name) === 'mimetype' && bytes.readUInt16LE(8) === 0)
    return bytes.toString('latin1', content, content + type.length) === type
  try {
    const said = openZip(await file.bytes())
      .find((entry) => entry.name === 'mimetype')
      ?.read()
    return said !== undefined && Buffer.from(said).toString('latin1', 0, type.length) === type
  } catch {
    // A damaged archive: other readers look at it, and say what is wrong.
    return false
  }
}

/** OpenDocument texts (`.odt`): headings, paragraphs, lists and tables, and behind them what notes say; without headers, footers, comments, pictures and what was deleted. */
export const odt: Format = {
  largest: largestPackage,
  accepts: (file) => saysType(file, 'application/vnd.oasis.opendocument.text'),
  async *read(file) {
    const parts = openPackage(await file.bytes())
    if (/<manifest:encryption-data/.test(parts.xml('META-INF/manifest.xml') ?? ''))
      throw new Error('it is encrypted; save it without a password')
    const { html, notes } = odfHtml(parts.xml('content.xml') ?? '')
    const document = parseDocument(html)
    markHeadings(document)
    const blocks = [...blocksOf(document.body), ...noteBlocks(notes)]
    const title = document.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim()
    const { known, otherwise } = odfProperties(parts)
    yield { blocks, known: title ? { ...known, title: known.title ?? title } : known, otherwise, isDocument: true }
  },
}
