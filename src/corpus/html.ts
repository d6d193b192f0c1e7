import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { Bounded } from './bounds.ts'
import { blocksOf, type DomNode, isElement, isHidden, type Page } from './dom-blocks.ts'
import { dropFootnotes } from './footnotes.ts'
import { type Metadata, readFields } from './front-matter.ts'
import { readJsonLd } from './json-ld.ts'
import { type Block, squeeze, withoutInvisible } from './lines.ts'
import { readByline } from './metadata.ts'
import { dropRelativeDates, pageDate } from './page-date.ts'
import { dropFurniture, dropKicker } from './page-furniture.ts'
import { documentTitle, headingText, headlineOf, isSiteName, topHeadings, withoutSite } from './page-title.ts'
import { lacksSentences, shortArticle } from './short-pages.ts'

/** A page of more elements is read whole: to look for the article in it would take long. */
const mostElements = 20_000
/** Elements and pieces of text that a page has where it is not read whole. */
const mostNodes = 60_000
/** Elements in one another. */
const deepest = 500
/** Tags and entities of a page that are read: each becomes a node, and the largest pages of encyclopedias have some eighty thousand. */
const mostMarks = 120_000

/** As much of a page as is read. */
function withinMarks(content: string): Bounded {
  const mark = /[<&]/g
  for (let marks = 0; mark.test(content); marks++)
    if (marks === mostMarks)
      return { text: content.slice(0, mark.lastIndex - 1), share: mark.lastIndex / content.length }
  return { text: content, share: 1 }
}

/** What the page says for machines: JSON-LD, OpenGraph, meta tags. */
function readMetadata(document: Document, headline: DomNode | undefined, pageTitle: string): Metadata {
  const scripts = [...document.querySelectorAll('script[type^="application/ld+json" i]')]
  const entries = readJsonLd(
    scripts.map((script) => script.textContent ?? ''),
    [headingText(headline), pageTitle],
  )
  for (const meta of document.querySelectorAll('meta[content]')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop')
    if (name) entries.push([name, meta.getAttribute('content') ?? ''])
  }
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href')
  if (canonical) entries.push(['canonical', canonical])
  const known = readFields(entries.filter(([, value]) => value !== ''))
  if (known.published !== undefined) return known
  const published = pageDate(document, headline)
  return published === undefined ? known : { ...known, published }
}

type Document = ReturnType<typeof parseHTML>['document']

/** A document with head and body, also of a fragment of a page. */
export function parseDocument(content: string): Document {
  const { document } = parseHTML(content)
  const isWhole = document.documentElement?.nodeName.toUpperCase() === 'HTML'
  return isWhole ? document : parseHTML(`<!doctype html><html><head></head><body>${content}</body></html>`).document
}

const dialogs = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]'
const articles = 'article, main, [role="main"], [itemprop="articleBody"]'

/** Shows an element and all that it stands in. */
function show(element: DomNode): void {
  for (let shown: DomNode | null = element; shown !== null; shown = shown.parentElement) {
    if (!isHidden(shown)) continue
    for (const name of ['hidden', 'aria-hidden']) shown.removeAttribute(name)
    const style = shown.getAttribute('style') ?? ''
    shown.setAttribute('style', style.replace(/(?:display\s*:\s*none|visibility\s*:\s*hidden)[^;]*;?/gi, ''))
  }
}

const letters = (element: DomNode): number => (element.textContent ?? '').length

const namedHolders = (page: Page): DomNode[] => [...page.querySelectorAll(articles)]

/** The largest of the elements that hold the article by their name or role; without one, the part of the body with most text. */
function holderOf(page: Page): DomNode | undefined {
  const parts = [...page.body.childNodes].filter(
    (node) => isElement(node) && !/^(?:script|style)$/i.test(node.nodeName),
  )
  const named = namedHolders(page)
  return (named.length > 0 ? named : parts).reduce<DomNode | undefined>(
    (largest, part) => (largest === undefined || letters(part) > letters(largest) ? part : largest),
    undefined,
  )
}

