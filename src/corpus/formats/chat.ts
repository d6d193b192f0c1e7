import { formatEdtf } from '../../dates/format.ts'
import { longestArticle } from '../bounds.ts'
import type { Block } from '../lines.ts'
import { squeeze, unifyLineEnds, withoutInvisible } from '../lines.ts'
import type { Fault, Part } from './format.ts'
import { partKey } from './part-key.ts'

/** A message as exports of all programs have it. */
export interface ChatMessage {
  /** Who wrote it, as others read the name. */
  readonly author: string
  /** When, as the export writes it: "2022-05-03T14:05:07"; what follows the minutes is not read. */
  readonly sent: string
  /** What it says, without markup. */
  readonly text: string
  /** Whom it answers. */
  readonly to?: string | undefined
  /** Names of the files that were sent with it. */
  readonly files?: readonly string[]
  /** Its own address. */
  readonly url?: string
}

/** Where a conversation is held. */
export interface Channel {
  /** "#general", "Harbour keepers". */
  readonly name: string
  /** Of what it is a channel. */
  readonly group?: string | undefined
}

/** Characters of a message whose marks are looked for; no program lets people write as many. */
export const longestMarked = 50_000
/** Characters after which a day goes on in another article. */
const longestDay = longestArticle * 0.8

const stamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/** The lines of a message that say something, as they are seen. */
export const messageLines = (text: string): string =>
  withoutInvisible(unifyLineEnds(text.replace(/(?![\n\r\t])\p{Cc}/gu, ' ')))
    .split('\n')
    .map(squeeze)
    .filter((line) => line !== '')
    .join('\n')

const nameOf = (name: string): string => messageLines(name).replaceAll('\n', ' ').slice(0, 100)

/** A message as it is quoted, "Ann Lee, 14:05: The lock is open."; undefined where it says nothing. */
function said({ author, sent, text, to, files = [] }: ChatMessage): Block | undefined {
  const attached = files.length === 0 ? '' : `(attached: ${files.map(nameOf).join(', ')})`
  const words = [messageLines(text), attached].filter((part) => part !== '').join(' ')
  if (words === '' || !stamp.test(sent)) return undefined
  const label = `${nameOf(author) || 'Unknown'}, ${sent.slice(11, 16)}`
  return { text: `${label}${to ? `, to ${nameOf(to)}` : ''}: ${words}`, role: 'plain', locator: label }
}

/** A day of a channel as an article. */
function dayPart(channel: Channel, day: string, messages: readonly ChatMessage[]): Part | undefined {
  // Some export the latest first.
  const isTurned = (messages[0]?.sent ?? '') > (messages.at(-1)?.sent ?? '')
  const inOrder = isTurned ? messages.toReversed() : messages
  const blocks = inOrder.map(said).filter((block) => block !== undefined)
  const url = inOrder.find((message) => message.url !== undefined)?.url
  if (blocks.length === 0) return undefined
  return {
    blocks,
    known: {
      title: `${nameOf(channel.name)}, ${formatEdtf(day)}`,
      published: day,
      ...(channel.group && { publisher: nameOf(channel.group) }),
      ...(url && { url }),
    },
    key: partKey(day, channel.name),
    isText: true,
  }
}

/**
 * The days of conversations, an article each, as their messages come: the channel stands before its messages.
 * What the messages throw is thrown behind the days that came before.
 */
export async function* chatDays(items: AsyncIterable<Channel | ChatMessage>): AsyncGenerator<Part | Fault> {
  let channel: Channel = { name: 'Conversation' }
  let day = ''
  let size = 0
  let messages: ChatMessage[] = []
  let told = 0
  const close = (): Part[] => {
    const part = dayPart(channel, day, messages)
    messages = []
    size = 0
    return part === undefined ? [] : [part]
  }
  let fault: unknown
  try {
    for await (const item of items) {
      const isMessage = 'sent' in item
      if (isMessage && !stamp.test(item.sent)) continue
      if (!isMessage || item.sent.slice(0, 10) !== day || size > longestDay) {
        for (const part of close()) {
          told++
          yield part
        }
      }
      if (!isMessage) channel = item
      else {
        day = item.sent.slice(0, 10)
        size += item.text.length + item.author.length + 12
        messages.push(item)
      }
    }
  } catch (error) {
    fault = error
  }
  for (const part of close()) {
    told++
    yield part
  }
  if (fault !== undefined) throw fault
  if (told === 0) yield { reason: 'the export has no messages' }
}
