import type { Edtf } from '../types.ts'
import { parseDateField } from './date-formats.ts'
import { withoutInvisible } from './invisible.ts'

/** What is known of an article besides its text and name. */
export interface Metadata {
  title?: string
  published?: Edtf
  publisher?: string
  author?: string
  url?: string
  place?: string
}

/** The names under which front matter, HTML `meta` tags, `.jsonl` lines and header lines give each field; the first found counts. */
export const fieldNames = {
  title: ['title', 'headline', 'og:title', 'twitter:title', 'dc.title', 'subject', 'name'],
  published: [
    'published',
    'article:published_time',
    'og:published_time',
    'datepublished',
    'publication_date',
    'publication-date',
    'publication date',
    'publicationdate',
    'publishdate',
    'publish_date',
    'publish date',
    'published_at',
    'publishedat',
    'published_date',
    'published on',
    'pubdate',
    'pub_date',
    'parsely-pub-date',
    'sailthru.date',
    'dc.date.issued',
    'dcterms.issued',
    'dc.date.created',
    'dc.date',
    'dcterms.created',
    'citation_publication_date',
    'article.published',
    'date',
    'dateline',
    'datecreated',
    'created',
    'created_at',
  ],
  publisher: [
    'publisher',
    'og:site_name',
    'site_name',
    'sitename',
    'site',
    'application-name',
    'dc.publisher',
    'newspaper',
    'outlet',
    'agency',
    'source',
    'publication',
  ],
  author: [
    'author',
    'authors',
    'byline',
    'article:author',
    'dc.creator',
    'dcterms.creator',
    'parsely-author',
    'sailthru.author',
    'creator',
    'writer',
    'by',
  ],
  url: [
    'url',
    'canonical',
    'og:url',
    'link',
    'permalink',
    'source_url',
    'source-url',
    'source url',
    'sourceurl',
    'original_url',
    'source',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

const isUrl = (text: string): boolean => /^https?:\/\/\S+$/.test(text)

/** The readable text of a field's value: a list is joined, an object gives its name. */
export function fieldText(value: unknown): string | undefined {
  if (typeof value === 'string') return withoutInvisible(value).replace(/\s+/g, ' ').trim() || undefined
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) {
    const parts = value.map(fieldText).filter((text) => text !== undefined)
    return parts.length > 0 ? parts.join(', ') : undefined
  }
  if (typeof value === 'object' && value !== null && 'name' in value) return fieldText(value.name)
  return undefined
}

function firstValue<T>(
  fields: ReadonlyMap<string, unknown>,
  names: readonly string[],
  read: (value: unknown) => T | undefined,
): T | undefined {
  for (const name of names) {
    const value = fields.has(name) ? read(fields.get(name)) : undefined
    if (value !== undefined) return value
  }
  return undefined
}

/** Reads the known fields out of any others. Keys are compared in lower case. */
export function readFields(entries: Iterable<readonly [string, unknown]>): Metadata {
  const fields = new Map<string, unknown>()
  for (const [key, value] of entries) {
    const name = key.toLowerCase().trim()
    if (!fields.has(name)) fields.set(name, value)
  }
  const metadata: Metadata = {}
  const title = firstValue(fields, fieldNames.title, fieldText)
  const published = firstValue(fields, fieldNames.published, parseDateField)
  const plain = (value: unknown) => {
    const text = fieldText(value)
    return text && !isUrl(text) ? text : undefined
  }
  const publisher = firstValue(fields, fieldNames.publisher, plain)
  const author = firstValue(fields, fieldNames.author, plain)
  const url = firstValue(fields, fieldNames.url, (value) => {
    const text = fieldText(value)
    return text && isUrl(text) ? text : undefined
  })
  if (title) metadata.title = title
  if (published) metadata.published = published
  if (publisher) metadata.publisher = publisher
  if (author) metadata.author = author.replace(/^by\s+/i, '')
  if (url) metadata.url = url
  return metadata
}
