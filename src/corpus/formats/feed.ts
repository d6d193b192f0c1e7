import { parseDateField } from '../date-formats.ts'
import { decode } from '../decode.ts'
import { fieldText, type Metadata } from '../front-matter.ts'
import type { Fault, Format, FormatFile, Part } from './format.ts'
import { looseBlocks, looseLine, markupBlocks, plainBlocks } from './markup.ts'
import { partKey } from './part-key.ts'
import { childrenOf, headText, markupIn, rootElement, textOf, type XmlElement, xmlElements } from './xml.ts'

/** An entry as RSS, Atom and JSON Feed alike have it; what it lacks is empty. */
interface Entry {
  readonly title: string
  readonly date: string
  readonly author: string
  readonly url: string
  readonly content: ReturnType<typeof looseBlocks>
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const firstOf = (...values: readonly string[]): string => values.map((value) => value.trim()).find(Boolean) ?? ''

/** Signs of a title that is made of the first words of an entry without one. */
const longestTitle = 60
const headOf = (text: string): string =>
  text.length <= longestTitle ? text : `${text.slice(0, longestTitle).replace(/\s+\S*$|\p{Surrogate}$/u, '')}…`

/** What WordPress puts under an entry, and in place of its end. */
const ofProgram = /^The post .{1,300} (?:appeared first on|first appeared on) .{1,200}\.$/s

function partOf(entry: Entry, publisher: string): Part {
  const blocks = entry.content.blocks.filter(({ text }) => !ofProgram.test(text))
  const given = looseLine(entry.title)
  const title = given || headOf(blocks[0]?.text.replace(/\s+/g, ' ') ?? '')
  const published = parseDateField(entry.date)
  const known: Metadata = {
    ...(title && { title }),
    ...(published && { published }),
    ...(entry.author && { author: entry.author }),
    ...(publisher && { publisher }),
    ...(/^https?:\/\/\S+$/.test(entry.url) && { url: entry.url }),
  }
  // The first words of a short post are its title as well, and stay in it.
  const isText = given === '' ? { isText: true as const } : {}
  return { ...entry.content, blocks, known, key: partKey(published, given || entry.url), ...isText }
}

/** What an element of RSS or Atom holds, by its type: XHTML stands in it as elements. */
function contentOf(element: XmlElement | undefined): Entry['content'] {
  if (element === undefined) return { blocks: [], share: 1 }
  const isElements = element.attributes.type === 'xhtml' || childrenOf(element, 'div', 'xhtml:div', 'p').length > 0
  return isElements ? markupBlocks(markupIn(element)) : looseBlocks(textOf(element))
}

/** The first of some elements that says something. */
function firstContent(entry: XmlElement, ...names: readonly string[]): Entry['content'] {
  for (const name of names) {
    const content = contentOf(childrenOf(entry, name)[0])
    if (content.blocks.length > 0) return content
  }
  return { blocks: [], share: 1 }
}

const textAt = (element: XmlElement, ...names: readonly string[]): string =>
  firstOf(...names.map((name) => textOf(childrenOf(element, name)[0])))

/** The names of an entry's authors; of "ann@example.org (Ann Lee)" the name. */
function authorsOf(entry: XmlElement): string {
  const people = childrenOf(entry, 'author', 'dc:creator', 'itunes:author').map((author) =>
    firstOf(textAt(author, 'name'), /^\S+@\S+ \((.+)\)$/.exec(textOf(author).trim())?.[1] ?? '', textOf(author)),
  )
  return people.map((name) => name.replace(/\s+/g, ' ')).join(', ')
}

/** The address of the page that an entry tells of. */
function linkOf(entry: XmlElement): string {
  const links = childrenOf(entry, 'link')
  const page = links.find(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate' && attributes.href)
  return firstOf(page?.attributes.href ?? '', ...links.map(textOf), textAt(entry, 'guid'))
}

/** What YouTube and others put into a group stands in the entry as well as they. */
const ungrouped = (entry: XmlElement): XmlElement => ({
  ...entry,
  nodes: [...entry.nodes, ...childrenOf(entry, 'media:group').flatMap(({ nodes }) => nodes)],
})

const entryOf = (entry: XmlElement): Entry => ({
  title: textAt(entry, 'title'),
  date: textAt(entry, 'pubdate', 'published', 'dc:date', 'issued', 'updated', 'dcterms:created'),
  author: authorsOf(entry),
  url: linkOf(entry),
  content: firstContent(
    ungrouped(entry),
    'content:encoded',
    'content',
    'description',
    'summary',
    'itunes:summary',
    'media:description',
  ),
})

/** `rss/channel/item`, `rdf:RDF/item`, `feed/entry`, and the title of the feed itself. */
const isOfFeed = (path: readonly string[]): boolean =>
  /^(?:rss\/channel|rdf:rdf|feed)\/(?:item|entry)$|^(?:rss\/channel|rdf:rdf\/channel|feed)\/title$/.test(path.join('/'))

async function* readXml(file: FormatFile): AsyncGenerator<Part | Fault> {
  const entries: Entry[] = []
  let publisher = ''
  let fault: Fault | undefined
  try {
    for await (const element of xmlElements(file.stream(), isOfFeed)) {
      if (element.name === 'title') publisher ||= looseLine(textOf(element))
      else entries.push(entryOf(element))
    }
  } catch (error) {
    fault = { reason: `${error instanceof Error ? error.message : String(error)}` }
  }
  for (const entry of entries) yield partOf(entry, publisher)
  if (fault) yield fault
  else if (entries.length === 0) yield { reason: 'the feed has no entries' }
}

const jsonVersion = /"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org\\?\/version\\?\//

function jsonEntry(item: Record<string, unknown>): Entry {
  const [html, text] = [item.content_html, item.content_text ?? item.summary].map((value) =>
    typeof value === 'string' ? value : '',
  )
  return {
    title: fieldText(item.title) ?? '',
    date: fieldText(item.date_published) ?? fieldText(item.date_modified) ?? '',
    author: fieldText(item.authors) ?? fieldText(item.author) ?? '',
    url: fieldText(item.url) ?? fieldText(item.external_url) ?? '',
    content: html ? markupBlocks(html) : plainBlocks(text ?? ''),
  }
}

async function* readJson(file: FormatFile): AsyncGenerator<Part | Fault> {
  const decoded = decode(await file.bytes())
  if ('reason' in decoded) {
    yield decoded
    return
  }
  let feed: unknown
  try {
    feed = JSON.parse(decoded.text.replace(/^\uFEFF/, ''))
  } catch (error) {
    yield { reason: `the feed is not JSON (${error instanceof Error ? error.message : String(error)})` }
    return
  }
  const items = isRecord(feed) && Array.isArray(feed.items) ? feed.items.filter(isRecord) : []
  if (items.length === 0) yield { reason: 'the feed has no entries' }
  const publisher = (isRecord(feed) && fieldText(feed.title)) || ''
  for (const item of items) yield partOf(jsonEntry(item), publisher)
}

const isJson = ({ head }: FormatFile): boolean => {
  const text = headText(head)
  return /^\s*\{/.test(text) && jsonVersion.test(text)
}

/** RSS 0.9 to 2.0, Atom and JSON Feed: an entry is an article with its title, day, authors and address; the feed's title is the publisher. */
export const feed: Format = {
  largest: 50_000_000,
  accepts: (file) => /^(?:rss|rdf:rdf|feed)$/.test(rootElement(file.head) ?? '') || isJson(file),
  read: (file) => (isJson(file) ? readJson(file) : readXml(file)),
}
