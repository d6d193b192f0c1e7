import { createHash } from 'node:crypto'
import { DiscordAPIError, REST, Routes } from 'discord.js'
import * as z from 'zod'
import type { Config } from '../config.ts'
import { restOptions } from './connection.ts'
import type { MessageBody } from './render/message.ts'

/** `refused`: Discord will not have it there, now or later. */
export type Sent = 'sent' | 'refused'

const ATTEMPT_MS = 15_000
/** The requests of bots that Discord allows in a second. */
const PER_SECOND = 50

const channel = z.object({ id: z.string() })
const member = z.object({ roles: z.array(z.string()) })

/** Requests with the bot's token, which Discord counts. */
export const signedRest = (config: Pick<Config, 'token' | 'apiUrl'>): REST =>
  new REST({ ...restOptions(config), globalRequestsPerSecond: PER_SECOND }).setToken(config.token)

/** Sends messages of the bot's own, which answer no interaction. */
export class ChannelMessages {
  /**
   * @param rest with the bot's token
   * @param ended ends requests that are under way
   */
  constructor(
    private readonly rest: REST,
    private readonly ended: AbortSignal,
  ) {}

  /**
   * Sends a message into a channel.
   * @param purpose tells it from all others: the same within some minutes, as after a lost receipt or a restart, is sent once
   * @throws Error where Discord cannot be reached or fails; it may have been sent
   */
  send(channelId: string, message: MessageBody, purpose: string): Promise<Sent> {
    const nonce = createHash('sha1').update(`${channelId} ${purpose}`).digest('base64url').slice(0, 25)
    return unlessRefused<Sent>(async () => {
      const body = { ...message, nonce, enforce_nonce: true }
      await this.rest.post(Routes.channelMessages(channelId), { body, ...this.within() })
      return 'sent'
    }, 'refused')
  }

  /** Sends a private message to a member. @throws as `send` does */
  async sendTo(memberId: string, message: MessageBody, purpose: string): Promise<Sent> {
    const opened = await unlessRefused(
      () => this.rest.post(Routes.userChannels(), { body: { recipient_id: memberId }, ...this.within() }),
      undefined,
    )
    return opened === undefined ? 'refused' : this.send(channel.parse(opened).id, message, purpose)
  }

  /** The roles of a member of a server; undefined for who is none of its members. @throws Error where Discord does not say */
  async rolesOf(server: string, memberId: string): Promise<readonly string[] | undefined> {
    const found = await unlessRefused(
      () => this.rest.get(Routes.guildMember(server, memberId), this.within()),
      undefined,
    )
    return found === undefined ? undefined : member.parse(found).roles
  }

  private within(): { readonly signal: AbortSignal } {
    return { signal: AbortSignal.any([this.ended, AbortSignal.timeout(ATTEMPT_MS)]) }
  }
}

/** What a request gives; `otherwise` where it is not allowed, or what it is for is not there. */
async function unlessRefused<T>(request: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await request()
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error
    // A wrong token and a limit are no word on this request; all else of the kind will be said again.
    if (error.status >= 400 && error.status < 500 && error.status !== 401 && error.status !== 429) return otherwise
    throw error
  }
}
