import type { ArticleInfo, Span, TimelineEntry, Whereabouts } from '../../types.ts'
import { escapeText } from '../escape.ts'
import { LIMITS } from '../limits.ts'
import { counted, dateText, sentence, sourceLine, subtext } from './markdown.ts'
import { ACCENT, type MessageBody, Sheet } from './message.ts'

const MOST_ARTICLES = 12
const MOST_EVENTS = 8
const MOST_TOLD = 8
const QUOTE = 300
const NAME = 80
/** Characters that are kept for the lines at the end. */
const END = 250

/** What a digest tells of. */
export interface DigestNews {
  /** The newest first. */
  readonly articles: readonly ArticleInfo[]
  /** Those of names that are followed, which no earlier article told of. */
  readonly events: readonly { readonly name: string; readonly entry: TimelineEntry }[]
}

/** A new article that names what is followed. */
export interface Naming {
  readonly name: string
  readonly article: ArticleInfo & Whereabouts
  /** The sentence that names it, with the name in it; undefined where the title does. */
  readonly quote?: { readonly text: string; readonly bold: Span }
}

/** Draws a digest. */
export function renderDigest({ articles, events }: DigestNews): MessageBody {
  const sheet = new Sheet(ACCENT.list)
  sheet.text(`### ${counted(articles.length, 'new article')}`)
  const lines = articles.slice(0, MOST_ARTICLES).map((article) => `- ${sourceLine(article)}`)
  const shown = addFitting(sheet, lines, events.length === 0 ? 1 : 0.6, '\n')
  addRest(sheet, articles.length - shown)
  if (events.length > 0) sheet.text('**New events of names that are followed**')
  addFitting(sheet, events.slice(0, MOST_EVENTS).map(eventText), 1, '\n')
  sheet.text(subtext('`/sources` lists all articles, `/article` opens one, `/follow` tells you of a name.'))
  return sheet.done()
}

function eventText({ name, entry }: DigestNews['events'][number]): string {
  const planned = entry.status === 'planned' ? ' · planned' : ''
  const head = `**${dateText(entry.date)}** · ${escapeText(name, NAME)}${planned}`
  return [head, escapeText(entry.text, QUOTE), subtext(sourceLine(entry.citations[0]))].join('\n')
}

/** Draws what a follower hears: new articles that name what is followed, each with the sentence. */
export function renderFollowed(namings: readonly Naming[]): MessageBody {
  const sheet = new Sheet(ACCENT.list)
  const names = [...new Set(namings.map(({ name }) => escapeText(name, NAME)))]
  const more = names.length > 3 ? ` and ${names.length - 3} more` : ''
  sheet.text(`### New on ${names.slice(0, 3).join(', ')}${more}`)
  const told = namings.slice(0, MOST_TOLD).map(({ name, article, quote }) => {
    const about = names.length > 1 ? [`**${escapeText(name, NAME)}**`] : []
    const said = quote === undefined ? [] : [`> ${sentence(quote.text, quote.bold, QUOTE)}`]
    return [...about, ...said, sourceLine(article)].join('\n')
  })
  addRest(sheet, namings.length - addFitting(sheet, told, 1, '\n\n'))
  sheet.text(subtext('You hear of it because you followed it: `/follow` lists what you follow, and takes it off.'))
  return sheet.done()
}

/** Adds as many of some texts as fit, as one block. @param share of what a message holds @returns how many */
function addFitting(sheet: Sheet, texts: readonly string[], share: number, between: string): number {
  let count = 0
  let block = ''
  for (const text of texts) {
    const longer = block === '' ? text : `${block}${between}${text}`
    if (longer.length > LIMITS.text * share - END || !sheet.fits(longer.padEnd(longer.length + END))) break
    block = longer
    count++
  }
  sheet.text(block)
  return count
}

function addRest(sheet: Sheet, left: number): void {
  if (left > 0) sheet.text(subtext(`And ${counted(left, 'more article')}.`))
}
