import { isDeepStrictEqual } from 'node:util'
import type { APIApplicationCommandBasicOption, RESTPostAPIApplicationCommandsJSONBody } from 'discord.js'
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  DiscordAPIError,
  InteractionContextType,
  REST,
  Routes,
} from 'discord.js'
import type { Command } from '../commands/command.ts'
import { commands as allCommands } from '../commands/list.ts'
import type { Config } from '../config.ts'
import { InputError } from '../errors.ts'
import { plainText } from './escape.ts'
import { LIMITS } from './limits.ts'
import { inAllLanguages } from './localisation.ts'
import type { ServerCommand, ServerOption } from './server-command.ts'
import { serverCommands as allServerCommands } from './server-commands/list.ts'

/** In servers and for members who install the bot for themselves. */
const WHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
}

/** Where messages can be read and written: text, announcements, threads and forums. */
export const TEXT_CHANNELS = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildForum,
] as const

const TARGET_OPTION = {
  type: ApplicationCommandOptionType.User,
  name: 'target',
  description: 'The member whom the reply is for, who is told of it',
} as const

const PRIVATE_OPTION = {
  type: ApplicationCommandOptionType.Boolean,
  name: 'private',
  description: 'Only you see the reply',
} as const

/** The registration payload of all commands that Discord offers. */
export function commandPayloads(
  commands: readonly Command[],
  serverCommands: readonly ServerCommand[],
): RESTPostAPIApplicationCommandsJSONBody[] {
  const payloads = commands.flatMap((command) => [
    ...(command.surfaces.includes('slash') ? [slashPayload(command)] : []),
    ...(command.surfaces.includes('message-menu') ? [menuPayload(command)] : []),
  ])
  return [...payloads, ...serverCommands.map(serverPayload)].map(inAllLanguages)
}

function serverPayload({ name, summary, where, parts }: ServerCommand): RESTPostAPIApplicationCommandsJSONBody {
  const [only] = parts
  const options =
    only !== undefined && only.name === name
      ? only.options.map(optionPayload)
      : parts.map((part) => ({
          type: ApplicationCommandOptionType.Subcommand as const,
          name: part.name,
          description: plainText(part.summary, LIMITS.commandDescription),
          options: part.options.map(optionPayload),
        }))
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description: plainText(summary, LIMITS.commandDescription),
    options,
    ...(where === 'anywhere'
      ? WHERE
      : { integration_types: [ApplicationIntegrationType.GuildInstall], contexts: [InteractionContextType.Guild] }),
  }
}

function slashPayload(command: Command): RESTPostAPIApplicationCommandsJSONBody {
  const options = command.options.filter((option) => option.cliOnly !== true).map(optionPayload)
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: plainText(command.summary, LIMITS.commandDescription),
    options: command.audience === 'member' ? [...options, TARGET_OPTION, PRIVATE_OPTION] : options,
    ...WHERE,
  }
}

function menuPayload(command: Command): RESTPostAPIApplicationCommandsJSONBody {
  return { type: ApplicationCommandType.Message, name: menuName(command), ...WHERE }
}

/** What the command is called in the message menu. */
export function menuName(command: Command): string {
  return command.menuLabel ?? command.name
}

function optionPayload(option: ServerOption): APIApplicationCommandBasicOption {
  const common = {
    name: option.name,
    description: plainText(option.summary, LIMITS.commandDescription),
    required: option.required === true,
  }
  switch (option.type) {
    case 'string':
      return {
        ...common,
        type: ApplicationCommandOptionType.String,
        max_length: Math.min(option.maxLength, LIMITS.stringOption),
        ...((option.complete !== undefined || option.completes === true) && { autocomplete: true }),
      }
    case 'file':
      return { ...common, type: ApplicationCommandOptionType.Attachment }
    case 'channel':
      return { ...common, type: ApplicationCommandOptionType.Channel, channel_types: [...TEXT_CHANNELS] }
    case 'role':
      return { ...common, type: ApplicationCommandOptionType.Role }
    case 'member':
      return { ...common, type: ApplicationCommandOptionType.User }
    case 'date':
      return { ...common, type: ApplicationCommandOptionType.String, max_length: 10, min_length: 4 }
    case 'integer':
      return { ...common, type: ApplicationCommandOptionType.Integer, min_value: option.min, max_value: option.max }
    case 'share':
      return { ...common, type: ApplicationCommandOptionType.Number, min_value: 0, max_value: 1 }
    case 'boolean':
      return { ...common, type: ApplicationCommandOptionType.Boolean }
    case 'choice':
      return {
        ...common,
        type: ApplicationCommandOptionType.String,
        choices: option.choices.slice(0, LIMITS.choices).map((choice) => ({ name: choice, value: choice })),
      }
  }
}

type Payload = RESTPostAPIApplicationCommandsJSONBody
type Stored = Readonly<Record<string, unknown>>

export interface RegistrationOptions {
  readonly config: Pick<Config, 'token' | 'applicationId' | 'guildId' | 'apiUrl'>
  /** All of them where left out. */
  readonly commands?: readonly Command[]
  /** All of them where left out. */
  readonly serverCommands?: readonly ServerCommand[]
  /** Takes all commands away. */
  readonly clear?: boolean
  readonly print: (line: string) => void
}

