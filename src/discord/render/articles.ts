import type { APIStringSelectComponent } from 'discord.js'
import type { ArticleHit, ArticleInfo, Citation, Passage, Reply, Span } from '../../types.ts'
import { quoteRef } from '../article-ids.ts'
import { escapeText } from '../escape.ts'
import { goOn } from './answer.ts'
import { localDate } from './local-date.ts'
import { sentence, sourceLine } from './markdown.ts'
import { ACCENT, type MessageBody, type RenderContext, Sheet } from './message.ts'
import { addPage, type Block } from './paging.ts'
import { fromStart, openMenu, readControls, renderReading } from './reading.ts'

const HITS_PER_PAGE = 5
const SOURCES_PER_PAGE = 10
const HIT_QUOTE = 280

/** Draws the article that was named, or those that fit a query and a menu that opens one of them. */
export function renderArticles(
  { query, hits, whole }: Extract<Reply, { type: 'articles' }>,
  context: RenderContext,
): MessageBody {
  if (whole !== undefined) return renderReading(whole.article, fromStart(whole.article), context)
  const sheet = new Sheet(hits.length === 0 ? ACCENT.nothing : ACCENT.list, context.notice)
  sheet.text(`### ${hits.length === 0 ? 'No article fits' : 'Articles'}: ${escapeText(query, 120)}`)
  if (hits.length === 0) {
    sheet.text('Try fewer or other words, or `/sources` for the whole list.')
    goOn(sheet, { shown: [] }, context)
    return sheet.done()
  }
  addPage(sheet, context, {
    blocks: hits.map(hitBlock),
    perPage: HITS_PER_PAGE,
    menu: (first, count) => articleMenu(hits.slice(first, first + count), context),
  })
  return sheet.done()
}

/** Draws the list of all articles. */
export function renderSources(sources: readonly ArticleInfo[], context: RenderContext): MessageBody {
  const sheet = new Sheet(ACCENT.list, context.notice)
  sheet.text(
    `### ${sources.length.toLocaleString('en')} ${sources.length === 1 ? 'article' : 'articles'}, newest first`,
  )
  addPage(sheet, context, {
    blocks: sources.map((info) => ({ text: sourceLine(info, 110) })),
    perPage: SOURCES_PER_PAGE,
    menu: (first, count) => articleMenu(sources.slice(first, first + count), context),
  })
  return sheet.done()
}

function hitBlock(hit: ArticleHit): Block {
  const quote = hit.citation
  if (quote === undefined) return { text: sourceLine(hit) }
  return { text: `${sourceLine(hit)}\n> ${sentence(quote.quote, quote.highlight, HIT_QUOTE)}` }
}

type MenuArticle = ArticleInfo & { readonly citation?: Citation }

/** A menu of articles, each opened at its best sentence. */
function articleMenu(
  articles: readonly MenuArticle[],
  { library }: RenderContext,
): APIStringSelectComponent | undefined {
  const options = articles.map((info) => {
    const { citation, title, publisher = '', published } = info
    const date = published === undefined ? '' : localDate(published)
    const ref = citation === undefined ? fromStart(info).ref : quoteRef(citation)
    return [ref, title, [publisher.trim(), date].filter(Boolean).join(' · ')] as const
  })
  return openMenu('Open an article', options, library)
}

const NEIGHBOUR = 700
const QUOTE = 900

/** A passage, and what in it is in bold (offsets into its quote). */
export interface MarkedPassage {
  readonly passage: Passage
  readonly bold?: Span
}

/** What opens the articles of passages that have no address. */
function readers(passages: readonly MarkedPassage[], library: string): ReturnType<typeof readControls> {
  const cited = passages.map(({ passage: { info, ...place } }) => ({ ...info, ...place, article: info.id }))
  return readControls(cited, library)
}

/** Draws a sentence with the one before and the one after. */
export function renderInContext(marked: MarkedPassage, library: string): MessageBody {
  const { passage, bold } = marked
  const sheet = new Sheet(ACCENT.found)
  if (passage.before.trim() !== '') sheet.text(escapeText(passage.before, NEIGHBOUR))
  sheet.text(`> ${sentence(passage.quote, bold, QUOTE)}`)
  if (passage.after.trim() !== '') sheet.text(escapeText(passage.after, NEIGHBOUR))
  sheet.text(sourceLine({ ...passage, ...passage.info }))
  sheet.buttons([readers([marked], library).button])
  return sheet.done()
}

/** Draws further sentences that support an answer. */
export function renderEvidence(passages: readonly MarkedPassage[], library: string): MessageBody {
  const sheet = new Sheet(ACCENT.found)
  sheet.text('### More evidence')
  for (const { passage, bold } of passages)
    sheet.text(`> ${sentence(passage.quote, bold, 450)}\n${sourceLine({ ...passage, ...passage.info }, 90)}`)
  const { menu, button } = readers(passages, library)
  sheet.menu(menu)
  sheet.buttons([button])
  return sheet.done()
}
