import type { ArticleInfo, Span, TimelineEntry, Whereabouts } from '../../types.ts'
import { escapeText } from '../escape.ts'
import { counted, dateText, sentence, sourceLine, subtext } from './markdown.ts'
import { ACCENT, type MessageBody, Sheet } from './message.ts'

const MOST_ARTICLES = 12
const MOST_EVENTS = 8
const MOST_TOLD = 8
const QUOTE = 300
const NAME = 80

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
  listed(sheet, articles, MOST_ARTICLES, (article) => `- ${sourceLine(article)}`)
  if (events.length > 0) sheet.text('**New events of names that are followed**')
  for (const { name, entry } of events.slice(0, MOST_EVENTS)) {
    const head = `**${dateText(entry.date)}** · ${escapeText(name, NAME)}${entry.status === 'planned' ? ' · planned' : ''}`
    sheet.text(`${head}\n${escapeText(entry.text, QUOTE)}\n${subtext(sourceLine(entry.citations[0]))}`)
  }
  sheet.text(subtext('`/sources` lists all articles, `/article` opens one, `/follow` tells you of a name.'))
  return sheet.done()
}

/** Draws what a follower hears: new articles that name what is followed, each with the sentence. */
export function renderFollowed(namings: readonly Naming[]): MessageBody {
  const sheet = new Sheet(ACCENT.list)
  const names = [...new Set(namings.map(({ name }) => escapeText(name, NAME)))]
  const shown = names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '')
  sheet.text(`### New on ${shown}`)
  listed(sheet, namings, MOST_TOLD, ({ name, article, quote }) => {
    const about = names.length > 1 ? [`**${escapeText(name, NAME)}**`] : []
    const said = quote === undefined ? [] : [`> ${sentence(quote.text, quote.bold, QUOTE)}`]
    return [...about, ...said, sourceLine(article)].join('\n')
  })
  sheet.text(subtext('You hear of it because you followed it: `/follow` lists what you follow, and takes it off.'))
  return sheet.done()
}

/** Adds items, as many as fit, and counts the rest. */
function listed<T>(sheet: Sheet, items: readonly T[], most: number, draw: (item: T) => string): void {
  let shown = 0
  for (const item of items.slice(0, most)) {
    // Room for the lines that end the message.
    const text = draw(item)
    if (!sheet.fits(text + ' '.repeat(400)) || !sheet.text(text)) break
    shown++
  }
  if (shown < items.length) sheet.text(subtext(`And ${counted(items.length - shown, 'more article')}.`))
}