/**
 * Puts the commands into Discord, all at once, in one server or everywhere, and prints what that changes.
 * @throws InputError where Discord does not accept the token, the application or the server
 */
export async function registerCommands(options: RegistrationOptions): Promise<void> {
  const { config, commands = allCommands, serverCommands = allServerCommands, clear = false, print } = options
  const rest = new REST({ api: config.apiUrl }).setToken(config.token)
  const { guildId } = config
  const wanted = clear ? [] : commandPayloads(commands, serverCommands)
  const before = await registered(rest, config, guildId)
  await asked(rest.put(routeOf(config, guildId), { body: wanted }), config.apiUrl)
  for (const line of changes(before, wanted)) print(line)
  const where = guildId === undefined ? 'everywhere' : `in server ${guildId}`
  print(`${wanted.length} ${wanted.length === 1 ? 'command' : 'commands'} registered ${where}.`)
}

type Where = Pick<Config, 'applicationId' | 'apiUrl'>

const routeOf = ({ applicationId }: Where, guildId: string | undefined) =>
  guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId)

/** The commands that Discord has, everywhere or in one server. @throws InputError where Discord refuses or does not answer, with what to do */
export async function registered(
  rest: REST,
  config: Where,
  guildId: string | undefined,
  signal?: AbortSignal,
): Promise<readonly Stored[]> {
  const query = new URLSearchParams({ with_localizations: 'true' })
  const request = rest.get(routeOf(config, guildId), { query, ...(signal && { signal }) })
  return storedList(await asked(request, config.apiUrl), config.apiUrl)
}

/** Discord's answer to a request. @throws InputError where it refuses or there is none, with what to do */
async function asked(request: Promise<unknown>, apiUrl: string): Promise<unknown> {
  try {
    return await request
  } catch (error) {
    throw explained(error, apiUrl) ?? error
  }
}

function storedList(answer: unknown, apiUrl: string): readonly Stored[] {
  if (!Array.isArray(answer))
    throw new InputError(`What answers at ${apiUrl} is not Discord`, 'check DISCORD_API_URL and the network')
  return answer.filter((item): item is Stored => typeof item === 'object' && item !== null)
}

const titleOf = (command: Stored | Payload): string => (command.type === 3 ? `“${command.name}”` : `/${command.name}`)

/** Commands by how members know them. */
export const byTitle = <T extends Stored | Payload>(list: readonly T[]): Map<string, T> =>
  new Map(list.map((command) => [titleOf(command), command]))

/** One line a command that is new, other than before, gone or the same. */
function changes(before: readonly Stored[], after: readonly Payload[]): string[] {
  const old = byTitle(before)
  const lines = after.map((command) => {
    const known = old.get(titleOf(command))
    const what = known === undefined ? 'added' : isSame(known, command) ? 'unchanged' : 'changed'
    old.delete(titleOf(command))
    return `${what.padEnd(9)} ${titleOf(command)}`
  })
  return [...lines, ...[...old.keys()].map((title) => `${'removed'.padEnd(9)} ${title}`)]
}

/** Whether Discord's copy says all that ours says; it adds ids and leaves out what is false. */
export function isSame(stored: unknown, wanted: unknown): boolean {
  if (wanted === false || wanted === undefined) return stored === undefined || stored === null || stored === false
  if (Array.isArray(wanted)) {
    const list = Array.isArray(stored) ? stored : []
    return list.length === wanted.length && wanted.every((item, index) => isSame(list[index], item))
  }
  if (typeof wanted === 'object' && wanted !== null) {
    const fields = new Map(Object.entries(stored ?? {}))
    return Object.entries(wanted).every(([key, value]) => isSame(fields.get(key), value))
  }
  return isDeepStrictEqual(stored, wanted)
}

function explained(error: unknown, apiUrl: string): InputError | undefined {
  if (!(error instanceof DiscordAPIError)) {
    const reason = networkReason(error)
    if (reason === undefined) return undefined
    return new InputError(
      `Discord cannot be reached at ${apiUrl} (${reason})`,
      'check the network, and DISCORD_API_URL where it is set, then try again',
    )
  }
  if (error.status === 401)
    return new InputError(
      'Discord does not accept DISCORD_TOKEN',
      'copy it anew from the page "Bot" of the application',
    )
  if (error.status === 403)
    return new InputError('The bot may not register commands there', 'invite it with the scope applications.commands')
  if (error.status === 404)
    return new InputError(
      'Discord knows no such application or server',
      'check DISCORD_APPLICATION_ID and DISCORD_GUILD_ID',
    )
  return undefined
}

/**
 * Why a request came to nothing, in a few words: `fetch` throws a TypeError that hides the reason in its cause. A
 * TypeError without a cause is a fault of ours: undefined.
 */
function networkReason(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (!(error instanceof TypeError)) return error.message
  const { cause } = error
  if (!(cause instanceof Error)) return undefined
  // Where a name has several addresses the cause is a list without a message of its own.
  return cause.message || ('code' in cause && typeof cause.code === 'string' ? cause.code : error.message)
}
