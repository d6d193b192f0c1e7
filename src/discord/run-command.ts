import type { Command, GivenOptions } from '../commands/command.ts'
import type { Reply } from '../types.ts'
import { answerInTime } from './answering.ts'
import type { Call } from './custom-id.ts'
import { sendPicture } from './pictures.ts'
import type { RenderContext } from './render/context.ts'
import { renderReply } from './render/index.ts'
import type { Responder } from './responder.ts'
import type { Services } from './services.ts'

/** How a command's reply is shown. */
export interface CommandRun {
  readonly command: Command
  readonly given: GivenOptions
  readonly owner: string
  readonly isPrivate: boolean
  readonly page: number
  /** In the place of the message whose button was pressed. */
  readonly inPlace: boolean
  /** Version of the library that made the button; a reply from another one says so. */
  readonly askedOf?: string
}

const CHANGED = 'The articles have changed since this was asked.'

/** Which replies have files. */
const EXPORTED: ReadonlySet<Reply['type']> = new Set(['timeline'])

/** Runs a command and shows its reply, announced where it takes long. @throws InputError and whatever the library throws */
export async function runCommand(services: Services, responder: Responder, run: CommandRun): Promise<void> {
  const { command, inPlace, isPrivate } = run
  await services.library.use(async (library) => {
    const { version } = library
    let context: RenderContext | undefined
    const reply = await answerInTime({
      responder,
      command: command.name,
      pace: services.pace,
      deferAfterMs: services.deferAfterMs,
      now: services.now,
      work: () => command.run(library, run.given),
      announce: () => (inPlace ? responder.deferUpdate() : responder.defer(isPrivate)),
      show: async (result) => {
        context = {
          owner: run.owner,
          library: version,
          isPrivate,
          call: callOf(command, run.given),
          page: run.page,
          hasExports: services.exports !== undefined && EXPORTED.has(result.type),
          ...(run.askedOf !== undefined && run.askedOf !== version && { notice: CHANGED }),
        }
        const message = renderReply(result, context)
        // A picture of an earlier page goes with it.
        if (inPlace) await responder.update({ ...message, attachments: [] })
        else await responder.reply(message, isPrivate)
      },
    })
    if (context !== undefined && run.page === 0) await sendPicture(services, responder, reply, context)
  })
}

/** The options that a button repeats: those of the command, as text. */
function callOf(command: Command, given: GivenOptions): Call {
  const options: Record<string, string> = {}
  for (const { name } of command.options) {
    const value = given[name]
    if (value !== undefined && value !== null && value !== '') options[name] = String(value)
  }
  return { command: command.name, options }
}
