import { posix } from 'node:path'
import { idsOf, messageOf, unread } from '../sources.ts'
import { readable } from './endings.ts'
import { type Fault, type Format, type FormatFile, heldFile, type Part } from './format.ts'
import { isZip, openZip, type ZipEntry } from './zip.ts'

/** What of an archive, and of those in it, is read. */
const limits = {
  /** Bytes of the archive itself, which is held in memory. */
  packed: 500_000_000,
  /** Bytes that all files unpack to. */
  unpacked: 1_000_000_000,
  /** Archives in one another. */
  depth: 3,
}

/** Files that are kept for others which need them. */
const mostBesides = 4

/** Whether a name leads out of the folder that the archive would be unpacked to. */
const leadsOut = (name: string): boolean => /^(?:\/|[a-z]:)/i.test(name) || name.split('/').includes('..')
/** What a folder's own readers leave out as well, and what a Mac adds. */
const isHidden = (name: string): boolean => name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')

/** Several files in one line: "a.txt and 3 more". */
const several = ([first, ...rest]: readonly string[]): string =>
  rest.length === 0 ? `${first}` : `${first} and ${rest.length} more`

/** Files of an archive by their path from the folder of one of them. */
function besidesOf(entries: readonly ZipEntry[]) {
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  const read = new Map<string, Uint8Array>()
  return async (from: string, path: string): Promise<Uint8Array | undefined> => {
    const name = posix.join(posix.dirname(from), path)
    const entry = byName.get(name)
    if (entry === undefined || entry.locked) return undefined
    const known = read.get(name)
    if (known !== undefined) return known
    if (read.size >= mostBesides) read.clear()
    const bytes = entry.read()
    read.set(name, bytes)
    return bytes
  }
}

/** The articles of a file of an archive, under the file's own name. */
async function* partsUnder(id: string, name: string, parts: AsyncIterable<Part | Fault>): AsyncGenerator<Part | Fault> {
  let number = 0
  for await (const part of parts) {
    if ('reason' in part) {
      yield { ...part, place: part.place === undefined ? name : `${name}: ${part.place}` }
      continue
    }
    number++
    const own = part.key ?? (number === 1 ? '' : `${number}`)
    yield { ...part, file: part.file ?? name, key: own === '' ? id : `${id}/${own}` }
  }
}

/** What the files of an archive give. @throws Error where it is damaged, holds too much or stands too deep */
async function* partsOf(
  file: FormatFile,
  nested: (file: FormatFile) => AsyncIterable<Part | Fault>,
): AsyncGenerator<Part | Fault> {
  const { depth, room } = file.within ?? { depth: 0, room: { left: limits.unpacked } }
  if (depth >= limits.depth) throw new Error(`it is the ${limits.depth + 1}th archive in one another; unpack them`)
  const entries = openZip(await file.bytes(), room).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const seen = entries.filter(({ name }) => !isHidden(name))
  const outside = entries.filter(({ name }) => leadsOut(name)).map(({ name }) => name)
  const inside = seen.filter(({ name }) => !leadsOut(name))
  const locked = inside.filter((entry) => entry.locked).map(({ name }) => name)
  const files = inside.filter(({ name, locked }) => readable.test(name) && !locked)
  const beside = besidesOf(inside)
  const ids = idsOf(files.map(({ name }) => name))
  for (const [index, entry] of files.entries()) {
    const { name } = entry
    if (room.left <= 0) {
      const left = several(files.slice(index).map((each) => each.name))
      yield {
        place: left,
        reason: `the archive unpacks to more than ${limits.unpacked / 1e6} MB; unpack it yourself`,
      }
      break
    }
    try {
      const rest = { beside: (path: string) => beside(name, path), within: { depth: depth + 1, room } }
      yield* partsUnder(ids[index] ?? name, name, nested(heldFile(name, entry.read(), rest)))
    } catch (error) {
      yield { place: name, reason: `the file could not be read (${messageOf(error)})` }
    }
  }
  if (outside.length > 0) yield { place: several(outside), reason: 'the name leads out of the archive; it is left out' }
  if (locked.length > 0)
    yield { place: several(locked), reason: 'it is locked with a password; unpack the archive, or save it without' }
  const others = inside.filter(({ name }) => !readable.test(name)).map(({ name }) => name)
  for (const { file: place, reason } of unread(others)) yield { place, reason }
}

/** ZIP archives: what is in them is read as in a folder, archives in archives too. Nothing is written anywhere. */
export const archive: Format = {
  largest: limits.packed,
  // What is named as a document and is none is told as such.
  accepts: ({ file, head }) =>
    (isZip(head) && (/\.zip$/i.test(file) || !readable.test(file))) ||
    (/\.zip$/i.test(file) && Buffer.from(head.subarray(0, 4)).equals(Buffer.from('PK\x05\x06'))),
  async *read(file, nested): AsyncGenerator<Part | Fault> {
    let told = 0
    for await (const part of partsOf(file, nested)) {
      told++
      yield part
    }
    if (told === 0) yield { reason: 'the archive is empty, or none of its files is an article' }
  },
}
