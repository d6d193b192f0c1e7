import { brotliDecompressSync, constants, gunzipSync, inflateSync, unzipSync } from 'node:zlib'
import { withTypographic } from '../decode.ts'
import { messageOf } from '../sources.ts'
import type { Fault, Format, FormatFile, Part } from './format.ts'
import { partKey } from './part-key.ts'
import { pagePart } from './saved-page.ts'
import { gunzipped } from './unpacking.ts'

/** Bytes of one page, packed and unpacked. */
const largestPage = 20_000_000
/** Bytes of a record's head. */
const longestHead = 100_000

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** A stream that is read by length. */
class ByteReader {
  private held: Buffer = Buffer.alloc(0)
  private readonly pieces: AsyncIterator<Uint8Array>
  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.pieces = pieces[Symbol.asyncIterator]()
  }

  private async more(): Promise<boolean> {
    const { value, done } = await this.pieces.next()
    if (done === true) return false
    this.held = this.held.length === 0 ? Buffer.from(value) : Buffer.concat([this.held, value])
    return true
  }

  async close(): Promise<void> {
    await this.pieces.return?.()
  }

  /** What stands before a mark, which is passed; undefined at the end. @throws Error where it is longer than a head may be */
  async until(mark: string): Promise<Buffer | undefined> {
    let from = 0
    for (;;) {
      const at = this.held.indexOf(mark, from)
      if (at >= 0) {
        const found = this.held.subarray(0, at)
        this.held = this.held.subarray(at + mark.length)
        return found
      }
      from = Math.max(0, this.held.length - mark.length)
      if (this.held.length > longestHead) throw new Error('a record of it is damaged; get it once more')
      if (!(await this.more())) return undefined
    }
  }

  /** The next bytes; those beyond `most` are passed and not kept. @throws Error where the file ends before */
  async take(length: number, most: number): Promise<Buffer> {
    const kept: Buffer[] = []
    let left = length
    let room = most
    while (left > 0) {
      if (this.held.length === 0 && !(await this.more()))
        throw new Error('it breaks off before its end; get it once more')
      const piece = this.held.subarray(0, left)
      this.held = this.held.subarray(piece.length)
      left -= piece.length
      if (room > 0) kept.push(piece.subarray(0, room))
      room -= piece.length
    }
    return Buffer.concat(kept)
  }
}

type Fields = ReadonlyMap<string, string>

/** The fields of a head, their names in lower case. */
function fieldsOf(head: string): Fields {
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return new Map(
    lines.flatMap((line) => {
      const at = line.indexOf(':')
      return at < 1 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const]
    }),
  )
}

