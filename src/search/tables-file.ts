import { crc32 } from 'node:zlib'
import type { Tables } from './postings.ts'

/**
 * The tables as bytes: magic (8), CRC-32 of all that follows the header (4), number of bytes of the terms (4), then for
 * each number table its length (4 each); then the tables, little-endian, then the terms, one a line, UTF-8.
 */
const magic = Buffer.from('DLTERM01')
const names = [
  'offsets',
  'postingUnits',
  'postingCounts',
  'unitLengths',
  'unitArticles',
  'unitStarts',
  'unitEnds',
  'articleFrom',
  'articleTo',
] as const satisfies readonly (keyof Tables)[]
const headerBytes = magic.length + 8 + names.length * 4

/** What `decodeTables` reads. */
export function encodeTables(tables: Tables): Buffer {
  const terms = Buffer.from(tables.terms.join('\n'))
  const numbers = names.map((name) => bytesOf(tables[name]))
  const body = Buffer.concat([...numbers, terms])
  const header = Buffer.alloc(headerBytes)
  magic.copy(header)
  header.writeUInt32LE(crc32(body), magic.length)
  header.writeUInt32LE(terms.length, magic.length + 4)
  names.forEach((name, index) => {
    header.writeUInt32LE(tables[name].length, magic.length + 8 + index * 4)
  })
  return Buffer.concat([header, body])
}

/** @throws Error when the bytes are not a whole, unaltered index of this format */
export function decodeTables(bytes: Buffer): Tables {
  if (bytes.length < headerBytes || !bytes.subarray(0, magic.length).equals(magic)) {
    throw new Error('the search index is cut off or of another format')
  }
  // A copy of its own begins at a multiple of four, as the views need.
  const body = new Uint8Array(bytes.subarray(headerBytes))
  if (crc32(body) !== bytes.readUInt32LE(magic.length)) throw new Error('the search index is damaged')
  let at = 0
  const table = (name: (typeof names)[number]): Uint32Array => {
    const length = bytes.readUInt32LE(magic.length + 8 + names.indexOf(name) * 4)
    const view = new Uint32Array(body.buffer, at, length)
    at += length * 4
    return view
  }
  return {
    offsets: table('offsets'),
    postingUnits: table('postingUnits'),
    postingCounts: table('postingCounts'),
    unitLengths: table('unitLengths'),
    unitArticles: table('unitArticles'),
    unitStarts: table('unitStarts'),
    unitEnds: table('unitEnds'),
    articleFrom: table('articleFrom'),
    articleTo: table('articleTo'),
    terms: lines(Buffer.from(body.buffer, at)),
  }
}

function lines(bytes: Buffer): string[] {
  return bytes.length === 0 ? [] : bytes.toString('utf8').split('\n')
}

function bytesOf(values: Uint32Array): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength)
}
