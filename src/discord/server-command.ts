import { PermissionFlagsBits } from 'discord.js'
import type { OptionDefinition } from '../commands/command.ts'
import type { Place } from '../servers/place.ts'
import type { ServerSettings } from '../servers/settings.ts'
import type { HelpTopic } from '../types.ts'
import type { Choice } from './autocomplete.ts'
import type { Call } from './custom-id.ts'
import type { Member, Options, SentFile } from './incoming.ts'
import type { Responder } from './responder.ts'
import type { Services } from './services.ts'

/** An option that only Discord has: a file, or one of the server's channels, roles or members, given by its id. */
interface DiscordOption {
  readonly name: string
  readonly summary: string
  readonly required?: boolean
  readonly type: 'file' | 'channel' | 'role' | 'member'
}

/** Strings may be completed by the command itself. */
export type ServerOption = (OptionDefinition & { readonly completes?: true }) | DiscordOption

/** A command, or a part of one, that is about the server itself, not about what its articles say. */
export interface ServerCommandPart {
  readonly name: string
  /** At most 100 characters, which is Discord's limit. */
  readonly summary: string
  readonly options: readonly ServerOption[]
  /** `manager`: who may manage the server, or has the role that those have chosen. */
  readonly who: 'anyone' | 'manager'
  /** @returns a word on how it went, for the log. @throws InputError for one line that the member is told */
  readonly run: (call: ServerCall) => Promise<string>
}

/** What was called, by whom and where. */
export interface ServerCall {
  readonly services: Services
  readonly responder: Responder
  readonly member: Member
  readonly place: Place
  /** Values by option name, unchecked but for their names. */
  readonly options: Options
  readonly files: ReadonlyMap<string, SentFile>
  /** Bytes of a file that may be sent in answer. */
  readonly uploadLimit: number
}

/** A button or menu that was used, or a modal that was filled in. */
export interface ServerPress extends Omit<ServerCall, 'files' | 'options' | 'uploadLimit'> {
  /** What the control says. */
  readonly call: Call
  /** What was chosen in a menu. */
  readonly values: readonly string[]
  /** What was written in a modal, by the ids of its fields. */
  readonly fields: ReadonlyMap<string, readonly string[]>
}

/** A command for those who keep or use the bot in a server: one thing, or several parts. */
export interface ServerCommand {
  readonly name: string
  readonly summary: string
  /** `server`: not in private conversations with the bot. */
  readonly where: 'server' | 'anywhere'
  /** One without a name of its own (that of the command), or subcommands. */
  readonly parts: readonly ServerCommandPart[]
  /** Does what its buttons, menus and modals say; checks who may by itself. */
  readonly press?: (press: ServerPress) => Promise<string>
  /** What an option that `completes` offers: words, or words with what they stand for. */
  readonly complete?: (
    call: Pick<ServerCall, 'services' | 'member' | 'place' | 'options'>,
    option: string,
    typed: string,
  ) => Promise<readonly (string | Choice)[]>
}

export const NOT_HERE = 'This is for servers: run it in one.'
export const NOT_MANAGER = 'This is for who may manage the server, or has the role that they have chosen with `/setup`.'
export const NOT_OWNER = 'This is for who may manage the server.'

const managing = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator

/** Whether a member manages the server itself, by Discord's permissions, whatever roles were chosen. */
export const managesServer = ({ permissions }: Member): boolean => (permissions & managing) !== 0n

/** Whether a member may change what the bot has and does in a server. */
export function isManager(member: Member, { managerRole }: ServerSettings): boolean {
  return managesServer(member) || (managerRole !== undefined && member.roles.includes(managerRole))
}

/** What help tells a member of the commands about a server: those that they may call where they are. */
export function serverTopics(
  commands: readonly ServerCommand[],
  member: Member,
  { server }: Place,
  settings: ServerSettings,
): HelpTopic[] {
  const manages = isManager(member, settings)
  return commands
    .filter(({ where }) => where === 'anywhere' || server !== undefined)
    .filter(({ parts }) => manages || parts.some(({ who }) => who === 'anyone'))
    .map(({ name, summary, parts }) => {
      const named = parts.map((part) => part.name).filter((part) => part !== name)
      return { name, summary, usage: `/${[name, named.join('|')].join(' ').trim()}`, examples: [] }
    })
}
