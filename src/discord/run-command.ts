import { setTimeout as sleep } from 'node:timers/promises'
import { ComponentType } from 'discord.js'
import type { Command, GivenOptions } from '../commands/command.ts'
import type { Place } from '../servers/place.ts'
import type { Reply } from '../types.ts'
import type { Call } from './custom-id.ts'
import { questionsFor } from './dead-end.ts'
import { plainText } from './escape.ts'
import { feedbackOn, replyTo } from './feedback.ts'
import type { Member } from './incoming.ts'
import { LIMITS } from './limits.ts'
import { errorFields } from './log.ts'
import { outcomeOf } from './outcome.ts'
import { renderReply } from './render/index.ts'
import type { MessageBody, RenderContext } from './render/message.ts'
import { timelinePart } from './render/timeline.ts'
import type { Responder } from './responder.ts'
import { serverTopics } from './server-command.ts'
import type { Services } from './services.ts'

/** How a command's reply is shown. */
interface CommandRun {
  readonly command: Command
  readonly given: GivenOptions
  readonly owner: string
  /** The same with what they may do, where that is known. */
  readonly member?: Member
  /** Where it was asked, which decides what articles answer. */
  readonly place: Place
  readonly isPrivate: boolean
  readonly page: number
  /** In the place of the message whose button was pressed. */
  readonly inPlace: boolean
  /** Version of the library that made the button; a reply from another one says so. */
  readonly askedOf?: string
  /** Whatever is pinned, the articles answer. */
  readonly isUnpinned?: true
  /** In a private conversation of the asker with the bot. */
  readonly isAlone: boolean
  /** Whoever shows it to all. */
  readonly sharedBy?: string
  /** The member whom the asker mentions. */
  readonly target?: string
}

const CHANGED = 'The articles have changed since this was asked.'
const shared: ReadonlySet<Reply['type']> = new Set([
  ...(['answer', 'check', 'profile', 'unknown-name', 'timeline', 'articles', 'sources'] as const),
])
/** Whether a reply can be shown to all later. A whole article is for who reads it: others open it at the sentence that they are shown. */
const isSharable = (reply: Reply): boolean =>
  shared.has(reply.type) && !(reply.type === 'articles' && reply.whole !== undefined)

/** The member of the option `target`; undefined where it is none. */
export function targetOf({ target }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof target === 'string' && /^[1-9]\d{0,18}$/.test(target) && BigInt(target) < 2n ** 63n ? target : undefined
}

const isSeenByOthers = ({ isPrivate, isAlone }: CommandRun): boolean => !isPrivate && !isAlone

/** Lines that say to whom a reply is shown, and what has become of the articles. */
function noticeOf(run: CommandRun, canShare: boolean, version: string): string {
  const { sharedBy, target, askedOf } = run
  const untold = `<@${target}> is not told of this: only you see it.${canShare ? ' Sharing it tells them.' : ''}`
  const lines = [
    target !== undefined && (isSeenByOthers(run) ? `For <@${target}>` : untold),
    sharedBy !== undefined && `Shared by <@${sharedBy}>`,
    askedOf !== undefined && askedOf !== version && CHANGED,
  ]
  return lines.filter((line) => line !== false).join(' · ')
}

/**
 * Runs a command and shows its reply, announced where it takes long.
 * @returns what became of it, as `outcomeOf` says
 * @throws InputError and whatever the library throws
 */
export async function runCommand(services: Services, responder: Responder, run: CommandRun): Promise<string> {
  const { command, inPlace, isPrivate, page, place, target } = run
  // Only a new message that all see tells somebody of it.
  const mentioned = {
    parse: [] as [],
    ...(target !== undefined && isSeenByOthers(run) && !inPlace && { users: [target] }),
  }
  const announce = () => (inPlace ? responder.deferUpdate() : responder.defer(isPrivate, mentioned))
  const ask = () =>
    services.libraries.use(place, async (library) => {
      const given = await (run.isUnpinned ? command.run(library, run.given) : replyTo(services, library, run))
      const reply = withServerTopics(services, run, given)
      return { reply, version: library.version, ...(await questionsFor(services.log, library, reply)) }
    })
  const { reply, version, questions, late } = await answerInTime(services, responder, command.name, ask, announce)
  const context = contextOf(services, run, reply, version)
  const render = (offered: readonly string[] = []): MessageBody => {
    return { ...renderReply(reply, { ...context, questions: offered }), allowed_mentions: mentioned }
  }
  const message = render(questions)
  const part = reply.type === 'timeline' ? timelinePart(reply.timeline, page) : undefined
  const isDrawn =
    services.attachments !== undefined && (part !== undefined || (page === 0 && !inPlace && hasPicture(reply)))
  if (!inPlace) await responder.reply(message, isPrivate)
  // The picture of the page before stays until that of the new one is there.
  else if (isDrawn && !responder.isAcknowledged) await responder.deferUpdate()
  const isShown = isDrawn && !responder.isGone && (await addPicture(services, responder, { reply, part, message }))
  if (inPlace && !isShown) await responder.update({ ...message, attachments: [] })
  // The member has the reply: whether questions can be added to it is nobody's concern any more.
  if (questions === undefined)
    void late?.then((more) => addQuestions(services, responder, more.length > 0 ? render(more) : undefined))
  return outcomeOf(reply)
}

