import { infoOf } from '../citation.ts'
import { formatEdtf } from '../dates/index.ts'
import type { ArticleHit, ArticleInfo, HelpTopic, Reply, WholeArticle } from '../types.ts'
import { blocks, flat, type Page, plain, wrapped } from './page.ts'
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
    ...(info.url === undefined ? [] : [`${margin}${page.dim(page.link(info.url, info.url))}`]),
  ].join('\n')
}

function renderHit(page: Page, hit: ArticleHit, number: number): string {
  const lead = `${number}. `
  const info = renderInfo(page, lead, hit)
  return hit.citation ? `${info}\n${renderQuote(page, ' '.repeat(lead.length), hit.citation)}` : info
}

/** A line of an article from a place on: a heading in bold, and what falls in it of the words to look for marked. */
function renderLine(page: Page, line: string, start: number, { article, marked }: WholeArticle): string {
  const from = Math.max(0, (marked?.start ?? 0) - start)
  const to = Math.min(line.length, (marked?.end ?? 0) - start)
  const words =
    from < to
      ? `${flat(line.slice(0, from))}${page.mark(flat(line.slice(from, to)))}${flat(line.slice(to))}`
      : plain(line)
  const isHeading = article.sections?.some((section) => section.start === start)
  return line === '' ? '' : wrapped(page, '', isHeading ? page.bold(words) : words)
}

/** An article from end to end, under its headline. */
function renderWhole(page: Page, whole: WholeArticle): string {
  let start = 0
  const lines = whole.article.text.split('\n').map((line) => {
    const rendered = renderLine(page, line, start, whole)
    start += line.length + 1
    return rendered
  })
  return blocks([renderInfo(page, '', infoOf(whole.article)), lines.join('\n')])
}

/** The article that was named, or those that were found, best first. */
export function renderArticles(page: Page, { query, hits, whole }: Extract<Reply, { type: 'articles' }>): string {
  if (whole) return renderWhole(page, whole)
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
