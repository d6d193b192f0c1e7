import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { readByline } from './byline.ts'
import { type Metadata, readFields } from './header-fields.ts'
import { readJsonLd } from './json-ld.ts'
import { type Block, squeeze } from './lines.ts'

/** The parts of a DOM node that are read here. */
interface DomNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<DomNode>
}

const textNode = 3
const elementNode = 1
const skipped =
  /^(?:script|style|noscript|template|nav|aside|footer|form|button|select|input|textarea|svg|iframe|object|video|audio|figcaption|figure|head|title)$/i
const blockElement =
  /^(?:address|article|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|h[1-6]|header|hr|html|li|main|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/i

/** Walks a DOM and gives its text block by block. */
function blocksOf(root: DomNode): Block[] {
  const blocks: Block[] = []
  let open = ''
  let role: Block['role'] = 'plain'
  const close = () => {
    const text = open
      .split('\n')
      .map(squeeze)
      .filter((line) => line !== '')
      .join('\n')
    if (text !== '') blocks.push({ text, role })
    open = ''
    role = 'plain'
  }
  const visit = (node: DomNode): void => {
    if (node.nodeType === textNode) open += (node.textContent ?? '').replace(/\s+/g, ' ')
    else if (node.nodeType === elementNode) {
      if (skipped.test(node.nodeName)) return
      if (/^br$/i.test(node.nodeName)) open += '\n'
      const isBlock = blockElement.test(node.nodeName)
      if (isBlock) close()
      if (/^h[1-6]$/i.test(node.nodeName)) role = 'heading'
      else if (/^li$/i.test(node.nodeName)) role = 'item'
      for (const child of node.childNodes) visit(child)
      if (isBlock) close()
    }
  }
  for (const child of root.childNodes) visit(child)
  close()
  return blocks.flatMap(splitAtDoubleBreaks)
}

/** Old pages part paragraphs by line breaks: a break after a full stop parts. */
function splitAtDoubleBreaks(block: Block): Block[] {
  return block.text.split(/(?<=[.!?:]["'”’)]?)\n/).map((text) => ({ ...block, text }))
}

function readMetadata(document: ReturnType<typeof parseHTML>['document']): Metadata {
  const entries: [string, unknown][] = []
  for (const script of document.querySelectorAll('script[type="application/ld+json"]'))
    entries.push(...readJsonLd(script.textContent ?? ''))
  for (const meta of document.querySelectorAll('meta[content]')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop')
    if (name) entries.push([name, meta.getAttribute('content') ?? ''])
  }
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href')
  if (canonical) entries.push(['canonical', canonical])
  const time = document.querySelector(
    'article time[datetime], time[pubdate], time[itemprop="datePublished"], main time[datetime], time[datetime]',
  )
  if (time) entries.push(['created', time.getAttribute('datetime') ?? time.textContent ?? ''])
  return readFields(entries.filter(([, value]) => value !== ''))
}

/** "Headline | Site" without the site. */
function documentTitle(title: string, publisher: string | undefined): string {
  const parts = title.split(/\s+[|–—·»]\s+|\s+-\s+/)
  const [first] = parts
  if (parts.length < 2 || first === undefined) return title
  return parts.at(-1) === publisher || /\s[|–—·»]\s/.test(title) ? first : title
}

/** A document with head and body, also of a fragment of a page. */
function parseDocument(content: string) {
  const { document } = parseHTML(content)
  const isWhole = document.documentElement?.nodeName.toUpperCase() === 'HTML'
  return isWhole ? document : parseHTML(`<!doctype html><html><head></head><body>${content}</body></html>`).document
}

/** What Readability takes for the article; nothing where it fails, as it does on pages without a proper body. Changes the document. */
function findArticle(document: ReturnType<typeof parseDocument>) {
  try {
    return new Readability<DomNode>(document, { serializer: (node) => node, charThreshold: 120 }).parse()
  } catch {
    return null
  }
}

/** Reads a web page: the article that Readability finds, and the metadata of JSON-LD, OpenGraph and meta tags. */
export function readHtml(content: string): { blocks: readonly Block[]; known: Metadata } {
  const document = parseDocument(content)
  const known = readMetadata(document)
  const heading = squeeze((document.querySelector('article h1, main h1, h1')?.textContent ?? '').replace(/\s+/g, ' '))
  const pageTitle = squeeze((document.querySelector('title')?.textContent ?? '').replace(/\s+/g, ' '))
  const title = known.title ?? (heading || documentTitle(pageTitle, known.publisher))
  const whole = blocksOf(document.body)
  const found = findArticle(document)
  const article = found?.content ? blocksOf(found.content) : []
  // Readability takes the byline out of the text.
  const author = known.author ?? (found?.byline ? readByline(squeeze(found.byline)).author : undefined)
  return {
    blocks: article.length > 0 ? article : whole,
    known: { ...known, ...(title ? { title } : {}), ...(author ? { author } : {}) },
  }
}