/** A body that was sent in pieces, each with its length before it; where it was put together already, as it is. */
function withoutChunks(body: Buffer): Buffer {
  const pieces: Buffer[] = []
  let at = 0
  for (;;) {
    const end = body.indexOf('\r\n', at)
    const size = /^([\da-f]{1,8})\s*(?:;.*)?$/i.exec(
      body.toString('latin1', at, end < 0 ? at : Math.min(end, at + 200)),
    )?.[1]
    if (size === undefined) return pieces.length === 0 ? body : Buffer.concat(pieces)
    const length = Number.parseInt(size, 16)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(body.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
}

/** A body as it was before it was packed. @throws Error where it is damaged or too large */
function unpackedBody(body: Buffer, encoding: string): Buffer {
  const options = { maxOutputLength: largestPage }
  if (/gzip/i.test(encoding)) return isGzip(body) ? gunzipSync(body, options) : body
  if (/deflate/i.test(encoding))
    return (body[0] ?? 0) % 16 === 8 ? unzipSync(body, options) : inflateSync(body, options)
  if (/\bbr\b/i.test(encoding)) return brotliDecompressSync(body, options)
  return body
}

/** A page in UTF-8, by the encoding that its server or itself says. */
function asUtf8(body: Buffer, type: string): Buffer {
  const said = /charset=["']?([\w.:-]+)/i.exec(type)?.[1]
  const own = /<meta\b[^<>]{0,200}?charset=["']?\s*([\w.:-]+)/i.exec(body.toString('latin1', 0, 4096))?.[1]
  const label = said ?? own ?? 'utf-8'
  if (/^utf-?8$/i.test(label)) return body
  try {
    const decoder = new TextDecoder(label)
    const text = decoder.decode(body)
    return Buffer.from(decoder.encoding === 'windows-1252' ? withTypographic(text) : text)
  } catch {
    // An encoding that nobody knows is guessed as that of a file is.
    return body
  }
}

const isHtml = (type: string): boolean => /^(?:text\/html|application\/xhtml\+xml)\b/i.test(type)

/** The page that a record holds; undefined where it holds none. @throws Error where it is damaged */
function pageOf(content: Buffer, fields: Fields): Buffer | undefined {
  const type = fields.get('content-type') ?? ''
  if (fields.get('warc-type') === 'resource') return isHtml(type) ? asUtf8(content, type) : undefined
  const end = content.indexOf('\r\n\r\n')
  const head = content.toString('latin1', 0, end < 0 ? 0 : end)
  if (!/^HTTP\/[\d.]+ 200\b/.test(head)) return undefined
  const http = fieldsOf(head)
  const sent = http.get('content-type') ?? ''
  if (!isHtml(sent)) return undefined
  const body = content.subarray(end + 4)
  const whole = /chunked/i.test(http.get('transfer-encoding') ?? '') ? withoutChunks(body) : body
  return asUtf8(unpackedBody(whole, http.get('content-encoding') ?? ''), sent)
}

const wanted = /^(?:response|resource)$/

/** The pages of an archive, in order, those that were taken twice without a change once. */
async function* readPages(file: FormatFile): AsyncGenerator<Part | Fault> {
  const pieces = isGzip(file.head) ? gunzipped(file.stream()) : file.stream()
  const reader = new ByteReader(pieces)
  const taken = new Set<string>()
  let pages = 0
  try {
    for (;;) {
      const head = (await reader.until('\r\n\r\n'))?.toString('utf8').trimStart()
      if (head === undefined) break
      // Each record ends with empty lines.
      if (head === '') continue
      if (!head.startsWith('WARC/')) throw new Error('a record of it is damaged; get it once more')
      const fields = fieldsOf(head)
      const said = fields.get('content-length') ?? ''
      if (!/^\d{1,15}$/.test(said)) throw new Error('a record of it is damaged; get it once more')
      const length = Number(said)
      const url = fields.get('warc-target-uri')?.replace(/^<|>$/g, '') ?? ''
      const digest = fields.get('warc-payload-digest')
      const isWanted = wanted.test(fields.get('warc-type') ?? '') && !(digest && taken.has(`${url} ${digest}`))
      const content = await reader.take(length, isWanted ? largestPage : 0)
      if (!isWanted) continue
      try {
        const page = pageOf(content, fields)
        if (page === undefined) continue
        pages++
        if (digest) taken.add(`${url} ${digest}`)
        if (length > largestPage) throw new Error(`it is larger than ${largestPage / 1_000_000} MB`)
        const key = partKey(url.replace(/^https?:\/\//, ''))
        const part = pagePart(page, url, fields.get('warc-date')?.slice(0, 10))
        yield 'reason' in part ? { ...part, place: url } : { ...part, key }
      } catch (error) {
        yield { place: url, reason: `the page could not be read (${messageOf(error)})` }
      }
    }
  } finally {
    await reader.close()
  }
  if (pages === 0) yield { reason: 'the archive has no pages of HTML' }
}

const beginsWarc = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === 'WARC/'

/** Archives of web pages (`.warc`, `.warc.gz`): a page is an article with its address; what was no page, moved or missing is left out. */
export const warc: Format = {
  largest: 20_000_000_000,
  accepts({ head }) {
    if (!isGzip(head)) return beginsWarc(head)
    try {
      return beginsWarc(gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH }))
    } catch {
      // It is packed, and no archive of pages.
      return false
    }
  },
  read: readPages,
}
