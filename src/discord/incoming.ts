import { InteractionContextType, MessageFlags } from 'discord.js'
import * as z from 'zod'
import type { Place } from '../servers/place.ts'

/** Interaction payloads as they come through the gateway, read without trust: members and proxies may send anything. */

const snowflake = z.string().regex(/^\d{1,20}$/)
const user = z.object({ id: snowflake })

/** Without these two nothing can be answered. */
const base = z.object({
  id: snowflake,
  token: z.string().min(1).max(1_000),
  type: z.number(),
  application_id: snowflake.optional().catch(undefined),
  data: z.unknown(),
  user: user.optional().catch(undefined),
  /** The message that a component stands on. */
  message: z
    .object({ flags: z.number().catch(0) })
    .optional()
    .catch(undefined),
  context: z.number().optional().catch(undefined),
  member: z
    .object({
      user,
      // A member without permissions that can be read has none.
      permissions: z
        .string()
        .regex(/^\d{1,30}$/)
        .transform(BigInt)
        .catch(0n),
      roles: z.array(snowflake).catch([]),
    })
    .optional()
    .catch(undefined),
  guild_id: snowflake.optional().catch(undefined),
  channel_id: snowflake.optional().catch(undefined),
  channel: z
    .object({ id: snowflake, parent_id: snowflake.nullish().catch(undefined), type: z.number().catch(0) })
    .optional()
    .catch(undefined),
  locale: z.string().max(10).catch('en-US'),
  attachment_size_limit: z.number().positive().catch(10_485_760),
})

/** The types of channels that are threads: of announcements, public, private. */
const threads: ReadonlySet<number> = new Set([10, 11, 12])

const option = z.object({
  name: z.string(),
  type: z.number().catch(3),
  value: z.unknown().optional(),
  focused: z.boolean().optional().catch(undefined),
  options: z.unknown().optional(),
})
/** Options that are none are passed over; the others are read by the command. */
const options = z
  .array(z.unknown())
  .catch([])
  .transform((list) => list.flatMap((item) => option.safeParse(item).data ?? []))

const attachment = z.object({
  id: snowflake,
  filename: z.string().min(1).max(1_000),
  size: z.number().nonnegative(),
  url: z.url({ protocol: /^https?$/ }),
})

const commandData = z.object({
  name: z.string().catch(''),
  type: z.number().catch(1),
  options,
  resolved: z.object({ attachments: z.record(z.string(), z.unknown()).catch({}) }).catch({ attachments: {} }),
})
const componentData = z.object({
  custom_id: z.string().catch(''),
  component_type: z.number().catch(2),
  values: z.array(z.string()).catch([]),
})

/** Fields of a modal stand in rows, or each in a label. */
const field = z.object({ custom_id: z.string(), value: z.string().optional(), values: z.array(z.string()).optional() })
const holder = z.object({ component: z.unknown().optional(), components: z.array(z.unknown()).catch([]) })
const modalData = z.object({ custom_id: z.string().catch(''), components: z.array(z.unknown()).catch([]) })

const embed = z.object({
  title: z.string().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
})
const message = z.object({
  content: z.string().catch(''),
  embeds: z.array(embed.catch({})).catch([]),
})
const menuData = z.object({
  name: z.string().catch(''),
  target_id: z.string().catch(''),
  resolved: z.object({ messages: z.record(z.string(), z.unknown()) }).catch({ messages: {} }),
})

/** Who asks. */
export interface Member {
  readonly id: string
  /** Bits of Discord's permissions in the channel at hand; none in private. */
  readonly permissions: bigint
  /** Ids. */
  readonly roles: readonly string[]
  /** The language of the member's Discord: `de`, `pt-BR`. */
  readonly locale: string
}

interface IncomingBase {
  readonly id: string
  readonly token: string
  readonly applicationId: string | undefined
  readonly userId: string
  /** In a private conversation of this member with the bot. */
  readonly isAlone: boolean
  readonly member: Member
  readonly place: Place
  /** Bytes of a file that may be sent in answer. */
  readonly uploadLimit: number
  /** Whether it stands on a message of the bot's, which it can change. */
  readonly isOnMessage: boolean
}

export type Options = Readonly<Record<string, unknown>>

/** A file that a member sent with a command. */
export type SentFile = z.infer<typeof attachment>

/** A command that was called by its name, or in the menu of a message. */
type Called =
  | {
      readonly kind: 'command'
      readonly name: string
      /** Of a command that has several parts. */
      readonly subcommand?: string
      readonly options: Options
      /** By the id that is the value of their option. */
      readonly files: ReadonlyMap<string, SentFile>
    }
  | { readonly kind: 'message-menu'; readonly name: string; readonly text: string }

