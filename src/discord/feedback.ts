import { type APIButtonComponentWithCustomId, ComponentType, TextInputStyle } from 'discord.js'
import type { Command, GivenOptions } from '../commands/command.ts'
import type { Library } from '../library.ts'
import { pinnedAnswer } from '../servers/pins.ts'
import type { Place, Shelf } from '../servers/place.ts'
import { pinnedKind } from '../servers/questions.ts'
import { type Cast, longestCorrection, type Vote } from '../servers/votes.ts'
import type { Answer, Reply } from '../types.ts'
import { encodeAction } from './custom-id.ts'
import type { Member } from './incoming.ts'
import { button, buttonsMessage, textMessage } from './render/message.ts'
import { isManager, type ServerPress } from './server-command.ts'
import type { Services } from './services.ts'

/** The command whose controls these are. */
export const feedbackCommand = 'insights'

/** An action of a button, menu or modal: what it does, and what with. */
export const doing = (deed: string, options: Readonly<Record<string, string>> = {}) =>
  ({ kind: 'server', call: { command: feedbackCommand, options: { do: deed, ...options } } }) as const

/** Whose questions and pins are those of a place: of the server, or of a channel with articles of its own; undefined outside of servers. */
export function askersAt({ libraries }: Pick<Services, 'libraries'>, place: Place): Shelf | undefined {
  if (place.server === undefined) return undefined
  const channel = libraries.shelfAt(place)?.channel
  return { server: place.server, ...(channel !== undefined && { channel }) }
}

interface Asked {
  readonly command: Command
  readonly given: GivenOptions
  readonly place: Place
  /** Who asks, where that is known. */
  readonly member?: Member
  /** Who shows an answer to all that was given before. */
  readonly sharedBy?: string
}

/** Runs a command. Where the keepers of the server have pinned an answer to what is asked, that is the reply. */
export async function replyTo(services: Services, library: Library, asked: Asked): Promise<Reply> {
  const { command, given } = asked
  const { question, after } = given
  const isScoped = ['article', 'from', 'to'].some((name) => (given[name] ?? '') !== '')
  // Who keeps a question to an article or to dates asks for something else.
  if (typeof question !== 'string' || isScoped) return command.run(library, given)
  if (after === undefined)
    return (await pinnedReply(services, library, asked, { question })) ?? command.run(library, given)
  // What a follow-up asks is known when it has been answered.
  const reply = await command.run(library, given)
  return (reply.type === 'answer' && (await pinnedReply(services, library, asked, reply.answer))) || reply
}

/** What is pinned to a question; undefined where nothing is, or its sentence is gone. */
async function pinnedReply(
  services: Services,
  library: Library,
  { place }: Asked,
  { question, askedAs }: Pick<Answer, 'question' | 'askedAs'>,
): Promise<Reply | undefined> {
  const askers = askersAt(services, place)
  const pin = askers && services.data.pins.find(askers, askedAs ?? question)
  const answer = pin && (await pinnedAnswer(library, pin, question))
  return answer && { type: 'answer', answer: { ...answer, ...(askedAs !== undefined && { askedAs }) } }
}

/** Keeps a question with its answer where the owner wants it, and gives the buttons under it. */
export function feedbackOn(
  services: Services,
  { place, member, sharedBy }: Asked,
  reply: Reply,
): APIButtonComponentWithCustomId[] {
  const askers = askersAt(services, place)
  if (reply.type !== 'answer' || askers === undefined) return []
  // A follow-up is kept as the whole question that it stands for.
  const { askedAs = reply.answer.question } = reply.answer
  const answer = { ...reply.answer, question: askedAs }
  // What is shared was asked once.
  const { questions } = services.data
  const key = sharedBy === undefined ? questions.log(askers, answer) : questions.keyOf(askers, answer)
  const isPinned = answer.status === 'answered' && answer.kind === pinnedKind
  const mayPin = member !== undefined && isManager(member, services.data.settings.of(place.server))
  return [
    ...(isPinned
      ? [button('What the articles say', doing('unpinned', { question: answer.askedAs ?? answer.question }))]
      : []),
    ...(key === undefined
      ? []
      : [button('Helpful', doing('helpful', { key })), button('Wrong', doing('wrong', { key }))]),
    ...(key !== undefined && mayPin ? [button('Pin', doing('look', { key }))] : []),
  ].filter((one) => one !== undefined)
}

const replies: Readonly<Record<Cast, string>> = {
  helpful: 'Thank you: noted as helpful. Press again to take it back.',
  wrong: 'Thank you: noted as wrong. Press again to take it back.',
  'taken-back': 'Your vote is taken back.',
  'not-kept': 'Votes are not kept in this server.',
  gone: 'This answer is no longer kept here: ask again to vote on it.',
}

/** The field of what is right. */
const correctionField = 'correction'

/** Notes a vote, or with a vote on a wrong answer what is right; each is told to the member alone. */
export async function vote(press: ServerPress, deed: Vote | 'correct', key: string): Promise<string> {
  const { services, responder, member, place, fields } = press
  const { votes, settings } = services.data
  const server = place.server ?? ''
  const cast =
    deed === 'correct'
      ? votes.correct(server, key, member.id, fields.get(correctionField)?.[0] ?? '')
      : votes.cast(server, key, member.id, deed)
  if (cast === 'wrong' && deed === 'wrong') {
    await askWhatIsRight(press, key)
    return cast
  }
  const isNoted = cast === 'helpful' || cast === 'wrong'
  const pin =
    isNoted && isManager(member, settings.of(server)) ? button('Pin an answer', doing('look', { key })) : undefined
  await responder.reply(pin ? buttonsMessage(replies[cast], [pin]) : textMessage(replies[cast]), true)
  return cast
}

async function askWhatIsRight({ responder }: ServerPress, key: string): Promise<void> {
  await responder.modal({
    custom_id: encodeAction(doing('correct', { key })) ?? '',
    title: 'What is right?',
    components: [
      {
        type: ComponentType.Label,
        label: 'What is right? (optional)',
        description: 'Only those who keep the articles of this server read it. Your vote is noted already.',
        component: {
          type: ComponentType.TextInput,
          custom_id: correctionField,
          style: TextInputStyle.Paragraph,
          required: false,
          max_length: longestCorrection,
        },
      },
    ],
  })
}

/** Questions that the members of a place are known to get a good answer to: pinned ones, then those that were found helpful. */
export function familiarQuestions(services: Services, place: Place): readonly string[] {
  const askers = askersAt(services, place)
  if (askers === undefined) return []
  const { pins, questions } = services.data
  return [...pins.questions(askers), ...(questions.isKept(askers.server) ? questions.confirmed(askers, 200) : [])]
}
