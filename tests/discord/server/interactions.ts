import type { Exchange, InteractionKind, Message } from './exchanges.ts'
import type { DiscordServer } from './server.ts'

/** Who uses the bot, and where. */
export interface Member {
  readonly userId?: string
  /** In a direct message where false. */
  readonly inGuild?: boolean
  /** In a conversation of members, into which one has brought the bot. */
  readonly inGroup?: boolean
  /** The server; the first one where left out. */
  readonly guild?: string
  /** The channel; the first one where left out. */
  readonly channel?: string
  /** The channel that the channel, a thread, hangs on. */
  readonly parent?: string
  /** The bot is the member's own, and not in the server. */
  readonly ownBot?: true
  /** Bits; those of a usual member where left out. */
  readonly permissions?: bigint
  readonly roles?: readonly string[]
  readonly locale?: string
  /** Bytes of a file that may be sent in answer. */
  readonly uploadLimit?: number
  readonly shard?: number
}

export const ALICE = '800000000000000001'
export const BOB = '800000000000000002'
export const GUILD = '700000000000000001'
export const CHANNEL = '600000000000000001'
/** What members may do where nobody has decided otherwise: see channels, write, use commands. */
const USUAL = 2_248_473_465_835_073n & ~0x28n
/** Who may manage the server. */
export const OWNER = { userId: '800000000000000009', permissions: USUAL | 0x20n } as const

/** A file that a member sends along. */
export interface SentAttachment {
  readonly name: string
  readonly url: string
  readonly size: number
}

/** A member, as Discord shows one. */
export const user = (id: string): Record<string, unknown> => ({
  id,
  username: `user${id.slice(-2)}`,
  discriminator: '0',
  global_name: null,
  avatar: null,
})

/** Sends members' interactions through the gateway. */
export class Members {
  private counter = 0
  constructor(private readonly server: DiscordServer) {}

  private send(kind: InteractionKind, type: number, data: unknown, from: Member, message?: Message): Exchange {
    const id = this.server.ids.next()
    const exchange = this.server.exchanges.open(id, `interaction-token-${++this.counter}-${id}`, kind, message)
    const who = user(from.userId ?? ALICE)
    const {
      inGuild = from.inGroup !== true,
      guild = GUILD,
      channel = CHANNEL,
      parent,
      permissions = USUAL,
      roles = [],
    } = from
    const place = inGuild
      ? {
          guild_id: guild,
          guild: { id: guild, locale: 'en-US', features: [] },
          guild_locale: 'en-US',
          member: {
            user: who,
            roles,
            permissions: String(permissions),
            joined_at: '2020-01-01T00:00:00Z',
            deaf: false,
            mute: false,
            flags: 0,
          },
          context: 0,
        }
      : { user: who, context: from.inGroup === true ? 2 : 1 }
    this.server.gateway.dispatch(
      'INTERACTION_CREATE',
      {
        id,
        token: exchange.token,
        type,
        version: 1,
        application_id: this.server.applicationId,
        channel_id: channel,
        channel: {
          id: channel,
          type: inGuild ? (parent === undefined ? 0 : 11) : 1,
          ...(parent && { parent_id: parent }),
        },
        app_permissions: '2248473465835073',
        locale: from.locale ?? 'en-US',
        entitlements: [],
        authorizing_integration_owners: inGuild && from.ownBot !== true ? { '0': guild } : { '1': who.id },
        attachment_size_limit: from.uploadLimit ?? 10_485_760,
        data,
        ...place,
        ...(message === undefined
          ? {}
          : {
              message: {
                id: message.id,
                channel_id: channel,
                author: user(this.server.applicationId),
                content: '',
                timestamp: '2024-01-01T00:00:00Z',
                edited_timestamp: null,
                tts: false,
                mention_everyone: false,
                mentions: [],
                mention_roles: [],
                attachments: [],
                embeds: [],
                pinned: false,
                type: 20,
                ...message.body,
              },
            }),
      },
      from.shard ?? 0,
    )
    return exchange
  }