/** An interaction, as the router takes it. */
export type Incoming = IncomingBase &
  (
    | Called
    | {
        readonly kind: 'autocomplete'
        readonly name: string
        readonly subcommand?: string
        readonly focused: { readonly name: string; readonly value: string } | undefined
        /** What has been filled in. */
        readonly options: Options
      }
    | {
        readonly kind: 'component'
        readonly customId: string
        readonly values: readonly string[]
        /** Whether only this member sees the message that it stands on. */
        readonly onPrivate: boolean
      }
    | {
        readonly kind: 'modal'
        readonly customId: string
        /** Opened from a message that this member alone sees. */
        readonly onPrivate: boolean
        /** What was written or chosen in each field, by its id. */
        readonly fields: ReadonlyMap<string, readonly string[]>
      }
    | { readonly kind: 'unknown'; readonly type: number }
  )

/** Reads an interaction; undefined for one without an id and a token, which nobody could answer. */
export function readInteraction(raw: unknown): Incoming | undefined {
  const parsed = base.safeParse(raw)
  if (!parsed.success) return undefined
  const { type, data, message: pressed } = parsed.data
  const head = readHead(parsed.data)
  switch (type) {
    case 2:
      return { ...head, ...readCommand(data) }
    case 3: {
      const component = componentData.safeParse(data).data
      const { custom_id: customId = '', values = [] } = component ?? {}
      return { ...head, kind: 'component', customId, values, onPrivate: isPrivate(pressed?.flags) }
    }
    case 4: {
      const command = commandData.safeParse(data).data
      const part = command === undefined ? undefined : partOf(command.options)
      const focused = part?.options.find((one) => one.focused === true)
      return {
        ...head,
        kind: 'autocomplete',
        name: command?.name ?? '',
        ...part?.subcommand,
        focused: focused && { name: focused.name, value: String(focused.value ?? '') },
        options: optionsOf(part?.options ?? []),
      }
    }
    case 5: {
      const modal = modalData.safeParse(data).data
      const fields = fieldsOf(modal?.components ?? [])
      return { ...head, kind: 'modal', customId: modal?.custom_id ?? '', onPrivate: isPrivate(pressed?.flags), fields }
    }
    default:
      return { ...head, kind: 'unknown', type }
  }
}

const isPrivate = (flags = 0): boolean => (flags & MessageFlags.Ephemeral) !== 0

function readHead(given: z.infer<typeof base>): IncomingBase {
  const {
    id,
    token,
    application_id,
    user: direct,
    member,
    guild_id: server,
    channel_id,
    channel,
    locale,
    context,
  } = given
  const { permissions = 0n, roles = [] } = member ?? {}
  const userId = member?.user.id ?? direct?.id ?? '0'
  const here = channel_id ?? channel?.id
  const parent = channel && threads.has(channel.type) ? (channel.parent_id ?? undefined) : undefined
  return {
    id,
    token,
    applicationId: application_id,
    userId,
    isAlone: server === undefined && context !== InteractionContextType.PrivateChannel,
    member: { id: userId, permissions, roles, locale },
    uploadLimit: given.attachment_size_limit,
    isOnMessage: given.message !== undefined,
    place: { ...(server && { server }), ...(here && { channel: here }), ...(parent && { parent }) },
  }
}

type Given = z.infer<typeof options>

/** The options of a command, or of the part of it that was called. */
function partOf(given: Given): { readonly subcommand: { subcommand?: string }; readonly options: Given } {
  const [first] = given
  if (first?.type === 1) return { subcommand: { subcommand: first.name }, options: options.parse(first.options) }
  return { subcommand: {}, options: given }
}

const optionsOf = (given: Given): Options => Object.fromEntries(given.map((one) => [one.name, one.value]))

/** The fields of a modal, wherever they stand in it. */
function fieldsOf(components: readonly unknown[]): Map<string, readonly string[]> {
  const fields = new Map<string, readonly string[]>()
  for (const item of components) {
    const { data } = holder.safeParse(item)
    for (const inner of [...(data?.components ?? []), data?.component]) {
      const found = field.safeParse(inner).data
      if (found) fields.set(found.custom_id, found.values ?? (found.value === undefined ? [] : [found.value]))
    }
  }
  return fields
}

function readCommand(data: unknown): Called {
  const command = commandData.safeParse(data).data
  if (command?.type === 3) {
    const menu = menuData.safeParse(data).data
    const target = message.safeParse(menu?.resolved.messages[menu.target_id]).data
    return { kind: 'message-menu', name: command.name, text: target === undefined ? '' : textOf(target) }
  }
  // User menus (type 2) are none of ours: the empty name is answered as an unknown command.
  const name = command?.type === 1 ? command.name : ''
  const part = partOf(command?.options ?? [])
  const files = Object.values(command?.resolved.attachments ?? {}).flatMap(
    (one) => attachment.safeParse(one).data ?? [],
  )
  return {
    kind: 'command',
    name,
    ...part.subcommand,
    options: optionsOf(part.options),
    files: new Map(files.map((file) => [file.id, file])),
  }
}

/** What a message says: its content, or what its embeds say. */
function textOf(target: z.infer<typeof message>): string {
  if (target.content.trim() !== '') return target.content
  return target.embeds
    .flatMap((one) => [one.title, one.description])
    .filter((text) => text !== undefined)
    .join(' ')
}
