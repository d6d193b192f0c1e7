import { decode } from '../decode.ts'
import { isRecord } from '../front-matter.ts'
import { type Channel, type ChatMessage, chatDays, longestMarked } from './chat.ts'
import type { Format, FormatFile } from './format.ts'
import { headText } from './xml.ts'

/** Messages that people and programs write; all others are what Slack says: who joined, which topic was set. */
const spoken: ReadonlySet<unknown> = new Set([
  undefined,
  'bot_message',
  'file_share',
  'me_message',
  'thread_broadcast',
  'reply_broadcast',
  'file_comment',
])

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const records = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : []

/** The records of a file of the export. @throws Error where it is no JSON */
function readRecords(bytes: Uint8Array): readonly Record<string, unknown>[] {
  const decoded = decode(bytes)
  if ('reason' in decoded) throw new Error(decoded.reason)
  return records(JSON.parse(decoded.text.replace(/^\uFEFF/, '')))
}

/** How a member is called: the name of the person before the one that others see. */
const memberName = (member: Record<string, unknown>): string => {
  const profile = isRecord(member.profile) ? member.profile : member
  return [profile.real_name, member.real_name, profile.display_name, member.name].map(text).find(Boolean) ?? ''
}

/** Names that were read off a file beside many days, which is read once. */
const known = new WeakMap<Uint8Array, ReadonlyMap<string, string>>()

/** The names in a list of the export by their number. A list that is not there or damaged gives none: the days can be read without it. */
async function namesIn(
  file: FormatFile,
  list: string,
  nameOf: (entry: Record<string, unknown>) => string,
): Promise<ReadonlyMap<string, string>> {
  const bytes = await file.beside?.(`../${list}.json`)
  if (bytes === undefined) return new Map()
  let names = known.get(bytes)
  if (names === undefined) {
    try {
      names = new Map(readRecords(bytes).map((entry) => [text(entry.id), nameOf(entry)]))
    } catch {
      names = new Map()
    }
    known.set(bytes, names)
  }
  return names
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' }

/** A message without Slack's marks, its names in place of their numbers. */
export function withoutSlackMarks(message: string, names: ReadonlyMap<string, string>): string {
  if (message.length > longestMarked) return message
  return message
    .replace(/<@([UW]\w+)(?:\|([^<>]*))?>/g, (_, id: string, label?: string) => `@${names.get(id) ?? label ?? id}`)
    .replace(/<#C\w+\|([^<>]*)>/g, '#$1')
    .replace(/<!date\^[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<!(?:subteam\^\w+\|)?@?([^<>|]*)(?:\|[^<>]*)?>/g, '@$1')
    .replace(/<(?:https?|mailto|tel):[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<((?:https?|mailto|tel):[^<>|]*)>/g, '$1')
    .replace(/```([^`]+)```|`([^`\n]+)`/g, '$1$2')
    .replace(/(?<![\w*~_])([*_~])(?=\S)([^*_~\n]{1,2000}?)(?<=\S)\1(?![\w*~_])/g, '$2')
    .replace(/^(?:&gt;)+ ?/gm, '')
    .replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity)
}

/** When a message was sent, in universal time: seconds since 1970 as Slack counts them. */
function sentOf(seconds: unknown): string {
  const time = Number(text(seconds)) * 1000
  return time > 0 && time < 1e14 ? new Date(time).toISOString() : ''
}

/** What a program says in the blocks of a message, those of a person repeat its text: headings, sections and what stands beside them, no buttons. */
const blockTexts = (blocks: unknown): string[] =>
  records(blocks)
    .filter(({ type }) => type === 'header' || type === 'section' || type === 'context')
    .flatMap((block) => [block.text, ...records(block.fields), ...records(block.elements)])
    .map((part) => (isRecord(part) ? text(part.text) : ''))

/** "mpdm-ann--bo-1": a conversation of some people, by their short names. */
const several = /^mpdm-(.+)-\d+$/

async function* messagesOf(file: FormatFile): AsyncGenerator<Channel | ChatMessage> {
  const messages = readRecords(await file.bytes())
  const names = await namesIn(file, 'users', memberName)
  const folder = file.file.split('/').at(-2) ?? ''
  const isDirect = /^D[A-Z\d]{6,}$/.test(folder)
  const people = (list: unknown): string =>
    (Array.isArray(list) ? list : []).map((id) => names.get(text(id)) ?? text(id)).join(', ')
  const direct = isDirect ? await namesIn(file, 'dms', ({ members }) => people(members)) : undefined
  const group = several.exec(folder)?.[1]?.split('--')
  yield { name: direct?.get(folder) || group?.join(', ') || (isDirect ? folder : `#${folder}`) }
  for (const message of messages) {
    if (message.type !== 'message' || !spoken.has(message.subtype)) continue
    const profile = isRecord(message.user_profile) ? memberName(message.user_profile) : ''
    const isAnswer = message.thread_ts !== undefined && message.thread_ts !== message.ts
    const parent = text(message.parent_user_id)
    const isProgram = message.bot_id !== undefined
    const boxes = records(isProgram ? message.attachments : []).flatMap((each) => [
      text(each.title),
      text(each.text) || text(each.fallback),
      ...blockTexts(each.blocks),
    ])
    const own = text(message.text)
    const said = isProgram && own === '' ? blockTexts(message.blocks) : [own]
    const program = isRecord(message.bot_profile) ? text(message.bot_profile.name) : ''
    yield {
      author:
        [names.get(text(message.user)), profile, text(message.username), program, text(message.user)].find(Boolean) ??
        '',
      sent: sentOf(message.ts),
      text: withoutSlackMarks([...said, ...boxes].filter(Boolean).join('\n'), names),
      ...(isAnswer && parent !== '' && { to: names.get(parent) ?? parent }),
      files: records(message.files ?? [message.file])
        .map((each) => text(each.name) || text(each.title))
        .filter(Boolean),
    }
  }
}

/** The lists that stand beside the channels, which hold no messages. */
const lists =
  /(?:^|\/)(?:users|org_users|channels|groups|dms|mpims|integration_logs|canvases|huddle_transcripts|file_conversations|lists)\.json$/
const day = /(?:^|\/)\d{4}-\d{2}-\d{2}\.json$/

/** Slack's export: a folder a channel, a file a day in it. The day and the time of a message are universal time. */
export const slack: Format = {
  largest: 50_000_000,
  accepts({ file, head }) {
    const start = headText(head)
    if (day.test(file))
      return /^\s*\[\s*(?:\]|\{[\s\S]*"(?:type|subtype|user|ts|client_msg_id|bot_id)"\s*:)/.test(start)
    return lists.test(file) && /^\s*\[\s*(?:\]|\{\s*"(?:id|user_id)"\s*:\s*"[UWCGDTF][A-Z\d]{6,}")/.test(start)
  },
  async *read(file) {
    // A list has nothing to quote: it is only looked at whether the days can be read with it.
    if (!day.test(file.file)) readRecords(await file.bytes())
    else
      for await (const part of chatDays(messagesOf(file))) {
        // The file's own name says channel and day.
        if ('reason' in part) yield part
        else {
          const { key: _, ...day } = part
          yield day
        }
      }
  },
}