/**
 * Takes off what a dialog or a script laid over a page: the dialog goes, and the article that it hid from screen readers or
 * from sight is shown. Changes the document.
 */
function revealArticle(page: Page): void {
  for (const dialog of page.querySelectorAll(dialogs)) if (dialog.querySelector(articles) === null) dialog.remove()
  const holder = holderOf(page)
  if (holder) show(holder)
}

/** Whether elements stand in one another deeper than any page's do, as Readability takes the square of that, or are too many for it. */
function isBeyondReadability(root: DomNode): boolean {
  const open: { node: DomNode; depth: number }[] = [{ node: root, depth: 0 }]
  let nodes = 0
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (step.depth > deepest || ++nodes > mostNodes) return true
    for (const node of step.node.childNodes) open.push({ node, depth: step.depth + 1 })
  }
  return false
}

/** What Readability takes for the article; nothing where it fails, as it does on pages without a proper body. Changes the document. */
function findArticle(document: Document) {
  try {
    const options = { serializer: (node: DomNode) => node, charThreshold: 120, maxElemsToParse: mostElements }
    return new Readability<DomNode>(document, options).parse()
  } catch {
    return null
  }
}

/** The author by the byline that Readability took: after "by", or the whole of it where it is a name. */
function authorOf(byline: string): string | undefined {
  if (/\bby\s/i.test(byline)) return readByline(byline).author
  return readByline(`By ${byline}`).author === byline ? byline : undefined
}

/** The metadata of a page, with its title. Takes off what stands about the headline and is no text. Changes the document. */
function readHead(document: Document): Metadata {
  const pageTitle = squeeze(withoutInvisible(document.querySelector('title')?.textContent ?? '').replace(/\s+/g, ' '))
  const site = document.querySelector('meta[property="og:site_name"]')?.getAttribute('content') ?? undefined
  const headline = headlineOf(document, site, pageTitle)
  const known = readMetadata(document, headline, pageTitle)
  dropRelativeDates(document)
  if (headline) {
    dropKicker(headline)
    for (const heading of topHeadings(document)) if (isSiteName(heading, site)) heading.remove()
  }
  const title = known.title
    ? withoutSite(known.title, known.publisher)
    : headingText(headline) || documentTitle(pageTitle, known.publisher)
  return { ...known, ...(title ? { title } : {}) }
}

/** The article of a page: what Readability finds, or a short page whole, and the byline that is taken out of it. Changes the document. */
function readBody(document: Document): { blocks: readonly Block[]; byline?: string | null | undefined } {
  const whole = blocksOf(document.body)
  if (isBeyondReadability(document.body)) return { blocks: whole }
  const holder = namedHolders(document).length > 0 ? holderOf(document) : undefined
  const own = holder ? shortArticle(holder) : []
  const found = findArticle(document)
  const picked = found?.content ? blocksOf(found.content) : []
  const article = lacksSentences(picked, own) ? own : picked
  return { blocks: article.length > 0 ? article : whole, byline: found?.byline }
}

/** Reads a web page: the article that Readability finds, and the metadata of JSON-LD, OpenGraph, meta tags and marked dates. */
export function readHtml(content: string): { blocks: readonly Block[]; known: Metadata; share: number } {
  const { text: page, share } = withinMarks(content)
  const document = parseDocument(page)
  dropFootnotes(document)
  dropFurniture(document)
  revealArticle(document)
  const known = readHead(document)
  const { blocks, byline } = readBody(document)
  const author = known.author ?? (byline ? authorOf(squeeze(byline)) : undefined)
  return { blocks, known: { ...known, ...(author ? { author } : {}) }, share }
}

/** The address of the feed that a page names, as it stands there. */
export function feedLinkOf(content: string): string | undefined {
  const links = parseDocument(withinMarks(content).text).querySelectorAll('link[rel~="alternate"][href]')
  const feed = [...links].find((link) =>
    /^application\/(?:(?:rss|atom)\+xml|feed\+json)$/i.test(link.getAttribute('type') ?? ''),
  )
  return feed?.getAttribute('href') ?? undefined
}
