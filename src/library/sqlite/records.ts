import type { Row } from '../../search/database.ts'
import { isRecord, type StoredRecord } from '../../store/types.ts'
import { type Payload, readPayload } from '../payload.ts'
import { unpackedIn } from './columns.ts'

/** The record in a row. @throws TypeError when it is none */
export function recordIn(row: Row | undefined): StoredRecord<Payload> {
  const value = unpackedIn(row, 'body')
  if (!isRecord(value)) throw new TypeError('a row of the index is no record')
  return { article: value.article, payload: readPayload(value.payload) }
}
