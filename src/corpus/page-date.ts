import type { Edtf } from '../types.ts'
import { datedPieces, findDate, isDateStamp, parseDateField } from './date-formats.ts'
import { type DomNode, isElement, type Page } from './dom-blocks.ts'

const published =
  '[itemprop="datePublished"], time[pubdate], .dt-published, abbr.published, time.published, time.entry-date, [property="datePublished"], [property="schema:datePublished"]'

/** What stands beside an article and has dates of its own: teasers, visitors' comments, events. */
const beside =
  /(?:^|[\s_-])(?:related|teasers?|comments?|respond|events?|upcoming|calendar|agenda|sidebar|recommend(?:ed|ations?)?|popular|trending|most-?read|latest|more-?(?:news|stories|on|from)|read-?(?:next|more)|promos?|widgets?|newsletters?|cards?|archives?|ticker)(?:$|[\s_-])/i
const publishedLabel = /\b(?:published|posted|first published|publication date|released|issued|date)\b/i
const otherLabel =
  /\b(?:updated?|modified|edited|accessed|retrieved|events?|when|starts?|begins?|ends?|deadline|until|due|from|next|opens?|born|expires?|comments?)\b/i

const textOf = (node: DomNode): string => (node.textContent ?? '').replace(/\s+/g, ' ').trim()

/** The article of a page: the element that its headline stands in, else the first. */
function ownArticle(page: Page, heading: DomNode | undefined): DomNode | null {
  return heading?.closest('article') ?? page.querySelector('main article, article')
}

/** Whether an element stands in something beside the article. */
function isBeside(element: DomNode, article: DomNode | null): boolean {
  for (let node: DomNode | null = element; node !== null && node !== article; node = node.parentElement) {
    if (/^(?:aside|nav|form|dialog|blockquote|figure|body|html)$/i.test(node.nodeName))
      return !/^(?:body|html)$/i.test(node.nodeName)
    if (/^article$/i.test(node.nodeName) && article !== null) return true
    if (beside.test(`${node.getAttribute('class') ?? ''} ${node.getAttribute('id') ?? ''}`)) return true
    if (/^(?:comment|complementary)$/.test(node.getAttribute('role') ?? '')) return true
    // The publication date is of the thing that the page is about, not of a comment or event in it.
    if (/(?:Comment|Event|Review)$/.test(node.getAttribute('itemtype') ?? '')) return true
  }
  return false
}

/** The date that an element gives for machines, else the one that it shows. */
const dateOf = (element: DomNode): Edtf | undefined =>
  ['datetime', 'content', 'title'].map((name) => parseDateField(element.getAttribute(name))).find(Boolean) ??
  findDate(textOf(element))?.edtf

const isParagraph = (text: string): boolean => text.length > 100 || (text.length > 50 && /[.!?]["'”’]?$/.test(text))
const holdsBlocks = (element: DomNode): boolean =>
  [...element.childNodes].some(
    (node) => isElement(node) && /^(?:div|p|h[1-6]|ul|ol|li|section|header|article|main|table)$/i.test(node.nodeName),
  )

/** A short line of the page, with what dates it. */
interface Line {
  readonly text: string
  readonly date: Edtf
  /** Its date stands in a `time` element. */
  readonly marked: boolean
}

/** Words for a day that only their page's own time tells; the day itself then often stands in a title that is shown on pointing. */
const relative = /\b(?:ago|yesterday|today|just now)\b/i

/** What dates a line without a `time` element: each of its dates with the words before it, or the one behind "3 days ago". */
function wordedLines(node: DomNode, text: string): Line[] {
  const pieces = datedPieces(text)
  if (pieces.length > 1) return pieces.map((piece) => ({ ...piece, marked: false }))
  const date = findDate(text)?.edtf
  if (date !== undefined) return [{ text, date, marked: false }]
  const titled = relative.test(text) ? [node, ...node.querySelectorAll('[title]')] : []
  const behind = titled.map((element) => parseDateField(element.getAttribute('title'))).find(Boolean)
  return behind === undefined ? [] : [{ text, date: behind, marked: true }]
}

/** What dates a line: each of its `time` elements with the words before it ("Updated 7 March · First published 4 March"), else the date in its words. */
function linesOf(node: DomNode, text: string): Line[] {
  const times = /^time$/i.test(node.nodeName) ? [node] : [...node.querySelectorAll('time')]
  const [only] = times
  if (only === undefined) return wordedLines(node, text)
  let start = 0
  return times.flatMap((time): Line[] => {
    const own = textOf(time)
    const found = text.indexOf(own, start)
    const end = found < 0 ? start : found + own.length
    const words = times.length === 1 ? text : text.slice(start, end)
    start = end
    const date = dateOf(time)
    return date === undefined ? [] : [{ text: words, date, marked: true }]
  })
}

/** The dated lines of the article: those between its headline and its first paragraph, and those after. */
function datedLines(page: Page, heading: DomNode | undefined, article: DomNode | null): { head: Line[]; rest: Line[] } {
  const lines = { head: [] as Line[], rest: [] as Line[] }
  let isHead = heading === undefined
  let over = false
  const open: DomNode[] = [article !== null && heading === undefined ? article : page.body]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isElement(node) || /^(?:script|style|template|noscript)$/i.test(node.nodeName)) continue
    if (node === heading) {
      isHead = true
      continue
    }
    if (holdsBlocks(node)) {
      open.push(...[...node.childNodes].reverse())
      continue
    }
    const text = textOf(node)
    if (text === '' || isBeside(node, article)) continue
    if (isParagraph(text)) {
      over ||= isHead
      continue
    }
    for (const line of linesOf(node, text)) (isHead && !over ? lines.head : lines.rest).push(line)
  }
  return lines
}

/**
 * The day on which a page says that it was published: by a mark for machines on the article itself, by a line under its headline,
 * or by a line that says "published". Dates of teasers, asides, comments and events are not the page's.
 */
export function pageDate(page: Page, heading: DomNode | undefined): Edtf | undefined {
  const article = ownArticle(page, heading)
  for (const element of page.querySelectorAll(published)) {
    const date = isBeside(element, article) ? undefined : dateOf(element)
    if (date !== undefined) return date
  }
  const { head, rest } = datedLines(page, heading, article)
  const says = (line: Line) => publishedLabel.test(line.text)
  const isOther = (line: Line) => otherLabel.test(line.text) && !says(line)
  const isStamp = (line: Line) => line.marked || isDateStamp(line.text) || /\bby\b/i.test(line.text)
  return (
    head.find(says) ??
    head.find((line) => isStamp(line) && !isOther(line)) ??
    rest.find(says) ??
    // Alone on its page, a time element under the text is the page's.
    (rest.length === 1 ? rest.find((line) => line.marked && !isOther(line)) : undefined)
  )?.date
}

/** Takes off a mark of the day that shows "yesterday": what it says holds for the page's own time only. Changes the document. */
export function dropRelativeDates(page: Page): void {
  for (const element of page.querySelectorAll(published)) {
    const text = textOf(element)
    if (relative.test(text) && text.length < 30) element.remove()
  }
}
