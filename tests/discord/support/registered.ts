import { commands } from '../../../src/commands/list.ts'
import { commandPayloads } from '../../../src/discord/registration.ts'
import { serverCommands } from '../../../src/discord/server-commands/list.ts'
import { isRecord } from '../server/request.ts'

/** Discord's types of a command in the menu of a message, of a part of a command, and of an option for a file. */
const [MENU, PART, FILE] = [3, 1, 11]

/** A command, or a part of one, as the bot registers it; that of a command without parts has no name. */
export interface Registered {
  readonly command: string
  readonly part: string | undefined
  /** In the menu of a message. */
  readonly isMenu: boolean
  readonly options: readonly { readonly name: string; readonly isFile: boolean }[]
}

const listed = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : []

/** All that can be called: what registering sends, walked, so that a new command is in it by itself. */
export const registered: readonly Registered[] = listed(commandPayloads(commands, serverCommands)).flatMap(
  ({ name, type, options }) => {
    const subcommands = listed(options).filter((option) => option.type === PART)
    const all = subcommands.length > 0 ? subcommands : [{ name: undefined, options }]
    return all.map((part) => ({
      command: String(name),
      part: part.name === undefined ? undefined : String(part.name),
      isMenu: type === MENU,
      options: listed(part.options).map((option) => ({ name: String(option.name), isFile: option.type === FILE })),
    }))
  },
)
