import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { bytesIn, type Row } from '../../search/database.ts'

/** Quick, and as small as makes sense for texts read one by one. */
const level = 4

/** What `packed` made of a value. */
export const unpackedIn = (row: Row | undefined, column: string): unknown =>
  JSON.parse(inflateRawSync(bytesIn(row, column)).toString('utf8'))

export const packed = (value: unknown): Uint8Array => packedText(JSON.stringify(value))

/** @param json the value as it is written in JSON */
export const packedText = (json: string): Uint8Array => deflateRawSync(Buffer.from(json), { level })
