import { Inflate, zipSync } from 'fflate'

/** What of an archive is read; one that holds more is refused whole. */
export const zipLimits = {
  entries: 20_000,
  /** Bytes of one file in it, and of all that are read, unpacked. */
  entry: 100_000_000,
  all: 300_000_000,
  /** Bytes of an XML part of a document: as a tree it takes some twenty times as much memory. */
  xml: 30_000_000,
}

/** A file in an archive. */
export interface ZipEntry {
  /** Its path as the archive writes it, with forward slashes; only a name: nothing is ever written there. */
  readonly name: string
  /** Whether it is encrypted. */
  readonly locked: boolean
  /** Its content. @throws Error where it is damaged, locked, or larger than is read */
  read(): Uint8Array
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const fileMark = 0x04034b50

/** Whether bytes begin as a ZIP archive does. */
export const isZip = (head: Uint8Array): boolean =>
  head.length > 30 && head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4

/** Unpacks, and stops where more comes out than is read. */
function inflate(packed: Uint8Array, most: number, name: string): Uint8Array {
  const pieces: Uint8Array[] = []
  let size = 0
  const stream = new Inflate((piece) => {
    size += piece.length
    if (size > most) throw new Error(`${name} unpacks to more than ${Math.round(most / 1_000_000)} MB`)
    pieces.push(piece)
  })
  // In small steps, so that a bomb is seen before it is unpacked.
  const step = 16_384
  for (let at = 0; at < packed.length || at === 0; at += step)
    stream.push(packed.subarray(at, at + step), at + step >= packed.length)
  return Buffer.concat(pieces, size)
}

/** Where the list of entries begins, and how many it has. */
function directoryOf(bytes: Buffer): { start: number; count: number } {
  const first = Math.max(0, bytes.length - 65_557)
  for (let at = bytes.length - 22; at >= first; at--) {
    if (bytes.readUInt32LE(at) !== endMark) continue
    const count = bytes.readUInt16LE(at + 10)
    const start = bytes.readUInt32LE(at + 16)
    if (start === 0xffffffff || count === 0xffff) throw new Error('it is an archive of more than 4 GB or 65,535 files')
    return { start, count }
  }
  throw new Error('the end of the archive is missing')
}

/** Bytes that may still be unpacked. */
export interface Room {
  left: number
}

/**
 * The files of a ZIP archive, folders left out. Their content is unpacked when it is asked for, all of it within `zipLimits`.
 * @param room what may be unpacked of it, and of others that share it
 * @throws Error where it is damaged or holds too much
 */
export function openZip(content: Uint8Array, room: Room = { left: zipLimits.all }): readonly ZipEntry[] {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const { start, count } = directoryOf(bytes)
  if (count > zipLimits.entries) throw new Error(`the archive has ${count} files, more than ${zipLimits.entries}`)
  const entries: ZipEntry[] = []
  let at = start
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark)
      throw new Error('the list of its files is damaged')
    const flags = bytes.readUInt16LE(at + 8)
    const method = bytes.readUInt16LE(at + 10)
    const packedSize = bytes.readUInt32LE(at + 20)
    const nameLength = bytes.readUInt16LE(at + 28)
    const place = bytes.readUInt32LE(at + 42)
    const name = bytes.toString(flags & 0x800 ? 'utf8' : 'latin1', at + 46, at + 46 + nameLength).replaceAll('\\', '/')
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    if (name.endsWith('/')) continue
    const read = () => {
      if (flags & 1) throw new Error(`${name} is locked with a password`)
      if (method !== 0 && method !== 8) throw new Error(`${name} is packed in a way that is not read (${method})`)
      if (place + 30 > bytes.length || bytes.readUInt32LE(place) !== fileMark) throw new Error(`${name} is damaged`)
      const from = place + 30 + bytes.readUInt16LE(place + 26) + bytes.readUInt16LE(place + 28)
      const packed = bytes.subarray(from, from + packedSize)
      const most = Math.min(zipLimits.entry, room.left)
      if (method === 0 && packed.length > most) throw new Error(`${name} is larger than is read`)
      const unpacked = method === 0 ? packed : inflate(packed, most, name)
      room.left -= unpacked.length
      return unpacked
    }
    entries.push({ name, locked: (flags & 1) === 1, read })
  }
  return entries
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The documents of an archive that is one document. */
export interface Package {
  has(name: string): boolean
  /** A part of it as text; undefined where it has none of that name. @throws Error where it is no text in UTF-8 or UTF-16, or declares entities */
  xml(name: string): string | undefined
  /** The same, of a part that is read tag by tag and may be as large as any file of an archive. */
  long(name: string): string | undefined
  readonly names: readonly string[]
  /** The same archive with those XML parts alone whose name fits, each changed, unpacked within the limits and not packed again. */
  only(fits: RegExp, change: (xml: string) => string): Uint8Array
}

/** A ZIP archive as a package of XML parts. @throws Error as `openZip` */
export function openPackage(content: Uint8Array): Package {
  const entries = new Map(openZip(content).map((entry) => [entry.name, entry]))
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    xml(name) {
      const bytes = entries.get(name)?.read()
      return bytes === undefined ? undefined : xmlText(bytes, name)
    },
    long(name) {
      const bytes = entries.get(name)?.read()
      return bytes === undefined ? undefined : xmlDecoded(bytes, name)
    },
    only(fits, change) {
      const kept = [...entries.values()].filter(({ name }) => fits.test(name))
      const written = kept.map((entry) => [entry.name, Buffer.from(change(xmlText(entry.read(), entry.name)))] as const)
      return zipSync(Object.fromEntries(written), { level: 0 })
    },
  }
}

/** Tags of one XML file. */
const mostTags = 500_000

/** The text of an XML file. @throws Error where it is no text, or declares entities, which could grow without end or point outside */
function xmlDecoded(bytes: Uint8Array, name: string): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  let text: string
  try {
    text = isUtf16 ? new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes) : utf8.decode(bytes)
  } catch {
    throw new Error(`${name} is not text in UTF-8`)
  }
  if (/<!ENTITY/i.test(text)) throw new Error(`${name} declares entities, which are not read`)
  return text
}

/** The same, small enough to be made a tree of. @throws Error as well where it is too large or has too many tags */
export function xmlText(bytes: Uint8Array, name: string): string {
  if (bytes.length > zipLimits.xml) throw new Error(`${name} is larger than ${zipLimits.xml / 1_000_000} MB`)
  const text = xmlDecoded(bytes, name)
  // Each tag takes some hundred bytes of a document's tree.
  if (text.split('<', mostTags + 1).length > mostTags)
    throw new Error(`${name} has more than ${mostTags} tags; split it`)
  return text
}
