import type { ArticleInfo, Passage, Span } from '../../types.ts'
import { escapeText } from '../escape.ts'
import { headline, sentence, sourceLine, subtext } from './markdown.ts'
import { ACCENT, type MessageBody, Sheet } from './message.ts'

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
  sheet.text(sourceLine(passage.info))
  return sheet.done()
}

/** Draws further sentences that support an answer. */
export function renderEvidence(passages: readonly MarkedPassage[]): MessageBody {
  const sheet = new Sheet(ACCENT.found)
  sheet.text('### More evidence')
  for (const { passage, bold } of passages)
    sheet.text(`> ${sentence(passage.quote, bold, 450)}\n${sourceLine(passage.info, 90)}`)
  return sheet.done()
}

/** Draws one article: where it comes from, and the passage that was found in it. */
export function renderArticle(info: ArticleInfo, marked: MarkedPassage | undefined): MessageBody {
  const sheet = new Sheet(ACCENT.list)
  sheet.text(`### ${headline(info, 200)}`)
  const facts = [info.publisher, info.author, info.place].filter((fact) => fact !== undefined && fact.trim() !== '')
  sheet.text(sourceLine(info))
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
