import { type APIButtonComponentWithCustomId, ComponentType, TextInputStyle } from 'discord.js'
import type { Command, GivenOptions } from '../commands/command.ts'
import type { Library } from '../library.ts'
import { pinnedAnswer } from '../servers/pins.ts'
import type { Place, Shelf } from '../servers/place.ts'
import { pinnedKind } from '../servers/questions.ts'
import { type Cast, longestCorrection, type Vote } from '../servers/votes.ts'
import type { Reply } from '../types.ts'
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

/** Commands that ask a question, of their own or in a conversation. */
const askingCommands: ReadonlySet<string> = new Set(['ask', 'converse'])

/** What the keepers of the server have pinned to a question; undefined where they have not, or its sentence is gone. */
export async function pinnedReply(services: Services, library: Library, asked: Asked): Promise<Reply | undefined> {
  const { question } = asked.given
  const askers = askersAt(services, asked.place)
  // What is kept to an article or to dates, or leans on an earlier question, asks for something else than its words.
  const isScoped = Object.entries(asked.given).some(([name, value]) => name !== 'question' && (value ?? '') !== '')
  if (!askingCommands.has(asked.command.name) || typeof question !== 'string' || isScoped || askers === undefined)
    return undefined
  const pin = services.data.pins.find(askers, question)
  const answer = pin && (await pinnedAnswer(library, pin, question))
  return answer && { type: 'answer', answer }
}

/** Keeps a question with its answer where the owner wants it, and gives the buttons under it. */
export function feedbackOn(
  services: Services,
  { place, member, sharedBy }: Asked,
  reply: Reply,
): APIButtonComponentWithCustomId[] {
  const askers = askersAt(services, place)
  if (reply.type !== 'answer' || askers === undefined) return []
  const { answer } = reply
  // What is shared was asked once.
  const { questions } = services.data
  const key = sharedBy === undefined ? questions.log(askers, answer) : questions.keyOf(askers, answer)
  const isPinned = answer.status === 'answered' && answer.kind === pinnedKind
  const mayPin = member !== undefined && isManager(member, services.data.settings.of(place.server))
  return [
    ...(isPinned ? [button('What the articles say', doing('unpinned', { question: answer.question }))] : []),
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
