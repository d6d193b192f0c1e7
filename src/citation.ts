import type { Article, ArticleInfo, Citation, Locator, Span, Whereabouts } from './types.ts'

/** How a place in an article is cited: its words, what is known of the article, and where in it they stand. */

/** What is known of an article besides its text. */
export function infoOf({ text: _text, locators: _locators, sections: _sections, ...info }: Article): ArticleInfo {
  return info
}

const locatorAt = (locators: readonly Locator[] | undefined, place: number): Locator | undefined =>
  locators?.findLast(({ start }) => start <= place)

const page = /^p\. (?=.)/

/** Where a span stands: "p. 4", "pp. 4–5", "00:12:31"; undefined in an article without such places, and before the first of them. */
function locatorIn({ locators }: Article, { start, end }: Span): string | undefined {
  const first = locatorAt(locators, start)?.label
  const last = locatorAt(locators, Math.max(start, end - 1))?.label
  if (first === undefined || last === undefined || first === last) return first
  return page.test(first) && page.test(last) ? `p${first}–${last.replace(page, '')}` : `${first}–${last}`
}

/** Words of a quote that are all written into a link; of a longer one some at either end are, so that a mark on the page within it does no harm. */
const mostWhole = 10
const wordsAtEnd = 4
/** Words before a quote that tell it from the same words further up. */
const mostBefore = 8

const wordsIn = (text: string, start: number, end: number): Span[] =>
  [...text.slice(start, end).matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    start: start + index,
    end: start + index + word.length,
  }))

/** Where some words stand first, from a place on, as a browser looks for them: whatever their case and the space between them. */
export function firstPlace(text: string, words: string, from = 0): Span | undefined {
  const pattern = words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+')
  const search = new RegExp(pattern, 'gi')
  search.lastIndex = from
  const found = search.exec(text)
  return found === null ? undefined : { start: found.index, end: search.lastIndex }
}

/** Words in the syntax of a text directive, in which commas part and a hyphen marks what is around. */
const encoded = (words: string): string =>
  encodeURIComponent(words.replace(/\s+/g, ' ').replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll('-', '%2D')

/**
 * The text directive that makes a browser go to a span: "start", "start,end" or "prefix-,start,end".
 * Method: URL Fragment Text Directives, https://wicg.github.io/scroll-to-text-fragment/.
 */
function textDirective(text: string, span: Span): string {
  const words = wordsIn(text, span.start, span.end)
  const [first, last] = [words[0], words.at(-1)]
  if (first === undefined || last === undefined) return ''
  const headEnd = words.length > mostWhole ? (words[wordsAtEnd - 1]?.end ?? last.end) : last.end
  // The last words, as many as tell them from the same words further up in the quote.
  const tail = words
    .slice(wordsAtEnd, -wordsAtEnd + 1)
    .findLast(
      ({ start }) => headEnd < last.end && firstPlace(text, text.slice(start, last.end), headEnd)?.start === start,
    )
  const isParted = tail !== undefined
  const start = text.slice(first.start, isParted ? headEnd : last.end)
  const above = text.slice(0, first.start).trimEnd()
  const before = wordsIn(text, above.lastIndexOf('\n\n') + 1, above.length).slice(-mostBefore)
  const isFirst = (from: number) => firstPlace(text, text.slice(from, first.start + start.length))?.start === from
  const prefix = isFirst(first.start) ? undefined : (before.findLast((word) => isFirst(word.start)) ?? before[0])
  return [
    ...(prefix === undefined ? [] : [`${encoded(text.slice(prefix.start, above.length))}-`]),
    encoded(start),
    ...(isParted ? [encoded(text.slice(tail.start, last.end))] : []),
  ].join(',')
}

/** Addresses that an app opens, with nothing on the page that could be gone to; `t.me/s/…` is a page. */
const inApp =
  /^(?:(?:[\w-]+\.)?discord(?:app)?\.com\/channels\/|(?:[\w-]+\.)+slack\.com\/(?:archives|client|files|messages)\/|(?:t|telegram)\.(?:me|dog)\/(?!s\/))/i
/** Ends of addresses that a browser shows in a reader of its own, or hands on to another program. */
const document = /\.(?:pdf|docx?|od[ts]|rtf|pptx?|xlsx?|epub|csv|tsv|jsonl?|eml|mbox|srt|vtt|zip|gz|bz2|warc)$/i

/** The address of an article with the words of a span, or its page, to go to; undefined where it has no address on the web. */
function linkTo({ url, text, locators }: Article, span: Span): string | undefined {
  if (url === undefined || !/^https?:/i.test(url) || !URL.canParse(url)) return undefined
  const { host, pathname } = new URL(url)
  const page = locatorAt(locators, span.start)?.page
  // After "PDF Open Parameters": pages are counted from the first.
  if (page !== undefined) return `${url.split('#')[0]}#page=${page}`
  if (inApp.test(`${host}${pathname}`) || document.test(pathname)) return url
  const directive = textDirective(text, span)
  // An address may end in a directive of its own.
  const [address = url] = url.split(':~:')
  return directive === '' ? url : `${address}${address.includes('#') ? '' : '#'}:~:text=${directive}`
}

/** Where in its file a span of an article stands. */
export function placeOf(article: Article, span: Span): Omit<Whereabouts, 'link'> {
  const section = locatorAt(article.sections, span.start)?.label
  const locator = locatorIn(article, span)
  return { ...(section ? { section } : {}), ...(locator ? { locator } : {}) }
}

/** Where a span of an article can be found. */
export function whereaboutsOf(article: Article, span: Span): Whereabouts {
  const link = linkTo(article, span)
  return { ...(link ? { link } : {}), ...placeOf(article, span) }
}

/**
 * A citation of a span of an article, to the letter.
 * @param part a place within the span to highlight; left out where it does not lie in it
 */
export function citationOf(article: Article, span: Span, part?: Span): Citation {
  const { start, end } = span
  const { id, file, title, published, publisher, url } = article
  const isInside = part !== undefined && part.start >= start && part.end <= end
  return {
    article: id,
    file,
    title,
    ...(published ? { published } : {}),
    ...(publisher ? { publisher } : {}),
    ...(url ? { url } : {}),
    ...whereaboutsOf(article, span),
    quote: article.text.slice(start, end),
    start,
    end,
    ...(isInside ? { highlight: { start: part.start - start, end: part.end - start } } : {}),
  }
}
