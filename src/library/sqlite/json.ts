import type { SourceEntry } from '../../store/manifest.ts'
import type { ArticleInfo } from '../../types.ts'
import type { OfficeReport } from '../offices.ts'

/** Values that this program wrote into its own file as JSON: only enough is looked at to notice a file of another make. */
function parsed(text: string, field: string): object {
  const value: unknown = JSON.parse(text)
  if (typeof value === 'object' && value !== null && field in value) return value
  throw new TypeError(`a row of the index has no ${field}`)
}

const isInfo = (value: object): value is ArticleInfo => 'id' in value && 'file' in value && 'title' in value
const isOffice = (value: object): value is OfficeReport => 'who' in value && 'phrase' in value
const isSource = (value: object): value is SourceEntry => 'file' in value && 'hash' in value && 'problems' in value

export function readInfo(text: string): ArticleInfo {
  const value = parsed(text, 'id')
  if (isInfo(value)) return value
  throw new TypeError('a row of the index is no article')
}

export function readOffice(text: string): OfficeReport {
  const value = parsed(text, 'who')
  if (isOffice(value)) return value
  throw new TypeError('a row of the index is no office')
}

export function readSourceEntry(text: string): SourceEntry {
  const value = parsed(text, 'file')
  if (isSource(value)) return value
  throw new TypeError('a row of the index is no file of the corpus')
}
