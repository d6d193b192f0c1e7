import { MessageFlags } from 'discord.js'
import * as z from 'zod'

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
  member: z.object({ user }).optional().catch(undefined),
  /** The message that a component stands on. */
  message: z.object({ flags: z.number() }).optional().catch(undefined),
})

const option = z.object({ name: z.string(), value: z.unknown(), focused: z.boolean().optional().catch(undefined) })
/** Options that are none are passed over; the others are read by the command. */
const options = z
  .array(z.unknown())
  .catch([])
  .transform((list) => list.flatMap((item) => option.safeParse(item).data ?? []))

const commandData = z.object({ name: z.string().catch(''), type: z.number().catch(1), options })
const componentData = z.object({
  custom_id: z.string().catch(''),
  component_type: z.number().catch(2),
  values: z.array(z.string()).catch([]),
})

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

interface IncomingBase {
  readonly id: string
  readonly token: string
  readonly applicationId: string | undefined
  readonly userId: string
}

export type Options = Readonly<Record<string, unknown>>

/** An interaction, as the router takes it. */
export type Incoming = IncomingBase &
  (
    | { readonly kind: 'command'; readonly name: string; readonly options: Options }
    | { readonly kind: 'message-menu'; readonly name: string; readonly text: string }
    | {
        readonly kind: 'autocomplete'
        readonly name: string
        readonly focused: { readonly name: string; readonly value: string } | undefined
      }
    | {
        readonly kind: 'component'
        readonly customId: string
        readonly values: readonly string[]
        /** Whether only this member sees the message that it stands on. */
        readonly onPrivate: boolean
      }
    | { readonly kind: 'unknown'; readonly type: number }
  )

/** Reads an interaction; undefined for one without an id and a token, which nobody could answer. */
export function readInteraction(raw: unknown): Incoming | undefined {
  const parsed = base.safeParse(raw)
  if (!parsed.success) return undefined
  const { id, token, type, data, application_id, user: direct, member, message: pressed } = parsed.data
  const head = { id, token, applicationId: application_id, userId: member?.user.id ?? direct?.id ?? '0' }
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
      const focused = command?.options.find((one) => one.focused === true)
      return {
        ...head,
        kind: 'autocomplete',
        name: command?.name ?? '',
        focused: focused && { name: focused.name, value: String(focused.value ?? '') },
      }
    }
    default:
      return { ...head, kind: 'unknown', type }
  }
}

const isPrivate = (flags = 0): boolean => (flags & MessageFlags.Ephemeral) !== 0

type CommandPart =
  | { readonly kind: 'command'; readonly name: string; readonly options: Options }
  | { readonly kind: 'message-menu'; readonly name: string; readonly text: string }

function readCommand(data: unknown): CommandPart {
  const command = commandData.safeParse(data).data
  if (command?.type === 3) {
    const menu = menuData.safeParse(data).data
    const target = message.safeParse(menu?.resolved.messages[menu.target_id]).data
    return { kind: 'message-menu', name: command.name, text: target === undefined ? '' : textOf(target) }
  }
  // User menus (type 2) are none of ours: the empty name is answered as an unknown command.
  const name = command?.type === 1 ? command.name : ''
  return {
    kind: 'command',
    name,
    options: Object.fromEntries((command?.options ?? []).map((one) => [one.name, one.value])),
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
