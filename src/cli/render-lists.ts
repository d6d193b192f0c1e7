import { formatEdtf } from '../dates/index.ts'
import type { ArticleHit, ArticleInfo, HelpTopic, Reply } from '../types.ts'
import { blocks, type Page, plain, wrapped } from './page.ts'
import { renderQuote } from './render-citation.ts'

/** The headline, and under it publisher, date and id. */
function renderInfo(page: Page, lead: string, info: ArticleInfo): string {
  const details = [info.publisher && plain(info.publisher), info.published && formatEdtf(info.published), info.id]
  const margin = ' '.repeat(lead.length)
  return [
    wrapped(page, lead, page.bold(plain(info.title))),
    wrapped(page, margin, page.dim(details.filter(Boolean).join(' · '))),
    ...(info.url === undefined ? [] : [wrapped(page, margin, page.dim(plain(info.url)))]),
  ].join('\n')
}

function renderHit(page: Page, hit: ArticleHit, number: number): string {
  const lead = `${number}. `
  const info = renderInfo(page, lead, hit)
  return hit.citation ? `${info}\n${renderQuote(page, ' '.repeat(lead.length), hit.citation)}` : info
}

/** Articles that were found, best first. */
export function renderArticles(page: Page, { query, hits }: Extract<Reply, { type: 'articles' }>): string {
  if (hits.length === 0) return blocks([wrapped(page, '', `No article fits “${plain(query)}”.`)])
  return blocks(hits.map((hit, index) => renderHit(page, hit, index + 1)))
}

/** All articles. */
export function renderSources(page: Page, sources: readonly ArticleInfo[]): string {
  if (sources.length === 0) return blocks(['There are no articles.'])
  const count = page.dim(sources.length === 1 ? '1 article.' : `${sources.length} articles.`)
  return blocks([...sources.map((info) => renderInfo(page, '- ', info)), count])
}

/** Commands with their usage and examples. */
export function renderHelp(page: Page, topics: readonly HelpTopic[]): string {
  return blocks(
    topics.map(({ summary, usage, examples }) =>
      [
        wrapped(page, '', page.bold(usage)),
        wrapped(page, '  ', summary),
        ...examples.map((example) => wrapped(page, '  e.g. ', page.dim(example))),
      ].join('\n'),
    ),
  )
}
