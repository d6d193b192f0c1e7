import { formatEdtf } from '../dates/index.ts'
import type { ArticleInfo, Citation } from '../types.ts'
import { flat, type Page, plain, wrapped } from './page.ts'

type Source = Pick<ArticleInfo, 'title' | 'publisher' | 'published' | 'url'>

/** "Title · Publisher · 24 August 2019". */
export function sourceLine({ title, publisher, published }: Source): string {
  const parts = [plain(title), publisher && plain(publisher), published && formatEdtf(published)]
  return parts.filter(Boolean).join(' · ')
}

/** The quote on one line, with what answers the question in bold. */
function emphasised(page: Page, { quote, highlight }: Citation): string {
  if (!highlight) return plain(quote)
  const { start, end } = highlight
  return `${flat(quote.slice(0, start))}${page.bold(flat(quote.slice(start, end)))}${flat(quote.slice(end))}`.trim()
}

/** The quote alone, behind a lead. */
export function renderQuote(page: Page, lead: string, citation: Citation): string {
  return wrapped(page, lead, `“${emphasised(page, citation)}”`)
}

/** The quote, and under it where it stands. */
export function renderCitation(page: Page, citation: Citation): string {
  const quote = renderQuote(page, '  ', citation)
  const source = wrapped(page, '  ', page.dim(sourceLine(citation)))
  const url = citation.url === undefined ? [] : [wrapped(page, '  ', page.dim(plain(citation.url)))]
  return [quote, source, ...url].join('\n')
}
