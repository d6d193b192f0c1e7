import type { Message } from './exchanges.ts'
import { ALICE, CHANNEL, GUILD, type Member, user } from './interactions.ts'
import { messageProblems } from './limits.ts'
import { describedProblems } from './openapi.ts'
import { isRecord, type RestAnswer, type RestRequest } from './request.ts'
import type { DiscordServer } from './server.ts'

/** A message in a channel. */
export interface ChannelMessage extends Message {
  readonly channel: string
  readonly author: Record<string, unknown>
  readonly type: number
  /** The message that it replies to, or that its thread hangs on. */
  readonly referenced?: ChannelMessage | undefined
}

interface Channel {
  readonly id: string
  /** 0 of a server, 1 private, 11 a thread. */
  readonly type: number
  readonly parent?: string
  readonly messages: ChannelMessage[]
  typings: number
  /** What the bot may do in it. */
  mayWrite: boolean
  mayReadHistory: boolean
}

/** How a member's message is sent. */
export interface Said extends Member {
  /** The message that it replies to. */
  readonly replyTo?: Message | undefined
  /** Whether a reply pings whom it answers; it does unless its writer takes that away. */
  readonly ping?: false
  /** Fields of the event to change or add. */
  readonly event?: Readonly<Record<string, unknown>>
  readonly bot?: true
}

const GUILD_MESSAGES = 1 << 9
const DIRECT_MESSAGES = 1 << 12
const failed = (status: number, code: number, message: string): RestAnswer => ({ status, body: { message, code } })

/** What is said in channels: by members, and by the bot that answers. */
export class Chat {
  private readonly channels = new Map<string, Channel>()
  /** Whether events tell what kind of channel they come from. */
  tellsType = true

  constructor(private readonly server: DiscordServer) {}

  /** A channel, which is made when it is first spoken of. */
  at(id: string, type = 0, parent?: string): Channel {
    const known = this.channels.get(id)
    if (known !== undefined) return known
    const made: Channel = {
      id,
      type,
      messages: [],
      typings: 0,
      mayWrite: true,
      mayReadHistory: true,
      ...(parent && { parent }),
    }
    this.channels.set(id, made)
    return made
  }

  /** Writes a message as a member does; Discord hands the text over only where it speaks to the bot. */
  say(content: string, from: Said = {}): ChannelMessage {
    const {
      userId = ALICE,
      inGuild = true,
      guild = GUILD,
      roles = [],
      shard = 0,
      replyTo,
      ping,
      event = {},
      bot,
    } = from
    const self = this.server.applicationId
    const channel = this.at(from.channel ?? (inGuild ? CHANNEL : `1${userId.slice(1)}`), inGuild ? 0 : 1)
    const referenced = replyTo && this.stored(replyTo, channel.id)
    const author = { ...user(userId), ...(bot && { bot: true }) }
    const message: ChannelMessage = {
      id: this.server.ids.next(),
      channel: channel.id,
      author,
      type: referenced ? 19 : 0,
      body: { content },
      files: [],
      referenced,
    }
    channel.messages.push(message)
    const named = [...content.matchAll(/<@!?(\d+)>/g)].map(([, id]) => String(id))
    const pinged = referenced && ping !== false ? [String(referenced.author.id)] : []
    const mentions = [...new Set([...named, ...pinged])].map((id) => user(id))
    const isForBot = !inGuild || mentions.some(({ id }) => id === self)
    const needed = inGuild ? GUILD_MESSAGES : DIRECT_MESSAGES
    if (((this.server.gateway.intents ?? 0) & needed) !== 0)
      this.server.gateway.dispatch(
        'MESSAGE_CREATE',
        {
          ...shown(message),
          mentions,
          ...(inGuild && {
            guild_id: guild,
            member: { roles, joined_at: '2020-01-01T00:00:00Z', deaf: false, mute: false, flags: 0 },
          }),
          ...(this.tellsType && { channel_type: channel.type }),
          ...(!isForBot && { content: '', embeds: [], attachments: [], components: [] }),
          ...event,
        },
        shard,
      )
    return message
  }

  /** Begins a thread on a message. */
  thread(on: Message, parent = CHANNEL): string {
    const origin = this.stored(on, parent)
    const thread = this.at(on.id, 11, parent)
    const author = user(ALICE)
    thread.messages.push({
      id: this.server.ids.next(),
      channel: thread.id,
      author,
      type: 21,
      body: {},
      files: [],
      referenced: origin,
    })
    return thread.id
  }

  /** Says something and waits for the answer. */
  ask(content: string, from: Said = {}): Promise<ChannelMessage> {
    return this.answer(this.say(content, from))
  }

  /** What the bot has answered to a message, as soon as it has. */
  async answer(to: ChannelMessage, ms?: number): Promise<ChannelMessage> {
    const find = (): ChannelMessage | undefined =>
      this.at(to.channel).messages.find(({ referenced }) => referenced?.id === to.id)
    await this.server.until(() => find() !== undefined, `an answer to “${String(to.body.content)}”`, ms)
    const found = find()
    if (found === undefined) throw new Error('no answer')
    return found
  }

