import type {
  APIApplicationCommandOptionChoice,
  APIModalInteractionResponseCallbackData,
  RESTPostAPIInteractionCallbackJSONBody,
} from 'discord.js'
import { InteractionResponseType, MessageFlags, type RawFile, Routes } from 'discord.js'
import type { Delivery, DeliveryService } from './delivery.ts'
import { ACKNOWLEDGE_MS, TOKEN_MS } from './limits.ts'
import { type MessageBody, textMessage } from './render/message.ts'

/** Snowflakes count milliseconds from the first second of 2015. */
const EPOCH = 1_420_070_400_000
const ACKNOWLEDGE_ATTEMPT_MS = 1_000
const ACKNOWLEDGE_PAUSE_MS = 300
const EDIT_ATTEMPT_MS = 15_000
/** Bytes a millisecond. */
const SLOWEST_UPLOAD = 100
const EDIT_PAUSE_MS = 10_000
/** Left of a token's life when the last attempt begins. */
const MARGIN_MS = 2_000

interface InteractionIdentity {
  readonly id: string
  readonly token: string
  readonly applicationId: string
  /** Whether there is a message that it can change. */
  readonly isOnMessage: boolean
  /** Whether it is a form that was filled in, from which no other opens. */
  readonly isForm: boolean
}

type State = 'open' | 'deferred' | 'deferred-update' | 'answered' | 'gone'

/** When an interaction was made: by its id, or by its arrival where the id tells no time that can be right. */
function createdAt(id: string, arrivedAt: number): number {
  const created = Number(BigInt(id) >> 22n) + EPOCH
  const age = arrivedAt - created
  // Where the clocks of Discord and of this machine differ, the id tells nothing.
  return age >= 0 && age < ACKNOWLEDGE_MS ? created : arrivedAt
}

/** Answers one interaction. The only place that sets flags and decides between a reply, a deferral and an edit. */
export class Responder {
  private state: State = 'open'
  private deferredPrivately = false
  /** Whether what stands there says that something is being done. */
  private showsProgress = false
  /** Milliseconds since 1970. */
  readonly created: number
  /** Milliseconds from creation to acknowledgement. */
  acknowledgedAfter: number | undefined

  constructor(
    private readonly identity: InteractionIdentity,
    private readonly delivery: Pick<DeliveryService, 'send'>,
    private readonly now: () => number,
  ) {
    this.created = createdAt(identity.id, now())
  }

  /** Whether Discord has heard from us. */
  get isAcknowledged(): boolean {
    return this.state !== 'open'
  }

  /** Whether the member can still be told anything. */
  get isGone(): boolean {
    return this.state === 'gone'
  }

  /** Shows a message: as a reply, or in the place of the deferral. */
  async reply(message: MessageBody, isPrivate: boolean): Promise<void> {
    if (this.state === 'gone') return
    if (this.state !== 'open') return this.edit(message)
    const data = { ...message, flags: withPrivacy(message.flags, isPrivate) }
    const delivery = await this.acknowledge(
      { type: InteractionResponseType.ChannelMessageWithSource, data },
      'answered',
    )
    // Someone has acknowledged it: if that was our own lost request, this changes nothing; otherwise the answer gets through.
    if (delivery === 'already-acknowledged') await this.edit(message)
  }

  /** Says that an answer will come. @param mentioned the members whom it will mention */
  async defer(isPrivate: boolean, mentioned?: MessageBody['allowed_mentions']): Promise<void> {
    this.deferredPrivately = isPrivate
    const data = { allowed_mentions: mentioned ?? { parse: [] }, ...(isPrivate && { flags: MessageFlags.Ephemeral }) }
    await this.acknowledge({ type: InteractionResponseType.DeferredChannelMessageWithSource, data }, 'deferred')
  }

  /** Changes the message that the component stands on; where there is none, shows it to the member only. */
  async update(message: MessageBody): Promise<void> {
    if (this.state === 'gone') return
    if (this.state !== 'open') return this.edit(message)
    if (!this.identity.isOnMessage) return this.reply(message, true)
    const delivery = await this.acknowledge({ type: InteractionResponseType.UpdateMessage, data: message }, 'answered')
    if (delivery === 'already-acknowledged') await this.edit(message)
  }

