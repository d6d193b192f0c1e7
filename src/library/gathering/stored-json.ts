import { type Row, textIn } from '../../search/database.ts'
import type { ArticleInfo } from '../../types.ts'
import type { OfficeReport } from '../offices.ts'

/**
 * A value that this program wrote into its own file as JSON: only enough is looked at to notice a file of another make.
 *
 * @throws TypeError when it is no object with that field
 */
export function storedObject(text: string, field: string): object {
  const value: unknown = JSON.parse(text)
  if (typeof value === 'object' && value !== null && field in value) return value
  throw new TypeError(`a row of the index has no ${field}`)
}

const isInfo = (value: object): value is ArticleInfo => 'id' in value && 'file' in value && 'title' in value
const isOffice = (value: object): value is OfficeReport => 'who' in value && 'phrase' in value

/** @throws TypeError when it is no article */
export function infoIn(row: Row | undefined): ArticleInfo {
  const value = storedObject(textIn(row, 'info'), 'id')
  if (isInfo(value)) return value
  throw new TypeError('a row of the index is no article')
}

/** @throws TypeError when it is no office */
export function officeIn(row: Row): OfficeReport {
  const value = storedObject(textIn(row, 'fact'), 'who')
  if (isOffice(value)) return value
  throw new TypeError('a row of the index is no office')
}

/** A list of strings. @throws TypeError when it is none */
export function stringsIn(row: Row | undefined, column: string): string[] {
  const value: unknown = JSON.parse(textIn(row, column))
  if (!Array.isArray(value)) throw new TypeError(`column ${column} is no list`)
  return value.map(String)
}
