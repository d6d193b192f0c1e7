import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { decode as decode32768, encode as encode32768 } from 'base32768'
import { LIMITS } from './limits.ts'

/** Appends numbers and strings of hexadecimal digits to a list of bytes. */
class ByteWriter {
  private readonly list: number[] = []

  byte(value: number): void {
    this.list.push(value & 0xff)
  }

  /** Seven bits a byte, the lowest first. @param value a safe integer, 0 or greater */
  varint(value: number): void {
    let rest = value
    while (rest >= 0x80) {
      this.list.push((rest % 0x80) | 0x80)
      rest = Math.floor(rest / 0x80)
    }
    this.list.push(rest)
  }

  /** @param digits two a byte; shorter ones are filled with zeros in front */
  hex(digits: string, bytes: number): void {
    this.bytes(Buffer.from(digits.padStart(bytes * 2, '0').slice(0, bytes * 2), 'hex'))
  }

  /** One of Discord's ids, in eight bytes. */
  snowflake(id: string): void {
    const buffer = Buffer.alloc(8)
    buffer.writeBigUInt64BE(BigInt.asUintN(64, BigInt(id)))
    this.bytes(buffer)
  }

  bytes(bytes: Uint8Array): void {
    for (const byte of bytes) this.list.push(byte)
  }

  done(): Uint8Array {
    return Uint8Array.from(this.list)
  }
}

/** Reads what a `ByteWriter` wrote. Each method throws RangeError where the bytes end too early. */
class ByteReader {
  private at = 0
  private readonly data: Buffer

  constructor(data: Uint8Array) {
    this.data = Buffer.from(data)
  }

  get atEnd(): boolean {
    return this.at >= this.data.length
  }

  byte(): number {
    const value = this.data[this.at++]
    if (value === undefined) throw new RangeError('bytes end too early')
    return value
  }

  varint(): number {
    let value = 0
    for (let factor = 1; factor < Number.MAX_SAFE_INTEGER; factor *= 0x80) {
      const byte = this.byte()
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
    }
    throw new RangeError('number too long')
  }

  hex(bytes: number): string {
    return this.take(bytes).toString('hex')
  }

  snowflake(): string {
    return this.take(8).readBigUInt64BE().toString()
  }

  rest(): Uint8Array {
    return this.take(this.data.length - this.at)
  }

  private take(bytes: number): Buffer {
    if (this.at + bytes > this.data.length) throw new RangeError('bytes end too early')
    this.at += bytes
    return this.data.subarray(this.at - bytes, this.at)
  }
}

/** A sentence of an article, in a few bytes. */
export interface SentenceRef {
  /** First six bytes of the SHA-1 of the article's id, in hexadecimal. */
  readonly article: string
  /** Where the quote begins in the article's text. */
  readonly start: number
  /** The words in bold, as offset from `start` and length; length 0 for none. */
  readonly boldAt: number
  readonly boldLength: number
}

/** A command with its options, as a button repeats it. */
export interface Call {
  readonly command: string
  readonly options: Readonly<Record<string, string>>
}

/** What a button or menu does. It holds all that is needed, so that it works after a restart and on any shard. */
export type Action =
  | { readonly kind: 'remove'; readonly owner: string }
  /** `step` parts the two buttons of a page from each other and from the label between them. */
  | {
      readonly kind: 'page'
      readonly owner: string
      readonly library: string
      readonly step: PageStep
      readonly page: number
      readonly call: Call
    }
  | { readonly kind: 'run'; readonly library: string; readonly call: Call }
  /** Shows all what only who asked has seen. */
  | {
      readonly kind: 'share'
      readonly owner: string
      readonly library: string
      readonly page: number
      readonly call: Call
    }
  | { readonly kind: 'export'; readonly library: string; readonly call: Call }
  | { readonly kind: 'evidence'; readonly library: string; readonly refs: readonly SentenceRef[] }
  | { readonly kind: 'context'; readonly library: string; readonly refs: readonly SentenceRef[] }
  /** Opens an article at the first of the sentences. */
  | { readonly kind: 'read'; readonly library: string; readonly refs: readonly SentenceRef[] }
  /** Turns to the page that holds a place of an article, in which a sentence is marked. */
  | {
      readonly kind: 'leaf'
      readonly owner: string
      readonly library: string
      readonly step: LeafStep
      readonly at: number
      readonly ref: SentenceRef
    }
  /** A menu; each of its values is an encoded `SentenceRef`. */
  | { readonly kind: 'open'; readonly library: string }
  /** Asks on: the options of `converse` that say what was asked and answered before. A button, and the modal that it opens. */
  | { readonly kind: 'more'; readonly asked: Readonly<Record<string, string>> }
  /** A button, menu or modal of a command about the server itself, which reads the rest. */
  | { readonly kind: 'server'; readonly call: Call }

