import { GatewayDispatchEvents, REST } from 'discord.js'
import * as z from 'zod'
import type { Command } from '../commands/command.ts'
import { inviteLink } from './invite.ts'
import { errorFields, type Logger } from './log.ts'
import { byTitle, commandPayloads, isSame, type RegistrationOptions, registered } from './registration.ts'
import type { ServerCommand } from './server-command.ts'
import type { GatewayEvent } from './sharding.ts'

/** Milliseconds that the look at Discord's lists may take. */
const PATIENCE_MS = 30_000
/** Servers whose lists are looked at: each costs a request at every start. */
const SERVERS_LOOKED_AT = 25

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

const session = z.object({ guilds: z.array(z.object({ id: z.string() })).catch([]) })

/** Says at the start how the bot is invited, and what is wrong with the registration of its commands. */
export class StartNotes {
  #looks: Promise<void> = Promise.resolve()
  #hasSession = false

  constructor(private readonly options: StartNoteOptions) {}

  /** Says what can be said before the bot is connected. */
  begin(): void {
    const { log, tell, config } = this.options
    const invite = inviteLink(config.applicationId)
    log.info({ invite }, 'invite the bot with this link')
    tell(`Invite the bot: ${invite}`)
    this.#look(async (signal) => {
      const found = faults(await registrationStanding(this.options, signal))
      for (const { line, names } of found) this.#warn(line, names)
      if (found.length === 0) log.info('the commands are registered')
    })
  }

  /** Takes an event of the gateway: the first session names the servers in which commands may be doubled. */
  take({ name, data }: GatewayEvent): void {
    if (name !== GatewayDispatchEvents.Ready || this.#hasSession) return
    this.#hasSession = true
    const servers = (session.safeParse(data).data?.guilds ?? []).map(({ id }) => id)
    const others = servers.filter((id) => id !== this.options.config.guildId).slice(0, SERVERS_LOOKED_AT)
    if (others.length > 0) this.#look((signal) => this.#warnOfDoubled(others, signal))
  }

  /** Resolves when the looks have ended. */
  async stop(): Promise<void> {
    await this.#looks
  }

  /** Commands left in a server by a former `DISCORD_GUILD_ID` are seen twice there. */
  async #warnOfDoubled(servers: readonly string[], signal: AbortSignal): Promise<void> {
    const { config } = this.options
    const rest = restOf(config)
    const everywhere = byTitle(await registered(rest, config, undefined, signal))
    if (everywhere.size === 0) return
    for (const server of servers) {
      const inServer = byTitle(await registered(rest, config, server, signal))
      const doubled = [...inServer.keys()].filter((title) => everywhere.has(title))
      const line = `commands are registered twice, everywhere and in the server ${server}: run \`dateline register --clear\` with DISCORD_GUILD_ID=${server} to take those of the server away`
      if (doubled.length > 0) this.#warn(line, doubled)
    }
  }

  /** Runs a look after those before it. It never throws: what can't be looked at is logged. */
  #look(run: (signal: AbortSignal) => Promise<void>): void {
    const { log, signal } = this.options
    this.#looks = this.#looks.then(async () => {
      try {
        await run(AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]))
      } catch (error) {
        if (!signal.aborted) log.warn(errorFields(error), "the commands' registration could not be checked")
      }
    })
  }

  #warn(line: string, names: readonly string[]): void {
    this.options.log.warn({ commands: names }, line)
    this.options.tell(`${line}: ${names.join(', ')}`)
  }
}

const restOf = ({ apiUrl, token }: RegistrationOptions['config']): REST => new REST({ api: apiUrl }).setToken(token)

/** @throws InputError where Discord refuses or does not answer */
async function registrationStanding(
  { config, commands, serverCommands }: Pick<StartNoteOptions, 'config' | 'commands' | 'serverCommands'>,
  signal: AbortSignal,
): Promise<Standing> {
  const rest = restOf(config)
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
