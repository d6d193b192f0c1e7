import PostalMime, { type Address, type Email } from 'postal-mime'
import { bounded } from '../bounds.ts'
import { parseDateField } from '../date-formats.ts'
import { withTypographic } from '../decode.ts'
import type { Metadata } from '../front-matter.ts'
import { type Block, splitBlocks, unifyLineEnds } from '../lines.ts'
import { textEndings } from './endings.ts'
import type { Fault, Format, FormatFile, Part } from './format.ts'
import { ownBlocks, ownText } from './mail-quotes.ts'
import { markupBlocks } from './markup.ts'
import { partKey } from './part-key.ts'
import { headText } from './xml.ts'

/** Bytes of one message of a mailbox, with what is attached. */
const longestMessage = 25_000_000
/** Parts of a message in one another. */
const deepest = 30

/** What of an HTML message is an earlier one, or a programme's signature. */
const quoted = [
  'blockquote[type="cite"]',
  '.gmail_quote',
  '.gmail_signature',
  '.moz-cite-prefix',
  '.moz-signature',
  '.yahoo_quoted',
  '.protonmail_quote',
].join(', ')

/** Where Outlook puts the earlier message: all that follows is of it. */
const earlier = /<[^<>]*\bid=["']?(?:appendonsend|divRplyFwdMsg)\b/i

const nameOf = (address: Address | undefined): string => address?.name || address?.address || ''

/** "Re: Fwd: The lock" → "The lock". */
const subjectOf = (subject: string): string =>
  subject
    .replace(/^(?:(?:re|fwd?|aw|wg|sv|vs|tr|antw)(?:\[\d+\])?\s*:\s*|\[[\w .-]{1,40}\]\s+)+/i, '')
    .replace(/\s+/g, ' ')
    .trim()

function bodyOf(email: Email): { blocks: readonly Block[]; share: number } {
  const [text, html] = [email.text, email.html].map((body) => withTypographic(body ?? ''))
  if (text !== undefined && text.trim() !== '') {
    const kept = bounded(unifyLineEnds(text))
    return { blocks: splitBlocks(ownText(kept.text)), share: kept.share }
  }
  const markup = html ?? ''
  const at = markup.search(earlier)
  const own = markupBlocks(at < 0 ? markup : markup.slice(0, at), quoted)
  const blocks = ownBlocks(own.blocks)
  return blocks.length > 0 ? { ...own, blocks } : markupBlocks(markup)
}

/** "9 May 94" is of 1994, "9 May 04" of 2004. Method: RFC 5322, 4.3. */
const withWholeYear = (date: string): string =>
  date.replace(
    /(\d{1,2} [A-Za-z]{3}) (\d\d)(?= \d{1,2}:)/,
    (_, day: string, year: string) => `${day} ${year < '50' ? 20 : 19}${year}`,
  )

/** A message as an article. */
async function partOf(bytes: Uint8Array): Promise<Part | Fault> {
  const email = await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: deepest })
  const header = (name: string) => email.headers.find(({ key }) => key === name)?.value ?? ''
  const title = subjectOf(withTypographic(email.subject ?? ''))
  // The header has the day where it was written; the parsed date is that of Greenwich.
  const published = parseDateField(withWholeYear(header('date'))) ?? parseDateField(email.date)
  const author = nameOf(email.from) || nameOf(email.sender)
  const list = /^\s*"?([^"<]+?)"?\s*</.exec(header('list-id'))?.[1]
  const url = /https?:\/\/[^\s<>]+/.exec(header('archived-at'))?.[0]
  const known: Metadata = {
    ...(title && { title }),
    ...(published && { published }),
    ...(author && { author }),
    ...(list && { publisher: list }),
    ...(url && { url }),
  }
  return { ...bodyOf(email), known, key: partKey(published, title) }
}

/** Whether a text begins as a message does: with header lines, among them who sent it and one that only mail has. */
export function isMessage(text: string): boolean {
  const headers = /^(?:[!-9;-~]+:.*(?:\r?\n[ \t].*)*\r?\n)+/.exec(text)?.[0] ?? ''
  return (
    /^From:/im.test(headers) &&
    /^(?:Message-ID|MIME-Version|Received|Content-Type|Content-Transfer-Encoding|Delivered-To):/im.test(headers)
  )
}

/** A mail of its own: `.eml`. */
export const message: Format = {
  largest: longestMessage,
  accepts: ({ head, file }) => {
    const text = headText(head)
    return isMessage(text) || (/\.eml$/i.test(file) && /^[!-9;-~]+:/.test(text))
  },
  async *read(file) {
    const { key: _, ...part } = (await partOf(await file.bytes())) as Part
    yield part
  },
}

/** The line before each message of a mailbox: "From ann@example.org Tue May  3 10:00:00 2022". */
const envelope = /^From .*\d{1,2}:\d{2}(?::\d{2})?.*\d{4}/
const isEnvelope = (line: Buffer): boolean =>
  line.length > 10 &&
  line.length < 500 &&
  line.subarray(0, 5).equals(fromMark) &&
  envelope.test(line.toString('latin1'))
const fromMark = Buffer.from('From ')

/** The lines of a file, each with its end; what is longer than a message comes in pieces. */
async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const rest: Buffer[] = []
  let held = 0
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
    let start = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      const line = bytes.subarray(start, end + 1)
      yield rest.length > 0 ? Buffer.concat([...rest.splice(0), line]) : line
      held = 0
      start = end + 1
    }
    if (start < bytes.length) rest.push(bytes.subarray(start))
    held += bytes.length - start
    if (held > longestMessage) {
      yield Buffer.concat(rest.splice(0))
      held = 0
    }
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}

/** The messages of a mailbox, whole; in place of one that is too large, nothing. */
async function* messagesOf(file: FormatFile): AsyncGenerator<Buffer | undefined> {
  let lines: Buffer[] = []
  let size = 0
  let blank = true
  for await (const line of linesOf(file.stream())) {
    if (blank && isEnvelope(line)) {
      if (size > 0) yield size > longestMessage ? undefined : Buffer.concat(lines)
      lines = []
      size = 0
      continue
    }
    blank = line.length < 3 && line.toString('latin1').trim() === ''
    size += line.length
    // A line of text that begins like an envelope has a mark before it.
    if (size <= longestMessage)
      lines.push(line[0] === 62 && /^>+From /.test(line.toString('latin1', 0, 20)) ? line.subarray(1) : line)
    else lines = []
  }
  if (size > 0) yield size > longestMessage ? undefined : Buffer.concat(lines)
}

/** A mailbox: `.mbox`, a message an article. */
export const mailbox: Format = {
  largest: 10_000_000_000,
  accepts: ({ file, head }) => {
    const [first = '', ...rest] = headText(head).split('\n')
    // A text may begin "From 10:30 on 4 May 2019": under a text's name a message has to follow.
    return envelope.test(first) && (!textEndings.test(file) || isMessage(rest.join('\n')))
  },
  async *read(file) {
    let number = 0
    for await (const bytes of messagesOf(file)) {
      number++
      const place = `message ${number}`
      if (bytes === undefined) yield { place, reason: `the message is larger than ${longestMessage / 1_000_000} MB` }
      else
        yield await partOf(bytes).catch(
          (error: unknown): Fault => ({
            place,
            reason: `the message could not be read (${error instanceof Error ? error.message : String(error)})`,
          }),
        )
    }
  },
}