  /** A slash command. Options as `{name: value}`. */
  slash(name: string, options: Readonly<Record<string, unknown>> = {}, from: Member = {}): Exchange {
    return this.send('command', 2, { id: '500000000000000001', name, type: 1, options: optionList(options) }, from)
  }

  /** A part of a slash command that has several; files by the name of their option. */
  part(
    name: string,
    part: string,
    options: Readonly<Record<string, unknown>> = {},
    from: Member = {},
    files: Readonly<Record<string, SentAttachment>> = {},
  ): Exchange {
    const attachments = Object.entries(files).map(([option, file]) => ({ option, id: this.server.ids.next(), ...file }))
    const sent = attachments.map(({ option, id }) => ({ name: option, type: 11, value: id }))
    const data = {
      id: '500000000000000001',
      name,
      type: 1,
      options: [{ name: part, type: 1, options: [...optionList(options), ...sent] }],
      ...(attachments.length > 0 && {
        resolved: {
          attachments: Object.fromEntries(
            attachments.map(({ id, name: filename, url, size }) => [
              id,
              { id, filename, url, proxy_url: url, size, ephemeral: true },
            ]),
          ),
        },
      }),
    }
    return this.send('command', 2, data, from)
  }

  /** Sends a modal back; what was written, by the ids of its fields. */
  modal(customId: string, fields: Readonly<Record<string, string>>, from: Member = {}, message?: Message): Exchange {
    const components = Object.entries(fields).map(([custom_id, value], id) => ({
      type: 18,
      id,
      component: { type: 4, id: id + 100, custom_id, value },
    }))
    return this.send('modal', 5, { custom_id: customId, components }, from, message)
  }

  /** Typing in an option: `focused` is the option's name, its value in `options`. */
  autocomplete(
    name: string,
    options: Readonly<Record<string, unknown>>,
    focused: string,
    from: Member = {},
    part?: string,
  ): Exchange {
    const typed = optionList(options).map((option) => (option.name === focused ? { ...option, focused: true } : option))
    const list = part === undefined ? typed : [{ name: part, type: 1, options: typed }]
    return this.send('autocomplete', 4, { id: '500000000000000001', name, type: 1, options: list }, from)
  }

  button(customId: string, message: Message, from: Member = {}): Exchange {
    return this.send('component', 3, { custom_id: customId, component_type: 2 }, from, message)
  }

  select(customId: string, values: readonly string[], message: Message, from: Member = {}): Exchange {
    return this.send('component', 3, { custom_id: customId, component_type: 3, values }, from, message)
  }

  /** The message menu command on a message with this content. */
  messageMenu(name: string, content: string, from: Member = {}): Exchange {
    const id = this.server.ids.next()
    const target = {
      id,
      type: 0,
      content,
      author: user(BOB),
      channel_id: '600000000000000001',
      embeds: [],
      attachments: [],
      components: [],
      timestamp: '2024-01-01T00:00:00Z',
      edited_timestamp: null,
      mentions: [],
      mention_roles: [],
      mention_everyone: false,
      pinned: false,
      tts: false,
      flags: 0,
    }
    const data = { id: '500000000000000009', name, type: 3, target_id: id, resolved: { messages: { [id]: target } } }
    return this.send('command', 2, data, from)
  }

  /** Any payload at all, for what no honest client sends. */
  raw(kind: InteractionKind, type: number, data: unknown, from: Member = {}, message?: Message): Exchange {
    return this.send(kind, type, data, from, message)
  }
}

const TYPES: Readonly<Record<string, number>> = { string: 3, boolean: 5, number: 10 }

function optionList(options: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
  return Object.entries(options)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ({ name, type: name === 'target' ? 6 : (TYPES[typeof value] ?? 3), value }))
}
