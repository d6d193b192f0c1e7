import {
  DiscordAPIError,
  type REST,
  RESTJSONErrorCodes,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord.js'
import { DeliveryService } from './delivery.ts'
import { TOKEN_MS } from './limits.ts'
import type { MessageBody } from './render/message.ts'

/** Milliseconds that one attempt to send a message may take. */
const SEND_MS = 15_000
const SEND_PAUSE_MS = 10_000
/** What is only helpful is not waited for longer than this. */
const LOOK_MS = 3_000
/** How far back in a thread or a private conversation an answer is looked for. */
const LAST_MESSAGES = 25

/** Which message is answered. */
interface Answered {
  readonly id: string
  readonly channel: string
}

/** Answers messages where they stand, and looks at what was said there before. */
export class MessageReplies {
  private readonly delivery: DeliveryService

  /**
   * @param rest with the bot's token
   * @param now milliseconds since 1970
   */
  constructor(
    private readonly rest: REST,
    private readonly now: () => number,
    onRetry: (error: unknown) => void,
  ) {
    this.delivery = new DeliveryService(rest, now, onRetry, true)
  }

  /** No more retries from now on. */
  stop(): void {
    this.delivery.stop()
  }

  /**
   * Answers a message; nobody is mentioned. However often it is sent, it appears once.
   * @returns whether there still was somewhere to answer
   * @throws DiscordAPIError where Discord refuses it
   */
  async reply(to: Answered, message: MessageBody): Promise<boolean> {
    const reference = { message_id: to.id, channel_id: to.channel, fail_if_not_exists: false }
    const body: RESTPostAPIChannelMessageJSONBody = {
      ...message,
      allowed_mentions: { parse: [], replied_user: false },
      nonce: to.id,
      enforce_nonce: true,
    }
    try {
      return await this.send(to.channel, { ...body, message_reference: reference })
    } catch (error) {
      const code = error instanceof DiscordAPIError ? error.code : undefined
      // A reply shows the message that it replies to, which not everyone may read again.
      if (code !== RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory) throw error
      return this.send(to.channel, body)
    }
  }

  private async send(channel: string, body: RESTPostAPIChannelMessageJSONBody): Promise<boolean> {
    const delivery = await this.delivery.send({
      method: 'POST',
      route: Routes.channelMessages(channel),
      body,
      deadline: this.now() + TOKEN_MS,
      attemptMs: SEND_MS,
      longestPauseMs: SEND_PAUSE_MS,
    })
    return delivery === 'delivered'
  }

  /** Shows for ten seconds that an answer is on its way. @throws whatever the request throws */
  async type(channel: string): Promise<void> {
    await this.rest.post(Routes.channelTyping(channel), { signal: AbortSignal.timeout(LOOK_MS) })
  }

  /** What is known of a channel. @throws whatever the request throws */
  info(channel: string): Promise<unknown> {
    return this.rest.get(Routes.channel(channel), { signal: AbortSignal.timeout(LOOK_MS) })
  }

  /** The last messages before one, newest first. @throws whatever the request throws */
  last({ channel, id }: Answered): Promise<unknown> {
    const query = new URLSearchParams({ before: id, limit: String(LAST_MESSAGES) })
    return this.rest.get(Routes.channelMessages(channel), { query, signal: AbortSignal.timeout(LOOK_MS) })
  }

  /** One message. @throws whatever the request throws */
  message({ channel, id }: Answered): Promise<unknown> {
    return this.rest.get(Routes.channelMessage(channel, id), { signal: AbortSignal.timeout(LOOK_MS) })
  }
}

/** Whether Discord refuses something because the bot may not do it there. */
export const isForbidden = (error: unknown): boolean => error instanceof DiscordAPIError && error.status === 403
