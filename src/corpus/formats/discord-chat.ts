import { isRecord } from '../front-matter.ts'
import { parseDocument } from '../html.ts'
import { type Channel, type ChatMessage, chatDays, longestMarked } from './chat.ts'
import type { Format, FormatFile } from './format.ts'
import { jsonValues } from './json-stream.ts'
import { type Element, markedPieces, wordsOf } from './markup.ts'
import { headText } from './xml.ts'

/** What people and programs say; all others are what the server says: who joined, what was pinned. */
const spoken: ReadonlySet<unknown> = new Set([undefined, 'Default', 'Reply', '20', '23'])
/** Messages back to which answers are known. */
const mostKept = 100_000

const field = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined)
const textAt = (value: unknown, ...names: readonly string[]): string => {
  for (const name of names) {
    const text = field(value, name)
    if (typeof text === 'string' && text !== '') return text
  }
  return ''
}
const listAt = (value: unknown, name: string): readonly unknown[] => {
  const list = field(value, name)
  return Array.isArray(list) ? list : []
}

/** A message without Discord's Markdown, its names in place of their numbers. */
export function withoutMarks(text: string, names: ReadonlyMap<string, string> = new Map()): string {
  if (text.length > longestMarked || !/[*_~|`<>#[-]/.test(text)) return text
  return text
    .replace(/<@!?(\d{1,20})>/g, (mark, id: string) => (names.has(id) ? `@${names.get(id)}` : mark))
    .replace(/<a?(:\w{1,40}:)\d{1,20}>/g, '$1')
    .replace(/```(?:[\w+-]{1,20}\n)?([^`]+)```|``?([^`]+)``?/g, '$1$2')
    .replace(/(\*\*\*|\*\*|__|~~|\|\|)(?=\S)([^\n]{0,2000}?\S)\1/g, '$2')
    .replace(/(\*\*|__|~~|\|\|)(?=\S)([^\n]{0,2000}?\S)\1/g, '$2')
    .replace(/(?<![\w*])([*_])(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1(?![\w*])/g, '$2')
    .replace(/\[([^[\]\n]{1,500})\]\(<?https?:[^()\s]{1,2000}\)/g, '$1')
    .replace(/^(?:>>> ?|> ?|#{1,3} |-# )/gm, '')
}

/** What stands in the boxes under a message: what a program says there, and no preview of a page that a person links to. */
const embedText = (message: unknown): string =>
  listAt(message, 'embeds')
    .flatMap((embed) => [
      textAt(embed, 'title'),
      textAt(embed, 'description'),
      ...listAt(embed, 'fields').map((each) => `${textAt(each, 'name')}: ${textAt(each, 'value')}`),
    ])
    .filter((line) => line !== '')
    .join('\n')

/** The messages of an export in JSON, as they come. */
async function* jsonMessages(file: FormatFile): AsyncGenerator<Channel | ChatMessage> {
  /** Who wrote which message. */
  const authors = new Map<string, string>()
  let guild: unknown
  let channel: unknown
  for await (const { name, value } of jsonValues(file.stream(), ['$.guild', '$.channel', '$.messages.*'])) {
    if (name === 'guild') guild = value
    else if (name === 'channel') {
      channel = value
      const isDirect = /^Direct/.test(textAt(value, 'type'))
      yield { name: `${isDirect ? '' : '#'}${textAt(value, 'name')}`, group: isDirect ? '' : textAt(guild, 'name') }
    } else if (isRecord(value)) {
      const author = textAt(value.author, 'nickname', 'name')
      const id = textAt(value, 'id')
      authors.set(id, author)
      if (authors.size > mostKept) authors.delete(authors.keys().next().value ?? '')
      if (!spoken.has(value.type)) continue
      const names = new Map(
        listAt(value, 'mentions').map((user) => [textAt(user, 'id'), textAt(user, 'nickname', 'name')]),
      )
      const content = textAt(value, 'content') || textAt(value.forwardedMessage, 'content')
      const boxes = field(value.author, 'isBot') === true ? embedText(value) : ''
      const [server, place] = [textAt(guild, 'id'), textAt(channel, 'id')]
      yield {
        author,
        sent: textAt(value, 'timestamp'),
        text: withoutMarks([content, boxes].filter((text) => text !== '').join('\n'), names),
        to: authors.get(textAt(value.reference, 'messageId')),
        files: listAt(value, 'attachments').map((each) => textAt(each, 'fileName')),
        ...(/^\d+$/.test(id) &&
          /^\d+$/.test(place) && {
            url: `https://discord.com/channels/${Number(server) > 0 ? server : '@me'}/${place}/${id}`,
          }),
      }
    }
  }
}

/** Where a message begins, or a run of messages of one author. */
const mark = /(?=<div\s[^<>]{0,400}?\b(?:data-message-id=|class=["']?chatlog__message-group\b))/
/** Milliseconds since 1970 at which the numbers of Discord's messages begin to count. */
const firstNumber = 1_420_070_400_000n
/** When a message was written, of its number: pages give it in a form that each country writes otherwise. */
const sentOf = (id: string): string =>
  /^\d{15,19}$/.test(id) ? new Date(Number((BigInt(id) >> 22n) + firstNumber)).toISOString() : ''

/** The text of a part of a message, its line ends and its pictures of faces kept. */
function textOf(element: Element): string {
  for (const line of element.querySelectorAll('br')) line.replaceWith('\n')
  for (const face of element.querySelectorAll('img[alt]')) face.replaceWith(face.getAttribute('alt') ?? '')
  for (const block of element.querySelectorAll('div, li')) block.append('\n')
  return wordsOf(element)
}

const boxParts = '.chatlog__embed-title, .chatlog__embed-description, .chatlog__embed-field'

/** Who writes, and whom the first message answers, as stands above the first message of a run. */
interface Author {
  readonly name: string
  readonly isProgram: boolean
  readonly to: string
}

/** The message that a piece of a page holds, if any. */
function messageIn(body: Element, { name, isProgram, to }: Author): ChatMessage | undefined {
  const message = body.querySelector('[data-message-id]')
  if (message === null || message.querySelector('.chatlog__system-notification-content') !== null) return undefined
  for (const edited of message.querySelectorAll('.chatlog__edited-timestamp')) edited.remove()
  const parts = [...message.querySelectorAll(isProgram ? `.chatlog__content, ${boxParts}` : '.chatlog__content')]
  const files = [...message.querySelectorAll('.chatlog__attachment')].map((file) => {
    const title = file.querySelector('[title]')?.getAttribute('title') ?? ''
    return (
      wordsOf(file.querySelector('.chatlog__attachment-generic-name')) ||
      title.replace(/^(?:Image|Video|Audio): | \([^()]*\)$/g, '')
    )
  })
  return {
    author: name,
    sent: sentOf(message.getAttribute('data-message-id') ?? ''),
    text: parts.map((part) => textOf(part as Element)).join('\n'),
    to: wordsOf(message.querySelector('.chatlog__reply-author')) || to || undefined,
    files: files.filter((file) => file !== ''),
  }
}

/** The channel, by what stands above its messages. */
function channelOf(markup: string): Channel {
  const { body } = parseDocument(markup.slice(Math.max(0, markup.search(/<body\b/i))))
  const entries = body.querySelectorAll('.preamble__entry, .info__guild-name, .info__channel-name')
  const [group = '', path = ''] = [...entries].map(wordsOf)
  const isDirect = /^Direct Messages$/i.test(group)
  const name = path.split(' / ').at(-1) ?? ''
  return { name: isDirect ? name : `#${name}`, group: isDirect ? '' : group }
}

/** The messages of an export as a page, as they come. */
async function* htmlMessages(file: FormatFile): AsyncGenerator<Channel | ChatMessage> {
  let isAbove = true
  let author: Author = { name: '', isProgram: false, to: '' }
  for await (const markup of markedPieces(file.stream(), mark)) {
    if (isAbove) yield channelOf(markup)
    isAbove = false
    if (!/data-message-id|chatlog__author/.test(markup)) continue
    const { body } = parseDocument(markup)
    const name = wordsOf(body.querySelector('.chatlog__author, .chatlog__author-name'))
    if (name !== '') {
      const to = wordsOf(body.querySelector('.chatlog__reference-name'))
      author = { name, isProgram: body.querySelector('.chatlog__author-tag, .chatlog__bot-tag') !== null, to }
    }
    const message = messageIn(body, author)
    if (message === undefined) continue
    yield message
    author = { ...author, to: '' }
  }
}

const isJson = ({ head }: FormatFile): boolean => {
  const text = headText(head)
  return /^\s*\{\s*"guild"\s*:\s*\{/.test(text) && /"channel"\s*:\s*\{/.test(text)
}

/** Bytes of a page in which the exporter's own names must stand: above the messages are its styles. */
const longestStyles = 200_000

/** Whether a page is an export: by the classes of its messages, which its styles name above them. */
async function isPage({ file, stream }: FormatFile): Promise<boolean> {
  if (!/\.html?$/i.test(file)) return false
  let seen = ''
  for await (const piece of stream()) {
    seen += Buffer.from(piece).toString('latin1')
    if (/\.chatlog__message-group\b/.test(seen) && /\.(?:preamble__entry|info__guild-name)\b/.test(seen)) return true
    if (seen.length > longestStyles) break
  }
  return false
}

/** What DiscordChatExporter writes, in JSON or as a page: an article a day, a paragraph a message with who wrote it and when. */
export const discordChat: Format = {
  largest: 4_000_000_000,
  accepts: (file) => isJson(file) || isPage(file),
  read: (file) => chatDays(isJson(file) ? jsonMessages(file) : htmlMessages(file)),
}
