import type { APIButtonComponentWithCustomId } from 'discord.js'
import { ButtonStyle } from 'discord.js'
import { formatEdtf } from '../../dates/index.ts'
import type { Answer, Citation, ClaimCheck, Found, Unanswered, Verdict } from '../../types.ts'
import { refOf } from '../article-ids.ts'
import { escapeText, plainText } from '../escape.ts'
import { askMoreButton } from './ask-more.ts'
import { localDate } from './local-date.ts'
import { citation, subtext } from './markdown.ts'
import {
  ACCENT,
  button,
  endButton,
  type MessageBody,
  offerQuestions,
  type RenderContext,
  Sheet,
  topicTimeline,
} from './message.ts'
import { readControls } from './reading.ts'

/** Longer answers read badly as headings. */
const HEADING = 120
const LONG_ANSWER = 700
const QUOTE = 600
const NEAREST_QUOTE = 350
const MOST_NEAREST = 3
const MOST_NOTES = 4

/** Draws an answer that was found. */
export function renderFound(answer: Found, context: RenderContext): MessageBody {
  const sheet = new Sheet(ACCENT.found, context.notice)
  const lead = answer.probable ? 'Probably: ' : ''
  sheet.text(
    answer.answer.length <= HEADING
      ? `### ${lead}${escapeText(answer.answer)}`
      : `${lead}**${escapeText(answer.answer, LONG_ANSWER)}**`,
  )
  const shown = shownCitations(answer)
  for (const cited of shown) sheet.text(citation(cited, QUOTE))
  for (const note of notesOf(answer)) sheet.text(subtext(escapeText(note, 300)))
  sheet.text(asked(answer))
  const reading = readControls(shown, context.library)
  sheet.menu(reading.menu)
  sheet.buttons([
    reading.button,
    moreEvidence(answer.citations.slice(shown.length), context),
    button('In context', { kind: 'context', library: context.library, refs: [refOf(answer.citations[0])] }),
    topicTimeline(answer.topic, context),
    askMoreButton(answer, context.call.options),
    endButton(context),
  ])
  sheet.buttons(context.feedback ?? [])
  return sheet.done()
}

/** What was asked, and what a follow-up was understood as. */
function asked({ question, askedAs }: Answer): string {
  const lines = [`Question: ${escapeText(question, 300)}`]
  if (askedAs !== undefined) lines.push(`Asked as: ${escapeText(askedAs, 300)}`)
  return lines.map(subtext).join('\n')
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
  const isTold = answer.date === undefined || told.includes(formatEdtf(answer.date))
  return [...(isTold ? [] : [`Date: ${localDate(answer.date)}`]), ...answer.notes.slice(0, MOST_NOTES)]
}

/** Draws that there is no answer. */
export function renderUnanswered(answer: Unanswered, context: RenderContext): MessageBody {
  const sheet = new Sheet(ACCENT.nothing, context.notice)
  sheet.text('### The articles do not say')
  for (const note of answer.notes.slice(0, MOST_NOTES)) sheet.text(subtext(escapeText(note, 300)))
  const shown = showNearest(sheet, answer.nearest)
  sheet.text(asked(answer))
  const more = askMoreButton(answer, context.call.options)
  goOn(sheet, { shown, names: answer.didYouMean, more }, context)
  sheet.buttons(context.feedback ?? [])
  return sheet.done()
}

/** Shows up to three passages that come near, which do not answer. @returns those */
export function showNearest(sheet: Sheet, nearest: readonly Citation[]): readonly Citation[] {
  if (nearest.length > 0) sheet.text('**Nearest passages**')
  const shown = nearest.slice(0, MOST_NEAREST)
  // Bold is for answers only.
  for (const { highlight: _, ...cited } of shown) sheet.text(citation(cited, NEAREST_QUOTE))
  return shown
}

interface WaysOn {
  readonly shown: readonly Citation[]
  readonly names?: readonly string[]
  /** The button that asks on. */
  readonly more?: APIButtonComponentWithCustomId | undefined
}

/** The ways on from a reply: to its articles, to names that are spelt alike, to questions that are answered. */
export function goOn(sheet: Sheet, { shown, names = [], more }: WaysOn, context: RenderContext): void {
  const reading = readControls(shown, context.library)
  sheet.menu(reading.menu)
  didYouMean(sheet, names, context)
  offerQuestions(sheet, context, names.slice(0, MOST_NEAREST).map(whoIs))
  sheet.buttons([reading.button, more, endButton(context)])
}

const whoIs = (name: string): string => `Who is ${name}?`

/** Names that are spelt alike, each a button that looks it up. */
function didYouMean(sheet: Sheet, names: readonly string[], context: RenderContext): void {
  const first = names.slice(0, MOST_NEAREST)
  if (first.length === 0) return
  sheet.text(`Did you mean ${first.map((name) => `**${escapeText(name, 100)}**`).join(' or ')}?`)
  sheet.buttons(
    first.map((name) =>
      button(
        plainText(whoIs(name), 80),
        { kind: 'run', library: context.library, call: { command: 'who', options: { name } } },
        ButtonStyle.Primary,
      ),
    ),
  )
}

function moreEvidence(others: readonly Citation[], context: RenderContext): APIButtonComponentWithCustomId | undefined {
  // As many references, from the first, as a custom id can hold.
  for (let count = others.length; count > 0; count--) {
    const refs = others.slice(0, count).map(refOf)
    const more = button('More evidence', { kind: 'evidence', library: context.library, refs }, ButtonStyle.Primary)
    if (more !== undefined) return more
  }
  return undefined
}

/** Headings where the verdict is sure, and where it is likely only. */
const VERDICTS: Readonly<Record<Verdict, readonly [sure: string, likely: string]>> = {
  supported: ['The articles say so', 'The articles seem to say so'],
  contradicted: ['The articles say otherwise', 'The articles seem to say otherwise'],
  'not-said': ['The articles do not say', 'The articles do not say'],
}

/** Draws what the articles say to a claim. */
export function renderCheck(
  { claim, verdict, probable, citations, nearest }: ClaimCheck,
  context: RenderContext,
): MessageBody {
  const sheet = new Sheet(verdict === 'not-said' ? ACCENT.nothing : ACCENT.found, context.notice)
  sheet.text(`### ${VERDICTS[verdict][probable ? 1 : 0]}`)
  if (nearest.length > 0) sheet.text('**Nearest passages**')
  const shown = [...citations, ...nearest].slice(0, MOST_NEAREST)
  for (const cited of shown) sheet.text(citation(cited, 500))
  sheet.text(subtext(`Claim: ${escapeText(claim, 300)}`))
  goOn(sheet, { shown }, context)
  return sheet.done()
}
