import { formatEdtf } from '../dates/index.ts'
import type { ArticleHit, ArticleInfo, HelpTopic, Reply } from '../types.ts'
import { blocks, type Page, plain, wrapped } from './page.ts'
import { renderAnswer, renderCheck, renderQuote } from './render-answer.ts'
import { renderProfile, renderTimeline, renderUnknownName } from './render-story.ts'

/** A reply as text for a terminal, with a line end after the last line. */
export function renderReply(page: Page, reply: Reply): string {
  switch (reply.type) {
    case 'answer':
      return renderAnswer(page, reply.answer)
    case 'timeline':
      return renderTimeline(page, reply.timeline)
    case 'profile':
      return renderProfile(page, reply)
    case 'unknown-name':
      return renderUnknownName(page, reply)
    case 'articles':
      return renderArticles(page, reply)
    case 'sources':
      return renderSources(page, reply.sources)
    case 'check':
      return renderCheck(page, reply.check)
    case 'help':
      return renderHelp(page, reply.topics)
  }
}

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