/** The help on all commands tells of those about the server too. */
function withServerTopics(
  { data, serverCommands }: Services,
  { member, place, given }: CommandRun,
  reply: Reply,
): Reply {
  if (reply.type !== 'help' || member === undefined || (given.command ?? '') !== '') return reply
  const topics = serverTopics(serverCommands, member, place, data.settings.of(place.server))
  return { ...reply, topics: [...reply.topics, ...topics] }
}

/** A short profile has no picture, which would be larger than its text. */
const hasPicture = (reply: Reply): boolean => reply.type !== 'profile' || reply.about === 'meetings'

/** Shows a reply again, with questions that were found late. */
async function addQuestions({ log }: Services, responder: Responder, message: MessageBody | undefined): Promise<void> {
  try {
    if (message !== undefined && !responder.isGone) await responder.edit(message)
  } catch (error) {
    log.warn(errorFields(error), 'no questions to offer')
  }
}

function contextOf(services: Services, run: CommandRun, reply: Reply, version: string): RenderContext {
  const { command, owner, isPrivate, page, target } = run
  const canShare = isPrivate && !run.isAlone && run.isUnpinned === undefined && isSharable(reply)
  const notice = noticeOf(run, canShare, version)
  return {
    owner,
    library: version,
    isPrivate,
    call: callOf(command, run.given, target),
    page,
    feedback: run.isUnpinned ? [] : feedbackOn(services, run, reply),
    hasExports: services.exports !== undefined && reply.type === 'timeline',
    canShare,
    ...(notice !== '' && { notice }),
  }
}

/** Makes an answer, and says in time that it will come where it is not quick. @throws what `work` throws */
export async function answerInTime<T>(
  { libraries, pace, deferAfterMs, now }: Services,
  responder: Responder,
  command: string,
  work: () => Promise<T>,
  announce: () => Promise<void>,
): Promise<T> {
  const left = responder.created + deferAfterMs - now()
  if (left <= 0 || pace.isSlow(command)) await announce()
  // Beside another question this one takes longer, and may have to wait for its turn; who gets none is told at once.
  const patience = libraries.isBusy ? 0 : left
  const measured = pace.start(command)
  const result = work()
  // Whoever waits for the result sees its failure; the race below must not leave it unseen in between.
  const settled = result.then(
    () => true,
    () => true,
  )
  if (!responder.isAcknowledged && !(await Promise.race([settled, sleep(patience, false, { ref: false })])))
    await announce()
  return result.finally(measured)
}

/** The options that a button repeats: those of the command, as text, and who is mentioned. */
export function callOf(command: Command, given: GivenOptions, target?: string): Call {
  const options: Record<string, string> = target === undefined ? {} : { target }
  for (const { name } of command.options) {
    const value = given[name]
    if (value !== undefined && value !== null && value !== '') options[name] = String(value)
  }
  return { command: command.name, options }
}

interface Picturable {
  readonly reply: Reply
  readonly part: Parameters<NonNullable<Services['attachments']>>[1]
  readonly message: MessageBody
}

/** Puts a reply's picture above its text. A picture that fails costs the member nothing. @returns whether there is one */
async function addPicture(
  services: Services,
  responder: Responder,
  { reply, part, message }: Picturable,
): Promise<boolean> {
  try {
    const picture = await services.attachments?.(reply, part)
    if (picture === undefined) return false
    const { name, png, altText } = picture
    const item = { media: { url: `attachment://${name}` }, description: plainText(altText, LIMITS.altText) }
    const components = [{ type: ComponentType.MediaGallery as const, items: [item] }, ...message.components]
    const file = { name, data: Buffer.from(png), contentType: 'image/png' }
    await responder.edit({ ...message, components, attachments: [{ id: '0' }] }, [file])
    return true
  } catch (error) {
    services.log.warn({ type: reply.type, ...errorFields(error) }, 'no picture')
    return false
  }
}
