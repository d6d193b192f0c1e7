import * as z from 'zod'
import { nameKey } from '../../names/name-key.ts'
import { passagesOf } from '../../opensearch/index.ts'
import type { StoredRecord } from '../../store/types.ts'
import type { Article } from '../../types.ts'
import { daysOf, type Payload, readPayload } from '../payload.ts'
import { foldedTitle } from '../titles.ts'

const info = z.object({
  id: z.string(),
  file: z.string(),
  title: z.string(),
  published: z.string().exactOptional(),
  publisher: z.string().exactOptional(),
  author: z.string().exactOptional(),
  url: z.string().exactOptional(),
  place: z.string().exactOptional(),
})
export const infoDocument = z.object({ article: info })
const recordDocument = z.object({ article: info.extend({ text: z.string() }), payload: z.unknown() })

/** Fields of an article that hold what is known of it besides its text. */
export const infoFields = Object.keys(info.shape).map((field) => `article.${field}`)
export const recordFields = ['article', 'payload']

/** What a refresh needs of each article that is there already. */
export const catalogueEntry = z.object({
  number: z.number(),
  id: z.string(),
  source: z.string(),
  hash: z.string(),
  passages: z.number(),
})
export type CatalogueEntry = z.infer<typeof catalogueEntry>
export const catalogueFields = Object.keys(catalogueEntry.shape)

/** An article and its passages as they are loaded. */
export interface LoadedArticle {
  readonly document: object
  readonly passages: readonly object[]
  readonly entry: CatalogueEntry
}

/** @param hash of the article's whole content */
export function articleDocument(
  number: number,
  source: string,
  hash: string,
  { article, payload }: StoredRecord<Payload>,
): LoadedArticle {
  const days = daysOf(article)
  const passages = passagesOf(number, { title: article.title, text: article.text, ...(days !== undefined && { days }) })
  const entry = { number, id: article.id, source, hash, passages: passages.length }
  const document = {
    ...entry,
    ...(article.published !== undefined && { published: article.published }),
    title: foldedTitle(article.title).trim(),
    names: [...new Set(payload.names.names.map(({ name }) => nameKey(name)))].filter((key) => key.length > 1),
    article: ordered(article),
    payload,
  }
  return { document, passages, entry }
}

/** Text last, so that what is read without it can stop before. */
function ordered({ text, ...rest }: Article): object {
  return { ...rest, text }
}

/** @throws ZodError when the document is none of an article */
export function readRecord(document: unknown): StoredRecord<Payload> {
  const { article, payload } = recordDocument.parse(document)
  return { article, payload: readPayload(payload) }
}
