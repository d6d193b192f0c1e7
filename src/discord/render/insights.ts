import { type APIButtonComponentWithCustomId, type APIStringSelectComponent, ComponentType } from 'discord.js'
import type { Insights, OpenQuestion } from '../../servers/insights.ts'
import { formId } from '../../servers/insights.ts'
import type { Pin } from '../../servers/pins.ts'
import type { Citation } from '../../types.ts'
import { refOf } from '../article-ids.ts'
import { type Action, encodeAction, encodeRef } from '../custom-id.ts'
import { escapeText, plainText } from '../escape.ts'
import { LIMITS } from '../limits.ts'
import { citation, counted, dateText, subtext } from './markdown.ts'
import { ACCENT, button, type MessageBody, Sheet } from './message.ts'

/** What a button, menu or modal of the command does. */
export type Doing = (deed: string, options?: Readonly<Record<string, string>>) => Action

/** Entries of a page: as many as fit with all that may stand in each. */
const PER_PAGE = 4

const share = (count: number, all: number): string => `${Math.round((100 * count) / Math.max(1, all))} %`

/** Draws a page of the questions that need somebody. */
export function renderInsights(insights: Insights, wanted: number, doing: Doing): MessageBody {
  const { kept, days, asked, outcomes, helpful, wrong, open } = insights
  const sheet = new Sheet(open.length === 0 ? ACCENT.nothing : ACCENT.list)
  sheet.text('### What members ask')
  if (!kept) sheet.text('Questions and votes are not kept in this server. Who manages it can have them kept: `/setup`.')
  const shares = [
    `${share(outcomes.answered, asked)} answered`,
    `${share(outcomes.probable, asked)} probably`,
    `${share(outcomes.unanswered, asked)} not said`,
    `${share(outcomes.pinned, asked)} pinned`,
  ]
  if (kept && asked === 0) sheet.text('Nothing has been asked yet.')
  if (asked > 0) {
    const votes = helpful + wrong
    const said =
      votes === 0
        ? 'no votes'
        : `${counted(votes, 'vote')}: ${share(helpful, votes)} helpful, ${share(wrong, votes)} wrong`
    sheet.text(`${counted(asked, 'question')} in ${counted(days, 'day')}: ${shares.join(', ')}\n${said}`)
  }
  if (asked > 0 && open.length === 0) sheet.text('Every question had an answer, and nobody found one wrong.')
  const { first, entries, turning } = pageOf(open, wanted, doing, 'page')
  for (const [at, entry] of entries.entries()) sheet.text(openText(entry, first + at + 1))
  sheet.buttons(entries.map(({ id }, at) => button(`Passages: ${first + at + 1}`, doing('look', { id }))))
  sheet.buttons(turning)
  return sheet.done()
}

function openText(one: OpenQuestion, number: number): string {
  const facts = [
    `asked ${counted(one.asked, 'time')}`,
    one.unanswered > 0 && `not said ${counted(one.unanswered, 'time')}`,
    one.wrong > 0 && `wrong for ${counted(one.wrong, 'member')}`,
    one.helpful > 0 && `helpful for ${counted(one.helpful, 'member')}`,
    `last on ${dateText(one.last)}`,
    one.pinned && '**pinned since**',
  ]
  const [answer] = one.answers
  return [
    `**${number}. ${escapeText(one.question, 150)}**`,
    subtext(facts.filter((fact) => fact !== false).join(' · ')),
    one.wordings.length > 0 && subtext(`Also: ${quoted(one.wordings.slice(0, 2), 80)}`),
    answer !== undefined && subtext(`Answered: ${escapeText(answer, 80)}`),
    one.corrections.length > 0 && `Right, say members: ${quoted(one.corrections.slice(0, 2), 100)}`,
  ]
    .filter((line) => line !== false)
    .join('\n')
}

const quoted = (texts: readonly string[], max: number): string =>
  texts.map((text) => `“${escapeText(text, max)}”`).join(', ')

/** A page of a list, and the buttons that turn it. */
function pageOf<T>(
  list: readonly T[],
  wanted: number,
  doing: Doing,
  deed: string,
): { first: number; entries: readonly T[]; turning: (APIButtonComponentWithCustomId | undefined)[] } {
  const pages = Math.max(1, Math.ceil(list.length / PER_PAGE))
  const page = Math.min(Math.max(0, Math.trunc(wanted)), pages - 1)
  const turn = (label: string, to: number, step: string, disabled: boolean) =>
    button(label, doing(deed, { page: String(to), step }), undefined, disabled)
  const turning = [
    turn('◀ Back', Math.max(0, page - 1), 'back', page === 0),
    turn(`${page + 1} / ${pages}`, page, 'here', true),
    turn('Next ▶', Math.min(pages - 1, page + 1), 'next', page === pages - 1),
  ]
  const first = page * PER_PAGE
  return { first, entries: list.slice(first, first + PER_PAGE), turning: pages > 1 ? turning : [] }
}

