import { setTimeout as sleep } from 'node:timers/promises'
import { ComponentType } from 'discord.js'
import type { Command, GivenOptions } from '../commands/command.ts'
import type { Place } from '../servers/place.ts'
import type { Reply } from '../types.ts'
import type { Call } from './custom-id.ts'
import { plainText } from './escape.ts'
import { LIMITS } from './limits.ts'
import { errorFields } from './log.ts'
import { renderReply } from './render/index.ts'
import type { RenderContext } from './render/message.ts'
import type { Responder } from './responder.ts'
import type { Services } from './services.ts'

/** How a command's reply is shown. */
interface CommandRun {
  readonly command: Command
  readonly given: GivenOptions
  readonly owner: string
  /** Where it was asked, which decides what articles answer. */
  readonly place: Place
  readonly isPrivate: boolean
  readonly page: number
  /** In the place of the message whose button was pressed. */
  readonly inPlace: boolean
  /** Version of the library that made the button; a reply from another one says so. */
  readonly askedOf?: string
}

const CHANGED = 'The articles have changed since this was asked.'

/** Runs a command and shows its reply, announced where it takes long. @throws InputError and whatever the library throws */
export async function runCommand(services: Services, responder: Responder, run: CommandRun): Promise<void> {
  const { command, inPlace, isPrivate, page, askedOf, place } = run
  const announce = () => (inPlace ? responder.deferUpdate() : responder.defer(isPrivate))
  const ask = () =>
    services.libraries.use(place, async (library) => ({
      reply: await command.run(library, run.given),
      version: library.version,
    }))
  const { reply, version } = await answerInTime(services, responder, command.name, ask, announce)
  const context: RenderContext = {
    owner: run.owner,
    library: version,
    isPrivate,
    call: callOf(command, run.given),
    page,
    hasExports: services.exports !== undefined && reply.type === 'timeline',
    ...(askedOf !== undefined && askedOf !== version && { notice: CHANGED }),
  }
  const message = renderReply(reply, context)
  // A picture of an earlier page goes with it.
  if (inPlace) await responder.update({ ...message, attachments: [] })
  else await responder.reply(message, isPrivate)
  if (page === 0) await sendPicture(services, responder, reply, context)
}

/** Makes an answer, and says in time that it will come where it is not quick. @throws what `work` throws */
async function answerInTime<T>(
  { pace, deferAfterMs, now }: Services,
  responder: Responder,
  command: string,
  work: () => Promise<T>,
  announce: () => Promise<void>,
): Promise<T> {
  const left = responder.created + deferAfterMs - now()
  if (left <= 0 || pace.isSlow(command)) await announce()
  const measured = pace.start(command)
  const result = work()
  // Whoever waits for the result sees its failure; the race below must not leave it unseen in between.
  const settled = result.then(
    () => true,
    () => true,
  )
  if (!responder.isAcknowledged && !(await Promise.race([settled, sleep(left, false, { ref: false })])))
    await announce()
  return result.finally(measured)
}

/** The options that a button repeats: those of the command, as text. */
export function callOf(command: Command, given: GivenOptions): Call {
  const options: Record<string, string> = {}
  for (const { name } of command.options) {
    const value = given[name]
    if (value !== undefined && value !== null && value !== '') options[name] = String(value)
  }
  return { command: command.name, options }
}

/** Adds a reply's picture to the text that is there already. A picture that fails costs the member nothing. */
async function sendPicture(
  services: Services,
  responder: Responder,
  reply: Reply,
  context: RenderContext,
): Promise<void> {
  if (services.attachments === undefined || responder.isGone) return
  try {
    const picture = await services.attachments(reply)
    if (picture === undefined) return
    const { name, png, altText } = picture
    const item = { media: { url: `attachment://${name}` }, description: plainText(altText, LIMITS.altText) }
    const message = renderReply(reply, context)
    message.components.push({ type: ComponentType.MediaGallery, items: [item] })
    await responder.edit(message, [{ name, data: Buffer.from(png), contentType: 'image/png' }])
  } catch (error) {
    services.log.warn({ command: context.call.command, ...errorFields(error) }, 'no picture')
  }
}