  /** What the bot has posted in a channel. */
  written(channel = CHANNEL): readonly ChannelMessage[] {
    return this.at(channel).messages.filter(({ body }) => body.nonce !== undefined)
  }

  /** A message that was made elsewhere, as that of an interaction, as one of the bot's in a channel. */
  private stored(message: Message, channel: string): ChannelMessage {
    const { messages } = this.at(channel)
    const known = messages.find(({ id }) => id === message.id)
    if (known !== undefined) return known
    const made = { ...message, channel, author: { ...user(this.server.applicationId), bot: true }, type: 20 }
    messages.push(made)
    return made
  }

  /** Answers a request about a channel in which somebody has spoken; undefined for others. */
  take(request: RestRequest): RestAnswer | undefined {
    const [, id = '', part, messageId] =
      /^\/channels\/(\d+)(?:\/(messages|typing)(?:\/(\d+))?)?$/.exec(request.path) ?? []
    const channel = this.channels.get(id)
    if (channel === undefined) return undefined
    if (request.authorization !== `Bot ${this.server.token}`) return failed(401, 0, '401: Unauthorized')
    const { method } = request
    if (method === 'GET' && part === undefined)
      return { status: 200, body: { id, type: channel.type, ...(channel.parent && { parent_id: channel.parent }) } }
    if (method === 'GET' && messageId !== undefined) return this.one(channel, messageId)
    if (method === 'GET') return this.list(channel, request)
    if (!channel.mayWrite) return failed(403, 50013, 'Missing Permissions')
    if (part === 'typing') {
      channel.typings++
      this.server.changed()
      return { status: 204 }
    }
    return this.post(channel, request)
  }

  private one(channel: Channel, id: string): RestAnswer {
    if (!channel.mayReadHistory) return failed(403, 50013, 'Missing Permissions')
    const message = channel.messages.find((one) => one.id === id)
    return message === undefined ? failed(404, 10008, 'Unknown Message') : { status: 200, body: shown(message) }
  }

  private list(channel: Channel, { query }: RestRequest): RestAnswer {
    const limit = Number(query.get('limit') ?? 50)
    if (!Number.isInteger(limit) || limit < 1 || limit > 100) return this.refuse([`limit ${limit}`], {})
    const before = BigInt(query.get('before') ?? 2n ** 63n)
    const older = channel.mayReadHistory ? channel.messages.filter(({ id }) => BigInt(id) < before) : []
    const newest = older.toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1)).slice(0, limit)
    // Without the privileged intent what others wrote has no text.
    const seen = newest.map((one) => {
      const isOwn = one.author.id === this.server.applicationId || channel.type === 1
      return { ...shown(one), ...(!isOwn && { content: '', components: [] }) }
    })
    return { status: 200, body: seen }
  }

  private post(channel: Channel, request: RestRequest): RestAnswer {
    const body = isRecord(request.body) ? request.body : {}
    const problems = [
      ...describedProblems('message', body),
      ...messageProblems(
        body,
        request.files.map((file) => file.name),
      ),
    ]
    if (problems.length > 0) return this.refuse(problems, body)
    const reference = isRecord(body.message_reference) ? body.message_reference : undefined
    if (reference && !channel.mayReadHistory)
      return failed(400, 160002, 'Cannot reply without permission to read message history')
    const referenced = channel.messages.find(({ id }) => id === reference?.message_id)
    if (reference && !referenced && reference.fail_if_not_exists !== false)
      return this.refuse([`unknown message_reference ${String(reference.message_id)}`], body)
    const isOurs = ({ author, body: { nonce } }: ChannelMessage): boolean =>
      author.id === this.server.applicationId && nonce === body.nonce
    const same = body.enforce_nonce === true ? channel.messages.find(isOurs) : undefined
    if (same !== undefined) return { status: 200, body: shown(same) }
    const author = { ...user(this.server.applicationId), bot: true }
    const type = referenced ? 19 : 0
    const made = {
      id: this.server.ids.next(),
      channel: channel.id,
      author,
      type,
      body,
      files: request.files,
      referenced,
    }
    channel.messages.push(made)
    this.server.changed()
    return { status: 200, body: shown(made) }
  }

  private refuse(problems: readonly string[], body: unknown): RestAnswer {
    this.server.problems.push(...problems.map((problem) => `${problem} in ${JSON.stringify(body).slice(0, 400)}`))
    return failed(400, 50035, 'Invalid Form Body')
  }
}

/** A message as Discord hands it over. */
function shown({ id, channel, author, type, body, referenced }: ChannelMessage): Record<string, unknown> {
  return {
    timestamp: '2024-01-01T00:00:00Z',
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    content: '',
    components: [],
    ...body,
    id,
    channel_id: channel,
    author,
    type,
    ...(referenced && {
      message_reference: { type: 0, channel_id: referenced.channel, message_id: referenced.id },
      referenced_message: shown({ ...referenced, referenced: undefined }),
    }),
  }
}
