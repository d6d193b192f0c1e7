import { type APILabelComponent, ComponentType, TextInputStyle } from 'discord.js'
import { resolveArticle } from '../../commands/ask.ts'
import type { Library } from '../../library.ts'
import { formId, insightsOf } from '../../servers/insights.ts'
import { type Pin, pinnedAnswer } from '../../servers/pins.ts'
import { isAnswered, type Shelf } from '../../servers/place.ts'
import { articleOf } from '../article-ids.ts'
import { decodeRef, encodeAction } from '../custom-id.ts'
import { escapeText } from '../escape.ts'
import { tooSoon, whereAnswered } from '../failure.ts'
import { askersAt, doing, feedbackCommand, vote } from '../feedback.ts'
import { renderInsights, renderPinned, renderPins, renderQuestion, type ShownPin } from '../render/insights.ts'
import { runCommand } from '../run-command.ts'
import { refuse, UNKNOWN_CONTROL } from '../run-component.ts'
import { isManager, NOT_MANAGER, type ServerCall, type ServerCommand, type ServerPress } from '../server-command.ts'

/** What both a call and a press have. */
type At = Pick<ServerCall, 'services' | 'responder' | 'place'>

const mostNearest = 5
/** UTF-16 code units of a field that holds a question or answer, and of one that holds a sentence. */
const longest = { question: 500, answer: 300, sentence: 4_000, article: 300 } as const
/** Of a sentence that is put into its field: it is found by its beginning. */
const longestQuote = 1_000
const NOT_KEPT = 'This question is no longer kept here.'

/** @throws TypeError outside of servers, where the command is not offered */
function askersOf({ services, place }: At): Shelf {
  const askers = askersAt(services, place)
  if (askers === undefined) throw new TypeError('outside of a server')
  return askers
}

/** What is asked by those who get the same articles as who looks. */
function insightsAt(at: At) {
  const { server, channel = '' } = askersOf(at)
  return insightsOf(at.services.data, server, channel)
}

async function questions(call: ServerCall): Promise<string> {
  await call.responder.reply(renderInsights(insightsAt(call), 0, doing), true)
  return 'ok'
}

/** The pins of a place, with their sentences as they stand now. */
function shownPins(at: At): Promise<ShownPin[]> {
  const { server, channel = '' } = askersOf(at)
  const pins = at.services.data.pins.list(server).filter((pin) => pin.channel === channel)
  return at.services.libraries.use(at.place, (library) => Promise.all(pins.map((pin) => shownPin(library, pin))))
}

async function shownPin(library: Library, pin: Pin): Promise<ShownPin> {
  return { pin, cited: (await pinnedAnswer(library, pin, pin.question))?.citations[0] }
}

async function pins(call: ServerCall): Promise<string> {
  await call.responder.defer(true)
  await call.responder.reply(renderPins(await shownPins(call), 0, doing), true)
  return 'ok'
}

/** Shows what comes nearest to a question, so that one of it can be pinned. */
async function look(at: At, question: string): Promise<string> {
  await at.responder.defer(true)
  const nearest = await at.services.libraries.use(at.place, (library) => library.nearest(question, mostNearest))
  const open = insightsAt(at).open.find((one) => one.question === question || one.wordings.includes(question))
  await at.responder.reply(renderQuestion(question, open, nearest, doing), true)
  return 'ok'
}

async function press(press: ServerPress): Promise<string> {
  const { services, responder, member, place, call } = press
  const { do: deed, key = '', id = '', question = '', page = '0' } = call.options
  if (place.server === undefined) return refuse(responder, UNKNOWN_CONTROL, 'not-here')
  const settings = services.data.settings.of(place.server)
  if (deed === 'helpful' || deed === 'wrong' || deed === 'correct' || deed === 'unpinned') {
    // Who may not ask here gets no answer, and has none to vote on.
    if (!isAnswered(place, member.roles, settings)) return refuse(responder, whereAnswered(settings), 'not-here')
    return deed === 'unpinned' ? withoutPin(press, question) : vote(press, deed, key)
  }
  if (!isManager(member, settings)) return refuse(responder, NOT_MANAGER, 'not-allowed')
  switch (deed) {
    case 'page':
      await responder.update(renderInsights(insightsAt(press), Number(page) || 0, doing))
      return 'ok'
    case 'pins':
      await responder.deferUpdate()
      await responder.update(renderPins(await shownPins(press), Number(page) || 0, doing))
      return 'ok'
    case 'look': {
      const known = id === '' ? services.data.questions.ofKey(place.server, key) : openQuestion(press, id)
      return known === undefined ? refuse(responder, NOT_KEPT, 'gone') : look(press, known)
    }
    case 'choose':
      return choose(press, question)
    case 'write':
      return writePin(press, { question })
    case 'pin':
      return pin(press)
    case 'unpin':
      return unpin(press, id)
    default:
      return refuse(responder, UNKNOWN_CONTROL, 'unknown-id')
  }
}

