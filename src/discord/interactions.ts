import { setTimeout as sleep } from 'node:timers/promises'
import { GatewayDispatchEvents } from 'discord.js'
import { isAnswered } from '../servers/place.ts'
import { type Choice, choiceOf, choicesFor } from './autocomplete.ts'
import { type Call, decodeAction } from './custom-id.ts'
import { failureOf, LEAVING, tooSoon, whereAnswered } from './failure.ts'
import { familiarQuestions } from './feedback.ts'
import { type Incoming, type Options, readInteraction } from './incoming.ts'
import { LIMITS } from './limits.ts'
import { errorFields } from './log.ts'
import { labelOf } from './outcome.ts'
import { menuName } from './registration.ts'
import { QUESTION_FIELD } from './render/ask-more.ts'
import { withDatesFor } from './render/local-date.ts'
import { Responder } from './responder.ts'
import { runCommand, targetOf } from './run-command.ts'
import { refuse, runComponent, UNKNOWN_CONTROL } from './run-component.ts'
import { isManager, NOT_HERE, NOT_MANAGER, type ServerCommand, type ServerPress } from './server-command.ts'
import type { Services } from './services.ts'
import type { GatewayEvent } from './sharding.ts'
import { UnderWay } from './under-way.ts'

/** Milliseconds after which completions are no longer waited for. */
const COMPLETION_MS = 1_500
/** What buttons do that costs as much as a command does. */
const asksAnew: ReadonlySet<string> = new Set(['run', 'share', 'export'])
const UNKNOWN_COMMAND = 'This command is not known here any more: run `/help` for those that are.'
const NO_TEXT = 'That message has no text to look for.'

/** Takes every interaction and sees to it that none stays without an answer. */
export class Interactions extends UnderWay {
  /** Of those that are not yet answered. */
  readonly #responders = new Set<Responder>()

  constructor(private readonly services: Services) {
    super()
  }

  /** Takes an event as it came through the gateway, where it is an interaction. */
  take({ name, data }: GatewayEvent): void {
    if (name !== GatewayDispatchEvents.InteractionCreate) return
    this.begin(this.handle(data))
  }

