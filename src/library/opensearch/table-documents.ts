import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { SqliteFile } from '../../search/database.ts'
import type { ArticleInfo } from '../../types.ts'
import { commonKeys } from '../gathering/common-keys.ts'
import { latestOffices } from '../gathering/latest-offices.ts'
import { newestNumbers } from '../gathering/newest-numbers.ts'
import { infoIn } from '../gathering/stored-json.ts'

/** Articles on one page of the list of the newest. */
export const newestPage = 100

/** Ids have at most 512 bytes. */
const longestKey = 400

/** Id of what a table has under a key. */
export function tableId(kind: 'office' | 'common' | 'newest', key: string | number): string {
  const text = `${key}`
  const short = Buffer.byteLength(text) <= longestKey
  return `${kind}:${short ? text : `#${createHash('sha256').update(text).digest('hex')}`}`
}

const office = z.object({ content: z.object({ office: z.string() }) })

/** @throws ZodError when the document is none of an office */
export const readOffice = (document: unknown): string => office.parse(document).content.office

const newest = z.object({ content: z.object({ infos: z.array(z.custom<ArticleInfo>(isInfo)) }) })

/** @throws ZodError when the document is none of such a page */
export const readNewest = (document: unknown): ArticleInfo[] => newest.parse(document).content.infos

function isInfo(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && 'file' in value && 'title' in value
}

/**
 * What is loaded of the tables: one document for each office, each common word and each page of the newest articles.
 *
 * @param file in which all articles were gathered
 */
export async function* tableDocuments(file: SqliteFile): AsyncGenerator<{ id: string; document: object }> {
  for await (const [key, text] of latestOffices(file)) {
    yield { id: tableId('office', key), document: { kind: 'office', content: { office: text } } }
  }
  for (const key of commonKeys(file)) {
    yield { id: tableId('common', key), document: { kind: 'common', content: {} } }
  }
  let page = 0
  for (const infos of newestPages(file)) {
    yield { id: tableId('newest', page++), document: { kind: 'newest', content: { infos } } }
  }
}

function* newestPages(file: SqliteFile): Generator<ArticleInfo[]> {
  let infos: ArticleInfo[] = []
  for (const number of newestNumbers(file)) {
    infos.push(infoIn(file.row('select info from article where number = ?', [number])))
    if (infos.length < newestPage) continue
    yield infos
    infos = []
  }
  if (infos.length > 0) yield infos
}