  /** Says that the message will change; where there is none, that an answer will come. */
  async deferUpdate(): Promise<void> {
    if (!this.identity.isOnMessage) return this.defer(true)
    await this.acknowledge({ type: InteractionResponseType.DeferredMessageUpdate }, 'deferred-update')
  }

  /** Shows a modal, which is possible only before anything else, and not from another modal. */
  async modal(data: APIModalInteractionResponseCallbackData): Promise<void> {
    if (this.identity.isForm) return this.privateLine('This opens from a button only: run the command again.')
    await this.acknowledge({ type: InteractionResponseType.Modal, data }, 'answered')
  }

  async choices(choices: APIApplicationCommandOptionChoice<string>[]): Promise<void> {
    await this.acknowledge(
      { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } },
      'answered',
    )
  }

  /** Tells the member, and no one else, one line; whatever has been sent before. */
  async privateLine(line: string): Promise<void> {
    const message = textMessage(line)
    if (this.state === 'open' || (this.state === 'deferred' && this.deferredPrivately)) return this.reply(message, true)
    // A public deferral cannot become private: it goes, and the line follows.
    if (this.state === 'deferred') await this.removeOriginal()
    await this.followUp(message)
  }

  /** Changes the reply, or the message that the component stands on. */
  async edit(message: MessageBody, files?: RawFile[]): Promise<void> {
    if (this.state === 'gone') return
    const body = { ...message, flags: message.flags & ~MessageFlags.Ephemeral }
    const delivery = await this.afterwards('PATCH', this.originalRoute, body, files)
    this.state = delivery === 'gone' ? 'gone' : 'answered'
  }

  /** Shows how far something has come whose outcome was announced and is still to come. */
  async progress(message: MessageBody): Promise<void> {
    const { state } = this
    await this.edit(message)
    if (this.state === 'gone') return
    this.state = state
    this.showsProgress = true
  }

  /** Tells who waits for an answer that was announced a line instead; what comes afterwards is kept back. */
  async giveUp(line: string): Promise<void> {
    if (this.state !== 'deferred' && !(this.state === 'deferred-update' && this.showsProgress)) return
    await this.edit(textMessage(line))
    this.state = 'gone'
  }

  /** Another message under the reply, seen by the member only. */
  async followUp(message: MessageBody, files?: RawFile[]): Promise<void> {
    const { applicationId, token } = this.identity
    const body = { ...message, flags: withPrivacy(message.flags, true) }
    await this.afterwards('POST', Routes.webhook(applicationId, token), body, files)
  }

  /** Takes away the reply, or the message that the component stands on. */
  async removeOriginal(): Promise<void> {
    await this.afterwards('DELETE', this.originalRoute)
  }

  private get originalRoute(): `/${string}` {
    return Routes.webhookMessage(this.identity.applicationId, this.identity.token)
  }

  private async acknowledge(body: RESTPostAPIInteractionCallbackJSONBody, next: State): Promise<Delivery> {
    const delivery = await this.delivery.send({
      method: 'POST',
      route: Routes.interactionCallback(this.identity.id, this.identity.token),
      body,
      deadline: this.created + ACKNOWLEDGE_MS,
      attemptMs: ACKNOWLEDGE_ATTEMPT_MS,
      longestPauseMs: ACKNOWLEDGE_PAUSE_MS,
    })
    this.state = delivery === 'gone' ? 'gone' : next
    this.acknowledgedAfter = this.now() - this.created
    return delivery
  }

  private afterwards(
    method: 'POST' | 'PATCH' | 'DELETE',
    route: `/${string}`,
    body?: unknown,
    files?: RawFile[],
  ): Promise<Delivery> {
    const bytes = (files ?? []).reduce((sum, { data }) => sum + (typeof data === 'object' ? data.length : 0), 0)
    return this.delivery.send({
      method,
      route,
      deadline: this.created + TOKEN_MS - MARGIN_MS,
      attemptMs: EDIT_ATTEMPT_MS + Math.ceil(bytes / SLOWEST_UPLOAD),
      longestPauseMs: EDIT_PAUSE_MS,
      ...(body !== undefined && { body }),
      ...(files !== undefined && { files }),
    })
  }
}

function withPrivacy(flags: number, isPrivate: boolean): number {
  return isPrivate ? flags | MessageFlags.Ephemeral : flags
}
