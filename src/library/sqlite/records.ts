import { isRecord, type StoredRecord } from '../../store/types.ts'

/** @throws TypeError when it is no record */
export function readRecord(value: unknown): StoredRecord<unknown> {
  if (!isRecord(value)) throw new TypeError('a row of the index is no record')
  return value
}
