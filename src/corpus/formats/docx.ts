import { parseDateField } from '../date-formats.ts'
import { blocksOf } from '../dom-blocks.ts'
import { dropFootnotes, noteBlocks } from '../footnotes.ts'
import type { Metadata } from '../front-matter.ts'
import { parseDocument } from '../html.ts'
import type { Block } from '../lines.ts'
import type { Format, FormatFile } from './format.ts'
import { isData, isOverData } from './rows.ts'
import { isZip, openPackage, openZip, type Package } from './zip.ts'

/** Bytes of an archive that is a document. */
export const largestPackage = 200_000_000

/** Whether a file is an archive that holds a part of this name. */
export async function holdsPart(file: FormatFile, part: RegExp): Promise<boolean> {
  if (!isZip(file.head) || file.size > largestPackage) return false
  try {
    return openZip(await file.bytes()).some(({ name }) => part.test(name))
  } catch {
    // A damaged archive: its name decides, and its reader says what is wrong with it.
    return false
  }
}

/** The words of an element of a small XML file of properties. */
function property(xml: string, name: string): string | undefined {
  const [, inner] = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`).exec(xml) ?? []
  const words = inner === undefined ? '' : parseDocument(inner).body.textContent
  return words?.replace(/\s+/g, ' ').trim() || undefined
}

/** Names that a program gives where nobody gave one. */
const isMade = (title: string): boolean => /^(?:untitled|document\d*|microsoft word.*|.*\.docx?)$/i.test(title)

/** What an Office document says of itself. */
export function officeProperties(parts: Package): { known: Metadata; otherwise: Metadata } {
  const core = parts.xml('docProps/core.xml') ?? ''
  const title = property(core, 'dc:title')
  const author = property(core, 'dc:creator')
  const created = parseDateField(property(core, 'dcterms:created')?.slice(0, 10))
  return {
    known: {
      ...(title !== undefined && !isMade(title) ? { title } : {}),
      // An account's name is not an author's.
      ...(author !== undefined && /\p{L}\s+\p{L}/u.test(author) ? { author } : {}),
    },
    otherwise: created === undefined ? {} : { published: created },
  }
}

/** Parts that hold text, and say what it is; pictures, fonts, macros and embedded files are never unpacked. */
const textParts =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:document|styles|numbering|footnotes|endnotes)\d*\.xml|word\/_rels\/document\d*\.xml\.rels)$/i

const hiddenMark = /<w:vanish(?:\s*\/>|\s+w:val="(?:1|true|on)")/

/** A document without the runs that are marked as hidden. */
function withoutHiddenRuns(xml: string): string {
  const runs = xml.split('</w:r>').map((piece) => {
    const start = Math.max(piece.lastIndexOf('<w:r>'), piece.lastIndexOf('<w:r '))
    return start >= 0 && hiddenMark.test(piece.slice(start)) ? `${piece.slice(0, start)}<w:r>` : piece
  })
  return runs.join('</w:r>')
}

/** Makes the first row of a table a row of headings where it is bold, or words over data: few documents mark theirs as such. */
export function markHeadings(document: ReturnType<typeof parseDocument>): void {
  for (const table of document.querySelectorAll('table')) {
    if (table.querySelector('th, table') !== null) continue
    const [first = [], ...rest] = [...table.querySelectorAll('tr')].map((row) => [...row.children])
    const wordsOf = (cell: { textContent: string | null } | null | undefined) => cell?.textContent?.trim() ?? ''
    const words = first.map(wordsOf)
    if (first.length < 2 || rest.length === 0 || words.some(isData)) continue
    const isBold = first.every((cell, column) => words[column] === wordsOf(cell.querySelector('strong')))
    const below = rest.map((row) => row.map(wordsOf))
    if (!isBold && (first.length < 3 || !isOverData(words, below))) continue
    for (const cell of first) {
      const heading = document.createElement('th')
      heading.append(...cell.childNodes)
      for (const name of ['colspan', 'rowspan']) heading.setAttribute(name, cell.getAttribute(name) ?? '1')
      cell.replaceWith(heading)
    }
  }
}

/** The text of a page that a document was written out as. */
export function pageBlocks(html: string): { blocks: Block[]; title: string | undefined } {
  const document = parseDocument(html)
  dropFootnotes(document)
  const notes = [...document.querySelectorAll('li[id*="footnote-"], li[id*="endnote-"]')].map((note) => {
    note.remove()
    return (note.textContent ?? '').replace(/\s*↑\s*$/, '')
  })
  markHeadings(document)
  const title = document.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim() || undefined
  return { blocks: [...blocksOf(document.body), ...noteBlocks(notes)], title }
}

const styles = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  // What Word writes at the head of a page, and lists of what it holds.
  "p[style-name='header'] => !",
  "p[style-name='footer'] => !",
  "p[style-name='TOC Heading'] => !",
  ...Array.from({ length: 9 }, (_, level) => `p[style-name='toc ${level + 1}'] => !`),
]

/** Word's documents (`.docx`): headings, paragraphs, lists and tables, and behind them what notes say; without headers, footers, comments, pictures and what was deleted. */
export const docx: Format = {
  largest: largestPackage,
  accepts: (file) => holdsPart(file, /^word\/document\d*\.xml$/i),
  async *read(file) {
    const parts = openPackage(await file.bytes())
    const { default: mammoth } = await import('mammoth')
    const buffer = Buffer.from(parts.only(textParts, withoutHiddenRuns))
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        styleMap: styles,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
        externalFileAccess: false,
      },
    )
    const { blocks, title } = pageBlocks(value)
    const { known, otherwise } = officeProperties(parts)
    yield {
      blocks,
      known: title === undefined ? known : { ...known, title: known.title ?? title },
      otherwise,
      isDocument: true,
    }
  },
}