  /** Tells everybody who is promised an answer that none will come: the bot stops before it is there. */
  async giveUp(): Promise<void> {
    await Promise.all([...this.#responders].map((responder) => responder.giveUp(LEAVING)))
  }

  private async handle(raw: unknown): Promise<void> {
    const { config, data, delivery, now, log } = this.services
    const incoming = readInteraction(raw)
    if (incoming === undefined) {
      log.warn('an interaction without id or token')
      return
    }
    const { id, token, isOnMessage } = incoming
    const applicationId = incoming.applicationId ?? config.applicationId
    const responder = new Responder(
      { id, token, applicationId, isOnMessage, isForm: incoming.kind === 'modal' },
      delivery,
      now,
    )
    this.#responders.add(responder)
    let status: string
    let failure = {}
    try {
      status = this.isLeaving
        ? await this.turnAway(incoming, responder)
        : await withDatesFor(data.settings.of(incoming.place.server), incoming.member.locale, () =>
            this.answer(incoming, responder),
          )
    } catch (error) {
      const outcome = await this.failed(incoming, responder, error)
      status = outcome.status
      failure = outcome.fields
    } finally {
      this.#responders.delete(responder)
    }
    this.record(incoming, responder, responder.isGone ? 'gone' : status, failure)
  }

  private async answer(incoming: Incoming, responder: Responder): Promise<string> {
    switch (incoming.kind) {
      case 'command':
        return this.command(incoming, responder)
      case 'message-menu':
        return this.messageMenu(incoming, responder)
      case 'autocomplete':
        return this.autocomplete(incoming, responder)
      case 'component':
        return this.component(incoming, responder)
      case 'modal':
        return this.modal(incoming, responder)
      case 'unknown':
        return refuse(responder, UNKNOWN_COMMAND, 'unknown')
    }
  }

  private async turnAway(incoming: Incoming, responder: Responder): Promise<string> {
    if (incoming.kind === 'autocomplete') await responder.choices([])
    else await responder.privateLine(LEAVING)
    return 'turned-away'
  }

  private async component(incoming: Incoming & { kind: 'component' }, responder: Responder): Promise<string> {
    const action = decodeAction(incoming.customId)
    if (action === undefined) return refuse(responder, UNKNOWN_CONTROL, 'unknown-id')
    const { member, place, userId } = incoming
    const settings = this.services.data.settings.of(place.server)
    // Who may take a reply away may always; commands about the server look for themselves who may what.
    const isFree = action.kind === 'remove' || action.kind === 'server'
    if (!isFree && !isAnswered(place, member.roles, settings))
      return refuse(responder, whereAnswered(settings), 'not-here')
    if (asksAnew.has(action.kind) && (await this.isTooSoon(userId, responder))) return 'cooldown'
    if (action.kind !== 'server') return runComponent(this.services, responder, incoming, action)
    return this.press(incoming, responder, action.call, { values: incoming.values, fields: new Map() })
  }

  private async modal(incoming: Incoming & { kind: 'modal' }, responder: Responder): Promise<string> {
    const action = decodeAction(incoming.customId)
    if (action?.kind === 'more') return this.askMore(incoming, responder, action.asked)
    if (action?.kind !== 'server') return refuse(responder, UNKNOWN_CONTROL, 'unknown-id')
    return this.press(incoming, responder, action.call, { values: [], fields: incoming.fields })
  }

  /** A question that was written in the modal of an answer, which it may lean on; it is answered as openly as that answer was. */
  private async askMore(incoming: Incoming & { kind: 'modal' }, responder: Responder, asked: Options): Promise<string> {
    const { place, member, userId, fields, onPrivate } = incoming
    const { commands, data, config } = this.services
    const command = commands.find(({ surfaces }) => surfaces.includes('message'))
    if (command === undefined) return refuse(responder, UNKNOWN_CONTROL, 'unknown-id')
    const settings = data.settings.of(place.server)
    if (!isAnswered(place, member.roles, settings)) return refuse(responder, whereAnswered(settings), 'not-here')
    if (await this.isTooSoon(userId, responder)) return 'cooldown'
    const given = { ...asked, question: fields.get(QUESTION_FIELD)?.[0] }
    const isPrivate = onPrivate || (settings.private ?? config.private)
    return this.run(responder, incoming, { command, given, isPrivate })
  }

  /** Hands a control to the command that it belongs to. */
  private async press(
    { member, place }: Incoming,
    responder: Responder,
    call: Call,
    given: Pick<ServerPress, 'values' | 'fields'>,
  ): Promise<string> {
    const { services } = this
    const command = services.serverCommands.find(({ name }) => name === call.command)
    if (command?.press === undefined) return refuse(responder, UNKNOWN_CONTROL, 'unknown-id')
    return command.press({ services, responder, member, place, call, ...given })
  }

  private async serverCommand(
    command: ServerCommand,
    incoming: Incoming & { kind: 'command' },
    responder: Responder,
  ): Promise<string> {
    const { services } = this
    const { member, place, subcommand = command.name, files, uploadLimit } = incoming
    const part = command.parts.find(({ name }) => name === subcommand)
    if (part === undefined) return refuse(responder, UNKNOWN_COMMAND, 'unknown')
    if (command.where === 'server' && place.server === undefined) return refuse(responder, NOT_HERE, 'not-here')
    if (part.who === 'manager' && !isManager(member, services.data.settings.of(place.server)))
      return refuse(responder, NOT_MANAGER, 'not-allowed')
    const options = offered(part.options, incoming.options)
    return part.run({ services, responder, member, place, files, options, uploadLimit })
  }

  private async command(incoming: Incoming & { kind: 'command' }, responder: Responder): Promise<string> {
    const { member, place } = incoming
    const serverCommand = this.services.serverCommands.find(({ name }) => name === incoming.name)
    if (serverCommand !== undefined) return this.serverCommand(serverCommand, incoming, responder)
    const command = this.services.commands.find(
      ({ name, surfaces }) => name === incoming.name && surfaces.includes('slash'),
    )
    if (command === undefined) return refuse(responder, UNKNOWN_COMMAND, 'unknown')
    const settings = this.services.data.settings.of(place.server)
    if (!isAnswered(place, member.roles, settings)) return refuse(responder, whereAnswered(settings), 'not-here')
    if (await this.isTooSoon(incoming.userId, responder)) return 'cooldown'
    const wish = incoming.options.private
    const isPrivate =
      command.audience === 'private' ||
      (typeof wish === 'boolean' ? wish : (settings.private ?? this.services.config.private))
    const given = offered(command.options, incoming.options)
    const target = command.audience === 'member' ? targetOf(incoming.options) : undefined
    return this.run(responder, incoming, { command, given, isPrivate, ...(target !== undefined && { target }) })
  }

  private async messageMenu(incoming: Incoming & { kind: 'message-menu' }, responder: Responder): Promise<string> {
    const command = this.services.commands.find(
      (one) => one.surfaces.includes('message-menu') && menuName(one) === incoming.name,
    )
    const [option] = command?.options ?? []
    if (command === undefined || option === undefined) return refuse(responder, UNKNOWN_COMMAND, 'unknown')
    if (incoming.text.trim() === '') return refuse(responder, NO_TEXT, 'empty')
    const { place, member } = incoming
    const settings = this.services.data.settings.of(place.server)
    if (!isAnswered(place, member.roles, settings)) return refuse(responder, whereAnswered(settings), 'not-here')
    if (await this.isTooSoon(incoming.userId, responder)) return 'cooldown'
    const given = { [option.name]: incoming.text.slice(0, option.type === 'string' ? option.maxLength : undefined) }
    return this.run(responder, incoming, { command, given, isPrivate: true })
  }

  private async run(
    responder: Responder,
    { userId: owner, member, place, isAlone }: Incoming,
    run: Pick<Parameters<typeof runCommand>[2], 'command' | 'given' | 'isPrivate' | 'target'>,
  ): Promise<string> {
    return runCommand(this.services, responder, { ...run, owner, member, place, page: 0, inPlace: false, isAlone })
  }

  private async autocomplete(incoming: Incoming & { kind: 'autocomplete' }, responder: Responder): Promise<string> {
    const { focused } = incoming
    if (focused === undefined) {
      await responder.choices([])
      return 'ok'
    }
    const choices = this.choices(incoming, focused)
    // Articles that have to be opened first may take longer than Discord waits.
    await responder.choices(await Promise.race([choices, sleep(COMPLETION_MS, [], { ref: false })]))
    await choices
    return 'ok'
  }

  private async choices(
    { name, place, member, options }: Incoming & { kind: 'autocomplete' },
    focused: { readonly name: string; readonly value: string },
  ): Promise<Choice[]> {
    const { services } = this
    const serverCommand = services.serverCommands.find((one) => one.name === name)
    if (serverCommand !== undefined) {
      const offers = await serverCommand.complete?.({ services, member, place, options }, focused.name, focused.value)
      return (offers ?? [])
        .map((offer) => (typeof offer === 'string' ? choiceOf(offer) : offer))
        .filter(({ value }) => value.length <= LIMITS.choiceValue)
        .slice(0, LIMITS.choices)
    }
    if (!isAnswered(place, member.roles, services.data.settings.of(place.server))) return []
    const command = services.commands.find((one) => one.name === name)
    return services.libraries.glance(place, (library) =>
      choicesFor(library, command, focused.name, focused.value, () => familiarQuestions(services, place)),
    )
  }

  private async isTooSoon(userId: string, responder: Responder): Promise<boolean> {
    const seconds = this.services.cooldown.secondsLeft(userId)
    if (seconds === 0) return false
    await responder.privateLine(tooSoon(seconds))
    return true
  }

  /** Tells the member what went wrong: their input, or a fault of ours with a reference that the log has too. */
  private async failed(
    incoming: Incoming,
    responder: Responder,
    error: unknown,
  ): Promise<{ status: string; fields: Record<string, unknown> }> {
    const { log, config } = this.services
    const { line, status, fault } = failureOf(error, config.logQuestions ? [] : texts(incoming))
    const reference = fault === undefined ? {} : { reference: fault.reference }
    if (fault !== undefined) log.error({ interaction: incoming.id, ...fault }, 'an answer failed')
    try {
      if (incoming.kind !== 'autocomplete') await responder.privateLine(line)
      else if (!responder.isAcknowledged) await responder.choices([])
    } catch (second) {
      log.error(
        { interaction: incoming.id, ...reference, ...errorFields(second, texts(incoming)) },
        'a member could not be told',
      )
    }
    return { status, fields: reference }
  }

  private record(incoming: Incoming, responder: Responder, status: string, failure: Record<string, unknown>): void {
    const { log, metrics, now, config } = this.services
    const command = labelOf(incoming, this.services)
    metrics.interactions.inc({ command, status })
    if (responder.acknowledgedAfter !== undefined)
      metrics.acknowledged.observe({ command }, responder.acknowledgedAfter / 1_000)
    log.info(
      {
        interaction: incoming.id,
        kind: incoming.kind,
        command,
        status,
        acknowledgedMs: responder.acknowledgedAfter,
        totalMs: now() - responder.created,
        ...(config.logQuestions && { texts: texts(incoming) }),
        ...failure,
      },
      'interaction',
    )
  }
}

/** The values of the options that Discord offers. */
function offered(options: readonly { readonly name: string; readonly cliOnly?: true }[], given: Options): Options {
  const names = new Set(options.filter((option) => option.cliOnly !== true).map(({ name }) => name))
  return Object.fromEntries(Object.entries(given).filter(([name]) => names.has(name)))
}

/** What the member wrote, which the log does not keep. */
function texts(incoming: Incoming): readonly string[] {
  switch (incoming.kind) {
    case 'message-menu':
      return [incoming.text]
    case 'autocomplete':
      return incoming.focused === undefined ? [] : [incoming.focused.value]
    case 'command':
      return Object.values(incoming.options).filter((value) => typeof value === 'string')
    case 'component': {
      const action = decodeAction(incoming.customId)
      return action !== undefined && 'call' in action ? Object.values(action.call.options) : []
    }
    case 'modal':
      return [...incoming.fields.values()].flat()
    case 'unknown':
      return []
  }
}
