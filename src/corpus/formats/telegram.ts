import { isRecord } from '../front-matter.ts'
import { parseDocument } from '../html.ts'
import { type Channel, type ChatMessage, chatDays } from './chat.ts'
import type { Format, FormatFile } from './format.ts'
import { jsonValues } from './json-stream.ts'
import { type Element, markedPieces, wordsOf } from './markup.ts'
import { headText } from './xml.ts'

/** Messages back to which answers are known. */
const mostKept = 100_000

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A text, which is one string, or pieces of which some are marked. */
const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.map((piece) => (isRecord(piece) ? text(piece.text) : text(piece))).join('') : text(value)

/** The name of a file that was sent; where it was not exported, a note stands in place of its path. */
const fileName = (path: unknown): string => (/^\(/.test(text(path)) ? '' : (text(path).split('/').at(-1) ?? ''))

/** A poll's question, and how many chose which of its answers. */
const pollOf = (poll: unknown): string =>
  isRecord(poll)
    ? [
        text(poll.question),
        ...(Array.isArray(poll.answers) ? poll.answers.filter(isRecord) : []).map(
          (answer) => `${text(answer.text)}: ${Number(answer.voters) || 0}`,
        ),
      ].join('\n')
    : ''

/** The messages of one chat, or of all. */
async function* jsonMessages(file: FormatFile): AsyncGenerator<Channel | ChatMessage> {
  const paths = ['$', '$.chats.list.*', '$.left_chats.list.*'].flatMap((chat) => [
    `${chat}.name`,
    `${chat}.type`,
    `${chat}.messages.*`,
  ])
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
      yield {
        author,
        sent: text(value.date),
        text: textOf(value.text) || pollOf(value.poll),
        to: authors.get(value.reply_to_message_id),
        files: names.filter(Boolean),
      }
    }
  }
}

/** Where a message of a page begins. */
const mark = /(?=<div class="message (?:default|service)\b)/

/** What stands in an element, its line ends kept. */
function linesOf(element: Element | null): string {
  if (element === null) return ''
  for (const line of element.querySelectorAll('br')) line.replaceWith('\n')
  // Markup is indented; only a tag ends a line.
  return (element.textContent ?? '').replace(/^\s+|\s+$/g, '')
}

/** "03.05.2022 14:04:55 UTC+02:00" → "2022-05-03T14:04:55". */
function sentOf(title: string): string {
  const [, day, month, year, time] = /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)/.exec(title) ?? []
  return time === undefined ? '' : `${year}-${month}-${day}T${time}`
}

/** The messages of a chat that was exported as a page. */
async function* pageMessages(file: FormatFile): AsyncGenerator<Channel | ChatMessage> {
  const authors = new Map<string, string>()
  let author = ''
  let isAbove = true
  for await (const piece of markedPieces(file.stream(), mark)) {
    const { body } = parseDocument(piece)
    if (isAbove) yield { name: wordsOf(body.querySelector('.page_header .text')) || 'Conversation' }
    isAbove = false
    const message = body.querySelector('.message.default')
    const said = message?.querySelector('.body')
    if (!message || !said) continue
    // What was passed on names its first author further inside.
    author = wordsOf([...said.children].find((part) => part.classList.contains('from_name')) ?? null) || author
    authors.set(message.id.replace(/^message/, ''), author)
    if (authors.size > mostKept) authors.delete(authors.keys().next().value ?? '')
    const answered = /#go_to_message(\d+)/.exec(said.querySelector('.reply_to a')?.getAttribute('href') ?? '')?.[1]
    yield {
      author,
      sent: sentOf(said.querySelector('.date')?.getAttribute('title') ?? ''),
      text: [...said.querySelectorAll('.text, .media_poll .question')].map(linesOf).join('\n'),
      to: authors.get(answered ?? ''),
      files: [...said.querySelectorAll('.media_file .title')].map(wordsOf).filter(Boolean),
    }
  }
}

const kinds =
  /^\s*\{\s*"name"\s*:\s*(?:null|"(?:[^"\\]|\\.)*")\s*,\s*"type"\s*:\s*"(?:saved_messages|personal_chat|bot_chat|(?:private|public)_(?:group|supergroup|channel))"/

const isJson = (start: string): boolean =>
  kinds.test(start) || /^\s*\{\s*"about"\s*:\s*"Here is the data you requested/.test(start)
const isPage = ({ file, head }: FormatFile): boolean =>
  /\.html?$/i.test(file) && /<div class="page_wrap">[\s\S]*<div class="page_header">/.test(headText(head))

/** Telegram's exports: `result.json`, of one chat or of all, and the pages of a chat, `messages.html` and those that follow. */
export const telegram: Format = {
  largest: 4_000_000_000,
  accepts: (file) => isJson(headText(file.head)) || isPage(file),
  read: (file) => chatDays(isJson(headText(file.head)) ? jsonMessages(file) : pageMessages(file)),
}
