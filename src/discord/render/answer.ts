import { ButtonStyle } from 'discord.js'
import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10'
import type { Answer, Citation, Found, Unanswered } from '../../types.ts'
import { refOf } from '../article-ids.ts'
import { type Action, encodeAction, type SentenceRef } from '../custom-id.ts'
import { escapeText, plainText } from '../escape.ts'
import type { RenderContext } from './context.ts'
import { citation, dateText, subtext } from './markdown.ts'
import { ACCENT, button, type MessageBody, Sheet } from './message.ts'

/** Longer answers read badly as headings. */
const HEADING = 120
const LONG_ANSWER = 700
const QUOTE = 600
const NEAREST_QUOTE = 350
const MOST_NEAREST = 3
const MOST_NOTES = 4

/** Draws an answer, found or not. */
export function renderAnswer(answer: Answer, context: RenderContext): MessageBody {
  return answer.status === 'answered' ? renderFound(answer, context) : renderUnanswered(answer, context)
}

function renderFound(answer: Found, context: RenderContext): MessageBody {
  const sheet = new Sheet(ACCENT.found)
  if (context.notice !== undefined) sheet.text(subtext(context.notice))
  const lead = answer.probable ? 'Probably: ' : ''
  sheet.text(
    answer.answer.length <= HEADING
      ? `### ${lead}${escapeText(answer.answer)}`
      : `${lead}**${escapeText(answer.answer, LONG_ANSWER)}**`,
  )
  const shown = shownCitations(answer)
  for (const cited of shown) sheet.text(citation(cited, QUOTE))
  for (const note of notesOf(answer)) sheet.text(subtext(escapeText(note, 300)))
  sheet.text(questionLine(answer.question))
  sheet.buttons([
    moreEvidence(answer.citations.slice(shown.length), context),
    inContext(answer.citations[0], context),
    topicTimeline(answer.topic, context),
    removeButton(context),
  ])
  return sheet.done()
}

/** The first, and a second one where it supports another part of the answer. */
function shownCitations(answer: Found): readonly Citation[] {
  const [first, second] = answer.citations
  if (second === undefined) return [first]
  const words = (cited: Citation): string =>
    cited.highlight === undefined ? '' : cited.quote.slice(cited.highlight.start, cited.highlight.end).toLowerCase()
  const addsAnother = words(second) !== '' && words(first) !== '' && words(second) !== words(first)
  return addsAnother ? [first, second] : [first]
}

/** The answer's notes, and its date where neither the answer nor a note tells it. */
function notesOf(answer: Found): readonly string[] {
  const told = [answer.answer, ...answer.notes].join(' ')
  const date = answer.date === undefined ? undefined : dateText(answer.date)
  return [...(date === undefined || told.includes(date) ? [] : [`Date: ${date}`]), ...answer.notes.slice(0, MOST_NOTES)]
}

/** The question, for those who see the reply and not the command's options. */
export function questionLine(question: string): string {
  return subtext(`Question: ${escapeText(question, 300)}`)
}

function renderUnanswered(answer: Unanswered, context: RenderContext): MessageBody {
  const sheet = new Sheet(ACCENT.nothing)
  if (context.notice !== undefined) sheet.text(subtext(context.notice))
  sheet.text('### The articles do not say')
  for (const note of answer.notes.slice(0, MOST_NOTES)) sheet.text(subtext(escapeText(note, 300)))
  renderNearest(sheet, answer.nearest, 'Nearest passages')
  sheet.text(questionLine(answer.question))
  didYouMean(sheet, answer.didYouMean, context)
  sheet.buttons([removeButton(context)])
  return sheet.done()
}

/** Up to three passages that come near, which do not answer. */
export function renderNearest(sheet: Sheet, nearest: readonly Citation[], title: string): void {
  if (nearest.length === 0) return
  sheet.text(`**${title}**`)
  for (const cited of nearest.slice(0, MOST_NEAREST)) sheet.text(citation(withoutHighlight(cited), NEAREST_QUOTE))
}

/** Bold is for answers only. */
function withoutHighlight({ highlight: _, ...cited }: Citation): Citation {
  return cited
}

/** Names that are spelt alike, each a button that looks it up. */
export function didYouMean(sheet: Sheet, names: readonly string[], context: RenderContext): void {
  const first = names.slice(0, MOST_NEAREST)
  if (first.length === 0) return
  sheet.text(`Did you mean ${first.map((name) => `**${escapeText(name, 100)}**`).join(' or ')}?`)
  sheet.buttons(
    first.map((name) =>
      button(
        plainText(`Who is ${name}?`, 80),
        { kind: 'run', library: context.library, call: { command: 'who', options: { name } } },
        ButtonStyle.Primary,
      ),
    ),
  )
}

function moreEvidence(others: readonly Citation[], context: RenderContext): APIButtonComponentWithCustomId | undefined {
  const refs = fitting(others.map(refOf), (some) => ({ kind: 'evidence', library: context.library, refs: some }))
  if (refs.length === 0) return undefined
  return button('More evidence', { kind: 'evidence', library: context.library, refs }, ButtonStyle.Primary)
}

/** As many references, from the first, as a custom id can hold. */
function fitting(
  refs: readonly SentenceRef[],
  action: (refs: readonly SentenceRef[]) => Action,
): readonly SentenceRef[] {
  let some: readonly SentenceRef[] = []
  for (let count = 1; count <= refs.length; count++) {
    const more = refs.slice(0, count)
    if (encodeAction(action(more)) === undefined) break
    some = more
  }
  return some
}

/** Shows a sentence with its neighbours. */
export function inContext(cited: Citation, context: RenderContext): APIButtonComponentWithCustomId | undefined {
  return button('In context', { kind: 'context', library: context.library, refs: [refOf(cited)] })
}

/** Shows the timeline of a person or topic. */
export function topicTimeline(
  topic: string | undefined,
  context: RenderContext,
): APIButtonComponentWithCustomId | undefined {
  if (topic === undefined || topic.trim() === '') return undefined
  const call = { command: 'timeline', options: { topic } }
  return button(plainText(`Timeline: ${topic}`, 60), { kind: 'run', library: context.library, call })
}

/** Takes the reply away; a private one has Discord's own "Dismiss". */
export function removeButton(context: RenderContext): APIButtonComponentWithCustomId | undefined {
  if (context.isPrivate) return undefined
  return button('Remove', { kind: 'remove', owner: context.owner }, ButtonStyle.Danger)
}