/** What `more` has, in this order. */
const ASKED = ['after', 'answer', 'date', 'article', 'from', 'to'] as const
const STEPS = ['previous', 'label', 'next'] as const
export type PageStep = (typeof STEPS)[number]
/** `place` is a menu; each of its values is a place in the text. */
const LEAF_STEPS = [...STEPS, 'place'] as const
export type LeafStep = (typeof LEAF_STEPS)[number]

const KINDS = [
  'remove',
  'page',
  'run',
  'export',
  'evidence',
  'context',
  'open',
  'server',
  'read',
  'leaf',
  'share',
  'more',
] as const
/** First in the id; a later layout takes the next number. The case says which alphabet follows. */
const ASCII = 'd1'
const WIDE = 'D1'

/**
 * Writes an action as a custom id of at most 100 characters.
 * @returns undefined where it does not fit, so that the caller leaves the control out
 */
export function encodeAction(action: Action): string | undefined {
  const writer = new ByteWriter()
  writer.byte(KINDS.indexOf(action.kind))
  if ('owner' in action) writer.snowflake(action.owner)
  if ('library' in action) writer.hex(action.library, 4)
  if (action.kind === 'page') {
    writer.byte(STEPS.indexOf(action.step))
    writer.varint(action.page)
  }
  if (action.kind === 'share') writer.varint(action.page)
  if (action.kind === 'leaf') {
    writer.byte(LEAF_STEPS.indexOf(action.step))
    writer.varint(action.at)
    writeRef(writer, action.ref)
  }
  if ('refs' in action) for (const ref of action.refs) writeRef(writer, ref)
  if ('call' in action) writer.bytes(packCall(action.call))
  if ('asked' in action) writer.bytes(packAsked(action.asked))
  return toText(writer.done())
}

/** Reads a custom id; undefined for one that this version did not write. */
export function decodeAction(id: string): Action | undefined {
  const reader = fromText(id)
  if (reader === undefined) return undefined
  try {
    const action = readAction(reader)
    // Whatever is left over, or written in another way, was not written here.
    return action !== undefined && encodeAction(action) === id ? action : undefined
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError || isZlibError(error)) return undefined
    throw error
  }
}

function readAction(reader: ByteReader): Action | undefined {
  const kind = KINDS[reader.byte()]
  switch (kind) {
    case 'remove':
      return { kind, owner: reader.snowflake() }
    case 'page': {
      const owner = reader.snowflake()
      const library = reader.hex(4)
      const step = STEPS[reader.byte()]
      const page = reader.varint()
      return step === undefined ? undefined : { kind, owner, library, step, page, call: unpackCall(reader.rest()) }
    }
    case 'share': {
      const [owner, library, page] = [reader.snowflake(), reader.hex(4), reader.varint()]
      return { kind, owner, library, page, call: unpackCall(reader.rest()) }
    }
    case 'run':
    case 'export':
      return { kind, library: reader.hex(4), call: unpackCall(reader.rest()) }
    case 'evidence':
    case 'context':
    case 'read':
      return { kind, library: reader.hex(4), refs: readRefs(reader) }
    case 'leaf': {
      const [owner, library, step, at] = [reader.snowflake(), reader.hex(4), LEAF_STEPS[reader.byte()], reader.varint()]
      return step === undefined ? undefined : { kind, owner, library, step, at, ref: readRef(reader) }
    }
    case 'open':
      return { kind, library: reader.hex(4) }
    case 'server':
      return { kind, call: unpackCall(reader.rest()) }
    case 'more':
      return { kind, asked: unpackAsked(reader.rest()) }
    default:
      return undefined
  }
}

