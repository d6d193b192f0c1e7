import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ArticleInfo } from '../../types.ts'
import { newestFirst } from '../newest-first.ts'

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

/** What is loaded of the tables: one document for each office, each common word and each page of the newest articles. */
export function* tableDocuments(tables: {
  readonly offices: Readonly<Record<string, string>>
  readonly common: readonly string[]
  readonly infos: readonly ArticleInfo[]
}): Generator<{ id: string; document: object }> {
  for (const [key, text] of Object.entries(tables.offices)) {
    yield { id: tableId('office', key), document: { kind: 'office', content: { office: text } } }
  }
  for (const key of tables.common) yield { id: tableId('common', key), document: { kind: 'common', content: {} } }
  const sorted = [...tables.infos].sort(newestFirst)
  for (let from = 0; from < sorted.length; from += newestPage) {
    const infos = sorted.slice(from, from + newestPage)
    yield { id: tableId('newest', from / newestPage), document: { kind: 'newest', content: { infos } } }
  }
}
