import type { SourceEntry } from '../../store/manifest.ts'
import { storedObject } from '../gathering/stored-json.ts'

const isSource = (value: object): value is SourceEntry => 'file' in value && 'hash' in value && 'problems' in value

/** @throws TypeError when it is no file of a corpus */
export function readSourceEntry(text: string): SourceEntry {
  const value = storedObject(text, 'file')
  if (isSource(value)) return value
  throw new TypeError('a row of the index is no file of the corpus')
}