/** Writes a sentence as the value of a menu's option. */
export function encodeRef(ref: SentenceRef): string {
  const writer = new ByteWriter()
  writeRef(writer, ref)
  return Buffer.from(writer.done()).toString('base64url')
}

/** Reads a menu's value; undefined for anything else. */
export function decodeRef(value: string): SentenceRef | undefined {
  const reader = new ByteReader(Buffer.from(value, 'base64url'))
  try {
    const [ref, ...others] = readRefs(reader)
    return ref !== undefined && others.length === 0 && encodeRef(ref) === value ? ref : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function writeRef(writer: ByteWriter, ref: SentenceRef): void {
  writer.hex(ref.article, 6)
  writer.varint(ref.start)
  writer.varint(ref.boldAt)
  writer.varint(ref.boldLength)
}

function readRefs(reader: ByteReader): SentenceRef[] {
  const refs: SentenceRef[] = []
  while (!reader.atEnd) refs.push(readRef(reader))
  return refs
}

const readRef = (reader: ByteReader): SentenceRef => ({
  article: reader.hex(6),
  start: reader.varint(),
  boldAt: reader.varint(),
  boldLength: reader.varint(),
})

/** A text in as few bytes as can be; it must not begin with a NUL, which marks a packed one. */
function pack(text: string): Uint8Array {
  const plain = Buffer.from(text, 'utf8')
  const packed = deflateRawSync(plain, { level: 9 })
  return packed.length + 1 < plain.length ? Buffer.concat([Buffer.of(0), packed]) : plain
}

function unpack(bytes: Uint8Array): string {
  const plain = bytes[0] === 0 ? inflateRawSync(bytes.subarray(1), { maxOutputLength: 16_384 }) : Buffer.from(bytes)
  return plain.toString('utf8')
}

/** The values in their order, each on a line; none at the end are left out. */
const packAsked = (asked: Readonly<Record<string, string>>): Uint8Array =>
  pack(
    ASKED.map((name) => asked[name]?.replace(/\s+/g, ' ').trim() ?? '')
      .join('\n')
      .trimEnd(),
  )

function unpackAsked(bytes: Uint8Array): Record<string, string> {
  const values = unpack(bytes).split('\n')
  return Object.fromEntries(ASKED.flatMap((name, place) => (values[place] ? [[name, values[place]]] : [])))
}

const packCall = (call: Call): Uint8Array =>
  pack(JSON.stringify([call.command, ...Object.entries(call.options).flat()]))

function unpackCall(bytes: Uint8Array): Call {
  const list: unknown = JSON.parse(unpack(bytes))
  if (!Array.isArray(list) || !list.every((item): item is string => typeof item === 'string') || list.length % 2 === 0)
    throw new RangeError('not a call')
  const [command = '', ...pairs] = list
  const options: [string, string][] = []
  for (let at = 0; at < pairs.length; at += 2) options.push([pairs[at] ?? '', pairs[at + 1] ?? ''])
  return { command, options: Object.fromEntries(options) }
}

function toText(bytes: Uint8Array): string | undefined {
  const ascii = ASCII + Buffer.from(bytes).toString('base64url')
  if (ascii.length <= LIMITS.customId) return ascii
  // 15 bits a character instead of 6: Discord counts characters, whatever they are.
  const wide = WIDE + encode32768(bytes)
  return wide.length <= LIMITS.customId ? wide : undefined
}

function fromText(id: string): ByteReader | undefined {
  const payload = id.slice(ASCII.length)
  if (id.startsWith(ASCII)) return new ByteReader(Buffer.from(payload, 'base64url'))
  if (!id.startsWith(WIDE)) return undefined
  try {
    return new ByteReader(decode32768(payload))
  } catch {
    // The library throws plain errors on whatever it did not write; such an id is unknown.
    return undefined
  }
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(Z_|ERR_)/.test(error.code)
}
