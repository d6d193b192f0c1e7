import { isRecord } from '../front-matter.ts'
import { type Channel, type ChatMessage, chatDays } from './chat.ts'
import type { Format, FormatFile } from './format.ts'
import { jsonValues } from './json-stream.ts'
import { headText } from './xml.ts'

/** Messages back to which answers are known. */
const mostKept = 100_000

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A text, which is one string, or pieces of which some are marked. */
const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.map((piece) => (isRecord(piece) ? text(piece.text) : text(piece))).join('') : text(value)

/** The name of a file that was sent; where it was not exported, a note stands in place of its path. */
const fileName = (path: unknown): string => (/^\(/.test(text(path)) ? '' : (text(path).split('/').at(-1) ?? ''))

/** The messages of one chat, or of all. */
async function* messagesOf(file: FormatFile): AsyncGenerator<Channel | ChatMessage> {
  const paths = ['$', '$.chats.list.*'].flatMap((chat) => [`${chat}.name`, `${chat}.type`, `${chat}.messages.*`])
  /** Who wrote which message of this chat. */
  const authors = new Map<unknown, string>()
  let name = ''
  for await (const { name: key, value } of jsonValues(file.stream(), paths)) {
    if (key === 'name') name = text(value)
    else if (key === 'type') {
      authors.clear()
      yield { name: name || (value === 'saved_messages' ? 'Saved messages' : 'Deleted account') }
      name = ''
    } else if (isRecord(value)) {
      if (value.type !== 'message') continue
      const author = text(value.from) || 'Deleted account'
      authors.set(value.id, author)
      if (authors.size > mostKept) authors.delete(authors.keys().next().value)
      const isSticker = value.media_type === 'sticker'
      const names = isSticker ? [] : [text(value.file_name) || fileName(value.file), fileName(value.photo)]
      const poll = isRecord(value.poll) ? text(value.poll.question) : ''
      yield {
        author,
        sent: text(value.date),
        text: textOf(value.text) || poll,
        to: authors.get(value.reply_to_message_id),
        files: names.filter(Boolean),
      }
    }
  }
}

const kinds =
  /^\s*\{\s*"name"\s*:\s*(?:null|"(?:[^"\\]|\\.)*")\s*,\s*"type"\s*:\s*"(?:saved_messages|personal_chat|bot_chat|(?:private|public)_(?:group|supergroup|channel))"/

/** Telegram's `result.json`, of one chat or of all. */
export const telegram: Format = {
  largest: 4_000_000_000,
  accepts: ({ head }) => {
    const start = headText(head)
    return kinds.test(start) || /^\s*\{\s*"about"\s*:\s*"Here is the data you requested/.test(start)
  },
  read: (file) => chatDays(messagesOf(file)),
}
