import { posix } from 'node:path'
import { longestArticle } from '../bounds.ts'
import { parseDateField } from '../date-formats.ts'
import { blocksOf } from '../dom-blocks.ts'
import { dropFootnotes } from '../footnotes.ts'
import type { Metadata } from '../front-matter.ts'
import { parseDocument } from '../html.ts'
import type { Block } from '../lines.ts'
import { leastChapters, longestWhole } from '../long-documents.ts'
import { largestPackage, markHeadings } from './docx.ts'
import type { Fault, Format, Part } from './format.ts'
import { saysType } from './odf.ts'
import { openPackage, type Package } from './zip.ts'

/** What stands in a book beside its text, by the names that EPUB has for it. */
const besideType =
  /\b(?:cover|titlepage|halftitlepage|frontispiece|copyright-page|toc|landmarks|loi|lot|page-list|index|imprint|imprimatur|colophon|dedication|epigraph|acknowledgments|other-credits|seriespage|endnotes|footnotes|rearnotes|bibliography)\b/
/** The same in names of files, where a book does not say the types. */
const besideFile =
  /(?:^|[/_.-])(?:cover|title-?page|half-?title|copyright|toc|nav|contents|imprint|colophon|dedication)(?:[_.-]?\d*)\.x?html?$/i

/** A chapter of a book: its heading, where it has one, and its text. */
interface Chapter {
  readonly heading: string
  readonly blocks: readonly Block[]
}

interface Book {
  readonly known: Metadata
  readonly chapters: readonly Chapter[]
  readonly faults: readonly string[]
}

/** Tags of XML as they are in HTML: `<title/>` is not closed there. */
const asHtml = (xml: string): string =>
  xml
    .replace(/^\s*<\?xml[^>]*>/, '')
    .replace(/<(title|script|style|a|div|p|span|td|th|i|b|em)(\s[^<>]*)?\/>/gi, '<$1$2></$1>')

const words = (element: { textContent: string | null } | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim()

function chapterOf(xhtml: string): Chapter | undefined {
  const document = parseDocument(asHtml(xhtml))
  const typed = [document.body, ...document.body.children].map((element) => element.getAttribute('epub:type') ?? '')
  if (typed.some((type) => besideType.test(type))) return undefined
  for (const note of document.querySelectorAll(
    '[epub\\:type~="footnote"], [epub\\:type~="rearnote"], [epub\\:type~="pagebreak"]',
  ))
    note.remove()
  dropFootnotes(document)
  markHeadings(document)
  const blocks = blocksOf(document.body)
  const [first] = blocks
  const heading = first?.role === 'heading' ? first.text : words(document.querySelector('h1, h2'))
  return blocks.length === 0 ? undefined : { heading, blocks }
}

/** The path of a part of a book, as its list writes it. */
const pathOf = (folder: string, address: string): string => {
  try {
    return posix.join(folder, decodeURIComponent(address.replace(/#.*/, '')))
  } catch {
    return posix.join(folder, address)
  }
}

function readBook(parts: Package): Book {
  const container = parseDocument(parts.xml('META-INF/container.xml') ?? '')
  const root =
    container.querySelector('rootfile')?.getAttribute('full-path') ?? parts.names.find((name) => /\.opf$/i.test(name))
  const list = root === undefined ? undefined : parts.xml(root)
  if (root === undefined || list === undefined) throw new Error('the list of its chapters is missing')
  if (
    parts.has('META-INF/encryption.xml') &&
    /EncryptedKey|adept|rights/i.test(parts.xml('META-INF/encryption.xml') ?? '')
  )
    throw new Error('it is locked (DRM); only a book without a lock is read')
  const document = parseDocument(
    asHtml(list)
      .replace(/<(item|itemref|reference|meta)\b([^<>]*?)\/>/gi, '<$1$2></$1>')
      .replace(/<meta\b/gi, '<opf-meta')
      .replace(/<\/meta>/gi, '</opf-meta>'),
  )
  const say = (name: string) => words(document.querySelector(name)) || undefined
  const items = new Map([...document.querySelectorAll('item')].map((item) => [item.getAttribute('id') ?? '', item]))
  const guide = new Set(
    [...document.querySelectorAll('reference')]
      .filter((reference) =>
        /^(?:cover|title-?page|toc|copyright-page|index|notes)$/i.test(reference.getAttribute('type') ?? ''),
      )
      .map((reference) => pathOf(posix.dirname(root), reference.getAttribute('href') ?? '')),
  )
  const chapters: Chapter[] = []
  const faults: string[] = []
  for (const reference of document.querySelectorAll('itemref')) {
    const item = items.get(reference.getAttribute('idref') ?? '')
    const path = pathOf(posix.dirname(root), item?.getAttribute('href') ?? '')
    const isNavigation =
      /\bnav\b/.test(item?.getAttribute('properties') ?? '') || reference.getAttribute('linear') === 'no'
    if (item === undefined || isNavigation || guide.has(path) || besideFile.test(path)) continue
    try {
      const xhtml = parts.xml(path)
      if (xhtml === undefined) throw new Error(`${path} is missing`)
      const chapter = chapterOf(xhtml)
      if (chapter) chapters.push(chapter)
    } catch (error) {
      faults.push(`a chapter could not be read (${error instanceof Error ? error.message : String(error)})`)
    }
  }
  const title = say('dc\\:title')
  const author = [...document.querySelectorAll('dc\\:creator')]
    .map(words)
    .filter((name) => name !== '')
    .join(', ')
  const publisher = say('dc\\:publisher')
  const published = parseDateField(say('dc\\:date')?.replace(/T.*/, ''))
  const known = {
    ...(title ? { title } : {}),
    ...(author ? { author } : {}),
    ...(publisher ? { publisher } : {}),
    ...(published ? { published } : {}),
  }
  return { known, chapters, faults }
}

const lengthOf = ({ blocks }: Chapter): number => blocks.reduce((sum, { text }) => sum + text.length + 2, 0)

/** A book as an article a chapter, "The Ferry: Chapter 3"; a short one, or one of few chapters, as one article. */
function* articlesOf({ known, chapters }: Book): Generator<Part> {
  const length = chapters.reduce((sum, chapter) => sum + lengthOf(chapter), 0)
  if (length <= longestWhole || (chapters.length < leastChapters && length <= longestArticle)) {
    const blocks = chapters.flatMap(({ heading, blocks: own }): readonly Block[] =>
      own[0]?.text === heading || heading === '' ? own : [{ text: heading, role: 'heading', level: 1 }, ...own],
    )
    if (blocks.length > 0) yield { blocks, known }
    return
  }
  for (const [index, { heading, blocks }] of chapters.entries()) {
    const name = heading || `part ${index + 1}`
    yield { key: `${index + 1}`, blocks, known: { ...known, title: known.title ? `${known.title}: ${name}` : name } }
  }
}

/** Books (`.epub`): their chapters in order, each a heading; without cover, contents, notes and other matter beside the text. */
export const epub: Format = {
  largest: largestPackage,
  accepts: (file) => saysType(file, 'application/epub+zip'),
  async *read(file): AsyncGenerator<Part | Fault> {
    const book = readBook(openPackage(await file.bytes()))
    if (book.chapters.length === 0 && book.faults.length === 0) yield { reason: 'the book has no text' }
    yield* articlesOf(book)
    for (const reason of book.faults) yield { reason }
  },
}
