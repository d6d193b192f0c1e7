import { createHash } from 'node:crypto'
import * as z from 'zod'
import { keysOf, nameKey, nameWords, startsOf } from '../../names/name-key.ts'
import type { NameEntry } from '../../names/name-source.ts'
import { dayNumber } from '../../search/engine.ts'
import { passageTerms } from '../../search/passages.ts'
import type { ArticleInfo } from '../../types.ts'
import { foldedTitle, readInfo, readRecord, type StoredRecord, searched } from '../stored-article.ts'
import type { BulkLoader } from './bulk-loader.ts'
import type { IndexReader } from './index-reader.ts'

// What lies in the indexes of a corpus: each document as it is loaded and as it is read again.

const infoNames: readonly (keyof ArticleInfo)[] = [
  'id',
  'file',
  'title',
  'published',
  'publisher',
  'author',
  'url',
  'place',
]
/** Fields of an article that hold what is known of it besides its text. */
export const infoFields = infoNames.map((name) => `article.${name}`)
export const recordFields = ['article', 'payload']

/** What a refresh needs of each article that is there already. */
const catalogueEntry = z.object({ number: z.number(), id: z.string(), hash: z.string(), passages: z.number() })
export const catalogueFields = Object.keys(catalogueEntry.shape)
export const readCatalogueEntry = (document: unknown): z.infer<typeof catalogueEntry> => catalogueEntry.parse(document)

const storedArticle = z.object({ source: z.string(), hash: z.string() })
/** What a file of the corpus needs of each article. */
export const storedFields = [...Object.keys(storedArticle.shape), ...recordFields]
export const readStored = (document: unknown): z.infer<typeof storedArticle> & { readonly record: StoredRecord } => ({
  ...storedArticle.parse(document),
  record: readRecord(document),
})

/** Passages of an article that can be told apart by number; no article comes near. */
const mostPassages = 2 ** 20

export const passageId = (article: number, place: number): string => `${article}-${place}`

/** An article and its passages as they are loaded. @param hash of the article's whole content */
export function articleDocuments(
  number: number,
  source: string,
  hash: string,
  { article, payload }: StoredRecord,
): { readonly document: object; readonly passages: readonly object[] } {
  const { text, ...info } = article
  const { days } = searched(article)
  const passages = passageTerms(article).map(({ start, end, terms }, place) => ({
    article: number,
    unit: number * mostPassages + place,
    start,
    end,
    ...(days !== undefined && { from: dayNumber(days[0]), to: dayNumber(days[1]) }),
    terms: terms.join(' '),
  }))
  const document = {
    number,
    id: info.id,
    source,
    hash,
    passages: passages.length,
    ...(info.published !== undefined && { published: info.published }),
    title: foldedTitle(info.title),
    names: [...new Set(payload.names.names.map(({ name }) => nameKey(name)))].filter((key) => key.length > 1),
    // Text last, so that what is read without it can stop before.
    article: { ...info, text },
    payload,
  }
  return { document, passages }
}

/** @throws TypeError when the document is none of an article */
export function readArticleInfo(document: unknown): ArticleInfo {
  const { article } = z.object({ article: z.unknown() }).parse(document)
  return readInfo(article)
}

const nameDocument = z.object({
  keys: z.array(z.string()),
  folded: z.string(),
  entry: z.object({
    name: z.string(),
    kind: z.enum(['person', 'organisation', 'place', 'event', 'work', 'other']),
    aliases: z.array(z.string()),
    articles: z.number(),
  }),
})

/** A name with what it is found by. */
export type FoundName = z.infer<typeof nameDocument>

/** @throws ZodError when the document is none of a name */
export const readName = (document: unknown): FoundName => nameDocument.parse(document)

/** A name as it is loaded. @param rank its place in the list, the most reported first */
export function documentOfName(rank: number, entry: NameEntry): object {
  const words = nameWords(entry.name)
  const [keys, starts] = [keysOf(entry), startsOf(entry)]
  return { rank, kind: entry.kind, keys, starts, words: [...new Set(words)].join(' '), folded: words.join(' '), entry }
}

/** Ids have at most 512 bytes. */
const longestKey = 400

/** Id of what a table has under a key. */
export function tableId(kind: 'office' | 'common' | 'newest', key: string | number): string {
  const text = `${key}`
  const short = Buffer.byteLength(text) <= longestKey
  return `${kind}:${short ? text : `#${createHash('sha256').update(text).digest('hex')}`}`
}

/** Articles on one page of the list of the newest. */
export const newestPage = 100

const office = z.object({ content: z.object({ office: z.string() }) })
const newest = z.object({ content: z.object({ infos: z.array(z.unknown()) }) })

/** @throws ZodError when the document is none of an office */
export const readOffice = (document: unknown): string => office.parse(document).content.office

/** @throws ZodError or TypeError when the document is none of a page of the newest */
export const readNewest = (document: unknown): ArticleInfo[] => newest.parse(document).content.infos.map(readInfo)

/** Id of the manifest among the tables. */
export const manifestId = 'manifest'

const manifest = z.object({
  /** Version of the program that built it. */
  program: z.string(),
  /** Changes with the content of the corpus or the program; 8 hexadecimal digits. */
  fingerprint: z.string(),
  articles: z.number().int(),
  passages: z.number().int(),
  /** The number of the next article. No number is ever given again, so that what remembers articles by it is never wrong. */
  next: z.number().int(),
})
export type Manifest = z.infer<typeof manifest>

/** What the manifest says; undefined where it is not there or of another format. */
export async function readManifest(tables: IndexReader): Promise<Manifest | undefined> {
  const [found] = await tables.many([manifestId])
  return z.object({ content: manifest }).safeParse(found).data?.content
}

/** Characters of a value that lie in one document. */
const partChars = 1_000_000

const head = z.object({ content: z.object({ parts: z.number() }) })
const part = z.object({ content: z.object({ text: z.string() }) })

/** Values of any size that lie among the tables. */
type BlobName = 'highlights' | 'sources'

/** Writes a value of any size as JSON into the documents of an index of tables. */
export async function writeBlob(loader: BulkLoader, index: string, name: BlobName, value: unknown): Promise<void> {
  const json = JSON.stringify(value)
  const count = Math.ceil(json.length / partChars)
  await loader.index(index, `blob:${name}`, { kind: 'blob', content: { parts: count } })
  for (let place = 0; place < count; place++) {
    const text = json.slice(place * partChars, (place + 1) * partChars)
    await loader.index(index, `blob:${name}:${place}`, { kind: 'blob', content: { text } })
  }
}

/** The value of that name; undefined where there is none. */
export async function readBlob(tables: IndexReader, name: BlobName): Promise<unknown> {
  const [found] = await tables.many([`blob:${name}`])
  if (found === undefined) return undefined
  const { parts } = head.parse(found).content
  const ids = Array.from({ length: parts }, (_, place) => `blob:${name}:${place}`)
  const texts = (await tables.many(ids)).map((document) => part.parse(document).content.text)
  return JSON.parse(texts.join(''))
}
