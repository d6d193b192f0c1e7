import type { APISelectMenuOption, APIStringSelectComponent } from 'discord.js'
import { ComponentType } from 'discord.js'
import type { ArticleHit, ArticleInfo, Citation, Passage, Reply, Span, WholeArticle } from '../../types.ts'
import { refOf, shortId } from '../article-ids.ts'
import { encodeAction, encodeRef } from '../custom-id.ts'
import { escapeText, plainText } from '../escape.ts'
import { LIMITS } from '../limits.ts'
import { localDate } from './local-date.ts'
import { dateText, headline, sentence, sourceLine, subtext } from './markdown.ts'
import { ACCENT, type MessageBody, type RenderContext, Sheet } from './message.ts'
import { addPage, type Block } from './paging.ts'

const HITS_PER_PAGE = 5
const SOURCES_PER_PAGE = 10
const HIT_QUOTE = 280

/** Pieces of an article's paragraphs that fit into a message with all that is escaped in them. */
const pieces = /\S[^\n]{0,1200}(?!\S)|\S{1,1200}/gu
const PIECES_PER_PAGE = 10

/** Draws an article from end to end, a page of it. */
function renderWhole({ article }: WholeArticle, context: RenderContext): MessageBody {
  const sheet = new Sheet(ACCENT.list, context.notice)
  const { title, url, publisher = '', published } = article
  sheet.text(`### ${headline({ title, ...(url !== undefined && { url }) }, 120)}`)
  const facts = [escapeText(publisher, 60), published === undefined ? '' : dateText(published)].filter(Boolean)
  if (facts.length > 0) sheet.text(subtext(facts.join(' · ')))
  const headings = new Set(article.sections?.map(({ start }) => start))
  const blocks = [...article.text.matchAll(pieces)].map(({ 0: piece, index }): Block => {
    const text = escapeText(piece)
    return { text: headings.has(index) && text !== '' ? `**${text}**` : text }
  })
  addPage(sheet, context, { blocks, perPage: PIECES_PER_PAGE })
  return sheet.done()
}

/** Draws the article that was named, or those that fit a query and a menu that opens one of them. */
export function renderArticles(
  { query, hits, whole }: Extract<Reply, { type: 'articles' }>,
  context: RenderContext,
): MessageBody {
  if (whole !== undefined) return renderWhole(whole, context)
  const sheet = new Sheet(hits.length === 0 ? ACCENT.nothing : ACCENT.list, context.notice)
  sheet.text(`### ${hits.length === 0 ? 'No article fits' : 'Articles'}: ${escapeText(query, 120)}`)
  if (hits.length === 0) sheet.text('Try fewer or other words, or `/sources` for the whole list.')
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

/** A menu of articles; each value names the article and its best sentence. */
function articleMenu(articles: readonly MenuArticle[], context: RenderContext): APIStringSelectComponent | undefined {
  const custom_id = encodeAction({ kind: 'open', library: context.library })
  if (custom_id === undefined) return undefined
  const options = new Map<string, APISelectMenuOption>()
  for (const article of articles.slice(0, LIMITS.selectOptions)) {
    const option = articleOption(article)
    options.set(option.value, option)
  }
  return { type: ComponentType.StringSelect, custom_id, placeholder: 'Open an article', options: [...options.values()] }
}

function articleOption(article: MenuArticle): APISelectMenuOption {
  const details = [article.publisher, article.published === undefined ? undefined : localDate(article.published)]
  const description = details.filter((detail) => detail !== undefined && detail !== '').join(' · ')
  const none = { article: shortId(article.id), start: 0, boldAt: 0, boldLength: 0 }
  return {
    label: plainText(article.title, LIMITS.optionLabel),
    value: encodeRef(article.citation === undefined ? none : refOf(article.citation)),
    ...(description.trim() === '' ? {} : { description: plainText(description, LIMITS.optionDescription) }),
  }
}

const NEIGHBOUR = 700
const QUOTE = 900

/** A passage, and what in it is in bold (offsets into its quote). */
export interface MarkedPassage {
  readonly passage: Passage
  readonly bold?: Span
}

/** Draws a sentence with the one before and the one after. */
export function renderInContext({ passage, bold }: MarkedPassage): MessageBody {
  const sheet = new Sheet(ACCENT.found)
  if (passage.before.trim() !== '') sheet.text(escapeText(passage.before, NEIGHBOUR))
  sheet.text(`> ${sentence(passage.quote, bold, QUOTE)}`)
  if (passage.after.trim() !== '') sheet.text(escapeText(passage.after, NEIGHBOUR))
  sheet.text(sourceLine({ ...passage, ...passage.info }))
  return sheet.done()
}

/** Draws further sentences that support an answer. */
export function renderEvidence(passages: readonly MarkedPassage[]): MessageBody {
  const sheet = new Sheet(ACCENT.found)
  sheet.text('### More evidence')
  for (const { passage, bold } of passages)
    sheet.text(`> ${sentence(passage.quote, bold, 450)}\n${sourceLine({ ...passage, ...passage.info }, 90)}`)
  return sheet.done()
}

/** Draws one article: where it comes from, and the passage that was found in it. */
export function renderArticle(info: ArticleInfo, marked: MarkedPassage | undefined): MessageBody {
  const sheet = new Sheet(ACCENT.list)
  sheet.text(`### ${headline(info, 200)}`)
  const facts = [info.publisher, info.author, info.place].filter((fact) => fact !== undefined && fact.trim() !== '')
  sheet.text(sourceLine({ ...marked?.passage, ...info }))
  if (facts.length > 0) sheet.text(subtext(facts.map((fact) => escapeText(fact ?? '', 100)).join(' · ')))
  if (marked !== undefined) {
    const { passage, bold } = marked
    const after = passage.after.trim() === '' ? '' : `\n> ${escapeText(passage.after, NEIGHBOUR)}`
    sheet.text(`> ${sentence(passage.quote, bold, QUOTE)}${after}`)
  }
  sheet.text(
    subtext(`File: ${escapeText(info.file, 150)} · for a question to this article only: \`/ask\` with \`article\``),
  )
  return sheet.done()
}
