import * as z from 'zod'
import type { Place } from '../servers/place.ts'

/** Messages as they come through the gateway and from REST, read without trust. */

const snowflake = z.string().regex(/^\d{1,20}$/)
const optionalId = snowflake.nullish().catch(undefined)
const author = z.object({ id: snowflake, bot: z.boolean().catch(false) })
const mentioned = z.object({
  id: snowflake,
  username: z.string().catch(''),
  global_name: z.string().nullish().catch(undefined),
  member: z
    .object({ nick: z.string().nullish().catch(undefined) })
    .nullish()
    .catch(undefined),
})

/** What any message has, wherever it was read. */
const stored = z.object({
  id: snowflake,
  author,
  components: z.array(z.unknown()).catch([]),
})
const base = stored.extend({
  channel_id: snowflake,
  guild_id: optionalId,
  type: z.number().catch(0),
  channel_type: z.number().optional().catch(undefined),
  content: z.string().catch(''),
  webhook_id: optionalId,
  application_id: optionalId,
  mentions: z
    .array(z.unknown())
    .catch([])
    .transform((list) => list.flatMap((one) => mentioned.safeParse(one).data ?? [])),
  member: z
    .object({ roles: z.array(snowflake).catch([]) })
    .optional()
    .catch(undefined),
  message_reference: z
    .object({ channel_id: optionalId, message_id: optionalId, type: z.number().catch(0) })
    .optional()
    .catch(undefined),
  referenced_message: z.unknown().optional(),
})

/** A message of the bot's own, of which the controls are read. */
export interface OwnMessage {
  readonly components: readonly unknown[]
}

/** A message that speaks to the bot. */
export interface IncomingMessage {
  readonly id: string
  readonly userId: string
  readonly roles: readonly string[]
  /** Without the parent of a thread, which the event does not tell. */
  readonly place: Place & { readonly channel: string }
  readonly isDirect: boolean
  /** Undefined where Discord does not say what kind of channel it is. */
  readonly isThread: boolean | undefined
  /** What was said, without the bot's name. */
  readonly text: string
  /** The bot's message that it replies to. */
  readonly repliesTo?: OwnMessage
}

/** A usual message, and a reply; all other types tell of something that happened. */
const SAID: ReadonlySet<number> = new Set([0, 19])
const THREADS: ReadonlySet<number> = new Set([10, 11, 12])
const FORWARD = 1

/**
 * Reads a message where it speaks to the bot: in private, or by its name, as a reply has it too unless its writer takes it away.
 * @param self the bot's own id
 * @returns undefined for all others, and for what bots and webhooks write
 */
export function readMessage(raw: unknown, self: string): IncomingMessage | undefined {
  // Each message of each server comes here: most are put aside by a look at a list.
  const parsed = isOfInterest(raw, self) ? base.safeParse(raw) : undefined
  if (parsed?.success !== true) return undefined
  const { data } = parsed
  const { author: writer, guild_id: server, channel_id: channel } = data
  const isForeign = writer.bot || writer.id === self || (data.webhook_id ?? data.application_id) != null
  if (isForeign || !SAID.has(data.type) || data.message_reference?.type === FORWARD) return undefined
  const referenced = data.type === 19 ? stored.safeParse(data.referenced_message).data : undefined
  return {
    id: data.id,
    userId: writer.id,
    roles: data.member?.roles ?? [],
    place: { channel, ...(server != null && { server }) },
    isDirect: server == null,
    isThread: data.channel_type === undefined ? undefined : THREADS.has(data.channel_type),
    text: spoken(data.content, data.mentions, self),
    ...(referenced?.author.id === self && { repliesTo: referenced }),
  }
}

function isOfInterest(raw: unknown, self: string): boolean {
  if (typeof raw !== 'object' || raw === null) return false
  if (!('guild_id' in raw) || raw.guild_id == null) return true
  const mentions: unknown = 'mentions' in raw ? raw.mentions : undefined
  return Array.isArray(mentions) && mentions.some((one) => mentioned.safeParse(one).data?.id === self)
}

/** What was said, in words: the bot's name is left out, others stand by name, and what is no text is left out. */
function spoken(content: string, mentions: readonly z.infer<typeof mentioned>[], self: string): string {
  const names = new Map(mentions.map((one) => [one.id, one.member?.nick ?? one.global_name ?? one.username]))
  return content
    .replace(/<@!?(\d{1,20})>/g, (_, id: string) => (id === self ? ' ' : ` ${names.get(id) ?? ''} `))
    .replace(/<(?:@&|#|t:|a?:\w+:)[\w:-]*>|<\/[^>]{1,100}:\d{1,20}>/g, ' ')
    .replace(/\s+([?.!,;:])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

const thread = z.object({ type: z.number(), parent_id: optionalId })

/** Reads a channel: whether it is a thread, and of which channel. */
export function readChannel(raw: unknown): { readonly isThread: boolean; readonly parent?: string } | undefined {
  const { data } = thread.safeParse(raw)
  if (data === undefined) return undefined
  const isThread = THREADS.has(data.type)
  return { isThread, ...(isThread && data.parent_id != null && { parent: data.parent_id }) }
}

const started = z.object({ referenced_message: z.unknown() })

/**
 * The bot's own messages in a list, newest first, as the list is; the first message of a thread that hangs on one of them holds that one.
 * @param before only those that were written before this id
 */
export function ownMessages(raw: unknown, self: string, before: string): OwnMessage[] {
  const list: readonly unknown[] = Array.isArray(raw) ? raw : []
  return list.flatMap((item) => {
    const inner = started.safeParse(item).data?.referenced_message
    const message = stored.safeParse(item).data
    const isOlder = message !== undefined && BigInt(message.id) < BigInt(before)
    if (!isOlder) return []
    if (message.author.id === self && message.components.length > 0) return [message]
    const origin = z.object({ type: z.literal(21) }).safeParse(item).success ? stored.safeParse(inner).data : undefined
    return origin?.author.id === self ? [origin] : []
  })
}