const openQuestion = (at: At, id: string): string | undefined =>
  insightsAt(at).open.find((one) => one.id === id)?.question

/** Answers a pinned question as if it were not. */
async function withoutPin({ services, responder, member, place }: ServerPress, question: string): Promise<string> {
  const command = services.commands.find(({ name }) => name === 'ask')
  if (command === undefined || question === '') return refuse(responder, UNKNOWN_CONTROL, 'unknown-id')
  const seconds = services.cooldown.secondsLeft(member.id)
  if (seconds > 0) return refuse(responder, tooSoon(seconds), 'cooldown')
  const run = { command, given: { question }, owner: member.id, member, place, page: 0, inPlace: false, isAlone: false }
  return runCommand(services, responder, { ...run, isPrivate: true, isUnpinned: true })
}

/** Takes the sentence that was chosen into the form for a pin. */
async function choose(press: ServerPress, question: string): Promise<string> {
  const ref = decodeRef(press.values[0] ?? '')
  const passage = await press.services.libraries.glance(press.place, async (library) => {
    const article = ref && (await articleOf(library, ref.article))
    return article === undefined ? undefined : library.passage(article, ref?.start ?? 0)
  })
  if (passage === undefined) return refuse(press.responder, 'The articles have changed: look again.', 'changed')
  // Half of a character would not be found.
  const sentence = passage.quote.slice(0, longestQuote).replace(/[\uD800-\uDBFF]$/, '')
  return writePin(press, { question, sentence, article: passage.info.id })
}

type PinFields = { readonly [Field in keyof typeof longest]?: string }

/** Shows the form for a pin, filled in as far as is known. */
async function writePin({ responder }: ServerPress, known: PinFields): Promise<string> {
  const field = (custom_id: keyof PinFields, label: string, description: string): APILabelComponent => {
    const value = known[custom_id]?.slice(0, longest[custom_id])
    return {
      type: ComponentType.Label,
      label,
      description,
      component: {
        type: ComponentType.TextInput,
        custom_id,
        style: custom_id === 'sentence' ? TextInputStyle.Paragraph : TextInputStyle.Short,
        required: true,
        max_length: longest[custom_id],
        ...(value && { value }),
      },
    }
  }
  await responder.modal({
    custom_id: encodeAction(doing('pin')) ?? '',
    title: 'Pin an answer',
    components: [
      field('question', 'Question', 'As members ask it.'),
      field('answer', 'Answer', 'Short: a name, a date, a number.'),
      field('sentence', 'Sentence that says so', 'From the article, to the letter; a part of it is enough.'),
      field('article', 'Article', 'Its headline, file or id.'),
    ],
  })
  return 'ok'
}

async function pin(press: ServerPress): Promise<string> {
  const { services, responder, member, place, fields } = press
  const field = (name: keyof PinFields): string => fields.get(name)?.[0]?.slice(0, longest[name]) ?? ''
  const askers = askersOf(press)
  await responder.defer(true)
  const shown = await services.libraries.use(place, async (library) => {
    const article = await resolveArticle(library, field('article').trim())
    const words = { question: field('question'), answer: field('answer'), quote: field('sentence'), article }
    return shownPin(library, await services.data.pins.add(askers, words, library))
  })
  services.data.note(askers.server, member.id, `pinned “${shown.pin.answer}” to “${shown.pin.question}”`)
  await responder.reply(renderPinned(shown, doing), true)
  return 'ok'
}

async function unpin(press: ServerPress, id: string): Promise<string> {
  const { services, responder, member } = press
  const askers = askersOf(press)
  const { server, channel = '' } = askers
  const known = services.data.pins
    .list(server)
    .find((one) => one.channel === channel && formId(one.channel, one.form) === id)
  if (known === undefined) return refuse(responder, 'That is not pinned any more.', 'gone')
  services.data.pins.remove(askers, known.form)
  services.data.note(server, member.id, `unpinned “${known.answer}” from “${known.question}”`)
  return refuse(responder, `Unpinned: “${escapeText(known.question, 300)}” is answered from the articles again.`, 'ok')
}

/** What members ask, what they say of the answers, and what the keepers of a server answer themselves. */
export const insights: ServerCommand = {
  name: feedbackCommand,
  summary: 'What members ask without an answer or get a wrong one to, and answers to pin',
  where: 'server',
  parts: [
    {
      name: 'questions',
      summary: 'Questions without an answer and answers that members found wrong',
      options: [],
      who: 'manager',
      run: questions,
    },
    {
      name: 'pin',
      summary: 'Pin an answer to a question, with the sentence that says so',
      options: [
        {
          name: 'question',
          summary: 'The question, as members ask it',
          type: 'string',
          maxLength: longest.question,
          required: true,
        },
      ],
      who: 'manager',
      run: (call) => look(call, String(call.options.question ?? '').trim()),
    },
    {
      name: 'pins',
      summary: 'The pinned answers, to look at and take away',
      options: [],
      who: 'manager',
      run: pins,
    },
  ],
  press,
}