/** Draws what comes nearest to a question, each to be pinned as what says its answer. */
export function renderQuestion(
  question: string,
  open: OpenQuestion | undefined,
  nearest: readonly Citation[],
  doing: Doing,
): MessageBody {
  const sheet = new Sheet(ACCENT.list)
  sheet.text(`### ${escapeText(question, 300)}`)
  const corrections = open?.corrections ?? []
  if (corrections.length > 0) sheet.text(`Right, say members: ${quoted(corrections.slice(0, 4), 200)}`)
  sheet.text(nearest.length === 0 ? 'No passage comes near.' : '**Nearest passages**')
  const shown = nearest.filter(({ highlight: _, ...cited }) => sheet.text(citation(cited, 350)))
  const action = (deed: string): Action => {
    const whole = doing(deed, { question })
    // A question that is too long for a button is written into the form by hand.
    return encodeAction(whole) === undefined ? doing(deed) : whole
  }
  sheet.menu(sentenceMenu(shown, encodeAction(action('choose'))))
  sheet.buttons([button('Pin an answer', action('write'))])
  return sheet.done()
}

function sentenceMenu(shown: readonly Citation[], custom_id: string | undefined): APIStringSelectComponent | undefined {
  if (custom_id === undefined) return undefined
  const byRef = new Map(shown.map(({ highlight: _, ...cited }) => [encodeRef(refOf(cited)), cited]))
  const options = [...byRef].map(([value, cited]) => ({
    value,
    label: plainText(cited.quote, LIMITS.optionLabel),
    description: plainText(cited.title, LIMITS.optionDescription),
  }))
  return {
    type: ComponentType.StringSelect,
    custom_id,
    placeholder: 'Pin an answer with one of these sentences …',
    options,
  }
}

/** A pin, and its citation as far as its sentence is still in the articles. */
export interface ShownPin {
  readonly pin: Pin
  readonly cited: Citation | undefined
}

/** @param most UTF-16 code units of the sentence */
const pinText = ({ pin, cited }: ShownPin, lead: string, most: number): string =>
  [
    `**${lead}${escapeText(pin.question, 150)}**`,
    `Pinned: ${escapeText(pin.answer, 150)}`,
    cited === undefined
      ? `> ${escapeText(pin.quote, most)}\n**Not shown:** that sentence is no longer in the articles.`
      : citation(cited, most),
  ].join('\n')

/** Without addresses, which may be as long as a page. */
function withoutLink({ pin, cited }: ShownPin): ShownPin {
  if (cited === undefined) return { pin, cited }
  const { url: _url, link: _link, section: _section, locator: _locator, ...rest } = cited
  return { pin, cited: rest }
}

/** Draws a page of pins, each to be taken away. */
export function renderPins(pins: readonly ShownPin[], wanted: number, doing: Doing): MessageBody {
  const sheet = new Sheet(pins.length === 0 ? ACCENT.nothing : ACCENT.list)
  sheet.text('### Pinned answers')
  if (pins.length === 0) sheet.text('None is pinned here. `/insights pin` pins one to a question.')
  const gone = pins.filter(({ cited }) => cited === undefined).length
  if (gone > 0) sheet.text(`${counted(gone, 'pin')} not shown to members: the sentence is no longer in the articles.`)
  const { first, entries, turning } = pageOf(pins, wanted, doing, 'pins')
  for (const [at, entry] of entries.entries()) sheet.text(pinText(withoutLink(entry), `${first + at + 1}. `, 200))
  sheet.buttons(
    entries.map(({ pin }, at) =>
      button(`Unpin ${first + at + 1}`, doing('unpin', { id: formId(pin.channel, pin.form) })),
    ),
  )
  sheet.buttons(turning)
  return sheet.done()
}

/** Draws a pin that was made just now. */
export function renderPinned(shown: ShownPin, doing: Doing): MessageBody {
  const sheet = new Sheet(ACCENT.found)
  sheet.text('### Pinned')
  sheet.text(pinText(shown, '', 600))
  sheet.text(subtext('Members who ask this are answered so, marked as pinned by the keepers of this server.'))
  sheet.buttons([button('Unpin', doing('unpin', { id: formId(shown.pin.channel, shown.pin.form) }))])
  return sheet.done()
}
