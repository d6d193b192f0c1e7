import type { DomNode, Page } from './dom-blocks.ts'
import { blocksOf } from './dom-blocks.ts'
import { squeeze } from './lines.ts'
import { titleKey } from './title.ts'

const lineOf = (heading: DomNode): string =>
  squeeze(
    blocksOf(heading)
      .map(({ text }) => text)
      .join(' ')
      .replace(/\s+/g, ' '),
  )

/** "Headline | Site" without the site. */
export function documentTitle(title: string, publisher: string | undefined): string {
  const parts = title.split(/\s+[|–—·»]\s+|\s+-\s+/)
  const [first] = parts
  if (parts.length < 2 || first === undefined) return title
  return parts.at(-1) === publisher || /\s[|–—·»]\s/.test(title) ? first : title
}

/** A title without the name of its site at its end, where that is known. */
export function withoutSite(title: string, publisher: string | undefined): string {
  const [, headline, site] = /^(.*\S)\s+[|–—·»-]\s+(.*)$/.exec(title) ?? []
  if (headline === undefined || site === undefined || publisher === undefined) return title
  return titleKey(site) === titleKey(publisher) ? headline : title
}

const siteClass = /(?:^|[\s_-])site-?(?:title|name|logo|branding)(?:$|[\s_-])/i

/** Whether a heading is the site's: it has no words, links to the front page, is called so, or is named as the site. */
export function isSiteName(heading: DomNode, publisher: string | undefined): boolean {
  const text = lineOf(heading)
  const link = heading.querySelector('a[href]') ?? heading.closest('a[href]')
  const isHome = link !== null && /^(?:https?:\/\/[^/]+\/?|\/)$/i.test(link.getAttribute('href') ?? '')
  const isCalled = siteClass.test(heading.getAttribute('class') ?? '') || heading.closest('.site-title') !== null
  return text === '' || isHome || isCalled || titleKey(text) === titleKey(publisher ?? '')
}

/** A page has one heading of the first level, or one for each of its parts; of more, the first are looked at. */
const mostHeadings = 50
export const topHeadings = (page: Page): DomNode[] => [...page.querySelectorAll('h1')].slice(0, mostHeadings)

const entryTitles = '.entry-title, .post-title, [itemprop="headline"], article h2, main h2, .hentry h3'

/** The heading that is marked as the article's, or stands in it and is named by the page's title. */
function entryTitleOf(page: Page, pageTitle: string): DomNode | undefined {
  const title = titleKey(pageTitle)
  return [...page.querySelectorAll(entryTitles)].slice(0, mostHeadings).find((heading) => {
    const isMarked =
      /(?:entry|post)-title/.test(heading.getAttribute('class') ?? '') || heading.getAttribute('itemprop') !== null
    const key = titleKey(lineOf(heading))
    return key !== '' && (isMarked || title.startsWith(key))
  })
}

/**
 * The headline of a page: its first heading of the first level that is not the site's name, be it by the end of the page's title.
 * Where there is none, the heading of the article; nothing where that is not there either.
 * @param pageTitle the text of its `title`
 */
export function headlineOf(page: Page, publisher: string | undefined, pageTitle: string): DomNode | undefined {
  const headings = topHeadings(page).filter((heading) => !isSiteName(heading, publisher))
  const own = headings.find((heading) => withoutSite(pageTitle, lineOf(heading)) === pageTitle)
  return own ?? entryTitleOf(page, pageTitle) ?? headings[0]
}

/** The words of a heading on one line. */
export const headingText = (heading: DomNode | undefined): string => (heading === undefined ? '' : lineOf(heading))
