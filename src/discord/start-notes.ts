import { REST } from 'discord.js'
import type { Command } from '../commands/command.ts'
import { inviteLink } from './invite.ts'
import { errorFields, type Logger } from './log.ts'
import { byTitle, commandPayloads, isSame, type RegistrationOptions, registered } from './registration.ts'
import type { ServerCommand } from './server-command.ts'

/** Milliseconds that the look at Discord's list may take. */
const PATIENCE_MS = 30_000

interface StartNoteOptions {
  readonly config: RegistrationOptions['config']
  readonly commands: readonly Command[]
  readonly serverCommands: readonly ServerCommand[]
  readonly log: Logger
  /** Shows a line to a person at a terminal, besides the log. */
  readonly tell: (line: string) => void
  /** Ends the look. */
  readonly signal: AbortSignal
}

/** How the commands that Discord has differ from those of this version, by their titles. */
interface Standing {
  readonly missing: readonly string[]
  /** Registered otherwise than this version has them. */
  readonly changed: readonly string[]
  /** Registered, but not of this version. */
  readonly unknown: readonly string[]
  /** Registered everywhere and in the server of `DISCORD_GUILD_ID` too, so that its members see them twice. */
  readonly doubled: readonly string[]
}

/** Says at the start how the bot is invited, and what is wrong with the registration of its commands. Never throws. */
export async function startNotes({ log, tell, signal, ...options }: StartNoteOptions): Promise<void> {
  const invite = inviteLink(options.config.applicationId)
  log.info({ invite }, 'invite the bot with this link')
  tell(`Invite the bot: ${invite}`)
  try {
    const standing = await registrationStanding(options, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]))
    const found = faults(standing)
    for (const { line, names } of found) {
      log.warn({ commands: names }, line)
      tell(`${line}: ${names.join(', ')}`)
    }
    if (found.length === 0) log.info('the commands are registered')
  } catch (error) {
    if (!signal.aborted) log.warn(errorFields(error), "the commands' registration could not be checked")
  }
}

/** @throws InputError where Discord refuses or does not answer */
async function registrationStanding(
  { config, commands, serverCommands }: Pick<StartNoteOptions, 'config' | 'commands' | 'serverCommands'>,
  signal: AbortSignal,
): Promise<Standing> {
  const rest = new REST({ api: config.apiUrl }).setToken(config.token)
  const everywhere = byTitle(await registered(rest, config, undefined, signal))
  const { guildId } = config
  const inServer = byTitle(guildId === undefined ? [] : await registered(rest, config, guildId, signal))
  const wanted = byTitle(commandPayloads(commands, serverCommands))
  const known = new Map([...everywhere, ...inServer])
  const titles = [...wanted.keys()]
  return {
    missing: titles.filter((title) => !known.has(title)),
    changed: titles.filter((title) => known.has(title) && !isSame(known.get(title), wanted.get(title))),
    unknown: [...known.keys()].filter((title) => !wanted.has(title)),
    doubled: [...inServer.keys()].filter((title) => everywhere.has(title)),
  }
}

/** What is wrong and what to do, each with the commands that it is about. */
function faults({ missing, changed, unknown, doubled }: Standing): { line: string; names: readonly string[] }[] {
  const all = [
    { line: 'commands are not registered, run `dateline register`', names: missing },
    { line: 'commands are registered as another version has them, run `dateline register`', names: changed },
    { line: 'commands are registered that this version does not have, run `dateline register`', names: unknown },
    {
      line: 'commands are registered twice, everywhere and in the server of DISCORD_GUILD_ID: run `dateline register --clear` to take those of the server away, then leave DISCORD_GUILD_ID out',
      names: doubled,
    },
  ]
  return all.filter(({ names }) => names.length > 0)
}
